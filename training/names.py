"""Random generator -> Name (words with their inner tree): names of many origins for augmentation, from the lists in names.toml."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SURNAME_FIRST = 0.4  # share of names whose surname comes first: Korean, Chinese, Vietnamese


@dataclass(frozen=True, slots=True)
class Name:
    """Words with the head (0-based, -1 for the name's own head), relation and tag of each."""

    words: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    xpos: tuple[str, ...]


def person(rng: random.Random, *, words: int) -> Name:
    """A person's name: only the surname where `words` is 1."""
    surname_first = rng.random() < SURNAME_FIRST
    origin = rng.choice([o for o in lists().values() if o.get("surname_first") is surname_first])
    surname, given = rng.choice(origin["surnames"]), rng.choice(origin["given"])
    if words == 1:
        return flat(surname)
    return flat(f"{surname} {given}" if surname_first else f"{given} {surname}")


def place(rng: random.Random, *, words: int) -> Name:
    """A place of one word, or of two or three."""
    return compound(rng.choice(lists()["places"]["more_words" if words > 1 else "one_word"]))


def organization(rng: random.Random, *, words: int) -> Name:
    """An acronym or brand where `words` is 1, else a ministry, a body, a body of a place, or a company named after a person."""
    known = lists()["organizations"]
    if words == 1:
        return compound(rng.choice(known["one_word"]))
    kind = rng.randrange(5)
    if kind == 0:
        return ministry(rng.choice(known["fields"]))
    if kind == 1:
        return compound(f"{rng.choice(known['fields'])} Ministry")
    if kind == 2:
        surname = rng.choice(rng.choice([o for o in lists().values() if "surnames" in o])["surnames"])
        return compound(f"{surname.split()[-1]} {rng.choice(known['company_ends'])}")
    body = rng.choice(known["bodies"])
    return compound(body if kind == 3 and " " in body else f"{rng.choice(lists()['places']['one_word'])} {body}")


@cache
def lists() -> dict[str, Any]:
    """names.toml: origins with given names and surnames, places, organizations."""
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))


def flat(text: str) -> Name:
    """A name whose words all hang on its first, hyphens on the part before them (Universal Dependencies)."""
    words = split(text)
    heads = tuple(-1 if i == 0 else i - 1 if word == "-" else 0 for i, word in enumerate(words))
    return Name(
        words, heads, tuple("root" if h < 0 else "punct" if w == "-" else "flat" for w, h in zip(words, heads, strict=True)), _xpos(words)
    )


def compound(text: str) -> Name:
    """A name whose words all hang on its last, or on the word before "of"."""
    words = split(text)
    if "of" in words:
        cut = words.index("of")
        return _with_of(words[:cut], words[cut + 1 :])
    last = len(words) - 1
    heads = tuple(-1 if i == last else i - 1 if word == "-" and i else last for i, word in enumerate(words))
    relations = ["root" if h < 0 else "punct" if w == "-" else "compound" for w, h in zip(words, heads, strict=True)]
    return Name(words, heads, tuple(relations), _xpos(words))


def ministry(field: str) -> Name:
    """'Ministry of Foreign Affairs'."""
    return _with_of(("Ministry",), split(field))


def split(text: str) -> tuple[str, ...]:
    """Words as treebanks have them: hyphens apart, apostrophes not."""
    return tuple(text.replace("-", " - ").split())


def _with_of(left: tuple[str, ...], right: tuple[str, ...]) -> Name:
    head, last = len(left) - 1, len(left) + len(right)
    heads = [head] * head + [-1, last] + [last] * (len(right) - 1) + [head]
    relations = ["compound"] * head + ["root", "case"] + ["compound"] * (len(right) - 1) + ["nmod"]
    words = (*left, "of", *right)
    return Name(words, tuple(heads), tuple(relations), _xpos(words))


def _xpos(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({"-": "HYPH", "of": "IN"}.get(word, "NNP") for word in words)
