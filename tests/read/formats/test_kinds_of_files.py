"""Files as programs really write them, kind by kind: the article of each is read, with its title, and nothing that stands around it.

Together with the tables of `test_readers.py` and `test_exports.py` each reader has ten files or more, hostile ones among them.
"""

import base64
import gzip
import io
import json
import quopri
import zipfile
from collections.abc import Callable

import docx
import makers
import pytest
from makers import LINES, TEXT, TITLE

HTML = "".join(f"<p>{line}</p>" for line in LINES)
ESCAPED = HTML.replace("<", "&lt;").replace(">", "&gt;")
DAY = "<pubDate>Tue, 12 Mar 2024 09:30:00 GMT</pubDate>"
HEAD = f"From: Ana Ruiz <ana@courier.example>\nSubject: {TITLE}\nDate: Tue, 12 Mar 2024 09:30:00 +0100\nMIME-Version: 1.0\n"
ADDRESS = "https://courier.example/a"


def rss(inside: str, *, before: str = "<?xml version='1.0' encoding='utf-8'?>", more: str = "") -> str:
    return f"{before}<rss version='2.0' {more}><channel><title>Lake Courier</title>{inside}</channel></rss>"


def entry(text: str) -> str:
    return f"<item><title>{TITLE}</title>{DAY}{text}</item>"


FEEDS: dict[str, tuple[str, bytes | str]] = {
    "HTML escaped in a description": ("a.rss", rss(entry(f"<description>{ESCAPED}</description>"))),
    "a mark of the byte order": ("b.rss", "\ufeff" + rss(entry(f"<description>{ESCAPED}</description>"))),
    "Windows line ends": ("c.rss", rss(entry(f"<description>\n{ESCAPED}\n</description>")).replace("\n", "\r\n")),
    "UTF-16": ("d.rss", rss(entry(f"<description>{ESCAPED}</description>")).replace("utf-8", "utf-16").encode("utf-16")),
    "a creator": (
        "e.rss",
        rss(
            entry(f"<dc:creator>Ana Ruiz</dc:creator><description>{ESCAPED}</description>"),
            more="xmlns:dc='http://purl.org/dc/elements/1.1/'",
        ),
    ),
    "RSS 1.0": (
        "f.rdf",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        f"<channel><title>Lake Courier</title></channel><item><title>{TITLE}</title><description>{ESCAPED}</description></item></rdf:RDF>",
    ),
    "Atom with XHTML": (
        "g.atom",
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Lake Courier</title><entry>"
        f"<title>{TITLE}</title><updated>2024-03-12T09:30:00Z</updated>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{HTML}</div></content></entry></feed>",
    ),
    "an entry without a text beside it": (
        "h.rss",
        rss(f"<item><title>Weather</title>{DAY}</item>{entry(f'<description>{ESCAPED}</description>')}"),
    ),
}


def mail_of(text: str | bytes, *, kind: str = "text/plain", charset: str = "utf-8", coded: str = "8bit", head: str = HEAD) -> bytes:
    body = text.encode(charset) if isinstance(text, str) else text
    if coded == "base64":
        body = base64.encodebytes(body)
    elif coded == "quoted-printable":
        body = quopri.encodestring(body)
    return f"{head}Content-Type: {kind}; charset={charset}\nContent-Transfer-Encoding: {coded}\n\n".encode() + body


