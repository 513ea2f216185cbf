"""A parsed sentence with its name and date tags: what the network or a CoNLL-U file gives, and what mentions are made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.types import Sentence, Token

NOT_PART_OF_NAME = frozenset(
    {"case", "punct", "cc", "mark", "cop", "aux", "aux:pass", "nsubj", "nsubj:pass", "nsubj:outer", "advcl", "parataxis"}
)


@dataclass(frozen=True, slots=True)
class Tagged:
    """One sentence and its layers. Positions count from 0, so the head of position `i` stands at `tokens[i].head - 1`.

    `names` and `dates` are BIO tags (`B-PER`, `I-DATE`, `O`), `types` the GUM entity type of each head token ("" = unknown) or empty.
    `found` keeps what was worked out once.
    """

    sentence: Sentence
    names: tuple[str, ...]
    dates: tuple[str, ...]
    types: tuple[str, ...] = ()
    tokens: tuple[Token, ...] = field(init=False, repr=False)
    children: tuple[tuple[int, ...], ...] = field(init=False, repr=False)
    found: dict[str, tuple[tuple[int, int, str], ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.sentence.tokens]
        for i, token in enumerate(self.sentence.tokens):
            if token.head:
                below[token.head - 1].append(i)
        object.__setattr__(self, "tokens", self.sentence.tokens)
        object.__setattr__(self, "children", tuple(map(tuple, below)))

    def parent(self, i: int) -> int:
        """Position of the head of `i`, -1 for the root."""
        return self.tokens[i].head - 1

    def subtree(self, i: int) -> Iterator[int]:
        """Positions of `i` and all below it, in no order."""
        stack = [i]
        while stack:
            at = stack.pop()
            yield at
            stack.extend(self.children[at])

    def ancestors(self, i: int) -> list[int]:
        """Positions of all that `i` hangs from, the nearest first."""
        found = []
        while (i := self.parent(i)) >= 0:
            found.append(i)
        return found

    def glued(self, i: int) -> bool:
        """Whether no white space stands between position `i` and the word before it."""
        return i > 0 and self.tokens[i - 1].span.end >= self.tokens[i].span.start

    def top(self, first: int, last: int) -> int:
        """The position within first..last (inclusive) that all others there hang from; the one nearest the root if several do."""
        tops = [i for i in range(first, last + 1) if not first <= self.parent(i) <= last]
        solid = [i for i in tops if self.tokens[i].deprel not in NOT_PART_OF_NAME or self.tokens[i].upos in ("PROPN", "NOUN")]
        return min(solid or tops, key=lambda i: (self.depth(i), i))

    def depth(self, i: int) -> int:
        """Steps from position `i` to the root."""
        steps = 0
        while (i := self.parent(i)) >= 0:
            steps += 1
        return steps


def turned(tagged: Tagged, arcs: Mapping[int, tuple[int, str]]) -> Tagged:
    """With new heads and labels for some positions (head -1 = root); as it was, where a word would come to hang below itself."""
    heads = [arcs[i][0] if i in arcs else t.head - 1 for i, t in enumerate(tagged.tokens)]
    if any(_is_below_itself(heads, i) for i in arcs):
        return tagged
    tokens = tuple(replace(t, head=arcs[i][0] + 1, deprel=arcs[i][1]) if i in arcs else t for i, t in enumerate(tagged.tokens))
    return Tagged(replace(tagged.sentence, tokens=tokens), tagged.names, tagged.dates, tagged.types)


def _is_below_itself(heads: Sequence[int], start: int) -> bool:
    at = heads[start]
    for _ in heads:
        if at in (-1, start):
            break
        at = heads[at]
    return at != -1


def bio_spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first, last, label) of each stretch; an I- that continues nothing starts one."""
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        label = tag[2:]
        if found and tag[:2] == "I-" and found[-1][1] == i - 1 and found[-1][2] == label:
            found[-1] = (found[-1][0], i, label)
        else:
            found.append((i, i, label))
    return found
