"""JSON lines: what was written is read back, whatever a text contains."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.records import from_record, read_jsonl, to_line, to_record
from kg.types import (
    Attribution,
    Certainty,
    Document,
    Entity,
    EntityType,
    Evidence,
    Field,
    Interval,
    Link,
    Literal,
    Mention,
    MentionKind,
    Polarity,
    Precision,
    Span,
    SpeechAct,
    Statement,
)

st.register_type_strategy(Span, st.tuples(st.integers(0, 500), st.integers(1, 50)).map(lambda p: Span(p[0], p[0] + p[1])))
st.register_type_strategy(float, st.floats(0, 1))
st.register_type_strategy(str, st.text(st.characters(exclude_categories=("Cs",)), max_size=20))


def statement() -> Statement:
    kim = Mention(document="d1", span=Span(0, 3), text="Kim", sentence=0, head=1, kind=MentionKind.NAME, entity_type=EntityType.PERSON)
    phrase = Literal(text="the plan", span=Span(11, 19))
    evidence = Evidence(sentence=Span(0, 20), subject=Span(0, 3), predicate=Span(4, 10), object=Span(11, 19), index=0, head=2)
    return Statement(
        document="d1", subject=kim, predicate="reject", object=phrase, surface="rejects", evidence=evidence,
        extractor="clauses/1", rule="nsubj-obj", polarity=Polarity.NEGATIVE, certainty=Certainty.PLANNED,
        attribution=(Attribution(speaker=None, act=SpeechAct.DENY, span=Span(0, 3)),),
        time=Interval(start=date(2023, 8, 9), end=None, precision=Precision.DAY),
    )  # fmt: skip


@pytest.mark.parametrize("kind", [Statement, Document, Entity])
def test_any_value_is_read_back_as_it_was_written(kind: type) -> None:
    @settings(max_examples=40, deadline=None, derandomize=True)
    @given(st.from_type(kind))
    def round_trip(value: object) -> None:
        assert from_record(json.loads(to_line(to_record(value))), kind) == value

    round_trip()


def test_a_record_names_the_class_only_where_several_are_possible() -> None:
    record = to_record(statement())
    assert record["subject"]["@type"] == "Mention"
    assert record["object"]["@type"] == "Literal"
    assert "@type" not in record["time"]
    assert record["time"] == {"start": "2023-08-09", "end": None, "precision": "day", "span": None}


def test_keys_that_are_no_field_are_ignored() -> None:
    assert from_record(to_record(statement()) | {"status": "Denied"}, Statement) == statement()


def test_a_line_never_contains_a_line_break_of_any_language() -> None:
    assert to_line({"text": "a\u2028b\nc\u2029d\re"}).splitlines() == ['{"text": "a\\u2028b\\nc\\u2029d\\re"}']


def test_a_field_may_stand_for_evidence() -> None:
    field = Field(document="d1", name="author", value="A. Writer")
    value = Statement(
        document="d1", subject=field, predicate="write", object=field, surface="", evidence=field, extractor="metadata/1", rule="author"
    )
    assert from_record(to_record(value), Statement) == value


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "entities.jsonl"
    good = to_line(
        to_record(Entity(id="Kim", name="Kim", entity_type=EntityType.PERSON, links=(Link(document="d", name="Kim", reason="name"),)))
    )
    path.write_text(f"{good}\n{good[:-9]}\n", encoding="utf-8")
    with pytest.raises(StoreError, match=r"entities\.jsonl, line 2: not a Entity record"):
        list(read_jsonl(path, Entity))


@pytest.mark.parametrize("change", [{"confidence": "high"}, {"polarity": "Neutral"}, {"subject": {"@type": "Verb"}}, {"rule": None}])
def test_a_value_of_another_type_is_refused(change: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError, KeyError)):
        from_record(to_record(statement()) | change, Statement)


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot read this file"):
        list(read_jsonl(tmp_path / "none.jsonl", Entity))
