"""The bytes of subtitles -> what is said in them: a paragraph for each turn, with its speaker's name before a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from kg.read.article import article
from kg.read.formats.texts.decode import text_of
from kg.read.page.clean import LINE_BREAK
from kg.types import Document, Metadata, OnProblem

TIMES = re.compile(r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}\s*-->")
VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+(?P<name>[^<>]{1,80})>")
TAG = re.compile(r"</?[^<>]{0,100}>")
SPOKEN = re.compile(r"(?:>>\s*)?(?P<name>[A-ZÀ-Þ][\w.’'\-]*(?:\s[A-ZÀ-Þ(][\w.’'\-)]*){0,4}):\s+(?P<text>\S.*)", re.DOTALL)
NOTES = ("NOTE", "STYLE", "REGION", "WEBVTT")


class TranscriptReader:
    """Reads WebVTT and SubRip. What follows without a name is still the same speaker's."""

    suffixes: tuple[str, ...] = (".vtt", ".srt")

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield what is said as one article."""
        text = text_of(content, source=source, on_problem=on_problem)
        if text is None:
            return
        paragraphs = [f"{name}: {said}" if name else said for name, said in _turns(_cues(text))]
        document = article("\n\n".join(paragraphs), Metadata(), source=source, on_problem=on_problem)
        if document:
            yield document


def _cues(text: str) -> Iterator[tuple[str, str]]:
    """Speaker, if one is named, and words of each cue; a cue that only repeats the one before, as rolling captions do, is left out."""
    before = ""
    for block in re.split(r"\n\s*\n", LINE_BREAK.sub("\n", text)):
        lines = block.strip().split("\n")
        at = next((i for i, line in enumerate(lines) if TIMES.match(line.strip())), None)
        if at is None or lines[0].startswith(NOTES):
            continue
        words = " ".join(lines[at + 1 :])
        voice = VOICE.search(words)
        bare = " ".join(unescape(TAG.sub("", words)).split())
        if bare and bare != before:
            spoken = SPOKEN.fullmatch(bare)
            name = voice["name"].strip() if voice else spoken["name"] if spoken else ""
            yield name, spoken["text"] if spoken and not voice else bare
        before = bare


def _turns(cues: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Cues of one speaker in a row, joined."""
    speaker, said = "", []  # type: str, list[str]
    for name, words in cues:
        if name and name != speaker and said:
            yield speaker, " ".join(said)
            said = []
        speaker = name or speaker
        said.append(words)
    if said:
        yield speaker, " ".join(said)
