import tarfile
from pathlib import Path

import pytest

from training.corpora import MORE_NAMES, PROPBANK, LicenceError, check_trainable, read_conllu, training_sentences
from training.entities import split_hyphens


@pytest.mark.parametrize(
    "name",
    [
        "gum-dev.conllu",
        "ewt-dev.conllu",
        "gmb-dev.iob2",
        "uner-ewt-dev.iob2",
        "crossner-politics-dev.txt",
        "uds-ih2-dev.jsonl",
        "other.conllu",
    ],
)
def test_training_refuses_what_a_shipped_model_must_not_learn_from(name: str) -> None:
    with pytest.raises(LicenceError, match=name):
        check_trainable(Path("ud") / name)


@pytest.mark.parametrize("name", ["ewt-train.conllu", "gum-train.conllu", "uner-ewt-train.iob2", "gmb-train.iob2", "btc.conll", PROPBANK])
def test_training_parts_with_a_free_licence_may_be_used(name: str) -> None:
    assert check_trainable(Path(name)) == Path(name)


def test_ranges_and_empty_nodes_are_no_words(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    rows = ["1-2\tdon't" + "\t_" * 8, "1\tdo" + "\t_" * 8, "2\tn't" + "\t_" * 8, "2.1\tgo" + "\t_" * 8]
    path.write_text("# sent_id = s1\n" + "\n".join(rows) + "\n\n", encoding="utf-8")
    assert [(identifier, [row[1] for row in found]) for identifier, found in read_conllu(path)] == [("s1", ["do", "n't"])]


def test_hyphenated_names_are_whole_entities_of_several_words() -> None:
    assert split_hyphens(["Pak", "Su-il", "--"], ["B-per", "I-per", "O"], ["NNP", "NNP", ":"]) == (
        ["Pak", "Su", "-", "il", "--"],
        ["B-per", "I-per", "I-per", "I-per", "O"],
        ["NNP", "NNP", "NNP", "NNP", ":"],
    )


def _empty_corpora(folder: Path) -> None:
    for part in ("ud", "ner", "factuality", "roles", "relations"):
        (folder / part).mkdir()
    for file in ("ud/gum-train.conllu", "ner/gmb-train.iob2", "factuality/uds-ih2-train.jsonl", *(file for file, _ in MORE_NAMES.values())):
        (folder / file).write_text("[]" if file.endswith(".json") else "", encoding="utf-8")
    tarfile.open(folder / "roles" / PROPBANK, "w:xz").close()


def test_entities_of_ewt_are_left_out_where_the_words_differ(tmp_path: Path) -> None:
    row = "1\t{}\t_\tPROPN\tNNP\t_\t0\troot\t_\t_\n\n"
    _empty_corpora(tmp_path)
    (tmp_path / "ud/ewt-train.conllu").write_text(
        "# sent_id = a\n" + row.format("Kim") + "# sent_id = b\n" + row.format("Lee"), encoding="utf-8"
    )
    (tmp_path / "ner/uner-ewt-train.iob2").write_text("# sent_id = a\n1\tKim\tB-PER\n\n# sent_id = b\n1\tleE\tB-PER\n\n", encoding="utf-8")
    assert [s.columns.get("ner") for s in training_sentences(tmp_path)["ewt"]] == [("B-PER",), None]
