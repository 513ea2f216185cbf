"""Articles in which every mention of each thing is marked, and their annotation -> how often a mention is put on the right named thing.

A gold file is plain text with `[[id|words]]` around each mention, nested where one mention holds another; an id that begins with "-" is a
thing without a name. A mention of kg belongs to the smallest gold mention that holds its head. Counted apart are pronouns, relative
pronouns, descriptions ("the ferry") and short names: precision of the mentions that stand in a chain with a name, recall of the mentions
of named things; and the named things all of whose names are in one chain that has no other's.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.english.pronouns import DEMONSTRATIVES, PERSONAL, POSSESSIVES
from kg.errors import UsageError
from kg.types import AnnotatedDocument, Mention, MentionKind

OPENING = re.compile(r"\[\[(-?[\w.-]+)\|")
WORD = re.compile(r"[\w.&'’-]*\w[\w.&'’-]*")
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
PRONOUNS = PERSONAL | POSSESSIVES | RELATIVE | DEMONSTRATIVES | {"one"}
NATIONAL = re.compile(
    r"(?i)(an|ese|ish|ic|ern)$|^(french|dutch|greek|swiss|thai|iraqi|israeli|pakistani|saudi)$"
)  # no name: "the Indian company"
KINDS = ("description", "pronoun", "relative", "short name")


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked mention: its characters, what it is of, and whether it is a "name", "pronoun", "relative" or "description"."""

    start: int
    end: int
    thing: str
    kind: str


@dataclass(slots=True)
class Count:
    """Mentions said to be of a named thing, those of them that are, marked ones, and those of them that were found."""

    said: int = 0
    right: int = 0
    gold: int = 0
    found: int = 0


@dataclass(slots=True)
class Identity:
    """Counts by kind; `whole` of `things` named things are one node; a line for each miss."""

    counts: dict[str, Count] = field(default_factory=lambda: {kind: Count() for kind in KINDS})
    whole: int = 0
    things: int = 0
    misses: list[str] = field(default_factory=list)


# ------------------------------------------------------------------------------------------------ gold


