"""The folders of two builds -> what changed between them: facts added, removed, and changed in status or support."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.inspect.saved import OBJECT, PREDICATE, STATEMENT, SUBJECT, SavedBuild, open_build
from kg.vocab import KG, kg


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fact:
    """A statement of one build, by the names a reader knows. `time` is "" where it is unknown."""

    subject: str
    predicate: str
    object: str
    time: str
    status: str
    support: int
    denials: int
    iri: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """Facts of the right build that the left one lacks, the other way round, and pairs (left, right) of one fact that differ; sorted."""

    added: tuple[Fact, ...]
    removed: tuple[Fact, ...]
    changed: tuple[tuple[Fact, Fact], ...]

    @property
    def is_empty(self) -> bool:
        """Whether both builds state the same."""
        return not (self.added or self.removed or self.changed)


def diff(left: Path, right: Path) -> Diff:
    """Compare two builds statement by statement: one fact has the same subject, predicate, object and time in both.

    The IRIs under which the builds hang may differ. Raises StoreError where one of them can not be read.
    """
    before, after = _facts(open_build(left)), _facts(open_build(right))
    return Diff(
        added=tuple(sorted(after[k] for k in after.keys() - before.keys())),
        removed=tuple(sorted(before[k] for k in before.keys() - after.keys())),
        changed=tuple(sorted((before[k], after[k]) for k in before.keys() & after.keys() if _standing(before[k]) != _standing(after[k]))),
    )


def _facts(saved: SavedBuild) -> dict[tuple[str, ...], Fact]:
    """Statements by their content, without the base of the IRIs."""
    facts = {}
    for iri in saved.instances(STATEMENT):
        terms = [t for p in (SUBJECT, PREDICATE, OBJECT, kg("time")) for t in saved.terms(iri, p)]
        facts[tuple(_without_base(str(t), saved) for t in terms)] = _fact(saved, iri)
    return facts


def _without_base(term: str, saved: SavedBuild) -> str:
    """An IRI that the build minted without the part it can choose; other terms as they are."""
    prefixes = saved.vocabulary.prefixes
    minted = next((p for p in ("ent", "rel", "art") if term.startswith(f"<{prefixes[p]}")), None)
    return f"{minted}:{term[len(prefixes[minted]) + 1 :]}" if minted else term


def _fact(saved: SavedBuild, iri: str) -> Fact:
    subject, predicate, target = (saved.terms(iri, p)[:1] for p in (SUBJECT, PREDICATE, OBJECT))
    names = [saved.label(t.value) if str(t).startswith("<") else t.value for t in (*subject, *predicate, *target)]
    return Fact(
        subject=names[0],
        predicate=names[1],
        object=names[2],
        time=saved.value(iri, kg("time")),
        status=saved.value(iri, kg("status")).removeprefix(KG),
        support=int(saved.value(iri, kg("supportCount"), "0")),
        denials=int(saved.value(iri, kg("denyCount"), "0")),
        iri=iri,
    )


def _standing(fact: Fact) -> tuple[str, int, int]:
    return fact.status, fact.support, fact.denials