QUOTED = f"{TEXT}\n\nOn Tue, 12 Mar 2024 at 08:00, Bo Lee <bo@courier.example> wrote:\n> What now?\n> The quay is open.\n"
OUTLOOK = f"{TEXT}\n\n-----Original Message-----\nFrom: Bo Lee\nSent: Tuesday\nSubject: pier\n\nWhat now?\n"
MAILS: dict[str, tuple[str, bytes | str]] = {
    "base64": ("a.eml", mail_of(TEXT, coded="base64")),
    "quoted-printable in Windows-1252": (
        "b.eml",
        mail_of(f"{TEXT}\n\n“It is over”, she said.", charset="cp1252", coded="quoted-printable"),
    ),
    "a coded subject": ("c.eml", mail_of(TEXT, head=HEAD.replace(TITLE, f"=?utf-8?B?{base64.b64encode(TITLE.encode()).decode()}?="))),
    "Windows line ends": ("d.eml", mail_of(TEXT).replace(b"\n", b"\r\n")),
    "an answer below which the question stands": ("e.eml", mail_of(QUOTED)),
    "an answer of Outlook": ("f.eml", mail_of(OUTLOOK)),
    "what Outlook forwards": (
        "i.eml",
        mail_of(
            f"Please read.\n\n-----Original Message-----\nSent: Tuesday\n\n{TEXT}\n",
            head=HEAD.replace("Subject: ", "Subject: FW: "),
        ),
    ),
    "pictures beside the text": (
        "g.eml",
        f"{HEAD}Content-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html; charset=utf-8\n\n{makers.page()}\n"
        "--B\nContent-Type: image/png\nContent-ID: <a>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--B--\n",
    ),
    "no date": ("h.eml", mail_of(TEXT, head=HEAD.replace("Date: Tue, 12 Mar 2024 09:30:00 +0100\n", ""))),
}
MAILBOXES: dict[str, tuple[str, bytes | str]] = {
    "a line that begins like a mail": ("a.mbox", makers.mailbox([makers.mail(f"{TEXT}\n\n>From the quay nothing can be seen.")])),
    "Windows line ends": ("b.mbox", makers.mailbox([makers.mail(TEXT)]).replace(b"\n", b"\r\n")),
    "base64": ("c.mbox", makers.mailbox([mail_of(TEXT, coded="base64")])),
    "HTML": ("d.mbox", makers.mailbox([makers.mail(makers.page(), kind="html")])),
    "gzip": ("e.mbox.gz", gzip.compress(makers.mailbox([makers.mail(TEXT)]))),
    "in a ZIP": ("f.zip", makers.packed({"mail/Inbox.mbox": makers.mailbox([makers.mail(TEXT)])})),
    "labels of a webmail": ("g.mbox", makers.mailbox([makers.mail(TEXT, **{"X-Gmail-Labels": "Inbox", "X-GM-THRID": "1"})])),
    "a mail without text before it": ("h.mbox", makers.mailbox([makers.mail(""), makers.mail(TEXT)])),
}


