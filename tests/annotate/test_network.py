"""The shipped network: checked when it is loaded, and the same document is always read the same way."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kg.annotate.joint import MODEL, JointAnnotator
from kg.annotate.parse.network import Network, shape
from kg.errors import ModelError

SENTENCES = [
    "Kim replaced Pak Su - il .".split(),
    "The ministry , which handles inter-Korean affairs , said Friday that the visits are aimed at both .".split(),
    "Yes .".split(),
]


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(MODEL, threads=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the model's folder to damage."""
    for name in ("model.int8.onnx", "model.json", "tokenizer.json", "segment.onnx"):
        shutil.copy(MODEL / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", ["model.int8.onnx", "tokenizer.json", "segment.onnx"])
def test_a_damaged_file_is_named(folder: Path, name: str) -> None:
    with (folder / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(ModelError, match=rf"{name} is damaged.*install kg again"):
        Network(folder, threads=1)


@pytest.mark.parametrize("name", ["model.int8.onnx", "model.json", "tokenizer.json", "segment.onnx"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=name):
        JointAnnotator(folder=folder)


def test_a_card_without_labels_is_of_another_version(folder: Path) -> None:
    (folder / "model.json").write_text("{}")
    with pytest.raises(ModelError, match="lists no labels"):
        Network(folder, threads=1)


def test_a_card_that_does_not_list_a_file_is_of_another_version(folder: Path) -> None:
    card = json.loads((folder / "model.json").read_text())
    del card["files"]["segment.onnx"]
    (folder / "model.json").write_text(json.dumps(card))
    with pytest.raises(ModelError, match=r"does not list segment\.onnx"):
        Network(folder, threads=1)


def test_all_files_of_the_model_stay_below_31_megabytes() -> None:
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < 31_000_000


def test_the_version_is_the_cards(network: Network) -> None:
    assert network.version == json.loads((MODEL / "model.json").read_text())["version"]


def test_each_word_has_one_of_every_label(network: Network) -> None:
    for words, parse in zip(SENTENCES, network.parse(SENTENCES), strict=True):
        assert {len(labels) for labels in parse.layers.values()} == {len(words)}
        assert len(parse.heads) == len(parse.rels) == len(parse.probabilities) == len(words)
        assert [parse.rels[i] for i, head in enumerate(parse.heads) if head == 0] == ["root"]
        assert all(0 < p <= 1 for p in parse.probabilities)


def test_what_is_planned_happened_less_likely_than_what_is_told(network: Network) -> None:
    told, planned = network.parse(["The ministry closed the port .".split(), "The ministry plans to close the port .".split()])
    assert told.happened[2] is not None
    assert planned.happened[4] is not None
    assert told.happened[2] > 0.5 > planned.happened[4]


def test_a_network_without_that_output_says_nothing_of_what_happened(network: Network) -> None:
    assert network._happened({}, (1, 2)) == [[None, None]]


def test_a_simple_sentence_is_read_right(network: Network) -> None:
    parse = network.parse(SENTENCES[:1])[0]
    assert parse.layers["upos"][:3] == ["PROPN", "VERB", "PROPN"]
    assert (parse.heads[:3], parse.rels[:3]) == ([2, 0, 2], ["nsubj", "root", "obj"])


def test_a_document_is_read_the_same_again_and_with_more_threads(network: Network) -> None:
    once = network.parse(SENTENCES * 20)
    assert network.parse(SENTENCES * 20) == once
    assert Network(MODEL, threads=2).parse(SENTENCES * 20) == once


@pytest.mark.parametrize("word", ["\u200b", "\x00", "x" * 5_000, "😀", "שלום", "``", "''", "“"])
def test_any_word_can_be_read(network: Network, word: str) -> None:
    assert len(network.parse([[word], ["A", word, "."]])[1].heads) == 3


def test_quotation_marks_of_all_kinds_look_the_same_to_the_network(network: Network) -> None:
    readings = [
        network.parse([[a, "Steel", "Pelican", "threatens", "nobody", b, "he", "said", "."]]) for a, b in ('""', "“”", ("``", "''"))
    ]
    assert readings[0] == readings[1] == readings[2]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("word", 0), ("12", 1), ("F16", 2), ("KCNA", 3), ("A", 4), ("Kim", 5), ("McDonald", 6), ("--", 7), ("e-mail", 8)],
)
def test_letter_shapes_are_those_of_the_training(word: str, expected: int) -> None:
    assert shape(word) == expected
