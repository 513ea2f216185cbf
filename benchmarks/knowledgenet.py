"""KnowledgeNet's passages -> how many of their facts kg links, and how many by the right relation.

    python benchmarks/knowledgenet.py --data knowledgenet.json [--every 5] [--show CEO] [--sample 100]

A fact (Mesquita et al., EMNLP 2019: passages with facts of 15 properties) is linked if anything joins mentions of its two things, be they
named there or by a pronoun: a statement or one of its qualifiers; it is right if that is by a relation that says the property. Folds 1 to 3
are for tuning. `--show` prints what is missed of a property, `--sample` typed edges: gold is not complete, so precision is read.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from kg import plugins
from kg.config import Config
from kg.pipeline import document_statements
from kg.stages import stages_of
from kg.types import AnnotatedDocument, Argument, Document, Evidence, Mention, Span, Statement

FOLDS = frozenset({"1", "2", "3"})
SAME, TURNED = False, True
WORK = dict.fromkeys(["worksFor", "memberOf", "leads", "speaksFor", "formerlyWorkedFor", "formerlyLed", "founded"], SAME)
# property -> relations that say it, and whether its subject is their object; "bornIn time" is the time qualifier of kg:bornIn
PROPERTIES: Mapping[str, Mapping[str, bool]] = {
    "EMPLOYEE_OR_MEMBER_OF": WORK,
    "PLACE_OF_RESIDENCE": {"livesIn": SAME, "comesFrom": SAME},
    "SPOUSE": {"marriedTo": SAME},
    "PLACE_OF_BIRTH": {"bornIn": SAME},
    "EDUCATED_AT": {"studiedAt": SAME},
    "CHILD_OF": {"childOf": SAME},
    "HEADQUARTERS": {"locatedIn": SAME},
    "DATE_OF_BIRTH": {"bornOn": SAME, "bornIn time": SAME},
    "FOUNDED_BY": {"founded": TURNED},
    "NATIONALITY": {"comesFrom": SAME},
    "POLITICAL_AFFILIATION": {"memberOf": SAME, "leads": SAME, "worksFor": SAME},
    "CEO": {"leads": TURNED},
    "DATE_OF_DEATH": {"diedOn": SAME, "diedIn time": SAME},
    "DATE_FOUNDED": {"foundedOn": SAME, "founded time": SAME},
    "SUBSIDIARY_OF": {"partOf": SAME, "owns": TURNED, "bought": TURNED},
}
BOTH_WAYS = frozenset({"marriedTo"})


class Edge(NamedTuple):
    """Two arguments and where they stand; `name` is the relation, or None."""

    left: tuple[Argument, Span]
    right: tuple[Argument, Span]
    name: str | None
    statement: Statement


class Scores:
    """Counts by property."""

    def __init__(self) -> None:
        self.all: Counter[str] = Counter()
        self.linked: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.missed: dict[str, list[str]] = defaultdict(list)

    def add(self, fact: Mapping[str, object], passage: str, joined: list[tuple[bool, str | None]]) -> None:
        """One fact, and what joins its things."""
        name = str(fact["p"])
        wanted = PROPERTIES[name]
        right = any(r in wanted and (wanted[r] is turned or r in BOTH_WAYS) for turned, r in joined if r is not None)
        self.all[name] += 1
        self.linked[name] += bool(joined)
        self.right[name] += right
        if not right:
            self.missed[name].append(f"{fact['s']} | {fact['o']} | {sorted({r or '-' for _, r in joined})} | {passage[:300]}")

    def lines(self) -> Iterator[str]:
        """A table."""
        yield f"{'property':24}{'facts':>7}{'linked':>8}{'right':>8}"
        for name in sorted(self.all, key=lambda p: (-self.all[p], p)):
            facts = self.all[name]
            yield f"{name:24}{facts:7}{self.linked[name] / facts:8.3f}{self.right[name] / facts:8.3f}"
        total = self.all.total()
        yield f"{'all':24}{total:7}{self.linked.total() / total:8.3f}{self.right.total() / total:8.3f}"


class Passage:
    """The edges of one passage, and where its things are mentioned."""

    def __init__(self, annotated: AnnotatedDocument, statements: tuple[Statement, ...]) -> None:
        chains = (c.mentions for c in annotated.chains)
        self._places = {m: [k.span for k in mentions] for mentions in chains for m in mentions}
        self.edges = [edge for s in statements for edge in edges_of(s)]

    def joining(self, subject: Span, target: Span) -> list[tuple[bool, str | None]]:
        """Of the edges between two stretches: whether they run the other way, and their relation."""
        return [
            (turned, edge.name)
            for edge in self.edges
            for turned, (a, b) in ((SAME, (edge.left, edge.right)), (TURNED, (edge.right, edge.left)))
            if self._is_at(a, subject) and self._is_at(b, target)
        ]

    def _is_at(self, placed: tuple[Argument, Span], place: Span) -> bool:
        argument, span = placed
        spans = self._places.get(argument, [argument.span]) if isinstance(argument, Mention) else [span]
        return any(s.overlaps(place) for s in spans)


def edges_of(statement: Statement) -> Iterator[Edge]:
    """The edge of a statement, and those from its two ends to its qualifiers."""
    evidence = statement.evidence
    if not isinstance(evidence, Evidence):
        return
    ends = (statement.subject, evidence.subject), (statement.object, evidence.object)
    yield Edge(*ends, statement.relation, statement)
    for qualifier in statement.qualifiers:
        name = f"{statement.relation} {qualifier.role}" if statement.relation else None
        yield from (Edge(end, (qualifier.value, qualifier.span), name, statement) for end in ends)


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", choices=sorted(PROPERTIES))
    parser.add_argument("--sample", type=int, default=0)
    options = parser.parse_args()
    passages = [p for p in json.loads(options.data.read_text(encoding="utf-8")) if p["fold"] in FOLDS][:: options.every]
    stages, scores, typed = stages_of(Config(threads=1)), Scores(), list[str]()
    known = {relation for relations in PROPERTIES.values() for relation in relations}
    for passage in passages:
        annotated = plugins.annotate(Document(text=passage["text"]), stages.annotator).annotated
        if annotated is None:
            continue
        found = Passage(annotated, document_statements(annotated, stages, on_problem=lambda problem: print(problem.message)))
        for fact in passage["facts"]:
            scores.add(fact, passage["text"], found.joining(Span(fact["sb"], fact["se"]), Span(fact["ob"], fact["oe"])))
        typed += [_told(e, passage["text"]) for e in found.edges if e.name in known and e.name == e.statement.relation]
    print(*scores.lines(), sep="\n")
    print(*scores.missed.get(options.show, ()), sep="\n")
    print(*random.Random(1).sample(typed, min(options.sample, len(typed))), sep="\n")  # noqa: S311 - no secret


def _told(edge: Edge, passage: str) -> str:
    left, right = edge.left[1].of(passage), edge.right[1].of(passage)
    evidence = edge.statement.evidence
    assert isinstance(evidence, Evidence)  # noqa: S101 - `edges_of` has seen to it
    return f"{left} | {edge.name} | {right} | {edge.statement.status.value} | {evidence.sentence.of(passage)[:200]}"


if __name__ == "__main__":
    main()
