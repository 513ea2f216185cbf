"""Untyped predicates of a small graph."""

import pyoxigraph as ox
import pytest

from kg.evaluate.gaps import gaps, pattern

PREFIXES = """@prefix kg: <https://w3id.org/newsgraph/ns#> . @prefix rel: <https://x.example/relation/> . @prefix x: <https://x.example/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
x:Lund a kg:Person . x:Oslo a kg:Place . x:Acme a kg:Organization .
rel:mediate_between rdfs:label "mediate between"@en . rel:be_sent_to rdfs:label "be sent to"@en . kg:visited rdfs:label "visited"@en .
rel:be rdfs:label "be"@en .
"""


def graph(*statements: tuple[str, str, str, str, str]) -> ox.Store:
    """Of subject, predicate, object, rule and sentence."""
    lines = [PREFIXES]
    for i, (s, p, o, rule, sentence) in enumerate(statements):
        lines.append(f"x:st{i} rdf:subject {s} ; rdf:predicate {p} ; rdf:object {o} ; kg:mention x:m{i} .")
        lines.append(f'x:m{i} kg:rule "{rule}" ; kg:sentence x:s{i} . x:s{i} nif:anchorOf "{sentence}"@en .')
    store = ox.Store()
    store.bulk_load("\n".join(lines).encode(), format=ox.RdfFormat.TURTLE)
    return store


def test_gaps_are_untyped_predicates_by_frequency() -> None:
    store = graph(
        ("x:Lund", "rel:mediate_between", "x:Acme", "active/subject", "Lund mediated between Acme and others."),
        ("x:Lund", "rel:mediate_between", '"the firms"', "active/subject", "Lund mediates between the firms."),
        ("x:Lund", "rel:mediate_between", '"the banks"', "active/subject", "Lund had mediated between the banks."),
        ("x:Acme", "rel:be_sent_to", "x:Oslo", "passive/subject", "Acme was sent to Oslo."),
        ("x:Lund", "rel:be", '"rich"', "copula/subject", "Lund is rich."),
        ("x:Lund", "kg:visited", "x:Oslo", "active/subject", "Lund visited Oslo."),
    )
    first, second = gaps(store, least=1)
    assert (first.predicate, first.statements, first.subject, first.object) == ("mediate between", 3, "Person", "Literal")
    assert (first.pattern, first.sentence) == ("{s} mediate between {o}", "Lund mediates between the firms.")
    assert (second.predicate, second.pattern) == ("be sent to", "send {s} to {o}")
    assert [gap.predicate for gap in gaps(store)] == ["mediate between"]


@pytest.mark.parametrize(
    ("predicate", "is_passive", "expected"),
    [
        ("preside over", False, "{s} preside over {o}"),
        ("be afraid of", False, "{s} be afraid of {o}"),
        ("be taken from", True, "take {s} from {o}"),
        ("hire", True, "{s} hire {o}"),  # turned round already: the agent is its subject
    ],
)
def test_a_pattern_is_in_base_forms(predicate: str, is_passive: bool, expected: str) -> None:
    assert pattern(predicate, is_passive=is_passive) == expected
