"""The bytes of an .epub file -> an article for each of its chapters."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from kg.read.formats.files.inside import Inside
from kg.read.formats.pages.webpage import page_article
from kg.read.formats.texts.decode import text_of
from kg.read.metadata import metadata
from kg.read.problems import one_line, problem
from kg.types import Document, Metadata, OnProblem

CONTAINER = "META-INF/container.xml"
MIN_WORDS = 40  # of a chapter; covers, imprints and tables of contents have fewer, or only links
NAMESPACES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "o": "http://www.idpf.org/2007/opf",
    "d": "http://purl.org/dc/elements/1.1/",
}


class EpubReader:
    """Reads magazines and books in the order in which they are to be read."""

    suffixes: tuple[str, ...] = (".epub",)

    def __init__(self, opener: Inside) -> None:
        self.opener = opener

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield the chapters. What the book says of itself holds where a chapter says nothing."""
        from lxml.etree import LxmlError  # noqa: PLC0415 (heavy)

        try:
            archive = zipfile.ZipFile(io.BytesIO(content))
            package = self._package(archive)
            names = set(archive.namelist())
            places = [unquote(place) if unquote(place) in names else place for place in _spine(package, self._root(archive))]
            chapters = [(name, self._file(archive, name)) for name in places]
        except (zipfile.BadZipFile, KeyError, LxmlError, ValueError, IndexError, zlib.error, OSError) as error:
            on_problem(problem(source, "binary", f"this is no EPUB, or a damaged one ({type(error).__name__})", advice="save it again"))
            return
        book = metadata(_said(package), source=source, on_problem=on_problem)
        is_empty = True
        for name, page in chapters:
            self.opener.budget.check_time()
            location = one_line(name)
            text = text_of(page, source=f"{source}, {location}", on_problem=on_problem) if page.strip() else None
            if text is None or len(_words(text)) < MIN_WORDS:
                continue
            is_empty = False
            chapter = page_article(text, Metadata(), source=source, on_problem=on_problem, location=location)
            if chapter:
                yield replace(
                    chapter,
                    published=chapter.published or book.published,
                    publisher=book.publisher,
                    authors=chapter.authors or book.authors,
                )
        if is_empty:
            reason = f"this book has no chapter of {MIN_WORDS} words or more"
            on_problem(problem(source, "no-text", reason, advice="give its text as .txt if it is an article"))

    def _root(self, archive: zipfile.ZipFile) -> str:
        tree = _xml(self._file(archive, CONTAINER))
        return str(tree.xpath("//c:rootfile/@full-path", namespaces=NAMESPACES)[0])

    def _package(self, archive: zipfile.ZipFile) -> Any:
        return _xml(self._file(archive, self._root(archive)))

    def _file(self, archive: zipfile.ZipFile, name: str) -> bytes:
        with archive.open(name) as file:
            found = file.read(self.opener.budget.room)
        self.opener.budget.unpack(len(found))
        return found


def _xml(content: bytes) -> Any:
    """A tree of XML that can load nothing and expand nothing."""
    from lxml import etree  # noqa: PLC0415 (heavy)

    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False))


def _spine(package: Any, root: str) -> list[str]:
    """Names of the files of the chapters, in order, as the book spells them: most with signs in percent."""
    items: Mapping[str, str] = {
        item.get("id"): item.get("href", "")
        for item in package.xpath("//o:manifest/o:item", namespaces=NAMESPACES)
        if "html" in item.get("media-type", "") and "nav" not in item.get("properties", "").split()
    }
    order = [ref.get("idref") for ref in package.xpath("//o:spine/o:itemref", namespaces=NAMESPACES)]
    return [posixpath.normpath(posixpath.join(posixpath.dirname(root), items[name])) for name in order if name in items]


def _said(package: Any) -> dict[str, object]:
    def texts(name: str) -> list[str]:
        return [str(text) for text in package.xpath(f"//d:{name}/text()", namespaces=NAMESPACES)]

    day = next(iter(texts("date")), None)
    return {"publisher": texts("publisher"), "authors": texts("creator"), "date": day if day and len(day) >= len("2024-03-12") else None}


def _words(page: str) -> list[str]:
    import re  # noqa: PLC0415

    return re.sub(r"<[^<>]{0,500}>", " ", page).split()
