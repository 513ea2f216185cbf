"""Each reader gets the article, and what is known of it, out of its format; what is damaged or hostile costs that file alone."""

import json
import quopri
import sys
from collections.abc import Callable
from datetime import date

import makers
import pytest
from makers import LINES, TEXT, TITLE

from kg.types import ReadLimits

DAY = date(2024, 3, 12)
ANA = ("Ana Ruiz",)
BODY = list(LINES)


def rss(*entries: str, title: str = "Lake Courier") -> str:
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{''.join(entries)}</channel></rss>"


def item(text: str, title: str = TITLE, extra: str = "") -> str:
    day = "<pubDate>Tue, 12 Mar 2024 09:30:00 GMT</pubDate>"
    return f"<item><title>{title}</title>{day}<description><![CDATA[{text}]]></description>{extra}</item>"


def atom(text: str) -> str:
    entry = f"<entry><title>{TITLE}</title><author><name>Ana Ruiz</name></author><published>2024-03-12T09:30:00Z</published>{text}</entry>"
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Lake Courier</title>{entry}</feed>"


HTML = "".join(f"<p>{line}</p>" for line in LINES)
MULTIPART = (
    f"From: Lake Courier <news@courier.example>\nSubject: {TITLE}\nDate: Tue, 12 Mar 2024 09:30:00 +0100\nMIME-Version: 1.0\n"
    "Content-Type: multipart/alternative; boundary=B\n\n--B\nContent-Type: text/plain\n\nOpen this mail in a browser.\n"
    f"--B\nContent-Type: text/html; charset=utf-8\n\n{makers.page()}\n--B--\n"
).encode()
MHTML = (
    b"From: <Saved>\nSnapshot-Content-Location: https://courier.example/pier\nSubject: x\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="B"\n\n--B\nContent-Type: text/html\n'
    b"Content-Transfer-Encoding: quoted-printable\n\n"
    + quopri.encodestring(makers.page().encode())
    + b"\n--B\nContent-Type: image/png\n\nx\n--B--\n"
)
TWO_COLUMNS = makers.pdf(
    [
        [
            (50, 30, 8, "Lake Courier"),
            (50, 60, 20, TITLE),
            (50, 90, 9, "By Ana Ruiz"),
            *makers.column(makers.wrapped(" ".join(LINES[:2]), 44), 50, 120),
            *makers.column(makers.wrapped(" ".join(LINES[2:3]), 44), 310, 120),
            (280, 810, 8, "Page 1 of 2"),
        ],
        [(50, 30, 8, "Lake Courier"), *makers.column(makers.wrapped(LINES[3], 80), 50, 60), (280, 810, 8, "Page 2 of 2")],
    ]
)


def csv(text: str, names: str = "Headline,Text,Date,Outlet,Author") -> str:
    return f'{names}\n"{TITLE}","{text}",2024-03-12,Lake Courier,Ana Ruiz\n'


JSON = {"title": TITLE, "content": TEXT, "publishedAt": "2024-03-12", "source": {"name": "Lake Courier"}, "author": "Ana Ruiz"}
WORD = [("Title", TITLE), ("Normal", "By Ana Ruiz"), *(("Normal", line) for line in LINES)]
BOOK = "<dc:publisher>Lake Courier</dc:publisher><dc:date>2024-03-12</dc:date><dc:creator>Ana Ruiz</dc:creator>"

