"""Promises of the merge: order and repetition change nothing, the graph survives other formats, every build verifies."""

import io
import random
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
import rdflib.compare
from factories import BODY, PERSON, chain, document, extraction, literal, mention, said_by, save, statement, triples_of
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.inspect.verify import verify
from kg.merge import serialize
from kg.types import Certainty, Chain, Document, Extraction, Interval, LiteralKind, Mention, Polarity, Precision, Qualifier, SpeechAct
from kg.vocab import Vocabulary

PEOPLE = ("Kim Jong-un", "Kim Jong Un", "Pak Su-il", "Pak Su Il", "Ri Yong-gil", "Kim")
VERBS = (("dismissed", "dismiss", "dismissed"), ("praised", "praise", None), ("met", "meet", "met"))
DAYS = (None, date(2023, 8, 9), date(2023, 8, 10))


CLAUSES = st.fixed_dictionaries(
    {
        "names": st.permutations(PEOPLE).map(lambda p: tuple(p[:2])),
        "verb": st.sampled_from(VERBS),
        "day": st.sampled_from(DAYS),
        "polarity": st.sampled_from(Polarity),
        "certainty": st.sampled_from(Certainty),
        "act": st.sampled_from([None, *SpeechAct]),
        "confidence": st.sampled_from([0.3, 0.77, 1.0]),
    }
)


def news(clauses: list[dict[str, Any]]) -> Extraction:
    """A document of some clauses, each with its own polarity, time and speaker; other clauses are another document."""
    text = " ".join(
        f"Part {n} says {c['names'][0]} {c['verb'][0]} {c['names'][1]}, KCNA told, for 30 million." for n, c in enumerate(clauses)
    )
    doc = document(text, title=repr(clauses))
    chains: list[Chain] = []
    statements = []
    for n, clause in enumerate(clauses):
        subject, target, kcna = (nth(doc, name, n) for name in (*clause["names"], "KCNA"))
        chains += [chain(subject), chain(target), chain(kcna)]
        surface, predicate, relation = clause["verb"]
        amount = literal(doc, "30 million", LiteralKind.QUANTITY, value="30000000", unit="EUR")
        options = {
            "attribution": said_by(doc, kcna, clause["act"]) if clause["act"] else (),
            "time": Interval(start=clause["day"], end=clause["day"], precision=Precision.DAY) if clause["day"] else None,
            "qualifiers": (Qualifier(role="for", value=amount, span=amount.span),),
        }
        options |= {k: clause[k] for k in ("polarity", "certainty", "confidence")}
        statements.append(statement(doc, subject, predicate, target, surface=surface, relation=relation, **options))
    return extraction(doc, chains, statements)


NEWS = st.lists(CLAUSES, min_size=1, max_size=3).map(news)


def nth(doc: Document, name: str, clause: int) -> Mention:
    """The first mention of a name in the n-th clause, which begins with "Part n"."""
    start = doc.text.index(f"Part {clause} ")
    earlier = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", doc.text[:start]))
    return mention(doc, name, earlier, entity_type=BODY if name == "KCNA" else PERSON)


