"""Sentences for statements that have none: the verb fits the status."""

from typing import Any

import pytest

from kg.analyse.sentences import sentence

NS, REL = "https://w3id.org/newsgraph/ns#", "https://w3id.org/newsgraph/relation/"


def said(
    label: str, surface: str, *, status: str = "Asserted", infinitive: str = "", qualifiers: Any = (), subject: str = "Lund", **more: Any
) -> str:
    namespace = NS if infinitive or label in {"stated", "holds position"} else REL
    record: Any = {"relation": namespace + label, "label": label, "status": status, "kind": more.get("kind", ""), "qualifiers": qualifiers}
    record["mentions"] = ({"surface": surface, "confidence": 0.9},)
    return sentence(record, subject=subject, target=more.get("target", "Oslo"), infinitive=infinitive)


@pytest.mark.parametrize(
    ("label", "surface", "more", "wanted"),
    [
        ("visited", "toured", {"infinitive": "visit"}, "Lund visited Oslo"),
        ("visited", "will tour", {"infinitive": "visit", "status": "Planned"}, "Lund is to visit Oslo"),
        ("visited", "may tour", {"infinitive": "visit", "status": "Possible"}, "Lund may visit Oslo"),
        ("visited", "toured", {"infinitive": "visit", "status": "Denied"}, "It is denied that Lund visited Oslo"),
        ("visited", "toured", {"infinitive": "visit", "status": "Negated"}, "It is not so that Lund visited Oslo"),
        ("visited", "toured", {"infinitive": "visit", "status": "Disputed"}, "Sources differ on whether Lund visited Oslo"),
        ("visited", "toured", {"infinitive": "visit", "status": "Claimed"}, "It is claimed that Lund visited Oslo"),
        ("roll out", "rolling out", {}, "Lund rolled out Oslo"),
        ("align with", "has been aligning with", {}, "Lund has been aligning with Oslo"),
        ("be mayor of", "be mayor of", {}, "Lund is mayor of Oslo"),
        ("be sent to", "were being sent to", {"subject": "uniforms"}, "uniforms were being sent to Oslo"),
        ("be made in", "made in", {"subject": "uniforms"}, "uniforms are made in Oslo"),
        ("fire", "fire", {"status": "Planned", "subject": "trucks"}, "trucks are to fire Oslo"),
        ("holds position", "", {"target": "mayor"}, "Lund is mayor"),
        ("stated", "said", {"target": "it is cold", "kind": "string"}, "Lund said: “it is cold”"),
    ],
)
def test_the_verb_fits_the_status(label: str, surface: str, more: dict[str, Any], wanted: str) -> None:
    assert said(label, surface, **more) == wanted


def test_what_is_given_goes_before_to_whom() -> None:
    given = ({"role": "object", "label": "arms", "iri": None},)
    assert (
        said("supplied to", "sent", infinitive="supply to", status="Denied", qualifiers=given)
        == "It is denied that Lund supplied arms to Oslo"
    )


def test_what_is_told_around_it_is_not_told_twice() -> None:
    around = ({"role": "as", "label": "a mess", "iri": None}, {"role": "for", "label": "Oslo", "iri": None})
    assert said("describe", "describes", qualifiers=around) == "Lund describes Oslo as a mess"