# name of the file, its content, and whether it tells (title, day, publisher, authors)
GOOD: dict[str, tuple[str, bytes | str, tuple[bool, bool, bool, bool]]] = {
    "RSS with HTML": ("a.rss", rss(item(HTML)), (True, True, True, False)),
    "RSS with full content": (
        "a.xml",
        rss(
            item(
                "Summary.",
                extra=f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA[{HTML}]]></content:encoded>",
            )
        ),
        (True, True, True, False),
    ),
    "RSS with plain text": ("b.rss", rss(item(TEXT)), (True, True, True, False)),
    "RSS in another encoding": (
        "c.rss",
        rss(item(HTML)).replace("1.0'", "1.0' encoding='iso-8859-1'", 1).encode("latin-1"),
        (True, True, True, False),
    ),
    "Atom": ("a.atom", atom(f"<content type='html'><![CDATA[{HTML}]]></content>"), (True, True, True, True)),
    "Atom with a summary": ("b.atom", atom(f"<summary>{TEXT}</summary>"), (True, True, True, True)),
    "mail": ("a.eml", makers.mail(TEXT), (True, True, False, True)),
    "mail as HTML": ("b.eml", makers.mail(makers.page(), kind="html"), (True, True, False, True)),
    "mail in both": ("c.eml", MULTIPART, (True, True, True, False)),
    "mail that was forwarded": ("d.eml", makers.mail(TEXT, subject=f"Fwd: RE: {TITLE}"), (True, True, False, True)),
    "mail with quotation and signature": ("e.eml", makers.mail(f"> What now?\n\n{TEXT}\n\n-- \nThe desk\n"), (True, True, False, True)),
    "mailbox of one": ("a.mbox", makers.mailbox([makers.mail(TEXT)]), (True, True, False, True)),
    "PDF of one column": (
        "a.pdf",
        makers.pdf([makers.column([TITLE, "", *makers.wrapped(TEXT, 80)], 50, 60)], {"Title": TITLE}),
        (True, False, False, False),
    ),
    "PDF of two columns": ("b.pdf", TWO_COLUMNS, (True, False, False, True)),
    "Word": ("a.docx", makers.word(WORD), (True, False, False, True)),
    "Word without styles": ("b.docx", makers.word([("Normal", text) for _, text in WORD]), (True, False, False, True)),
    "EPUB": ("a.epub", makers.epub({"cover.xhtml": "<p>Cover</p>", "1.xhtml": makers.page()}, BOOK), (True, True, True, True)),
    "page in gzip": ("a.html.gz", makers.zipped(makers.page()), (True, False, False, False)),
    "text in gzip": ("a.txt.gz", makers.zipped(f"{TITLE}\n\nBy Ana Ruiz\n\n{TEXT}"), (True, False, False, True)),
    "MHTML": ("a.mhtml", MHTML, (True, False, False, False)),
    "WARC": ("a.warc", makers.warc({"https://courier.example/a": makers.page()}), (True, False, False, False)),
    "WARC in gzip": ("a.warc.gz", makers.zipped(makers.warc({"https://courier.example/a": makers.page()})), (True, False, False, False)),
    "ZIP": ("a.zip", makers.packed({"in/a.html": makers.page(), "b.jpg": b"x", "__MACOSX/a.html": "x"}), (True, False, False, False)),
    "ZIP in ZIP": ("b.zip", makers.packed({"in.zip": makers.packed({"a.eml": makers.mail(TEXT)})}), (True, True, False, True)),
    "CSV": ("a.csv", csv(TEXT), (True, True, True, True)),
    "CSV with semicolons": ("b.csv", csv(TEXT).replace(",", ";").replace(";", ",", 0), (True, True, True, True)),
    "TSV": (
        "a.tsv",
        f"Title\tText\tDate\tOutlet\tAuthor\n{TITLE}\t{TEXT.replace(chr(10), ' ')}\t2024-03-12\tLake Courier\tAna Ruiz\n",
        (True,) * 4,
    ),
    "JSON object": ("a.json", json.dumps(JSON), (True, True, True, True)),
    "JSON list": ("b.json", json.dumps([JSON]), (True, True, True, True)),
    "JSON with a list inside": ("c.json", json.dumps({"totalResults": 1, "articles": [JSON]}), (True, True, True, True)),
}


@pytest.mark.parametrize(("name", "content", "tells"), GOOD.values(), ids=GOOD)
def test_the_article_is_read_with_what_is_known_of_it(
    read_file: Callable, name: str, content: bytes | str, tells: tuple[bool, ...]
) -> None:
    documents, problems = read_file(content, name)
    (document,) = documents
    assert [p.code for p in problems if p.code != "unknown-suffix"] == []
    found = " ".join(document.text.split())
    assert [line for line in LINES if line not in found.replace(";", ",")] == []
    assert "Page 1" not in found
    assert "What now" not in found
    said = (document.title == TITLE, document.published == DAY, document.publisher == "Lake Courier", document.authors == ANA)
    assert said == tells