def read_marked(raw: str, where: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The plain text, and first and last character and thing of each mark. Raises UsageError for a mark that is not closed."""
    text, open_, found, at = "", [], [], 0
    while at < len(raw):
        opening = OPENING.match(raw, at)
        if opening:
            open_.append((opening[1], len(text)))
            at = opening.end()
        elif open_ and raw.startswith("]]", at):
            thing, start = open_.pop()
            found.append((start, len(text), thing))
            at += 2
        else:
            text += raw[at]
            at += 1
    if open_:
        raise UsageError(
            f"{where}: {len(open_)} marks are not closed, the last one of {open_[-1][0]!r} at character {open_[-1][1]} of the text"
        )
    return text, found


def kinds(text: str, marks: Sequence[tuple[int, int, str]], small: frozenset[str]) -> list[Marked]:
    """The marks with their kinds. What counts are a mention's own words, not those of other things in it; `small` are words that also occur
    without a capital, so that one at the start of a sentence says nothing."""
    return [Marked(start, end, thing, _kind(text, (start, end, thing), marks, small)) for start, end, thing in marks]


def _kind(text: str, mark: tuple[int, int, str], marks: Iterable[tuple[int, int, str]], small: frozenset[str]) -> str:
    start, end, _ = mark
    if _is_pronoun(text[start:end]):
        return "relative" if text[start:end].lower() in RELATIVE else "pronoun"
    words = [w for w in WORD.findall(_own(text, mark, marks)) if w not in ("'s", "’s")]
    begins = bool(words) and re.search(r"(^|\n|[.!?:])\W*$", text[:start]) is not None and text[start:end].startswith(words[0])
    if len(words) > 1 and (_is_pronoun(words[0]) or words[0].lower() in ("the", "a", "an")):
        words, begins = words[1:], False
    return "name" if words and _is_name(words, common=begins and words[0].lower() in small) else "description"


def _own(text: str, mark: tuple[int, int, str], marks: Iterable[tuple[int, int, str]]) -> str:
    """The words of a mention with those of other things in it blanked out."""
    start, end, thing = mark
    own = list(text[start:end])
    for first, last, other in marks:
        if other != thing and start <= first and last <= end:
            own[first - start : last - start] = " " * (last - first)
    return "".join(own)


def _is_name(words: Sequence[str], *, common: bool) -> bool:
    """Whether the last word has a capital, or the first; `common`: that of the first says nothing."""
    if _is_big(words[-1]) and not (common and len(words) == 1):
        return True
    return len(words) > 1 and _is_big(words[0]) and not common and not NATIONAL.search(words[0])


def _is_pronoun(word: str) -> bool:
    return word.lower() in PRONOUNS and (word == "I" or not word.isupper())


def _is_big(word: str) -> bool:
    return any(part[:1].isupper() for part in word.split("-"))


# ------------------------------------------------------------------------------------------------ score


def score(name: str, marked: Sequence[Marked], annotated: AnnotatedDocument, into: Identity) -> None:
    """Add the counts of one article."""
    article = _Article(marked, annotated)
    for chain, mention in article.linked():
        kind = "description" if mention.kind is not MentionKind.PRONOUN else "relative" if mention.text.lower() in RELATIVE else "pronoun"
        around = article.around(mention)
        right = around is not None and around.thing == article.owner[chain]
        into.counts[kind].said += 1
        into.counts[kind].right += right
        if not right:
            into.misses.append(f"{name}: “{mention.text}” at {mention.span.start} is put on {annotated.chains[chain].name}")
    for mark in (m for m in marked if m.thing in article.names):
        kind = "short name" if mark.kind == "name" else mark.kind
        if mark.kind == "name" and article.text(mark) == article.full(mark.thing):
            continue
        found = any(
            article.owner[c] == mark.thing and (kind != "short name" or article.has_full(c, mark.thing)) for c in article.chains_of(mark)
        )
        into.counts[kind].gold += 1
        into.counts[kind].found += found
        if not found:
            into.misses.append(f"{name}: “{article.text(mark)}” at {mark.start} is {mark.thing}, and was not put on it")
    for thing in (t for t in article.names if sum(m.thing == t for m in marked) > 1):
        into.things += 1
        into.whole += article.is_whole(thing)


class _Article:
    """Marks and chains of one article, and which chain has whose names."""

    def __init__(self, marked: Sequence[Marked], annotated: AnnotatedDocument) -> None:
        self._marked, self._annotated = marked, annotated
        self._text = annotated.document.text
        self.names: Mapping[str, set[str]] = defaultdict(set)
        for mark in marked:
            if mark.kind == "name" and not mark.thing.startswith("-"):
                self.names[mark.thing].add(self.text(mark))
        self.owner = [self._owner(c) for c in range(len(annotated.chains))]

    def text(self, mark: Marked) -> str:
        return self._text[mark.start : mark.end].lower()

    def full(self, thing: str) -> str:
        return max(sorted(self.names[thing]), key=len)

    def around(self, mention: Mention) -> Marked | None:
        """The smallest marked mention that holds the head of one of kg."""
        head = self._annotated.sentences[mention.sentence].tokens[mention.head - 1].span.start
        return min((m for m in self._marked if m.start <= head < m.end), key=lambda m: m.end - m.start, default=None)

    def linked(self) -> Iterator[tuple[int, Mention]]:
        """Mentions that are no names, in chains that have one."""
        for number, chain in enumerate(self._annotated.chains):
            if chain.is_named:
                yield from ((number, m) for m in chain.mentions if m.kind is not MentionKind.NAME)

    def chains_of(self, mark: Marked) -> set[int]:
        chains = ((n, m) for n, c in enumerate(self._annotated.chains) if c.is_named for m in c.mentions)
        return {number for number, mention in chains if self.around(mention) is mark}

    def has_full(self, chain: int, thing: str) -> bool:
        return any(a.thing == thing and self.text(a) == self.full(thing) for a in self._name_marks(chain))

    def is_whole(self, thing: str) -> bool:
        """Whether all names of a thing that were found are in one chain, which has no name of another."""
        chains = {n for n in range(len(self.owner)) if any(a.thing == thing and a.kind == "name" for a in self._name_marks(n))}
        return len(chains) == 1 and all(a.thing == thing for n in chains for a in self._name_marks(n))

    def _owner(self, chain: int) -> str | None:
        """The thing whose names a chain has, None where there are two or none."""
        things = Counter(a.thing for a in self._name_marks(chain) if not a.thing.startswith("-"))
        return next(iter(things)) if len(things) == 1 else None

    def _name_marks(self, chain: int) -> list[Marked]:
        names = (m for m in self._annotated.chains[chain].mentions if m.kind is MentionKind.NAME)
        return [a for m in names if (a := self.around(m)) is not None]
