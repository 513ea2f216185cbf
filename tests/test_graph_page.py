"""docs/graph.md: every term of the graph is on it, and every query on it finds something.

`python tests/test_graph_page.py` brings the list of event classes up to date.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from event_stories import article, day, ours
from factories import BODY, PLACE, chain, document, extraction, literal, mention, said_by, statement, story, triples_of

from kg.inspect.verify import OWN_TERMS
from kg.types import EntityType, Extraction, Inferred, LiteralKind, Polarity, Qualifier, SpeechAct
from kg.vocab import KG, Vocabulary

PAGE = Path(__file__).parent.parent / "docs" / "graph.md"
ROW = re.compile(r"^\| `([a-z]+:\w+)` \| .* \| `(SELECT .*)` \|$", re.MULTILINE)
LIST = re.compile(r"(?<=<!-- classes: refresh with `python tests/test_graph_page.py` -->\n).*?(?=<!-- /classes -->)", re.DOTALL)
QUERIES = ROW.findall(PAGE.read_text(encoding="utf-8"))


def sale() -> Extraction:
    """A sale with all roles that a sale can have."""
    doc = document("Acme sold Vestra to Corvex for 40 million euros in Turin. Acme attacked Vestra with drones.", title="Sold")
    acme, vestra, corvex = (mention(doc, n, entity_type=BODY) for n in ("Acme", "Vestra", "Corvex"))
    turin, price = (
        mention(doc, "Turin", entity_type=PLACE),
        literal(doc, "40 million euros", LiteralKind.QUANTITY, value="40000000", unit="EUR"),
    )
    drones, again = mention(doc, "drones", entity_type=BODY), mention(doc, "Acme", 1, entity_type=BODY)
    more = [("to", corvex), ("for", price), ("in", turin)]
    qualifiers = tuple(Qualifier(role=role, value=value, span=value.span) for role, value in more)
    sold = statement(doc, acme, "sell", vestra, surface="sold", relation="sold", qualifiers=qualifiers)
    arm = (Qualifier(role="with", value=drones, span=drones.span),)
    struck = statement(doc, again, "attack", vestra, surface="attacked", relation="attacked", qualifiers=arm)
    left = statement(doc, acme, "withdraw from", turin, relation="withdrewFrom")
    visit = statement(doc, acme, "visit", turin, relation="visited", time=day(3))
    return extraction(doc, [chain(acme, again), *(chain(m) for m in (vestra, corvex, turin, drones))], [sold, struck, left, visit])


def sinking() -> Extraction:
    """A ship that the text calls one."""
    doc = document("The ferry Sea Star left Turin.", title="Left")
    ship, turin = mention(doc, "Sea Star", entity_type=EntityType.PRODUCT), mention(doc, "Turin", entity_type=PLACE)
    left = statement(doc, ship, "leave", turin, surface="left")
    return extraction(doc, [replace(chain(ship), kinds=("ferry",)), chain(turin)], [left])


def saying() -> Extraction:
    """Who said what of whom, and how many."""
    doc = document("KCNA said Kim Jong-un met Pak Su-il. KCNA denied 12 people died.", title="Said")
    kcna, kim, pak = mention(doc, "KCNA", entity_type=BODY), mention(doc, "Kim Jong-un"), mention(doc, "Pak Su-il")
    again = mention(doc, "KCNA", 1, entity_type=BODY)
    said = statement(doc, kcna, "say", literal(doc, "Kim Jong-un met Pak Su-il", LiteralKind.CLAUSE), surface="said", relation="stated")
    count = literal(doc, "12 people", LiteralKind.QUANTITY, value="12", unit="people")
    lost = statement(doc, kim, "lose", count, surface="died", attribution=said_by(doc, again, SpeechAct.DENY))
    met = statement(doc, kim, "meet", pak, surface="met", relation="met")
    posted = statement(doc, pak, "be appointed as", literal(doc, "people"), relation="appointedTo")
    return extraction(doc, [chain(kcna, again), chain(kim), chain(pak)], [said, lost, met, posted])


def dismissals() -> list[Extraction]:
    """A dismissal on two days, once denied."""
    told: Any = ("Kim Jong-un", "dismissed", "Pak Su-il")
    return [
        article("Kim Jong-un dismissed Pak Su-il.", told, time=day(9), published=date(2023, 8, 10)),
        article("Kim Jong-un dismissed Pak Su-il early.", told, time=day(8), published=date(2023, 8, 11)),
        article("Kim Jong-un never dismissed Pak Su-il.", told, time=day(9), polarity=Polarity.NEGATIVE),
    ]


def undated() -> Extraction:
    """An article that is dated by what it says, in which a capital speaks for its country."""
    told = article("Moscow denied that Russia praised Berlin.", ("@Moscow", "denied", "@Russia"), ("@Russia", "praised", "@Berlin"))
    doc = replace(told.document, inferred=Inferred(first=date(2023, 8, 7), last=date(2023, 8, 13), reasons=("on Monday, 7 August",)))
    return replace(told, document=doc)


@pytest.fixture(scope="module")
def store() -> ox.Store:
    found = ox.Store()
    found.extend(ox.Quad(*t) for t in triples_of(*story(), sale(), sinking(), saying(), undated(), *dismissals(), ontology=ours()))
    return found


@pytest.mark.parametrize(("term", "query"), QUERIES, ids=[term for term, _ in QUERIES])
def test_every_query_of_the_page_finds_something(term: str, query: str, store: ox.Store) -> None:
    assert term in query
    assert list(store.query(query, prefixes=Vocabulary().prefixes)) != []


def test_every_term_of_the_graph_is_on_the_page() -> None:
    shown = {term for term, _ in QUERIES}
    assert {f"kg:{t.removeprefix(KG)}" for t in OWN_TERMS} <= shown


def test_the_page_lists_every_class_of_events() -> None:
    listed = LIST.search(PAGE.read_text(encoding="utf-8"))
    assert listed is not None
    assert listed[0] == classes(), "the ontology has changed; run `python tests/test_graph_page.py`"


def classes() -> str:
    """A table of all classes of events."""
    above = dict(ours().superclasses)
    telling: dict[str, list[str]] = {}
    for relation in ours().relations:
        if relation.tells:
            telling.setdefault(relation.tells, []).append(relation.name)
    rows = [
        f"| `kg:{c.name}` | {', '.join(sorted(set(above[c.name]) - {c.name, 'Event'}))} | {c.plover or ''} | {', '.join(c.core)} "
        f"| {', '.join(telling.get(c.name, []))} | {', '.join((*c.nouns, *c.verbs))} |"
        for c in ours().events
        if c.name != "Event"
    ]
    head = ["| class | kind of | PLOVER | told apart by | relations | words |", "|---|---|---|---|---|---|"]
    return "\n".join(["", *head, *rows, "", ""])


if __name__ == "__main__":
    PAGE.write_text(LIST.sub(lambda _: classes(), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
