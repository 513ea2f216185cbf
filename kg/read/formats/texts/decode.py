"""Bytes of a file -> text: byte order mark, then a declared encoding, then UTF-8, then the likeliest other encoding."""

from __future__ import annotations

import codecs
import re

from kg.read.problems import problem
from kg.types import OnProblem

BYTE_ORDER_MARKS = (  # the longer first: UTF-32 begins like UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WESTERN = "cp1252"  # what browsers read "latin-1" as, too
MAX_LINE = 1_000_000  # characters
SAMPLE = 65_536  # characters that are looked at to tell text from binary
MAX_CONTROL_SHARE = 0.1  # of the sample; text with colour codes or form feeds stays far below, compressed data far above
MAX_FOREIGN_SHARE = 0.15  # French has some 4 %, Russian and Korean in their legacy encodings 70 %
MAX_RUN = 100  # of one sign in a row, which says no more when it is longer, and keeps patterns busy
RUN = re.compile(rf"([^\w\n])\1{{{MAX_RUN},}}")
CAPITAL_INSIDE = re.compile(r"[a-zß-öø-ÿ][À-ÖØ-ÞŠŒŽŸ]")
BINARY_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
HEAD = 4096  # bytes of a page in which its encoding must be declared


def decode(content: bytes, *, source: str, on_problem: OnProblem, location: str = "") -> str | None:
    """Text of `content` without a byte order mark; None, with a problem, where it is empty or no text. A guessed encoding is one, too."""
    if not content.strip():
        on_problem(problem(source, "empty", "the file is empty", advice="remove it or fill it", location=location))
        return None
    text, guess = _decoded(content)
    text = RUN.sub(lambda run: run.group()[:MAX_RUN], text) if text else text
    if text is None or _is_binary(text):
        on_problem(
            problem(source, "binary", "this is no text", advice="give text, or UTF-8 instead of UTF-16 or UTF-32", location=location)
        )
        return None
    if guess:
        reason = f"it is not UTF-8 and says no encoding, read as {guess}"
        on_problem(problem(source, "encoding", reason, advice="save it as UTF-8 if letters look wrong", location=location))
    return text


def text_of(content: bytes, *, source: str, on_problem: OnProblem) -> str | None:
    """Decoded text of a file; None, with a problem, also where one of its lines is too long to be worked on."""
    too_long = any(len(line) > 4 * MAX_LINE for line in content.split(b"\n"))  # a character has at most four bytes
    text = None if too_long else decode(content, source=source, on_problem=on_problem)
    if too_long or (text is not None and any(len(line) > MAX_LINE for line in text.split("\n"))):
        reason = f"a line is longer than {MAX_LINE:,} characters"
        on_problem(problem(source, "long-line", reason, advice="give the article with a line for each paragraph"))
        return None
    return text


def _decoded(content: bytes) -> tuple[str | None, str | None]:
    """Text and, where it had to be guessed, the encoding. No text where nothing fits."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace"), None
    if b"\x00" in content:
        return None, None
    for encoding in ("utf-8", _declared(content)):
        try:
            return content.decode(encoding), None
        except (UnicodeError, LookupError):  # "undefined" and "idna" are encodings, too, and raise what they like
            continue
    return _guessed(content)


def _declared(content: bytes) -> str:
    """Encoding that a page names in its head; a name that no codec has where there is none."""
    match = CHARSET.search(content[:HEAD])
    name = match.group(1).decode("ascii", errors="replace").lower() if match else "undeclared"
    return WESTERN if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else name


def _guessed(content: bytes) -> tuple[str | None, str | None]:
    """The likeliest legacy encoding: Western for what looks like English, or else what charset-normalizer makes of it."""
    western = content.decode(WESTERN, errors="replace")
    if _is_western(western):
        return western, WESTERN
    from charset_normalizer import from_bytes  # noqa: PLC0415 (heavy)

    best = from_bytes(content).best()
    return (content.decode(best.encoding, errors="replace"), best.encoding) if best else (None, None)


def _is_western(text: str) -> bool:
    """Few letters beyond ASCII, none of them a capital inside a word ("KimÕs" is Macintosh), and no byte without a meaning.

    charset-normalizer reads short English with an é in it as cp1250 or mac_latin2, so it is asked only about the rest.
    """
    sample = text[:SAMPLE]
    foreign = sum(c > "\x7f" for c in sample)
    return foreign <= MAX_FOREIGN_SHARE * len(sample) and "\ufffd" not in text and not CAPITAL_INSIDE.search(sample)


def _is_binary(text: str) -> bool:
    sample = text[:SAMPLE]
    return len(BINARY_CONTROL.findall(sample)) > MAX_CONTROL_SHARE * len(sample)
