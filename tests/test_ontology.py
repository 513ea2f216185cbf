"""ontology/kg.ttl and its page: everything named exists, nothing is said twice, and what docs/ontology.md shows works.

`python tests/test_ontology.py` brings the list of relations on the page up to date.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from kg.annotate.conllu import read_conllu
from kg.errors import OntologyError
from kg.extract import ClauseExtractor
from kg.extract.relations.patterns import PREPOSITIONS, Pattern, parse_pattern
from kg.extract.relations.typing import Typer
from kg.ontology import load_ontology
from kg.resources import ontology_dir
from kg.types import EntityType, Mention, Ontology, Relation
from kg.vocab import KG, OWL, RDFS

PAGE = Path(__file__).parent.parent / "docs" / "ontology.md"
LIST = re.compile(r"(?<=<!-- relations: refresh with `python tests/test_ontology.py` -->\n).*?(?=<!-- /relations -->)", re.DOTALL)
ANY_VALUE = {"Literal"}


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology([ontology_dir() / "kg.ttl"])


@pytest.fixture(scope="module")
def parsed(ontology: Ontology) -> list[tuple[Relation, Pattern]]:
    return [(relation, parse_pattern(text, relation=relation.name)) for relation in ontology.relations for text in relation.patterns]


# ------------------------------------------------------------------------------------------------ the file


def test_there_are_relations_enough_for_news(ontology: Ontology) -> None:
    assert len(ontology.relations) >= 80


def test_every_pattern_can_be_read(parsed: list[tuple[Relation, Pattern]]) -> None:
    assert all({"s", "o"} <= {slot.name for slot in pattern.slots} for _, pattern in parsed)


def test_only_relations_of_metadata_have_no_pattern(ontology: Ontology) -> None:
    assert [r.name for r in ontology.relations if not r.patterns] == ["published", "wrote"]


def test_domains_ranges_and_slots_name_classes_that_exist(ontology: Ontology, parsed: list[tuple[Relation, Pattern]]) -> None:
    classes = {name for name, _ in ontology.superclasses} | ANY_VALUE
    named = {(r.name, c) for r in ontology.relations for c in (*r.domain, *r.range)}
    named |= {(r.name, slot.accepts) for r, p in parsed for slot in p.slots if slot.accepts not in {None, "role", "post", "Time", "Clause"}}
    assert [f"kg:{name} asks for kg:{c}" for name, c in sorted(named) if c not in classes] == []


def test_every_class_of_the_graph_is_a_class_of_the_ontology(ontology: Ontology) -> None:
    no_class = {EntityType.DATE, EntityType.OTHER}
    assert {t.value for t in EntityType if t not in no_class} <= {name for name, _ in ontology.superclasses}


def test_parents_and_inverses_are_relations(ontology: Ontology) -> None:
    names = {r.name for r in ontology.relations}
    others = {(r.name, other) for r in ontology.relations for other in (*r.parents, *([r.inverse] if r.inverse else []))}
    assert [f"kg:{name} points at kg:{other}" for name, other in sorted(others) if other not in names] == []


def test_no_relation_is_a_kind_of_itself(ontology: Ontology) -> None:
    parents = {r.name: r.parents for r in ontology.relations}
    for name, direct in parents.items():
        todo, above = list(direct), set[str]()
        while todo:
            parent = todo.pop()
            todo += [p for p in parents[parent] if p not in above]
            above |= {parent, *parents[parent]}
        assert name not in above, f"kg:{name} stands above itself"


def test_labels_are_unique(ontology: Ontology) -> None:
    labels = [r.label for r in ontology.relations]
    assert sorted(labels) == sorted(set(labels))


def test_no_two_relations_claim_the_same_wording(parsed: list[tuple[Relation, Pattern]]) -> None:
    """The same words with the same slots and the same classes in them: no sentence could choose between the two."""
    claimed = defaultdict(set)
    for relation, pattern in parsed:
        asked = {"s": relation.domain, "o": relation.range}
        slots = tuple(sorted((s.role, s.name, (s.accepts,) if s.accepts else asked.get(s.name, ())) for s in pattern.slots))
        claimed[pattern.words, slots].add(f"kg:{relation.name}")
    assert [f"{' '.join(words)}: {sorted(names)}" for (words, _), names in claimed.items() if len(names) > 1] == []


def test_no_relation_lists_a_pattern_twice(ontology: Ontology) -> None:
    forms = [(r.name, " ".join(text.lower().split())) for r in ontology.relations for text in r.patterns]
    assert sorted(forms) == sorted(set(forms))


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("kg:seen a kg:Relation .", "kg:seen: this kg:Relation has no rdfs:label"),
        ("kg:seen a", "mine.ttl: not valid Turtle"),
        (None, "mine.ttl: cannot read this ontology file"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(turtle: str | None, message: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.ttl"
    if turtle is not None:
        file.write_text(f"@prefix kg: <https://w3id.org/newsgraph/ns#> .\n{turtle}\n")
    with pytest.raises(OntologyError, match=message):
        load_ontology([file])


# ------------------------------------------------------------------------------------------------ events


def test_every_event_relation_says_what_its_subject_and_object_are(ontology: Ontology) -> None:
    telling = [r for r in ontology.relations if r.tells]
    assert len(telling) >= 40
    assert [r.name for r in telling if not {"{s}", "{o}"} <= {slot for slot, _ in r.roles}] == []


def test_what_a_class_says_of_its_slots_holds_below_it_until_something_nearer_says_otherwise(ontology: Ontology) -> None:
    classes = {e.name: dict(e.roles) for e in ontology.events}
    assert classes["Dismissal"]["of"] == classes["PersonnelChange"]["of"] == "patient"
    assert (classes["Protest"]["over"], classes["Strike"]["over"], classes["Strike"]["of"]) == ("topic", "topic", "agent")
    relations = {r.name: dict(r.roles) for r in ontology.relations}
    assert (relations["sold"]["{o}"], relations["soldTo"]["{o}"], relations["sold"]["in"]) == ("patient", "recipient", "place")


def test_no_word_tells_of_two_classes_of_events(ontology: Ontology) -> None:
    told = defaultdict(set)
    for event in ontology.events:
        for word in (*event.nouns, *event.verbs):
            told[word].add(event.name)
    assert {word: names for word, names in told.items() if len(names) > 1} == {}


def test_pairwise_edges_of_participants_are_relations(ontology: Ontology) -> None:
    assert {e.edge for e in ontology.events if e.edge} <= {r.name for r in ontology.relations}


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("kg:Duel a owl:Class ; rdfs:subClassOf kg:Event .", "line 4: kg:Duel: this event class has no roles"),
        ("kg:Duel a owl:Class ; rdfs:subClassOf kg:Event ; kg:coreRole kg:second .", "line 4: kg:Duel: there is no role kg:second"),
        ('kg:met kg:slotRole "with second" .', "line 4: kg:met: there is no role kg:second"),
        ('kg:met kg:slotRole "participant" .', 'line 4: kg:met: cannot read kg:slotRole "participant"'),
        ("kg:met kg:tells kg:Duel .", "line 4: kg:met: kg:tells kg:Duel, which is no subclass of kg:Event"),
        (
            "kg:Duel a owl:Class ; rdfs:subClassOf kg:Fight .\nkg:Fight a owl:Class ; rdfs:subClassOf kg:Duel .",
            "line 4: kg:Duel: this class stands above itself by way of kg:Fight",
        ),
    ],
)
def test_an_event_that_cannot_be_used_is_named_with_its_line(turtle: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.ttl"
    prefixes = [f"@prefix {p}: <{iri}> ." for p, iri in (("kg", KG), ("owl", OWL), ("rdfs", RDFS))]
    file.write_text("\n".join([*prefixes, turtle]) + "\n")
    with pytest.raises(OntologyError, match=re.escape(message)):
        load_ontology([ontology_dir() / "kg.ttl", file])


# ------------------------------------------------------------------------------------------------ the page

MEDIATION = """
1 Norway   Norway  PROPN NNP _ 2 nsubj _ NER=B-LOC
2 mediated mediate VERB  VBD _ 0 root
3 between  between ADP   IN  _ 4 case
4 Lund     Lund    PROPN NNP _ 2 obl   _ NER=B-PER
5 and      and     CCONJ CC  _ 6 cc
6 Orlov    Orlov   PROPN NNP _ 4 conj  _ NER=B-PER|SpaceAfter=No
7 .        .       PUNCT .   _ 2 punct
"""
MEDIATOR = """
1 Norway   Norway   PROPN NNP _ 8 nsubj _ NER=B-LOC|SpaceAfter=No
2 ,        ,        PUNCT ,   _ 4 punct
3 the      the      DET   DT  _ 4 det
4 mediator mediator NOUN  NN  _ 1 appos
5 for      for      ADP   IN  _ 6 case
6 Orlov    Orlov    PROPN NNP _ 4 nmod  _ NER=B-PER|SpaceAfter=No
7 ,        ,        PUNCT ,   _ 4 punct
8 met      meet     VERB  VBD _ 0 root
9 Lund     Lund     PROPN NNP _ 8 obj   _ NER=B-PER|SpaceAfter=No
10 .       .        PUNCT .   _ 8 punct
"""


def edges(tree: str, typer: Typer) -> list[str]:
    annotated = read_conllu(tree)
    found = [s for s in typer(ClauseExtractor()(annotated), annotated) if isinstance(s.subject, Mention) and isinstance(s.object, Mention)]
    return [f"{s.subject.text} {s.relation or s.predicate} {s.object.text}" for s in found]  # type: ignore[union-attr]  # mentions


def test_the_walk_through_teaches_kg_the_relation(tmp_path: Path) -> None:
    file = tmp_path / "mine.ttl"
    file.write_text(blocks("turtle")[0])
    ours, both = (Typer(load_ontology([ontology_dir() / "kg.ttl", *more])) for more in ((), (file,)))
    assert edges(MEDIATION, ours) == ["Norway mediate between Lund", "Norway mediate between Orlov"]
    assert edges(MEDIATION, both) == ["Norway mediatedFor Lund", "Norway mediatedFor Orlov"]
    assert edges(MEDIATOR, both) == ["Norway met Lund", "Norway mediatedFor Orlov"]


def test_the_relation_of_the_walk_through_takes_three_lines() -> None:
    assert len([line for line in blocks("turtle")[0].splitlines() if line and not line.startswith("@prefix")]) == 3


def test_the_second_block_adds_a_pattern_to_a_relation_of_ours(tmp_path: Path) -> None:
    file = tmp_path / "mine.ttl"
    file.write_text(blocks("turtle")[1])
    relations = {r.name: r for r in load_ontology([ontology_dir() / "kg.ttl", file]).relations}
    assert {"{s} stop by in {o}", "{s} visit {o}"} <= set(relations["visited"].patterns)


def test_every_pattern_on_the_page_can_be_read() -> None:
    shown = re.findall(r"`([^`{\n]*\{[^`\n]+)`", LIST.sub("", PAGE.read_text(encoding="utf-8")))
    patterns = [text for text in shown if re.search(r"\{\w+(:\w+)?\}.*\{", text)]
    assert len(patterns) > 10
    assert all(parse_pattern(text, relation="page") for text in patterns)


def test_the_page_lists_all_prepositions() -> None:
    line = next(line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("2. **Before the first argument"))
    assert set(line.partition(" is: ")[2].partition(".")[0].split(", ")) == set(PREPOSITIONS)


def test_the_page_lists_all_relations(ontology: Ontology) -> None:
    found = LIST.search(PAGE.read_text(encoding="utf-8"))
    assert found is not None
    assert found[0] == relation_list(ontology), "docs/ontology.md is behind ontology/kg.ttl: run `python tests/test_ontology.py`"


def test_no_two_relations_are_one_property_of_wikidata() -> None:
    shipped = Graph().parse(ontology_dir() / "kg.ttl", format="turtle")
    alike = [str(o) for o in shipped.objects(None, URIRef(f"{OWL}equivalentProperty"))]
    assert alike
    assert len(alike) == len(set(alike))
    assert all(re.fullmatch(r"http://www.wikidata.org/prop/direct/P\d+", iri) for iri in alike)


def blocks(language: str) -> list[str]:
    """The code blocks of the page in one language."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def relation_list(ontology: Ontology) -> str:
    """The relations as a table in Markdown."""
    rows = [f"{len(ontology.relations)} relations.\n\n| relation | from → to | PLOVER | patterns |\n|---|---|---|---|\n"]
    for r in ontology.relations:
        ends = " → ".join(", ".join(end) or "–" for end in (r.domain, r.range))
        name = f"**{r.name}**" + "".join(f" ⊂ {parent}" for parent in r.parents)
        patterns = ", ".join(f"`{text}`" for text in r.patterns) or "(metadata of the article)"
        rows.append(f"| {name} | {ends} | {r.plover or ''} | {patterns} |\n")
    return "\n" + "".join(rows) + "\n"


if __name__ == "__main__":
    listed = relation_list(load_ontology([ontology_dir() / "kg.ttl"]))
    PAGE.write_text(LIST.sub(lambda _: listed, PAGE.read_text(encoding="utf-8")), encoding="utf-8")