def test_columns_are_read_one_after_the_other(read_one: Callable) -> None:
    assert read_one(TWO_COLUMNS, "a.pdf").text.split("\n\n")[1:] == [" ".join(LINES[:2]), LINES[2], LINES[3]]


def test_a_word_divided_at_the_end_of_a_line_is_one(read_one: Callable) -> None:
    lines = [
        "The harbour master of Lark-",
        "sund closed the pier on Monday after divers found",
        "cracks in two pillars of the well-",
        "known pier.",
    ]
    more = makers.wrapped("The well-known pier is a hundred years old, and nobody had looked at its pillars in all that time.", 50)
    text = read_one(makers.pdf([makers.column([*lines, *more], 50, 60)]), "a.pdf").text
    assert "of Larksund closed" in text
    assert "the well-known pier." in text


def test_a_paragraph_goes_on_over_the_page(read_one: Callable) -> None:
    lines = makers.wrapped(" ".join(LINES), 70)
    text = read_one(makers.pdf([makers.column(lines[:3], 50, 60), makers.column(lines[3:], 50, 60)]), "a.pdf").text
    assert text == " ".join(LINES)


def test_indented_lines_begin_paragraphs(read_one: Callable) -> None:
    items = [
        item
        for n, line in enumerate(LINES)
        for item in [
            (62, 60 + 40 * n, 10, makers.wrapped(line, 60)[0]),
            *makers.column(makers.wrapped(line, 60)[1:], 50, 73 + 40 * n),
        ]
    ]
    assert read_one(makers.pdf([items]), "a.pdf").text.split("\n\n") == BODY


def test_mails_of_a_mailbox_are_articles_each(read_file: Callable) -> None:
    mails = [makers.mail(TEXT.replace("pier", thing)) for thing in ("quay", "mole", "dam")]
    documents, _ = read_file(makers.mailbox(mails), "a.mbox")
    assert [d.source.rpartition(", ")[2] for d in documents] == ["mail 1", "mail 2", "mail 3"]


def test_what_is_attached_to_a_mail_is_read(read_file: Callable) -> None:
    head, _, _ = MULTIPART.partition(b"MIME-Version")
    parts = (
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain\n\nThe clipping is attached.\n"
        f'--B\nContent-Type: text/html\nContent-Disposition: attachment; filename="pier.html"\n\n{makers.page()}\n--B--\n'
    )
    documents, _ = read_file(head + parts.encode(), "a.eml")
    assert documents[-1].source.endswith("a.eml, pier.html")
    assert LINES[3] in documents[-1].text


def test_chapters_of_a_book_are_articles_in_its_order(read_file: Callable) -> None:
    chapters = {
        f"{n}.xhtml": makers.page(f"Chapter {n} about the pier", [line.replace("pier", f"pier {n}") for line in LINES]) for n in (2, 1)
    }
    documents, _ = read_file(makers.epub(chapters, BOOK), "a.epub")
    assert [d.title for d in documents] == ["Chapter 2 about the pier", "Chapter 1 about the pier"]


def test_the_address_of_a_page_in_an_archive_is_known(read_one: Callable) -> None:
    assert read_one(makers.warc({"https://courier.example/a": makers.page()}), "a.warc").url == "https://courier.example/a"
    assert read_one(MHTML, "a.mhtml").url == "https://courier.example/pier"


@pytest.mark.parametrize(("status", "kind"), [("404 Not Found", "text/html"), ("200 OK", "image/png")])
def test_answers_that_are_no_pages_are_passed_over(read_file: Callable, status: str, kind: str) -> None:
    assert read_file(makers.warc({"https://courier.example/a": makers.page()}, status=status, kind=kind), "a.warc") == ([], [])


# ------------------------------------------------------------------------------------------------ columns of tables


def test_the_column_of_the_text_may_be_named(read_one: Callable) -> None:
    table = csv(TEXT, "Headline,Clip,Date,Outlet,Author")
    assert read_one(table, "a.csv", columns=(("text", "Clip"),)).text.endswith(LINES[3])


