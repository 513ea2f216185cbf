"""Five further corpora with names -> (words, columns ner and name): WNUT17, BTC, Wikigold, CrossNER politics, KnowledgeNet.

They follow the schemes of entities.py as far as they can: what a corpus does not annotate is "?" and does not count.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from kg.annotate.words.tokens import words as words_of
from training.entities import Span, bio, spans, split_hyphens, without_title

Labelled = tuple[list[str], dict[str, list[str]]]

WNUT = {"person": "PER", "location": "LOC", "group": "ORG", "corporation": "ORG", "product": "OTH", "creative-work": "OTH"}
BTC = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
WIKIGOLD = BTC | {"MISC": "OTH"}
CROSSNER = {
    "politician": "PER",
    "person": "PER",
    "politicalparty": "ORG",
    "organisation": "ORG",
    "country": "LOC",
    "location": "LOC",
    "election": "OTH",
    "event": "OTH",
    "misc": "OTH",
}
# property of KnowledgeNet -> what its subject and its object are; "" is no name
KNOWLEDGENET = {
    "CEO": ("ORG", "PER"),
    "SUBSIDIARY_OF": ("ORG", "ORG"),
    "EMPLOYEE_OR_MEMBER_OF": ("PER", "ORG"),
    "FOUNDED_BY": ("ORG", "PER"),
    "DATE_OF_BIRTH": ("PER", ""),
    "NATIONALITY": ("PER", "NORP"),
    "PLACE_OF_BIRTH": ("PER", "LOC"),
    "DATE_OF_DEATH": ("PER", ""),
    "HEADQUARTERS": ("ORG", "LOC"),
    "DATE_FOUNDED": ("ORG", ""),
    "CHILD_OF": ("PER", "PER"),
    "POLITICAL_AFFILIATION": ("PER", "ORG"),
    "SPOUSE": ("PER", "PER"),
    "PLACE_OF_RESIDENCE": ("PER", "LOC"),
    "EDUCATED_AT": ("PER", "ORG"),
}
NO_NAMES = frozenset("i he she it we they you who which that his her its their my our your him them this these where whose".split())
UNSEEN = frozenset({"Mn", "Cf", "Cc", "Co", "Cn", "Zs"})  # categories of characters that the tokenizer drops


def wnut(path: Path, nationalities: Collection[str]) -> Iterator[Labelled]:
    """Posts with six classes; an address (@name) stays open."""
    yield from (_social(words, tags, WNUT, nationalities) for words, tags in _rows(path))


def btc(path: Path, nationalities: Collection[str]) -> Iterator[Labelled]:
    """Tweets with three classes: other capitalised words may be names of a fourth and stay open in `name`."""
    for posted, tags in _rows(path):
        words, columns = _social(posted, tags, BTC, nationalities)
        columns["name"] = ["?" if tag == "O" and _maybe_other(words, i) else tag for i, tag in enumerate(columns["name"])]
        yield words, columns


def wikigold(path: Path, nationalities: Collection[str]) -> Iterator[Labelled]:
    """Wikipedia with four classes; nationalities are part of its MISC."""
    yield from (_columns(*split_hyphens(words, tags, tags)[:2], WIKIGOLD, nationalities) for words, tags in _rows(path))


def crossner(path: Path, nationalities: Collection[str]) -> Iterator[Labelled]:
    """Political Wikipedia with nine classes; nationalities and adherents of parties are part of its misc."""
    yield from (_columns(*split_hyphens(words, tags, tags)[:2], CROSSNER, nationalities) for words, tags in _rows(path))


def knowledgenet(path: Path, nationalities: Collection[str]) -> Iterator[Labelled]:
    """Passages with names where a fact has one; all other words but those in lower case away from capitals stay open."""
    for passage in json.loads(path.read_text(encoding="utf-8")):
        places = _offsets(passage["text"])
        words = [passage["text"][a:b] for a, b in places]
        found = sorted(_arguments(passage["facts"], places, words, nationalities), key=lambda span: span[0] - span[1])
        if found:
            yield words, {layer: _open(words, bio(len(words), found), three=layer == "ner") for layer in ("ner", "name")}


def _rows(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Words and tags of each sentence; columns are parted by tabs or a space, sentences by blank lines."""
    words, tags = list[str](), list[str]()
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        word, _, tag = line.strip().replace("\t", " ").rpartition(" ")
        if tag and word != "-DOCSTART-":
            words.append("".join(c for c in word if unicodedata.category(c) not in UNSEEN) or "?")
            tags.append(tag)
        elif words:
            yield words, tags
            words, tags = [], []


