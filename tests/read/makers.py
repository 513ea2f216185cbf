"""A few words in, the bytes of a file of some format out: what the tests of readers read."""

from __future__ import annotations

import gzip
import io
import textwrap
import zipfile
from collections.abc import Iterable, Mapping, Sequence

import docx

TITLE = "Old pier closed after divers find cracks"
LINES = (
    "The harbour master of Larksund closed the old pier on Monday after divers found cracks in two of its pillars.",
    "Selma Vik said that boats to the islands would leave from the northern quay until the repairs were finished.",
    "The council has set aside four million crowns for the work, which three firms have offered to carry out.",
    "Union leader Jon Aas called the decision overdue, and asked why nobody had looked at the pillars before.",
)
TEXT = "\n\n".join(LINES)
Item = tuple[float, float, float, str]  # from the left and the top in points, size, text


def page(title: str = TITLE, lines: Iterable[str] = LINES, head: str = "") -> str:
    """A plain web page."""
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<!doctype html><html lang='en'><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


def wrapped(text: str, width: int) -> list[str]:
    """Lines of a column; a word may be divided at a hyphen."""
    return textwrap.wrap(text, width, break_on_hyphens=True)


def column(lines: Sequence[str], left: float, top: float, *, size: float = 10, leading: float = 13) -> list[Item]:
    """Lines below each other."""
    return [(left, top + n * leading, size, line) for n, line in enumerate(lines)]


def pdf(pages: Sequence[Sequence[Item]], info: Mapping[str, str] | None = None) -> bytes:
    """A PDF of A4 pages in Helvetica, written by hand."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for items in pages:
        content = "".join(f"BT /F1 {size:g} Tf {x:g} {842 - top - size:g} Td ({_escaped(text)}) Tj ET\n" for x, top, size, text in items)
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}endstream")
        resources = "<< /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources} /Contents {len(objects)} 0 R >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    objects.append("<< " + " ".join(f"/{name} ({_escaped(value)})" for name, value in (info or {}).items()) + " >>")
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\n"
    return out + f"{trailer}startxref\n{len(out)}\n%%EOF\n".encode()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def word(paragraphs: Sequence[tuple[str, str]], author: str = "") -> bytes:
    """A Word document of (style, text) paragraphs."""
    document = docx.Document()
    document.core_properties.author = author
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def epub(chapters: Mapping[str, str], said: str = "") -> bytes:
    """A book whose chapters are pages."""
    items = "".join(f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(chapters))
    order = "".join(f'<itemref idref="c{n}"/>' for n, _ in enumerate(chapters))
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{said}</metadata><manifest>{items}</manifest><spine>{order}</spine></package>'
    )
    container = (
        '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
        '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    pages = {f"OEBPS/{name}": content for name, content in chapters.items()}
    return packed({"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/content.opf": package, **pages})


def mail(body: str, *, subject: str = TITLE, sender: str = "Ana Ruiz <ana@courier.example>", kind: str = "plain", **headers: str) -> bytes:
    """A mail of one part."""
    more = "".join(f"{name}: {value}\n" for name, value in headers.items())
    head = f"From: {sender}\nSubject: {subject}\nDate: Tue, 12 Mar 2024 09:30:00 +0100\n{more}"
    return f"{head}MIME-Version: 1.0\nContent-Type: text/{kind}; charset=utf-8\n\n{body}\n".encode()


def mailbox(mails: Iterable[bytes]) -> bytes:
    """Mails in one file."""
    return b"\n".join(b"From someone@example.com Tue Mar 12 09:30:00 2024\n" + content for content in mails)


def warc(pages: Mapping[str, str], *, status: str = "200 OK", kind: str = "text/html") -> bytes:
    """A web archive with an answer for each address."""
    records = []
    for address, content in pages.items():
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{content}".encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype=response\r\n"
        records.append(f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n")
    return b"".join(records)


def zipped(content: bytes | str) -> bytes:
    """The bytes of a .gz file, always the same."""
    return gzip.compress(content.encode() if isinstance(content, str) else content, mtime=0)
