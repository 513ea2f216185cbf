"""A Corpus and its Clusters -> proposals: which pairs are worth comparing, and which of them are one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from kg.english.nouns.first_names import NICKNAMES
from kg.resolve.clusters import Clusters, Proposal
from kg.resolve.features import ENOUGH, Finding, compatible, contradict, name_finding, same_name
from kg.resolve.known import known_name
from kg.resolve.names import Name, content_words
from kg.resolve.spelling import consonants, sound
from kg.resolve.surroundings import support
from kg.resolve.units import Corpus, Unit

RIVALRY = 0.2  # how much better the best of several possible partners must be


def join_equal_names(corpus: Corpus, clusters: Clusters) -> None:
    """Join units that share a full name; a name that says too little needs support from what surrounds it. Surnames come last of all."""
    join_groups(corpus, clusters, [i for i, unit in enumerate(corpus.units) if unit.is_named and not unit.is_lone_surname])


def join_groups(corpus: Corpus, clusters: Clusters, numbers: Iterable[int]) -> None:
    """Join those of the given units that share a full name."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i in numbers:
        for key in sorted({n.key for n in corpus.units[i].names}):
            groups[key].append(i)
    for key in sorted(groups):
        _join_group(corpus, clusters, groups[key])


def _join_group(corpus: Corpus, clusters: Clusters, group: list[int]) -> None:
    """Join each unit of a group to the clusters that take it: units with equal names one by one, in their fixed order."""
    roots: dict[int, None] = {}
    in_document: dict[str, list[int]] = defaultdict(list)
    for i in group:
        document = corpus.units[i].document
        near: Iterable[int] = roots
        if corpus.units[i].is_weak and len(roots) > MANY:
            near = [j for d in (document, *corpus.relatives(document)) for j in in_document[d]]
        clusters.join_all(p for j in dict.fromkeys(clusters.find(j) for j in near) if (p := _equal(corpus, clusters, i, j)))
        roots[i] = None
        if len(roots) <= MANY:
            roots = dict.fromkeys(clusters.find(j) for j in roots)
        in_document[document].append(i)


MANY = 20  # clusters of one weak name from which only those in related documents are looked at


def _equal(corpus: Corpus, clusters: Clusters, i: int, j: int) -> Proposal | None:
    a, b = corpus.units[i], corpus.units[j]
    finding = same_name(a, b) if compatible(a, b) else None
    return _proposal(corpus, clusters, (i, j), finding, firm=True) if finding else None


def join_variants(corpus: Corpus, clusters: Clusters) -> None:
    """Join clusters whose names are listed together, spelled alike, reordered, cut or share an acronym."""
    proposals = [p for a, b in _candidate_pairs(corpus, clusters) if (p := _variant(corpus, clusters, a, b))]
    clusters.join_all(_without_rivals(corpus, clusters, proposals))


def _candidate_pairs(corpus: Corpus, clusters: Clusters) -> list[tuple[int, int]]:
    """Pairs of clusters that share a blocking key."""
    blocks: dict[str, set[int]] = defaultdict(set)
    for root in clusters.roots():
        for face in clusters.faces(root):
            for key in block_keys(corpus.units[face]):
                blocks[key].add(root)
    return sorted({pair for block in blocks.values() for pair in combinations(sorted(block), 2)})


def block_keys(unit: Unit) -> Iterator[str]:
    """What units that may be one thing have in common."""
    for name in unit.names:
        known = known_name(name.key, unit.entity_type)
        if known:
            yield f"known {known}"
        yield from _person_keys(name) if unit.is_person else _other_keys(name)
    for name in unit.short:
        if name.is_acronym and not unit.is_person:
            yield f"acronym {name.key}"


def _person_keys(name: Name) -> Iterator[str]:
    if len(name.words) > 1:
        yield f"person {consonants(name.key)}"
        yield f"words {' '.join(sorted(name.words))}"
        firsts = {name.words[0], *(pair[1 - pair.index(name.words[0])] for pair in NICKNAMES if name.words[0] in pair)}
        for first in firsts:
            yield f"person {consonants(name.words[-1])} {sound(first)[:1]}"


def _other_keys(name: Name) -> Iterator[str]:
    words = content_words(name)
    if len(words) > 1:
        yield f"words {' '.join(sorted(words))}"
        yield f"ends {words[0]} {words[-1]}"


def _variant(corpus: Corpus, clusters: Clusters, a: int, b: int) -> Proposal | None:
    units = corpus.units
    pairs = [(i, j, name_finding(units[i], units[j])) for i in clusters.faces(a) for j in clusters.faces(b)]
    found = [(finding.score, -i, -j, finding) for i, j, finding in pairs if finding]
    if not found:
        return None
    score, i, j, finding = max(found, key=lambda f: f[:3])
    if score < ENOUGH and units[-i].is_person and clusters.around(a).documents & clusters.around(b).documents:
        return None  # a document that spells a person's name in two ways means two people
    return _proposal(corpus, clusters, (-i, -j), finding, firm=score >= ENOUGH)


def _proposal(corpus: Corpus, clusters: Clusters, pair: tuple[int, int], finding: Finding, *, firm: bool) -> Proposal | None:
    """The pair with what supports it, if that and the names are enough."""
    left, right = pair
    if finding.score >= ENOUGH:
        return Proposal(left=left, right=right, score=finding.score, finding=finding, firm=firm)
    around = support(corpus, clusters.around(left), clusters.around(right))
    total = round(finding.score + around.score, 3)
    return Proposal(left=left, right=right, score=total, finding=finding, around=around.reason, firm=firm) if total >= ENOUGH else None


def _without_rivals(corpus: Corpus, clusters: Clusters, proposals: list[Proposal]) -> list[Proposal]:
    """Without those where a cluster could as well be one of two others that are not one ("J. Smith": John or Jane)."""
    partners: dict[int, list[Proposal]] = defaultdict(list)
    for p in proposals:
        partners[clusters.find(p.left)].append(p)
        partners[clusters.find(p.right)].append(p)
    return [
        p for p in proposals if not any(_has_rival(corpus, clusters, p, partners[clusters.find(end)], end) for end in (p.left, p.right))
    ]


def _has_rival(corpus: Corpus, clusters: Clusters, proposal: Proposal, others: list[Proposal], end: int) -> bool:
    if proposal.firm:
        return False
    here = clusters.find(end)
    partner = _other_end(clusters, proposal, here)
    for other in others:
        rival = _other_end(clusters, other, here)
        if rival != partner and other.score > proposal.score - RIVALRY and contradict(corpus.units[partner], corpus.units[rival]):
            return True
    return False


def _other_end(clusters: Clusters, proposal: Proposal, here: int) -> int:
    left, right = clusters.find(proposal.left), clusters.find(proposal.right)
    return right if left == here else left
