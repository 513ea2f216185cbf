import json
from pathlib import Path

import pytest

from training.morenames import btc, crossner, knowledgenet, wikigold, wnut

NATIONALITIES = frozenset({"Japanese", "Polish"})


def _file(tmp_path: Path, rows: str, *, separator: str = "\t") -> Path:
    path = tmp_path / "names.txt"
    path.write_text("\n".join(row.replace(" ", separator) for row in rows.split("\n")), encoding="utf-8")
    return path


def test_groups_and_companies_are_organizations_and_an_address_is_open(tmp_path: Path) -> None:
    path = _file(tmp_path, "@ana O\nAcme B-corporation\nfans O\nof O\nThe B-group\nOwls I-group\n\t\nHi O\n")
    assert list(wnut(path, NATIONALITIES)) == [
        (
            ["@ana", "Acme", "fans", "of", "The", "Owls"],
            {"ner": ["?", "B-ORG", "O", "O", "B-ORG", "I-ORG"], "name": ["?", "B-ORG", "O", "O", "B-ORG", "I-ORG"]},
        ),
        (["Hi"], {"ner": ["O"], "name": ["O"]}),
    ]


def test_capitals_of_a_corpus_with_three_classes_may_be_other_names(tmp_path: Path) -> None:
    [(_, columns)] = btc(_file(tmp_path, "Love O\nmy O\nPixelPod O\nfrom O\nRiga B-LOC\n"), NATIONALITIES)
    assert columns == {"ner": ["O", "O", "O", "O", "B-LOC"], "name": ["O", "O", "?", "O", "B-LOC"]}


def test_nationalities_are_told_from_other_miscellaneous_names(tmp_path: Path) -> None:
    path = _file(tmp_path, "-DOCSTART- O\n\nJapanese I-MISC\nband O\nOsc-Dis I-MISC\n", separator=" ")
    [(words, columns)] = wikigold(path, NATIONALITIES)
    assert words == ["Japanese", "band", "Osc", "-", "Dis"]
    assert columns["name"] == ["B-NORP", "O", "B-OTH", "I-OTH", "I-OTH"]
    assert columns["ner"] == ["O"] * 5


@pytest.mark.parametrize(
    ("label", "name", "ner"),
    [
        ("politicalparty", "B-ORG", "B-ORG"),
        ("organisation", "B-ORG", "B-ORG"),
        ("politician", "B-PER", "B-PER"),
        ("country", "B-LOC", "B-LOC"),
        ("election", "B-OTH", "O"),
    ],
)
def test_political_classes_are_mapped(tmp_path: Path, label: str, name: str, ner: str) -> None:
    [(_, columns)] = crossner(_file(tmp_path, f"Veld B-{label}\n"), NATIONALITIES)
    assert (columns["name"], columns["ner"]) == ([name], [ner])


def test_titles_are_no_part_of_a_person(tmp_path: Path) -> None:
    [(_, columns)] = crossner(_file(tmp_path, "President B-politician\nLind I-politician\n"), NATIONALITIES)
    assert columns["name"] == ["O", "B-PER"]


def test_characters_that_have_no_word_piece_are_dropped(tmp_path: Path) -> None:
    assert [words for words, _ in wnut(_file(tmp_path, "so\ufe0f O\n\u200d O\n"), NATIONALITIES)] == [["so", "?"]]


def test_arguments_of_facts_are_names_and_other_words_stay_open(tmp_path: Path) -> None:
    text = "Ada Lind's firm sold a boat to the Polish town of Nowe and she left Acme Corp."
    facts = [
        _fact(text, "EMPLOYEE_OR_MEMBER_OF", "Ada Lind's", "Acme Corp."),
        _fact(text, "NATIONALITY", "she", "Polish"),
        _fact(text, "PLACE_OF_BIRTH", "she", "town"),
    ]
    path = tmp_path / "facts.json"
    path.write_text(json.dumps([{"text": text, "facts": facts}, {"text": "Nothing.", "facts": []}]), encoding="utf-8")
    [(words, columns)] = knowledgenet(path, NATIONALITIES)
    assert list(zip(words, columns["name"], strict=True)) == [
        ("Ada", "B-PER"), ("Lind", "I-PER"), ("'s", "O"), ("firm", "?"), ("sold", "O"), ("a", "O"), ("boat", "O"), ("to", "O"),
        ("the", "O"), ("Polish", "B-NORP"), ("town", "O"), ("of", "?"), ("Nowe", "?"), ("and", "?"), ("she", "O"), ("left", "O"),
        ("Acme", "B-ORG"), ("Corp.", "I-ORG"),
    ]  # fmt: skip
    assert columns["ner"][9] == "O"


def _fact(text: str, kind: str, subject: str, thing: str) -> dict[str, object]:
    places = {"sb": subject, "ob": thing}
    begins = {key: text.index(value) for key, value in places.items()}
    return {"p": kind, **begins, "se": begins["sb"] + len(subject), "oe": begins["ob"] + len(thing)}
