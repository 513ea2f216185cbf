"""What is drawn at first, what is folded, and groups of what is too much to be drawn at once."""

from typing import Any

import pytest
from page_story import Story

from kg.analyse.measures import annotate
from kg.view import stages as module
from kg.view.records import records
from kg.view.tables import tables


def made(story: Story) -> dict[str, Any]:
    network = story.done()
    annotate(network)
    found = tables(network)
    return {**found, **records(found)}


def names(data: dict[str, Any], stage: dict[str, Any]) -> set[str]:
    return {data["entities"][k]["name"] for k in stage["nodes"]}


def test_a_small_graph_has_one_stage_with_everything(story: Story) -> None:
    story.says("", "A", "met", "B")
    story.says("", "C", "said", "much", literal=True)
    data = made(story)
    assert [names(data, stage) for stage in data["stages"]] == [{"A", "B", "C"}]


@pytest.mark.parametrize(("kind", "drawn"), [("Concept", False), ("Person", True)])
def test_leaves_fold_into_their_neighbour_but_people_do_not(story: Story, monkeypatch: pytest.MonkeyPatch, kind: str, drawn: bool) -> None:
    monkeypatch.setattr(module, "FOLD_FROM", 3)
    story.entity("Leaf", entity_class=kind)
    for one, other in (("A", "B"), ("B", "C"), ("C", "A"), ("A", "Leaf")):
        story.says("", one, "met", other)
    data = made(story)
    assert ("Leaf" in names(data, data["stages"][0])) is drawn
    assert "Leaf" in names(data, data["stages"][-1])


def test_what_a_phrase_names_and_what_takes_part_in_an_event_is_beside_it(story: Story) -> None:
    ship = {"iri": story.entity("Ship"), "label": "Ship"}
    fact = story.says("A said the Ship left.", "A", "said", "the Ship left", literal=True, named=(ship,))
    story.happens("departure", fact, roles=[("agent", "B")])
    data = made(story)
    places = dict(zip(data["stages"][0]["nodes"], data["stages"][0]["places"], strict=True))
    assert {data["entities"][k]["name"] for k in places} == {"A", "Ship", "departure", "B"}


def test_a_large_graph_has_groups_that_hold_everything_once(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WHOLE", 60)
    monkeypatch.setattr(module, "FIRST", 20)
    for k in range(90):
        story.says("", f"n{k}", "met", f"n{k // 30 * 30 + (k * 7 + 1) % 30}")
    data = made(story)
    first, last = data["stages"]
    assert len(first["nodes"]) == 20
    held = [k for group in last["groups"] for k in group["nodes"]]
    assert sorted(held) == last["nodes"] == sorted(set(held))


def test_members_stand_inside_the_circle_of_their_group(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WHOLE", 60)
    for k in range(90):
        story.says("", f"n{k}", "met", f"n{k // 30 * 30 + (k * 7 + 1) % 30}")
    stage = made(story)["stages"][-1]
    places = dict(zip(stage["nodes"], stage["places"], strict=True))
    for group in stage["groups"]:
        for k in group["nodes"]:
            x, y = places[k]
            assert (x - group["x"]) ** 2 + (y - group["y"]) ** 2 <= group["r"] ** 2
