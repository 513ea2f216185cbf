"""CoNLL-U with CorefUD brackets, and chains found in its text -> MUC, B³, CEAFe and LEA: how well chains agree with the gold ones.

Mentions are compared by their head words. Chains of one mention are left out, mentions that the other side does not have are left in, as is
usual (Pradhan et al., ACL 2014; LEA: Moosavi and Strube, ACL 2016).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import UsageError

BRACKET = re.compile(r"\(([^()]*)\)|\(([^()]*)|([^()]+)\)")
COLUMNS = 10

Place = tuple[int, int]
"""First and last character of a head word."""
Chains = Sequence[frozenset[Place]]


@dataclass(frozen=True, slots=True)
class Gold:
    """A document: its text, rebuilt with one space between words, and its chains by the places of head words."""

    name: str
    text: str
    chains: Chains


@dataclass(frozen=True, slots=True)
class Agreement:
    """What counts towards recall and precision of one measure: right and all, on either side."""

    right: float = 0.0
    gold: float = 0.0
    said: float = 0.0
    right_said: float = 0.0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(self.right + other.right, self.gold + other.gold, self.said + other.said, self.right_said + other.right_said)

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and precision."""
        recall, precision = self.right / max(self.gold, 1e-9), self.right_said / max(self.said, 1e-9)
        return 2 * recall * precision / max(recall + precision, 1e-9)


# ------------------------------------------------------------------------------------------------ gold


def read_gold(text: str) -> Iterator[Gold]:
    """The documents of a file. Raises UsageError that names the line where a mention is closed that was not opened."""
    rows: list[tuple[int, list[str]]] = []
    name = ""
    for number, line in enumerate([*text.splitlines(), "# newdoc id = "], start=1):
        found = re.match(r"# newdoc id = (.*)", line)
        if found:
            if rows:
                yield _document(name, rows)
            rows, name = [], found[1]
        elif re.match(r"\d+\t", line):
            columns = line.split("\t")
            if len(columns) != COLUMNS:
                raise UsageError(f"line {number}: {COLUMNS} columns are needed, there are {len(columns)}")
            rows.append((number, columns))


def _document(name: str, rows: Sequence[tuple[int, list[str]]]) -> Gold:
    text = ""
    places: list[Place] = []
    starts: list[int] = []
    for k, (_, row) in enumerate(rows):
        starts.append(k if row[0] == "1" else starts[-1])
        places.append((len(text), len(text) + len(row[1])))
        text += row[1] + " "
    chains: dict[str, set[Place]] = defaultdict(set)
    for first, last, group in sorted(_mentions(rows), key=lambda m: m[0] - m[1]):
        inside = range(first, last + 1)
        heads = [k for k in inside if starts[k] + int(rows[k][1][6]) - 1 not in inside or rows[k][1][6] == "0"]
        if not any(places[heads[0]] in chain for chain in chains.values()):  # of two mentions with one head the longer one counts
            chains[group].add(places[heads[0]])
    return Gold(name, text, [frozenset(c) for c in chains.values() if len(c) > 1])


def _mentions(rows: Sequence[tuple[int, list[str]]]) -> Iterator[tuple[int, int, str]]:
    """First and last row and group of each mention."""
    open_: dict[str, list[int]] = defaultdict(list)
    for k, (number, row) in enumerate(rows):
        tags = re.search(r"(?:^|\|)Entity=([^|]+)", row[9])
        for whole, start, end in BRACKET.findall(tags[1]) if tags else ():
            if whole:
                yield k, k, whole.split("-")[0]
            elif start:
                open_[start.split("-")[0]].append(k)
            elif re.search(r"\[(\d+)/\d+\]", end) is None and not open_[end]:
                raise UsageError(f"line {number}: the mention of {end!r} that ends here begins nowhere")
            elif open_[end]:
                yield open_[end].pop(), k, end


# ------------------------------------------------------------------------------------------------ measures


def agreements(gold: Chains, found: Chains) -> Mapping[str, Agreement]:
    """All measures of one document; those of several are added up."""
    similar = _ceaf(gold, found)
    return {
        "muc": Agreement(*_muc(gold, found), *_muc(found, gold)[::-1]),
        "b3": Agreement(*_b3(gold, found), *_b3(found, gold)[::-1]),
        "ceafe": Agreement(similar, len(gold), len(found), similar),
        "lea": Agreement(*_lea(gold, found), *_lea(found, gold)[::-1]),
    }


def _muc(one: Chains, other: Chains) -> tuple[float, float]:
    """Links of `one` found in `other`, and all links of `one`."""
    of = {place: k for k, chain in enumerate(other) for place in chain}
    right = sum(len(chain) - len({of.get(place, place) for place in chain}) for chain in one)
    return right, sum(len(chain) - 1 for chain in one)


def _b3(one: Chains, other: Chains) -> tuple[float, float]:
    """Sum over mentions of `one` of the share of its chain that `other` has too, and the number of mentions."""
    of = {place: chain for chain in other for place in chain}
    return sum(len(c & of.get(p, frozenset())) / len(c) for c in one for p in c), sum(map(len, one))


def _lea(one: Chains, other: Chains) -> tuple[float, float]:
    """Chains weighted by their size, each by the share of its links that `other` has, and the sum of weights."""
    right = sum(len(c) * _resolved(c, other) for c in one)
    return right, sum(map(len, one))


def _resolved(chain: frozenset[Place], other: Chains) -> float:
    """Share of a chain's links that others have; one mention alone is resolved where it stands alone there, too."""
    if len(chain) == 1:
        return float(chain in other)
    return sum(_links(len(chain & o)) for o in other) / _links(len(chain))


def _links(size: int) -> float:
    return size * (size - 1) / 2


def _ceaf(gold: Chains, found: Chains) -> float:
    """Similarity of chains matched one to one, the best match as a whole."""
    from networkx import Graph, max_weight_matching  # noqa: PLC0415 - only where chains are measured

    graph: Graph[tuple[str, int]] = Graph()
    for i, g in enumerate(gold):
        for k, f in enumerate(found):
            if g & f:
                graph.add_edge(("gold", i), ("found", k), weight=2 * len(g & f) / (len(g) + len(f)))
    return float(sum(graph.edges[edge]["weight"] for edge in max_weight_matching(graph)))