def test_a_table_without_a_text_names_its_columns(read_file: Callable) -> None:
    documents, (problem,) = read_file(csv(TEXT, "Headline,Clip,Date,Outlet,Author"), "a.csv")
    assert documents == []
    assert "no column is named as the text; the columns are 'Headline', 'Clip'" in problem.message
    assert "--text-column" in problem.message


def test_a_row_without_text_costs_that_row(read_file: Callable) -> None:
    documents, (problem,) = read_file(csv(TEXT) + '"Other","",2024-03-13,X,Y\n', "a.csv")
    assert len(documents) == 1
    assert problem.location == "row 3"


# ------------------------------------------------------------------------------------------------ transcripts


@pytest.mark.parametrize("voiced", [True, False])
def test_turns_of_a_transcript_are_paragraphs_with_their_speaker(read_one: Callable, voiced: bool) -> None:
    cues = [("Selma Vik", "The old pier is closed."), ("", "We found cracks in it."), ("Jon Aas", "Nobody looked at the pillars before.")]
    lines = [(f"<v {n}>{t}" if voiced else f"{n}: {t}") if n else t for n, t in cues]
    vtt = "WEBVTT\n\nNOTE made by hand\n\n" + "".join(f"{n}\n00:0{n}.000 --> 00:0{n + 1}.000\n{line}\n\n" for n, line in enumerate(lines))
    assert read_one(vtt, "a.vtt").text.split("\n\n") == [
        "Selma Vik: The old pier is closed. We found cracks in it.",
        "Jon Aas: Nobody looked at the pillars before.",
    ]


def test_subtitles_that_roll_are_read_once(read_one: Callable) -> None:
    srt = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{line}\n\n" for n, line in enumerate([LINES[0], LINES[0], LINES[1]]))
    assert read_one(srt, "a.srt").text.count("harbour master") == 1


# ------------------------------------------------------------------------------------------------ damaged and hostile files


def bomb() -> bytes:
    return makers.packed({"a.txt": b"a" * 40_000_000})


def nested() -> bytes:
    inner = makers.packed({"a.txt": TEXT})
    for _ in range(6):
        inner = makers.packed({"in.zip": inner})
    return inner