def _social(words: list[str], tags: list[str], labels: Mapping[str, str], nationalities: Collection[str]) -> Labelled:
    words, columns = _columns(words, tags, labels, nationalities)
    openly = {i for i, word in enumerate(words) if word[0] in "@#"}  # corpora disagree on addresses, hashtags are seldom labelled
    return words, {layer: ["?" if i in openly else tag for i, tag in enumerate(tags)] for layer, tags in columns.items()}


def _columns(words: list[str], tags: list[str], labels: Mapping[str, str], nationalities: Collection[str]) -> Labelled:
    found = [_span(words, a, b, labels[label], nationalities) for a, b, label in spans(tags)]
    return words, {
        "ner": bio(len(words), [s for s in found if s[2] in BTC]),
        "name": bio(len(words), found),
    }


def _span(words: Sequence[str], first: int, last: int, label: str, nationalities: Collection[str]) -> Span:
    if label in ("OTH", "NORP") and first == last and words[first] in nationalities:
        return first, last, "NORP"
    return (without_title(words[: last + 1], first) if label == "PER" else first), last, label


def _maybe_other(words: Sequence[str], i: int) -> bool:
    return i > 0 and words[i][:1].isupper() and len(words[i]) > 1 and words[i - 1][-1] not in ".!?:" and words[i] != "RT"


def _offsets(text: str) -> list[tuple[int, int]]:
    found = list[tuple[int, int]]()
    for chunk in re.finditer(r"\S+", text):
        found += [(chunk.start() + word.start, chunk.start() + word.end) for word in words_of(chunk[0])]
    return [(a, b) for a, b in found if not all(unicodedata.category(c) in UNSEEN for c in text[a:b])]


def _arguments(
    facts: Sequence[Mapping[str, object]], places: Sequence[tuple[int, int]], words: Sequence[str], nationalities: Collection[str]
) -> Iterator[Span]:
    """Spans of words of the facts' arguments that are names, without titles and possessives."""
    begins, ends = {a: i for i, (a, _) in enumerate(places)}, {b: i for i, (_, b) in enumerate(places)}
    sides: tuple[tuple[str, str, Callable[[str], str]], ...] = (
        ("sb", "se", lambda p: KNOWLEDGENET[p][0]),
        ("ob", "oe", lambda p: KNOWLEDGENET[p][1]),
    )
    for fact in facts:
        for start, end, kind in sides:
            label, first, last = kind(str(fact["p"])), begins.get(int(str(fact[start]))), ends.get(int(str(fact[end])))
            if not label or first is None or last is None or last < first:
                continue
            last -= words[last] in ("'s", "'", "’s", "’") and last > first
            if words[first][:1].isupper() and words[last][:1].isalnum() and words[first].lower() not in NO_NAMES:
                if label == "NORP" and not (first == last and words[first] in nationalities):
                    continue
                yield _span(words, first, last, label, nationalities)


def _open(words: Sequence[str], tags: Sequence[str], *, three: bool) -> list[str]:
    """Outside names are surely words in lower case beside a known name or with no capital beside them; `three`: nationalities too."""
    upper = [False, *(any(c.isupper() or c.isdigit() for c in word) or not word[0].isalpha() for word in words), False]
    near = [upper[i] or upper[i + 1] or upper[i + 2] for i in range(len(words))]
    named = [False, *(tag != "O" for tag in tags), False]
    beside = {i for i in range(len(words)) if words[i].islower() and (named[i] or named[i + 2])}
    return ["O" if three and tag[2:] == "NORP" else tag if tag != "O" or i in beside or not near[i] else "?" for i, tag in enumerate(tags)]
