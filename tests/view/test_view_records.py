"""Node and edge records for vis-network."""

from typing import Any

import pytest
from page_story import Story

from kg.view.records import DASHES, cut, records
from kg.view.tables import tables


def made(story: Story) -> dict[str, Any]:
    return records(tables(story.done()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [("short", "short"), ("exactly ten", "exactly t…"), ("a bcdefghi jkl", "a bcdefgh…"), ("ab cdefgh  ijk", "ab cdefgh…")],
)
def test_a_long_label_ends_in_an_ellipsis(text: str, shown: str) -> None:
    assert cut(text, 10) == shown


@pytest.mark.parametrize("status", ["Asserted", "Reported"])
def test_what_is_trusted_is_a_solid_line_with_its_relation(story: Story, status: str) -> None:
    story.says("", "A", "met", "B", status=status)
    assert (made(story)["edges"][0]["dashes"], made(story)["edges"][0]["label"]) == (False, "met")


@pytest.mark.parametrize("status", ["Claimed", "Planned", "Possible", "Negated", "Denied", "Disputed"])
def test_every_other_status_is_broken_and_named(story: Story, status: str) -> None:
    story.says("", "A", "met", "B", status=status)
    edge = made(story)["edges"][0]
    assert (edge["dashes"], edge["label"]) == (DASHES[status], f"met · {status.lower()}")


def test_a_single_statement_is_a_straight_arrow(story: Story) -> None:
    story.says("", "A", "met", "B")
    edge = made(story)["edges"][0]
    assert (edge["smooth"], edge["arrows"]) == (False, "to")


def test_statements_of_the_same_two_entities_fan_out(story: Story) -> None:
    for source, target in (("A", "B"), ("B", "A"), ("A", "B")):
        story.says("", source, "met", target)
    bends = [side(edge) for edge in made(story)["edges"]]
    assert len(set(bends)) == 3


def side(edge: dict[str, Any]) -> float:
    """How far an edge bends, seen from the first entity to the second."""
    if not edge["smooth"]:
        return 0.0
    way = 1 if edge["smooth"]["type"] == "curvedCW" else -1
    return float(way * edge["smooth"]["roundness"] * (1 if edge["from"] < edge["to"] else -1))


def test_size_grows_with_the_number_of_statements(story: Story) -> None:
    for other in "BCD":
        story.says("", "A", "met", other)
    sizes = {node["label"]: node["size"] for node in made(story)["nodes"]}
    assert sizes["A"] > sizes["B"] == sizes["C"]


def test_the_picture_does_not_move_by_itself(story: Story) -> None:
    story.says("", "A", "met", "B")
    assert made(story)["options"]["physics"]["enabled"] is False