ENTITIES = (
    "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'>" + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(8)) + "]>"
)
PACKAGE = makers.epub({"1.xhtml": makers.page()}).replace(b"OEBPS/content.opf", b"OEBPS/../../x.opf")
HOSTILE: dict[str, tuple[str, bytes | str, set[str]]] = {
    "feed that is none": ("a.rss", "<html><body>hello</body></html>", {"no-text"}),
    "feed with entities in entities": ("b.rss", ENTITIES + rss(item("&i;")), {"no-text"}),
    "feed of bytes": ("c.rss", bytes(range(256)) * 20, {"no-text"}),
    "mail that is none": ("a.eml", "Just a line\n\nand another\n", {"no-text"}),
    "mail of bytes": ("b.eml", bytes(range(256)) * 20, {"no-text"}),
    "mail of an unknown encoding": ("c.eml", makers.mail(TEXT).replace(b"utf-8", b"x-none"), set()),
    "mail of parts in parts": (
        "d.eml",
        b"Subject: x\n" + b"Content-Type: multipart/mixed; boundary=B\n\n--B\n" * 500,
        {"no-text", "reader-failed"},
    ),
    "mailbox of empty mails": ("a.mbox", b"From a\n\n" * 2000, {"no-text"}),
    "PDF cut in the middle": ("a.pdf", TWO_COLUMNS[: len(TWO_COLUMNS) // 3], {"binary", "no-text"}),
    "PDF of bytes": ("b.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 50, {"binary", "no-text"}),
    "PDF without text": ("c.pdf", makers.pdf([[]]), {"no-text"}),
    "PDF whose pages hold each other": ("d.pdf", makers.pdf([[]]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"), {"binary", "no-text"}),
    "Word that is a ZIP": ("a.docx", makers.packed({"a.txt": "x"}), {"binary"}),
    "Word of bytes": ("b.docx", bytes(range(256)), {"binary"}),
    "EPUB of a cover": ("c.epub", makers.epub({"1.xhtml": "<p>Clippings of March</p>"}), {"no-text"}),
    "EPUB without contents": ("a.epub", makers.packed({"a.txt": "x"}), {"binary"}),
    "EPUB that points out of itself": ("b.epub", PACKAGE, {"binary"}),
    "ZIP that unpacks to 40 MB": ("a.zip", bomb(), {"too-much"}),
    "gzip that unpacks to 40 MB": ("a.txt.gz", makers.zipped(b"a" * 40_000_000), {"too-much"}),
    "ZIP in ZIP in ZIP": ("b.zip", nested(), {"too-much"}),
    "ZIP of bytes": ("c.zip", b"PK\x03\x04" + bytes(range(256)) * 20, {"binary"}),
    "ZIP with names that lead out": ("d.zip", makers.packed({"../../a.txt": TEXT, "/etc/b.txt": TEXT}), {"duplicate"}),
    "gzip of bytes": ("b.txt.gz", b"\x1f\x8b" + bytes(range(256)), {"binary"}),
    "gzip of what nobody reads": ("a.xlsx.gz", makers.zipped("x"), {"unknown-suffix"}),
    "MHTML without a page": ("a.mhtml", makers.mail("hello"), {"no-text"}),
    "WARC of bytes": ("a.warc", bytes(range(256)) * 20, {"binary"}),
    "WARC cut in the middle": ("b.warc", makers.warc({"https://c.example/a": makers.page()})[:150], {"binary", "no-text"}),
    "CSV of quotation marks": ("a.csv", "text\n" + '"' * 20_001, {"no-text", "table"}),
    "CSV of bytes": ("b.csv", bytes(range(256)) * 20, {"binary"}),
    "JSON in JSON in JSON": ("a.json", "[" * 100_000, {"json"}),
    "JSON without objects": ("b.json", "[1, 2, 3]", {"json"}),
    "transcript without times": ("a.vtt", "WEBVTT\n\nhello\n", {"no-text"}),
}


@pytest.mark.parametrize(("name", "content", "codes"), HOSTILE.values(), ids=HOSTILE)
def test_a_damaged_or_hostile_file_is_told_and_costs_no_other(
    read_file: Callable, name: str, content: bytes | str, codes: set[str]
) -> None:
    documents, problems = read_file(content, name, limits=ReadLimits(unpacked_mb=10))
    assert {p.code for p in problems} <= codes | {"encoding", "control-characters"}
    assert all("\n" not in p.message and len(p.message) < 500 for p in problems)
    assert bool(documents) is (codes <= {"duplicate"})


def test_more_articles_than_the_limit_are_left_out(read_file: Callable) -> None:
    lines = "".join(json.dumps({"text": TEXT.replace("pier", f"pier {n}")}) + "\n" for n in range(6))
    documents, (problem,) = read_file(lines, "a.jsonl", limits=ReadLimits(articles=4))
    assert len(documents) == 4
    assert "it holds more than 4 articles" in problem.message


@pytest.mark.parametrize(
    ("name", "module", "extra"), [("a.pdf", "pdfplumber", "pdf"), ("a.docx", "docx", "word"), ("a.rss", "feedparser", "feeds")]
)
def test_a_missing_extra_is_named(read_file: Callable, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str) -> None:
    for known in [m for m in sys.modules if m.split(".")[0] == module]:
        monkeypatch.delitem(sys.modules, known)
    monkeypatch.setitem(sys.modules, module, None)
    documents, (problem,) = read_file(b"x", name)
    assert documents == []
    assert problem.message.endswith(f"needs the extra “{extra}”; pip install 'newsgraph[{extra}]'")


def test_a_list_of_addresses_is_told_how_to_become_pages(read_file: Callable) -> None:
    documents, (problem,) = read_file("https://courier.example/1\nhttps://courier.example/2\n", "urls.txt")
    assert documents == []
    assert "this is a list of addresses" in problem.message
    assert "wget" in problem.message