def columns(number: int, width: int) -> bytes:
    """A page of so many columns below its headline, between a running head and a number."""
    lines = makers.wrapped(" ".join(LINES), width)
    share = -(-len(lines) // number)
    items = [(50, 30, 8, "Lake Courier"), (50, 60, 20, TITLE), (280, 810, 8, "3")]
    for n in range(number):
        items += makers.column(lines[n * share : (n + 1) * share], 50 + n * (500 / number), 120)
    return makers.pdf([items])


def two_pages() -> bytes:
    def framed(lines: list[str], number: int) -> list[makers.Item]:
        return [(50, 30, 8, "Lake Courier   Tuesday, March 12, 2024"), *makers.column(lines, 50, 60), (280, 810, 8, f"{number}")]

    lines = makers.wrapped(" ".join(LINES), 60)
    return makers.pdf([framed([TITLE, "", *lines[:3]], 1), framed(lines[3:5], 2), framed(lines[5:], 3)])


PDFS: dict[str, tuple[str, bytes | str]] = {
    "three columns": ("a.pdf", columns(3, 26)),
    "two narrow columns": ("b.pdf", columns(2, 40)),
    "running heads and numbers": ("c.pdf", two_pages()),
    "large letters at first": (
        "d.pdf",
        makers.pdf([[(50, 60, 22, TITLE), *makers.column(makers.wrapped(TEXT, 60), 50, 110, size=14, leading=18)]]),
    ),
    "a title of the program that wrote it": (
        "e.pdf",
        makers.pdf(
            [[(50, 60, 20, TITLE), *makers.column(makers.wrapped(TEXT, 80), 50, 100)]], {"Title": "Microsoft Word - pier-final2.docx"}
        ),
    ),
    "words behind its end": (
        "f.pdf",
        makers.pdf([[(50, 60, 20, TITLE), *makers.column(makers.wrapped(TEXT, 80), 50, 100)]]) + b"\0" * 300,
    ),
    "lines set wide": ("g.pdf", makers.pdf([[(50, 60, 20, TITLE), *makers.column(makers.wrapped(TEXT, 80), 50, 100, leading=24)]])),
}


def word_with(change: Callable[[docx.document.Document], object]) -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for line in LINES[:2]:
        document.add_paragraph(line)
    change(document)
    for line in LINES[2:]:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def table_in(document: docx.document.Document) -> None:
    document.add_table(1, 2).cell(0, 0).text = "Pillars"


def frame_in(document: docx.document.Document) -> None:
    document.sections[0].header.paragraphs[0].text = "Lake Courier, page 3"
    document.sections[0].footer.paragraphs[0].text = "Printed on Tuesday"


WORDS: dict[str, tuple[str, bytes | str]] = {
    "a heading above": ("a.docx", makers.word([("Heading 1", TITLE), *(("Normal", line) for line in LINES)])),
    "a list": ("b.docx", makers.word([("Title", TITLE), *(("List Bullet", line) for line in LINES)])),
    "a table": ("c.docx", word_with(table_in)),
    "head and foot": ("d.docx", word_with(frame_in)),
    "empty paragraphs": ("e.docx", word_with(lambda d: [d.add_paragraph("") for _ in range(20)])),
    "lines broken by hand": ("f.docx", makers.word([("Title", TITLE), ("Normal", "\n".join(LINES))])),
    "a page break": ("g.docx", word_with(lambda d: d.add_page_break())),
}
EPUBS: dict[str, tuple[str, bytes | str]] = {
    "a declaration before the page": ("a.epub", makers.epub({"1.xhtml": f"<?xml version='1.0' encoding='utf-8'?>{makers.page()}"})),
    "names of signs": ("b.epub", makers.epub({"1.xhtml": makers.page().replace(" ", "&#160;", 1)})),
    "a folder inside": ("c.epub", makers.epub({"text/1.xhtml": makers.page()})),
    "a blank in a name": ("d.epub", makers.epub({"part 1.xhtml": makers.page()})),
    "a list of contents first": ("e.epub", makers.epub({"nav.xhtml": "<nav><a href='1.xhtml'>One</a></nav>", "1.xhtml": makers.page()})),
    "a title of the book": ("f.epub", makers.epub({"1.xhtml": makers.page()}, "<dc:title>Clippings of March</dc:title>")),
    "a name with a percent sign": ("g.epub", makers.epub({"part%201.xhtml": makers.page()})),
}
GZIPS: dict[str, tuple[str, bytes | str]] = {
    "a page in Latin-1": ("a.html.gz", gzip.compress(makers.page(head="<meta charset='iso-8859-1'>").encode("latin-1"))),
    "two members": ("b.html.gz", gzip.compress(makers.page()[:200].encode()) + gzip.compress(makers.page()[200:].encode())),
    "a name inside": ("c.htm.gz", gzip.compress(makers.page().encode())),
    "the best compression": ("d.html.gz", gzip.compress(makers.page().encode(), 9)),
    "no compression": ("e.html.gz", gzip.compress(makers.page().encode(), 0)),
    "a mail": ("f.eml.gz", gzip.compress(makers.mail(TEXT))),
    "a feed": ("g.rss.gz", gzip.compress(rss(entry(f"<description>{ESCAPED}</description>")).encode())),
}


def mhtml(body: bytes, coded: str, *, charset: str = "utf-8", lines: bytes = b"\n") -> bytes:
    head = (
        f"From: <Saved by a browser>\nSnapshot-Content-Location: {ADDRESS}\nSubject: {TITLE}\nDate: Tue, 12 Mar 2024 09:30:00 -0000\n"
        'MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n\tboundary="----B----"\n\n\n------B----\n'
        f'Content-Type: text/html; charset="{charset}"\nContent-Transfer-Encoding: {coded}\nContent-Location: {ADDRESS}\n\n'
    )
    tail = b"\n------B----\nContent-Type: text/css\nContent-Location: cid:css-1\n\np { color: red }\n------B------\n"
    return (head.encode() + body + tail).replace(b"\n", lines)


MHTMLS: dict[str, tuple[str, bytes | str]] = {
    "quoted-printable": ("a.mhtml", mhtml(quopri.encodestring(makers.page().encode()), "quoted-printable")),
    "base64": ("b.mhtml", mhtml(base64.encodebytes(makers.page().encode()), "base64")),
    "Windows line ends": ("c.mht", mhtml(quopri.encodestring(makers.page().encode()), "quoted-printable", lines=b"\r\n")),
    "Windows-1252": ("d.mht", mhtml(quopri.encodestring(makers.page().encode("cp1252")), "quoted-printable", charset="windows-1252")),
    "binary": ("e.mhtml", mhtml(makers.page().encode(), "binary")),
    "eight bits": ("f.mhtml", mhtml(makers.page().encode(), "8bit")),
    "a frame besides": (
        "g.mhtml",
        mhtml(quopri.encodestring(makers.page().encode()), "quoted-printable").replace(
            b"\n------B------", b"\n------B----\nContent-Type: text/html\nContent-Location: cid:frame-2\n\n<p>Buy now</p>\n------B------"
        ),
    ),
    "gzip": ("h.mhtml.gz", gzip.compress(mhtml(base64.encodebytes(makers.page().encode()), "base64"))),
}


def record(kind: str, address: str, content: bytes, *, media: str = "application/http; msgtype=response") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-12T09:30:00Z\r\nContent-Type: {media}\r\n"
    return f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content + b"\r\n\r\n"


def answer(body: bytes, *heads: str) -> bytes:
    return "\r\n".join(["HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", *heads, "", ""]).encode() + body


PAGE = makers.page().encode()
CHUNKED = f"{len(PAGE[:100]):x}\r\n".encode() + PAGE[:100] + f"\r\n{len(PAGE[100:]):x}\r\n".encode() + PAGE[100:] + b"\r\n0\r\n\r\n"
WARCS: dict[str, tuple[str, bytes | str]] = {
    "chunks": ("a.warc", record("response", ADDRESS, answer(CHUNKED, "Transfer-Encoding: chunked"))),
    "a compressed answer": ("b.warc", record("response", ADDRESS, answer(gzip.compress(PAGE), "Content-Encoding: gzip"))),
    "its request": ("c.warc", record("request", ADDRESS, b"GET /a HTTP/1.1\r\n\r\n") + record("response", ADDRESS, answer(PAGE))),
    "what tells of the archive": (
        "d.warc",
        record("warcinfo", "", b"software: x\r\n", media="application/warc-fields") + record("response", ADDRESS, answer(PAGE)),
    ),
    "each record compressed": (
        "e.warc.gz",
        gzip.compress(record("warcinfo", "", b"", media="application/warc-fields"))
        + gzip.compress(record("response", ADDRESS, answer(PAGE))),
    ),
    "a redirection": (
        "f.warc",
        record("response", f"{ADDRESS}0", b"HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\nLocation: /a\r\n\r\n<p>Moved here</p>")
        + record("response", ADDRESS, answer(PAGE)),
    ),
    "pictures": (
        "g.warc",
        record("response", f"{ADDRESS}.png", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG")
        + record("response", ADDRESS, answer(PAGE)),
    ),
}


def locked() -> bytes:
    """A ZIP whose first file has a password, and whose second has none."""
    content = bytearray(makers.packed({"a.txt": "secret", "b.html": makers.page()}))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        start = archive.infolist()[0].header_offset
    content[start + 6] |= 1
    middle = content.index(b"PK\x01\x02")
    content[middle + 8] |= 1
    return bytes(content)


ZIPS: dict[str, tuple[str, bytes | str]] = {
    "folders": ("a.zip", makers.packed({"one/": "", "one/two/a.html": makers.page()})),
    "a name in another language": ("b.zip", makers.packed({"Überschrift – 한국.html": makers.page()})),
    "what a Mac adds": ("c.zip", makers.packed({"__MACOSX/._a.html": b"\0\5\x16\7", ".DS_Store": b"x", "a.html": makers.page()})),
    "a Word document": ("d.zip", makers.packed({"a.docx": makers.word([("Title", TITLE), *(("Normal", line) for line in LINES)])})),
    "a page in gzip": ("e.zip", makers.packed({"a.html.gz": makers.zipped(makers.page())})),
    "a comment behind it": ("f.zip", makers.packed({"a.html": makers.page()})),
    "files that nobody reads": ("g.zip", makers.packed({"a.html": makers.page(), "b.png": "x", "c.css": "x", "d.js": "x"})),
}
ROW = {"title": TITLE, "clip": TEXT, "date": "2024-03-12"}


def table(separator: str = ",", *, names: str = "title,clip,date", text: str = TEXT, end: str = "\n") -> str:
    return f'{names.replace(",", separator)}{end}"{TITLE}"{separator}"{text}"{separator}2024-03-12{end}'


TABLES: dict[str, tuple[str, bytes | str]] = {
    "a mark of the byte order": ("a.csv", "\ufeff" + table()),
    "semicolons": ("b.csv", table(";")),
    "tabs": ("c.tsv", table("\t")),
    "Windows line ends": ("d.csv", table(end="\r\n")),
    "Windows-1252": ("e.csv", table(text=f"{TEXT} “Yes”, she said.").encode("cp1252")),
    "quotation marks in the text": ("f.csv", table(text=f'{TEXT} ""Yes"", she said.')),
    "capitals in the names": ("g.csv", table(names="Title,Clip,Date")),
    "an empty line at the end": ("h.csv", table() + "\n\n"),
    "columns that nobody knows": ("i.csv", table(names="title,clip,colour")),
}
JSONS: dict[str, tuple[str, bytes | str]] = {
    "an object": ("a.json", json.dumps(ROW)),
    "a list": ("b.json", json.dumps([ROW])),
    "a list inside": ("c.json", json.dumps({"status": "ok", "items": [ROW]})),
    "a mark of the byte order": ("d.json", "\ufeff" + json.dumps([ROW])),
    "signs spelled out": ("e.json", json.dumps([ROW | {"clip": f"{TEXT} “Yes”."}], ensure_ascii=True)),
    "laid out": ("f.json", json.dumps([ROW], indent=4)),
    "lines": ("g.jsonl", json.dumps(ROW) + "\n\n"),
    "numbers and nothing besides": ("h.json", json.dumps([ROW | {"id": 7, "score": None, "tags": ["a"], "more": {"x": 1}}])),
    "UTF-16": ("i.json", json.dumps([ROW]).encode("utf-16")),
}


def cues(*lines: str, head: str = "WEBVTT\n\n", comma: str = ".", hours: str = "00:", numbered: bool = True) -> str:
    """Subtitles of two seconds each."""
    times = [f"{hours}00:{2 * n:02}{comma}000 --> {hours}00:{2 * n + 2:02}{comma}000" for n in range(len(lines))]
    return head + "".join(f"{f'{n + 1}{chr(10)}' if numbered else ''}{times[n]}\n{line}\n\n" for n, line in enumerate(lines))


HALVES = [part for line in LINES for part in (line[: line.index(" ", 50)], line[line.index(" ", 50) + 1 :])]
SUBTITLES: dict[str, tuple[str, bytes | str]] = {
    "sentences": ("a.vtt", cues(*LINES)),
    "half sentences": ("b.vtt", cues(*HALVES)),
    "no hours and no numbers": ("c.vtt", cues(*HALVES, hours="", numbered=False)),
    "settings of place": ("d.vtt", cues(*LINES).replace(".000\n", ".000 align:start position:0%\n")),
    "a style and a note": ("e.vtt", cues(*LINES, head="WEBVTT - by hand\n\nSTYLE\n::cue { color: red }\n\nNOTE checked\n\n")),
    "signs of words": ("f.vtt", cues(*(f"<c.yellow>{half}</c>" for half in HALVES))),
    "SubRip": ("g.srt", cues(*HALVES, head="", comma=",")),
    "SubRip with Windows line ends": ("h.srt", cues(*LINES, head="\ufeff", comma=",").replace("\n", "\r\n")),
    "two lines of a cue": ("i.vtt", cues(*("\n".join(HALVES[n : n + 2]) for n in range(0, 8, 2)))),
}
KINDS = {
    "feed": FEEDS,
    "mail": MAILS,
    "mailbox": MAILBOXES,
    "PDF": PDFS,
    "Word": WORDS,
    "EPUB": EPUBS,
    "gzip": GZIPS,
    "MHTML": MHTMLS,
    "WARC": WARCS,
    "ZIP": ZIPS,
}
FILES = {f"{kind}: {what}": file for kind, files in KINDS.items() for what, file in files.items()}
AROUND = ("What now", "Bo Lee", "Moved", "Buy now", "Printed on", "Clippings")


@pytest.mark.parametrize(("name", "content"), FILES.values(), ids=FILES)
def test_the_article_of_a_file_is_read_whole(read_file: Callable, name: str, content: bytes | str) -> None:
    documents, _ = read_file(content, name)
    (document,) = documents
    found = " ".join(document.text.split())
    assert [line for line in LINES if line not in found] == []
    assert document.title == TITLE
    assert [words for words in AROUND if words in found] == []


@pytest.mark.parametrize(
    ("name", "content"), [*TABLES.values(), *JSONS.values()], ids=[*(f"CSV: {w}" for w in TABLES), *(f"JSON: {w}" for w in JSONS)]
)
def test_the_text_of_a_record_is_where_one_says(read_file: Callable, name: str, content: bytes | str) -> None:
    documents, _ = read_file(content, name, columns=(("text", "Clip" if "Clip" in str(content) else "clip"),))
    (document,) = documents
    assert [line for line in LINES if line not in " ".join(document.text.split())] == []
    assert document.title == TITLE


@pytest.mark.parametrize(("name", "content"), SUBTITLES.values(), ids=SUBTITLES)
def test_subtitles_become_sentences(read_file: Callable, name: str, content: bytes | str) -> None:
    (document,), _ = read_file(content, name)
    found = " ".join(document.text.split())
    assert [line for line in LINES if line not in found] == []
    assert not any(sign in found for sign in ("-->", "align", "STYLE", "WEBVTT", "<c", "checked"))


TURNS = "\n\n".join(f"{'Vik' if n % 2 else 'Host'}: {line}" for n, line in enumerate(LINES))
TRANSCRIPTS = {
    "turns": TURNS,
    "capitals": TURNS.replace("Host:", "HOST:").replace("Vik:", "SELMA VIK:"),
    "whole names": TURNS.replace("Vik:", "Selma Vik:").replace("Host:", "Ana Ruiz:"),
    "Windows line ends": TURNS.replace("\n", "\r\n"),
    "a line for each": TURNS.replace("\n\n", "\n"),
    "Windows-1252": TURNS.replace("Vik:", "Sørvik:").encode("cp1252"),
    "a title before": f"{TITLE}\n\n{TURNS}",
    "roles": TURNS.replace("Vik:", "Mayor Vik:"),
    "questions and answers": TURNS.replace("Host:", "Q:").replace("Vik:", "A:"),
}


@pytest.mark.parametrize("content", TRANSCRIPTS.values(), ids=TRANSCRIPTS)
def test_a_transcript_keeps_its_turns(read_file: Callable, content: bytes | str) -> None:
    (document,), _ = read_file(content)
    turns = [line for line in document.text.split("\n\n") if line != TITLE]
    assert [turn.partition(": ")[2] for turn in turns] == list(LINES)


LISTS = {
    "addresses": f"{ADDRESS}\n{ADDRESS}0\n",
    "one address": f"{ADDRESS}\n",
    "Windows line ends": f"{ADDRESS}\r\n{ADDRESS}0\r\n",
    "a mark of the byte order": f"\ufeff{ADDRESS}\n{ADDRESS}0\n",
    "empty lines": f"{ADDRESS}\n\n\n{ADDRESS}0\n",
    "blanks around": f"  {ADDRESS}\n\t{ADDRESS}0  \n",
    "bullets": f"- {ADDRESS}\n- {ADDRESS}0\n",
    "numbers": f"1. {ADDRESS}\n2. {ADDRESS}0\n",
    "no scheme": "www.courier.example/a\nwww.courier.example/b\n",
    "a thousand": "".join(f"{ADDRESS}/{n}?x={'y' * 200}\n" for n in range(1000)),
}


@pytest.mark.parametrize("content", LISTS.values(), ids=LISTS)
def test_a_list_of_addresses_is_no_article_and_says_what_to_do(read_file: Callable, content: str) -> None:
    documents, (problem,) = read_file(content, "urls.txt")
    assert documents == []
    assert "this is a list of addresses" in problem.message


def test_a_locked_file_in_a_zip_costs_itself_alone(read_file: Callable) -> None:
    (document,), (problem,) = read_file(locked(), "a.zip")
    assert document.title == TITLE
    assert "password" in problem.message
