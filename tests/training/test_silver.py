import pytest

from training.silver import consistent, usual_labels

LABELS = {"Niger Delta": "LOC", "Hamas": "ORG", "Abu Lind": "PER"}


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("Korean Central News Agency", "B-NORP B-ORG I-ORG I-ORG", "B-ORG I-ORG I-ORG I-ORG"),
        ("Iraq Study Group", "B-LOC B-ORG I-ORG", "B-ORG I-ORG I-ORG"),
        ("Pakistani Taliban", "B-NORP B-ORG", "B-NORP B-ORG"),
        ("Nepal 's Supreme Court", "B-LOC B-ORG I-ORG I-ORG", "B-LOC B-ORG I-ORG I-ORG"),
        ("Niger Delta", "B-LOC B-ORG", "B-LOC I-LOC"),
        ("Abu Lind", "B-ORG B-PER", "B-PER I-PER"),
        ("U.N. Secretary - General Kofi Annan", "B-ORG I-ORG I-ORG I-ORG B-PER I-PER", "B-ORG O O O B-PER I-PER"),
        ("Secretary of State Rice", "O O B-ORG B-PER", "O O O B-PER"),
        ("Israeli Prime Minister", "B-NORP B-PER O", "B-NORP O O"),
        ("Hamas said", "B-LOC O", "B-ORG O"),
    ],
    ids=[
        "nationality before a body", "place before a body", "a name that is no body", "possessive", "one place", "one person",
        "office after a body", "State of a secretary", "office alone", "usual label",
    ],
)  # fmt: skip
def test_names_labelled_by_machine_are_repaired(words: str, before: str, after: str) -> None:
    assert consistent(words.split(), before.split(), LABELS) == after.split()


def test_corpora_labelled_by_hand_outweigh_the_silver_one() -> None:
    silver = [(["Veld"], ["B-ORG"])] * 9
    assert usual_labels(silver, [])["Veld"] == "ORG"
    assert usual_labels(silver, [(["Veld"], ["B-LOC"])])["Veld"] == "LOC"


def test_rare_and_evenly_divided_phrases_have_no_usual_label() -> None:
    divided = [(["Veld"], ["B-ORG"])] * 4 + [(["Veld"], ["B-LOC"])] * 4
    assert not {"Veld", "Rare"} & set(usual_labels([*divided, (["Rare"], ["B-LOC"])], []))
