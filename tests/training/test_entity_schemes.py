import pytest

from training.entities import bio, by_majority, gmb_columns, gum_columns, gum_mentions, majority_labels, spans, uner_columns, without_title


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("B-PER I-PER O", [(0, 1, "PER")]),
        ("I-PER I-PER", [(0, 1, "PER")]),
        ("B-PER B-PER", [(0, 0, "PER"), (1, 1, "PER")]),
        ("B-PER I-ORG", [(0, 0, "PER"), (1, 1, "ORG")]),
        ("O ? O", []),
    ],
    ids=["plain", "begins with I", "two beginnings", "another label goes on", "open"],
)
def test_damaged_bio_is_repaired(tags: str, found: list[tuple[int, int, str]]) -> None:
    assert spans(tags.split()) == found


def test_the_first_of_overlapping_spans_wins() -> None:
    assert bio(4, [(1, 2, "PER"), (0, 1, "ORG"), (3, 3, "LOC")]) == ["O", "B-PER", "I-PER", "B-LOC"]


@pytest.mark.parametrize(
    ("words", "start"),
    [("Prime Minister Kim", 2), ("Mr. Kim", 1), ("Vice - President Lee", 3), ("President", 0), ("Kim Il-sung", 0)],
)
def test_titles_are_no_part_of_a_name(words: str, start: int) -> None:
    assert without_title(words.split(), 0) == start


def test_nationalities_of_universal_ner_are_apart_from_other_names() -> None:
    columns = uner_columns(["B-OTH", "B-OTH", "B-PER", "B-O"], ["JJ", "NNP", "NNP", "NN"])
    assert columns["name"] == ["B-NORP", "B-OTH", "B-PER", "O"]
    assert columns["ner"] == ["O", "O", "B-PER", "O"]


def test_silver_news_becomes_one_scheme_only_in_the_name_layer() -> None:
    words = ["North", "Korea", "'s", "President", "Kim", "met", "Russian", "troops"]
    tags = ["B-geo", "B-gpe", "O", "B-per", "I-per", "O", "B-gpe", "O"]
    columns = gmb_columns(words, tags, ["NNP", "NNP", "POS", "NNP", "NNP", "VBD", "JJ", "NNS"])
    assert columns["name"] == ["B-LOC", "I-LOC", "O", "O", "B-PER", "O", "B-NORP", "O"]
    assert columns["ner"] == ["B-LOC", "B-LOC", "O", "B-PER", "I-PER", "O", "O", "O"]


def test_a_title_and_a_surname_that_were_labelled_apart_are_one_person() -> None:
    columns = gmb_columns(["Mr.", "Putin", "left"], ["B-per", "B-org", "O"], ["NNP", "NNP", "VBD"])
    assert columns["name"] == ["O", "B-PER", "O"]


def test_a_frequent_phrase_gets_its_majority_label() -> None:
    silver = [(["Hamas"], ["B-ORG"])] * 9 + [(["Hamas"], ["B-LOC"])]
    labels = majority_labels(silver, least=8, share=0.7)
    assert by_majority(["Hamas", "left"], ["B-LOC", "O"], labels) == ["B-ORG", "O"]


def test_a_rare_phrase_keeps_its_label() -> None:
    assert by_majority(["Fatah"], ["B-LOC"], majority_labels([(["Fatah"], ["B-ORG"])] * 3)) == ["B-LOC"]


GUM = [  # word, upos, xpos, head, misc
    ("President", "PROPN", "NNP", 5, "Entity=(1-person-new"),
    ("Ada", "PROPN", "NNP", 1, "_"),
    ("Lind", "PROPN", "NNP", 1, "Entity=1)"),
    ("'s", "PART", "POS", 1, "_"),
    ("visit", "NOUN", "NN", 0, "Entity=(2-event-new)"),
    ("to", "ADP", "IN", 8, "_"),
    ("the", "DET", "DT", 8, "Entity=(3-place-giv"),
    ("harbour", "NOUN", "NN", 5, "Entity=3)"),
]


def _rows() -> list[list[str]]:
    return [
        [str(i), word, "_", upos, xpos, "_", str(head), "_", "_", misc] for i, (word, upos, xpos, head, misc) in enumerate(GUM, start=1)
    ]


def test_mentions_of_gum_nest_and_span_words() -> None:
    assert gum_mentions(_rows()) == [(0, 2, "person"), (4, 4, "event"), (6, 7, "place")]


def test_only_proper_nouns_become_names_and_heads_carry_types() -> None:
    columns = gum_columns(_rows())
    assert columns["name"] == ["O", "B-PER", "I-PER", "O", "O", "O", "O", "O"]
    assert columns["etype"] == ["person", "_", "_", "_", "event", "_", "_", "place"]
