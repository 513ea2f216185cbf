"""A name as the graph has it in, one line that is safe beside others out."""

from __future__ import annotations

import unicodedata

BIDI_CONTROLS = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def plain(text: str) -> str:
    """A name for one line: no line breaks, control characters or characters that turn the writing direction of what follows."""
    if not text.isprintable():  # what is has none of these, and nearly every text is
        text = "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in text.translate(BIDI_CONTROLS))
    return " ".join(text.split()) or "(no name)"
