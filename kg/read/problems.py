"""A bad input -> one clear line about it: file, place, reason, what to do."""

from __future__ import annotations

import re

from kg.types import Problem

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
MAX_QUOTE = 60  # characters of the input that a message quotes


def problem(source: str, code: str, reason: str, *, advice: str, location: str = "") -> Problem:
    """The Problem whose message reads `source, location: reason; advice`, on one line whatever the input holds."""
    place = f"{source}, {location}" if location else source
    return Problem(source=source, code=code, location=location, message=one_line(f"{place}: {reason}; {advice}"))


def one_line(text: str) -> str:
    """`text` with line breaks, control characters and lone surrogates spelled as escapes, so that it is one printable line."""
    return CONTROL.sub(lambda m: m.group().encode("unicode_escape").decode(), text)


def quoted(text: str) -> str:
    """`text` in quotation marks, cut to what a message has room for."""
    return repr(text if len(text) <= MAX_QUOTE else f"{text[: MAX_QUOTE - 1]}…")
