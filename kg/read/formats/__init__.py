"""The bytes of one file in, its Documents out: a module for each format, and what several of them share."""

from __future__ import annotations

from collections.abc import Mapping

from kg.read.formats.jsonl import JsonLinesReader
from kg.read.formats.markdown import MarkdownReader
from kg.read.formats.plain import PlainReader
from kg.read.formats.webpage import WebPageReader
from kg.types import Reader, Reading

# What must be installed besides kg to read a file of this ending.
EXTRAS: Mapping[str, str] = {}


def built_in_readers(reading: Reading) -> dict[str, Reader]:
    """The readers that come with kg, by suffix in lower case."""
    readers: tuple[Reader, ...] = (PlainReader(), MarkdownReader(), WebPageReader(reading), JsonLinesReader())
    return {suffix: reader for reader in readers for suffix in reader.suffixes}