@settings(max_examples=40, deadline=None)
@given(st.lists(NEWS, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_order_and_repetition_change_no_byte(found: list[Extraction], rng: random.Random) -> None:
    shuffled = found + found[:2]
    rng.shuffle(shuffled)
    assert serialize(triples_of(*shuffled), Vocabulary()) == serialize(triples_of(*found), Vocabulary())


@settings(max_examples=20, deadline=None)
@given(st.lists(NEWS, min_size=2, max_size=4))
def test_triples_come_sorted_and_unique_and_without_blank_nodes(found: list[Extraction]) -> None:
    triples = triples_of(*found)
    assert len(set(triples)) == len(triples)
    subjects = [t.subject.value for t in triples]
    assert subjects == sorted(subjects)
    assert not any(isinstance(term, pyoxigraph.BlankNode) for t in triples for term in (t.subject, t.object))


@settings(max_examples=15, deadline=None)
@given(st.lists(NEWS, min_size=1, max_size=3), NEWS)
def test_adding_and_removing_a_document_is_as_if_it_had_never_been(found: list[Extraction], other: Extraction) -> None:
    before = serialize(triples_of(*found), Vocabulary())
    if other.document.id not in {e.document.id for e in found}:
        assert serialize(triples_of(*found, other), Vocabulary()) != before
    remaining = [e for e in [*found, other] if e.document.id in {f.document.id for f in found}]
    assert serialize(triples_of(*remaining), Vocabulary()) == before


@settings(max_examples=15, deadline=None)
@given(st.lists(NEWS, min_size=1, max_size=3))
def test_whatever_is_merged_can_be_verified(found: list[Extraction]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert verify(save(Path(folder), *{x.document.id: x for x in found}.values())) == []


def test_serializing_does_not_depend_on_the_order_of_triples() -> None:
    triples = triples_of(example())
    assert serialize(triples[::-1], Vocabulary()) == serialize(triples, Vocabulary()) == serialize([*triples, *triples], Vocabulary())


def test_the_base_of_all_names_can_be_chosen() -> None:
    vocabulary = Vocabulary("https://example.org/news/")
    turtle = serialize(triples_of(example(), vocabulary=vocabulary), vocabulary).decode()
    assert "@prefix ent: <https://example.org/news/entity/>" in turtle
    assert "w3id.org/newsgraph/entity" not in turtle


def example() -> Extraction:
    doc = document(
        "Kim Jong-un dismissed Pak Su-il for “30 million”, KCNA said. Kim left.", title='A "quoted" <title>', authors=("Sarah Kim",)
    )
    kim, pak, kcna = mention(doc, "Kim Jong-un"), mention(doc, "Pak Su-il"), mention(doc, "KCNA", entity_type=BODY)
    amount = literal(doc, "30 million", LiteralKind.QUANTITY, value="30000000", unit="EUR")
    fields = {
        "relation": "dismissed",
        "attribution": said_by(doc, kcna),
        "qualifiers": (Qualifier(role="for", value=amount, span=amount.span),),
    }
    made = statement(
        doc, kim, "dismiss", pak, surface="dismissed", time=Interval(start=date(2023, 8, 9), end=None, precision=Precision.DAY), **fields
    )
    return extraction(doc, [chain(kim, mention(doc, "Kim", 1)), chain(pak), chain(kcna)], [made])


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD reader uses it
@pytest.mark.parametrize("form", ["nt", "turtle", "json-ld"])
def test_the_graph_survives_a_round_trip_through_rdflib(form: str) -> None:
    original = rdflib.Graph().parse(data=serialize(triples_of(example()), Vocabulary()), format="turtle")
    again = rdflib.Graph().parse(data=original.serialize(format=form), format=form)
    assert rdflib.compare.isomorphic(original, again)
    assert len(original) == len(triples_of(example()))


@pytest.mark.parametrize("form", [pyoxigraph.RdfFormat.N_TRIPLES, pyoxigraph.RdfFormat.TURTLE, pyoxigraph.RdfFormat.JSON_LD])
def test_the_graph_survives_a_round_trip_through_oxigraph(form: pyoxigraph.RdfFormat) -> None:
    triples = triples_of(example())
    store = pyoxigraph.Store()
    store.load(pyoxigraph.serialize(triples, format=form), format=form)
    again = [
        q.triple for q in pyoxigraph.parse(io.BytesIO(store.dump(format=pyoxigraph.RdfFormat.N_QUADS)), format=pyoxigraph.RdfFormat.N_QUADS)
    ]
    assert set(again) == set(triples)


def test_both_engines_read_the_same_graph() -> None:
    turtle = serialize(triples_of(example()), Vocabulary())
    lines = pyoxigraph.serialize(
        [q.triple for q in pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)], format=pyoxigraph.RdfFormat.N_TRIPLES
    )
    by_oxigraph = rdflib.Graph().parse(data=lines, format="nt")
    assert rdflib.compare.isomorphic(by_oxigraph, rdflib.Graph().parse(data=turtle, format="turtle"))
