"""A word -> its sub-words: the tokenizer that both networks read words with."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

from kg.errors import ModelError

MAX_PIECES = 40  # sub-words of one word that are looked at; the rest of "...................." tells nothing
CACHED_WORDS = 50_000
PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'", "´": "'", "ʼ": "'", "‐": "-", "‑": "-"}
)


class WordPieces:
    """The tokenizer in a file: `of` gives a word's sub-words, at least one; `edges` are those before and after a sentence."""

    def __init__(self, path: Path) -> None:
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        first, last, unknown = (_special(tokenizer, token, path) for token in ("[CLS]", "[SEP]", "[UNK]"))
        self.edges = (first, last)

        @lru_cache(maxsize=CACHED_WORDS)
        def of(word: str) -> tuple[int, ...]:
            plain = '"' if word in ("``", "''", "’’", "‘‘") else word.translate(PLAIN)
            ids: list[int] = tokenizer.encode(plain, add_special_tokens=False).ids
            return tuple(ids[:MAX_PIECES]) or (unknown,)

        self.of = of


def _special(tokenizer: Tokenizer, token: str, path: Path) -> int:
    found = tokenizer.token_to_id(token)
    if found is None:
        raise ModelError(f"{path} has no {token}: install the model that belongs to this version of kg")
    return found
