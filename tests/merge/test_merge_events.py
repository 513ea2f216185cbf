"""Event nodes in the graph: class, status, roles, days, what describes them; and the days of statements."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from event_stories import article, day, ours
from factories import NOMINAL, chain, document, extraction, literal, mention, rows, save, statement, store_of

from kg.inspect.validate import validate
from kg.inspect.verify import verify
from kg.resources import ontology_dir
from kg.types import Certainty, Extraction, Interval, LiteralKind, Polarity, Precision

DISMISSAL = ("Kim Jong-un", "dismissed", "Pak Su-il")
TEXT = "Kim Jong-un dismissed Pak Su-il."


def graph(*found: Extraction, select: str) -> list[tuple[str, ...]]:
    return rows(store_of(*found, ontology=ours()), f"SELECT {select}")


def test_an_event_has_class_status_roles_and_statements() -> None:
    query = "?c ?s ?a ?p { ?e kg:describedBy ?st ; a ?c ; kg:status ?s ; kg:agent ?a ; kg:patient ?p . ?st kg:mention ?m }"
    assert graph(article(TEXT, DISMISSAL), select=query) == [
        (f"kg:{c}", "kg:Asserted", "ent:Kim_Jong-un", "ent:Pak_Su-il") for c in ("Dismissal", "Event")
    ]


def test_an_event_without_a_name_is_called_by_what_it_is() -> None:
    assert graph(article(TEXT, DISMISSAL), select="?n { ?e a kg:Event ; skos:prefLabel ?n FILTER(STRSTARTS(STR(?e), STR(ev:))) }") == [
        ("dismissal of Pak Su-il by Kim Jong-un",)
    ]


def test_a_named_event_and_its_node_are_one() -> None:
    found = article("Ri Yong-gil attended the Turin Summit.", ("Ri Yong-gil", "attended", "!Turin Summit"))
    assert graph(found, select="?e ?who { ?e a kg:Meeting ; kg:participant ?who ; kg:describedBy/rdf:object ?e }") == [
        ("ent:Turin_Summit", "ent:Ri_Yong-gil")
    ]


def test_an_event_keeps_its_name_where_nothing_else_is_said_of_its_noun(tmp_path: Path) -> None:
    found = article("Kim Jong-un dismissed Pak Su-il. The dismissal was a dismissal.", DISMISSAL, ("!dismissal", "be", "!dismissal"))
    assert graph(found, select="?n { ?e a kg:Dismissal ; skos:prefLabel ?n }") == [("dismissal",)]
    assert validate(save(tmp_path / "build", found, ontology=ours()) / "graph.ttl", shapes=ontology_dir() / "shapes.ttl") == []


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ([{"certainty": Certainty.PLANNED}], "kg:Planned"),
        ([{"polarity": Polarity.NEGATIVE}], "kg:Negated"),
        ([{"certainty": Certainty.PLANNED}, {}], "kg:Asserted"),
        ([{"polarity": Polarity.NEGATIVE}, {}], "kg:Disputed"),
    ],
)
def test_an_event_has_the_status_of_what_is_said_of_it(fields: Sequence[dict], status: str) -> None:
    found = [article(f"{TEXT} {n}", DISMISSAL, **more) for n, more in enumerate(fields)]
    assert graph(*found, select="?s { ?e kg:describedBy ?st ; kg:status ?s }") == [(status,)]


def test_a_denial_of_something_about_an_event_denies_no_event() -> None:
    said, denied = ("Ri Yong-gil", "attended", "!Turin Summit"), ("Pak Su-il", "attended", "!Turin Summit")
    one = article("Ri Yong-gil attended the Turin Summit.", said)
    two = article("Pak Su-il did not attend the Turin Summit.", denied, polarity=Polarity.NEGATIVE)
    query = "?s ?who { ent:Turin_Summit kg:status ?s OPTIONAL { ent:Turin_Summit kg:participant ?who } }"
    assert graph(one, two, select=query) == [("kg:Asserted", "ent:Ri_Yong-gil")]
    assert graph(two, select=query) == [("kg:Possible", "")]


def test_a_plan_adds_nobody_to_what_has_happened() -> None:
    one = article("Ri Yong-gil attended the Turin Summit.", ("Ri Yong-gil", "attended", "!Turin Summit"))
    two = article("Pak Su-il may attend the Turin Summit.", ("Pak Su-il", "attended", "!Turin Summit"), certainty=Certainty.POSSIBLE)
    assert graph(one, two, select="?who { ent:Turin_Summit kg:participant ?who }") == [("ent:Ri_Yong-gil",)]
    assert graph(two, select="?who { ent:Turin_Summit kg:participant ?who }") == [("ent:Pak_Su-il",)]


def test_an_event_has_its_days_twice() -> None:
    query = "?t ?b ?e { ?ev kg:describedBy ?st ; kg:time ?t ; kg:timeStart ?b ; kg:timeEnd ?e }"
    month = Interval(start=date(2023, 8, 1), end=date(2023, 8, 31), precision=Precision.MONTH)
    assert graph(article(TEXT, DISMISSAL, time=month), select=query) == [("2023-08", "2023-08-01", "2023-08-31")]
    finer = article(f"{TEXT} Soon.", DISMISSAL, time=day(9))
    assert set(graph(article(TEXT, DISMISSAL, time=month), finer, select=query)) == {("2023-08-09", "2023-08-09", "2023-08-09")}


@pytest.mark.parametrize(
    ("time", "start", "end"),
    [
        (day(9), "2023-08-09", "2023-08-09"),
        (Interval(start=date(2023, 1, 1), end=date(2023, 12, 31), precision=Precision.YEAR), "2023-01-01", "2023-12-31"),
        (Interval(start=date(2019, 3, 1), end=None, precision=Precision.MONTH), "2019-03-01", ""),
        (None, "", ""),
    ],
)
def test_a_statement_has_its_first_and_last_day(time: Interval | None, start: str, end: str) -> None:
    query = "?b ?e { ?st a kg:Statement OPTIONAL { ?st kg:timeStart ?b } OPTIONAL { ?st kg:timeEnd ?e } }"
    assert graph(article(TEXT, DISMISSAL, time=time), select=query) == [(start, end)]


def test_a_graph_with_events_can_be_verified_and_conforms(tmp_path: Path) -> None:
    told = ("Ri Yong-gil", "attended", "!Turin Summit")
    found = [article(TEXT, DISMISSAL, time=day(9)), article("Ri Yong-gil attended the Turin Summit.", told, polarity=Polarity.NEGATIVE)]
    build = save(tmp_path / "build", *found, ontology=ours())
    assert verify(build) == []
    assert validate(build / "graph.ttl", shapes=ontology_dir() / "shapes.ttl") == []


def test_an_event_whose_status_was_changed_by_hand_is_found(tmp_path: Path) -> None:
    build = save(tmp_path / "build", article(TEXT, DISMISSAL), ontology=ours())
    lines = (build / "graph.ttl").read_text().split("\n")
    event = next(n for n, line in enumerate(lines) if line.startswith("ev:"))
    place = next(n for n in range(event, len(lines)) if "kg:status" in lines[n])
    lines[place] = lines[place].replace("kg:Asserted", "kg:Denied")
    (build / "graph.ttl").write_text("\n".join(lines))
    assert [f.code for f in verify(build)] == ["event-status-differs"]


# ------------------------------------------------------------------------------------------------ what literals speak of


def test_a_statement_mentions_what_is_named_in_its_literals() -> None:
    doc = document("KCNA said Kim Jong-un met the wife of Pak Su-il near Pyongyang.")
    kcna, kim, pak = (mention(doc, n) for n in ("KCNA", "Kim Jong-un", "Pak Su-il"))
    wife = mention(doc, "wife", kind=NOMINAL)
    said = statement(doc, kcna, "say", literal(doc, "Kim Jong-un met the wife of Pak Su-il", LiteralKind.CLAUSE), surface="said")
    found = extraction(doc, [chain(m) for m in (kcna, kim, pak, wife)], [said])
    assert graph(found, select="?who { ?st kg:mentions/skos:prefLabel ?who }") == [("Kim Jong-un",), ("Pak Su-il",)]
