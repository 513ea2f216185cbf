"""A Document -> whether it may go on: an article in English, or whatever the user forces."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from kg.read.problems import problem
from kg.types import Document, OnProblem, Reading

SAMPLE = 5_000  # characters that are enough to tell a language
MIN_WORDS = 12  # other than names, of a text whose language can be told; what is shorter is taken at its word
ENGLISH_SHARE = 0.12  # of plain words that only English has; 45,000 news sentences have 25 %, other languages 2 %
WORD = re.compile(r"[^\W\d_]+")
ENGLISH_WORDS = frozenset(
    "the of and to that said with was were is are by from has have had his her its it this which who they been not for would will".split()
)


def is_let_through(document: Document, reading: Reading, on_problem: OnProblem) -> bool:
    """Whether the document is in English, or forced; a problem where not."""
    if reading.force or is_english(document):
        return True
    told = detected(document.text[:SAMPLE]) if _can_tell(document.text) else document.language
    reason = f"this is not English but {told}, which kg cannot read"
    on_problem(problem(document.source, "not-english", reason, advice="leave it out, translate it, or give --force"))
    return False


def is_english(document: Document) -> bool:
    """Whether the text is English; of a text of a few words, whether it is declared to be."""
    text = document.text[:SAMPLE]
    if not _can_tell(text):
        return document.language == "en"
    words = [word.lower() for word in WORD.findall(text)]
    return sum(word in ENGLISH_WORDS for word in words) >= ENGLISH_SHARE * len(words) or detected(text) == "en"


def _can_tell(text: str) -> bool:
    return sum(not word[0].isupper() for word in WORD.findall(text[:SAMPLE])) >= MIN_WORDS


@lru_cache(maxsize=1)  # a message asks again for what was just detected
def detected(text: str) -> str:
    """The ISO 639-1 code of the likeliest language, by py3langid."""
    from py3langid.langid import classify  # noqa: PLC0415 - seconds to load, and only what does not look English needs it

    language: Any = classify(text)  # type: ignore[no-untyped-call]  # it ships no types
    return str(language[0])
