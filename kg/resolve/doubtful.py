"""Entities of a build -> the pairs of them that may be one thing, the most telling first: what a person should judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.resolve.candidates import block_keys
from kg.resolve.features import name_finding
from kg.resolve.judgements import Judgement, verdicts
from kg.resolve.names import is_part_of, parse_name
from kg.resolve.units import Kind, Unit
from kg.types import Entity, EntityType

MOST_OF_ONE_KEY = 40  # entities with one key of blocking; more are no pairs in doubt but a common word


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Two entities that may be one, what their names say for it, and how much would hang on it (articles that name either)."""

    left: Entity
    right: Entity
    reason: str
    score: float
    articles: int


def in_doubt(entities: Iterable[Entity], judgements: Sequence[Judgement] = ()) -> list[Doubt]:
    """Pairs of named entities whose names are alike and that nobody has judged."""
    named = [e for e in entities if len(e.name) > 1 and e.links and not e.links[0].reason.startswith(("a noun", "a pronoun"))]
    units = [_unit(e, number) for number, e in enumerate(named)]
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(units):
        for key in sorted({*block_keys(unit), *(f"part {w}" for n in unit.names for w in (n.words[0], n.words[-1]))}):
            blocks[key].append(i)
    pairs = {p for block in blocks.values() if len(block) <= MOST_OF_ONE_KEY for p in combinations(block, 2)}
    asked = verdicts(judgements)
    found = [d for i, j in sorted(pairs) if not asked.apart(units[i], units[j]) and (d := _doubt(named, units, i, j))]
    return sorted(found, key=lambda d: (-d.score * d.articles, d.left.id, d.right.id))


def _doubt(named: Sequence[Entity], units: Sequence[Unit], i: int, j: int) -> Doubt | None:
    finding = name_finding(units[i], units[j])
    score, reason = (finding.score, finding.told_of(units[j])) if finding is not None else (_part(units[i], units[j]), "part of the name")
    if not score:
        return None
    documents = {link.document for e in (named[i], named[j]) for link in e.links}
    return Doubt(left=named[i], right=named[j], reason=reason, score=score, articles=len(documents))


def _part(a: Unit, b: Unit) -> float:
    """What it says that one name is a part of the other, of two things of one class."""
    alike = a.entity_type is b.entity_type or EntityType.OTHER in (a.entity_type, b.entity_type)
    part = any(is_part_of(x, y) or is_part_of(y, x) for x in a.names for y in b.names)
    return 0.3 if alike and part else 0.0


def _unit(entity: Entity, number: int) -> Unit:
    person = entity.entity_type is EntityType.PERSON
    return Unit(
        document=",".join(sorted({link.document for link in entity.links})),
        place=(0, number, ""),
        label=entity.name,
        kind=Kind.NAMED,
        entity_type=entity.entity_type,
        members=(),
        names=(parse_name(entity.name, person=person),),
        short=tuple(parse_name(a, person=person) for a in entity.aliases),
    )
