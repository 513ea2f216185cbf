"""Clusters of tellings -> larger ones: what is known to be one event, then the surest pairs, then nouns that mean one of their article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from kg.english.calendar import MONTHS, WEEKDAYS
from kg.english.letters import fold
from kg.english.telling import PARTIES
from kg.resolve.events.classes import EVENT, PREPOSITION
from kg.resolve.events.clusters import Cluster, Clusters, pairs
from kg.resolve.events.likeness import likeness_of
from kg.resolve.events.names import listed
from kg.resolve.events.units import Unit
from kg.resolve.judgements import Judgement
from kg.types import Extraction, Linker, LiteralKind

ONE_CORE, MANY_CORES = 2, 3  # points that two tellings must have in common, by the number of roles that tell events apart
PROBABLE = 0.7  # from which tellings of two articles are one event; at 0.5 F1 is best on ECB+, but a wrong join costs a reader more
NEWS = timedelta(days=10)  # between reports of one event that nothing but their words joins


def join_known(clusters: Clusters, judgements: Sequence[Judgement]) -> None:
    """What the Linker holds for one thing, and what somebody judged to be one."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(clusters.units):
        if unit.entity:
            groups[f"named {unit.entity}"].append(i)
    for number, judged in enumerate(j for j in judgements if j.same):
        keys = {fold(judged.left), fold(judged.right)}
        groups[f"judged {number}"] = [i for i, unit in enumerate(clusters.units) if keys.intersection(keys_of(unit))]
    for name, group in groups.items():
        reason = "judged to be the same" if name.startswith("judged") else "the same name"
        for i in group[1:]:
            clusters.join(group[0], i, reason, firm=True)


def join_alike(clusters: Clusters) -> None:
    """Tellings of one class that share who makes it this event, most in common first."""
    found = []
    for i, j in pairs(clusters.units, clusters.world):
        if clusters.world.classes.narrower(clusters.units[i].event_class, clusters.units[j].event_class):
            points, common = clusters.share(i, j)
            if points >= _enough(clusters.of(i), clusters):
                found.append((-points, i, j, common))
    for _, i, j, common in sorted(found):
        days = clusters.units[i].days and clusters.units[j].days
        clusters.join(i, j, f"the same {_label(clusters.of(i), clusters)}: {listed(common)}" + (", the same time" if days else ""))


def join_told_alike(clusters: Clusters, documents: Sequence[Extraction], linker: Linker) -> None:
    """Tellings of two articles that are probably of one event by verb, names, words and articles, reported about the same day."""
    likeness = likeness_of(clusters.units, documents, linker, clusters.world.classes)
    for first, *others in likeness.gathered(PROBABLE):
        for i in others:
            a, b, one, two = clusters.units[first], clusters.units[i], clusters.of(first).seen, clusters.of(i).seen
            near = one and two and max(one[0], two[0]) - min(one[1], two[1]) <= NEWS
            if near and a.document != b.document and likeness.one_story(a.document, b.document) and not _other_counts(a, b):
                clusters.join(first, i, "told alike, in articles that tell one story")


def _other_counts(a: Unit, b: Unit) -> bool:
    """Whether two tellings count those to whom it happens otherwise: 16 and 30 dead may be of one attack, but words alone do not say so."""
    one, two = ({f.text for _, f in u.roles if not isinstance(f, str) and f.kind is LiteralKind.QUANTITY} for u in (a, b))
    return bool(one and two and not one & two)


def _enough(cluster: Cluster, clusters: Clusters) -> int:
    core = clusters.world.classes.by_name[cluster.event_class].core if cluster.event_class in clusters.world.classes.by_name else ()
    return ONE_CORE if len(core) == 1 and core != ("participant",) else MANY_CORES


def _label(cluster: Cluster, clusters: Clusters) -> str:
    known = clusters.world.classes.by_name.get(cluster.event_class)
    return known.label if known else "event"


def join_referring(clusters: Clusters) -> None:
    """ "The talks", after which the only event of its document that it can mean is the one meant."""
    by_document: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(clusters.units):
        by_document[unit.document].append(i)
    for members in by_document.values():
        for i in members:
            unit = clusters.units[i]
            if unit.definite and unit.event_class != EVENT and len(clusters.of(i).members) == 1:
                before = {clusters.find(j) for j in members if clusters.units[j].place < unit.place} - {clusters.find(i)}
                fitting = sorted(j for j in before if clusters.agree(i, j) and _says_no_more(unit, clusters.of(j), clusters))
                if len(fitting) == 1:
                    clusters.join(
                        fitting[0], i, f"“{unit.name}” can mean only this {_label(clusters.of(fitting[0]), clusters)} of its article"
                    )


def _says_no_more(unit: Unit, cluster: Cluster, clusters: Clusters) -> bool:
    """Whether a noun phrase says nothing that is not said of the event already: "the talks", but not "the three-way talks"."""
    known = {w for i in cluster.members for w in _words(clusters.units[i].name)}
    *modifiers, _ = _words(PREPOSITION.split(unit.name, maxsplit=1)[0]) or [""]
    behind = _words(unit.name)[len(modifiers) + 1 :]
    parties = len(cluster.roles.get("participant", ()))
    return {*(w for w in modifiers if PARTIES.get(w) != parties and not _is_of_date(w)), *behind} <= known


def _is_of_date(word: str) -> bool:
    """ "the *July 27* parade": days are compared as such."""
    return word.isdigit() or word in MONTHS or word in WEEKDAYS


def _words(phrase: str) -> list[str]:
    return [w for w in re.split(r"[^\w'’-]+", fold(phrase)) if w and not PREPOSITION.fullmatch(w)]


def keys_of(unit: Unit) -> tuple[str, str]:
    """What a judgement may call a telling: its name, or that with its article where two articles call an event alike."""
    return fold(unit.name), fold(f"{unit.name} @ {unit.document}")
