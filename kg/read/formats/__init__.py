"""The bytes of one file -> its Documents: a module for each format, and what several of them share."""

from __future__ import annotations

from collections.abc import Mapping

from kg.read.formats.files.archive import GzipReader, ZipReader
from kg.read.formats.files.inside import Inside
from kg.read.formats.files.mail import MailReader
from kg.read.formats.files.pdf import PdfReader
from kg.read.formats.files.word import WordReader
from kg.read.formats.pages.epub import EpubReader
from kg.read.formats.pages.feed import FeedReader
from kg.read.formats.pages.mhtml import MhtmlReader
from kg.read.formats.pages.warc import WarcReader
from kg.read.formats.pages.webpage import WebPageReader
from kg.read.formats.records.jsonl import JsonLinesReader
from kg.read.formats.records.table import JsonReader, TableReader
from kg.read.formats.texts.markdown import MarkdownReader
from kg.read.formats.texts.plain import PlainReader
from kg.read.formats.texts.transcript import TranscriptReader
from kg.types import Reader, Reading

# What must be installed besides kg to read a file of this ending.
EXTRAS: Mapping[str, str] = {
    **dict.fromkeys((".rss", ".atom", ".rdf", ".xml"), "feeds"),
    **dict.fromkeys((".warc", ".warc.gz"), "warc"),
    ".pdf": "pdf",
    ".docx": "word",
}


def built_in_readers(reading: Reading, opener: Inside) -> dict[str, Reader]:
    """The readers that come with kg, by suffix in lower case; those of archives give what is in them to the opener."""
    texts: tuple[Reader, ...] = (PlainReader(), MarkdownReader(), TranscriptReader(), FeedReader())
    records: tuple[Reader, ...] = (JsonLinesReader(reading), TableReader(reading), JsonReader(reading))
    pages: tuple[Reader, ...] = (WebPageReader(reading), MhtmlReader(reading), WarcReader(opener, reading))
    packed: tuple[Reader, ...] = (MailReader(opener), PdfReader(opener), WordReader(opener), EpubReader(opener))
    archives: tuple[Reader, ...] = (ZipReader(opener), GzipReader(opener))
    return {suffix: reader for reader in (*texts, *records, *pages, *packed, *archives) for suffix in reader.suffixes}
