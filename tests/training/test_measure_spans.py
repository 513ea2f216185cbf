import numpy as np

from training.corpora import Sentence
from training.encode import Batch
from training.measure import event_figures, fact_figures, figures, span_figures

LABELS = {
    "rel": ["root", "nsubj"],
    "upos": ["PROPN", "VERB"],
    "xpos": ["NNP", "VBD"],
    "ner": ["O", "B-PER"],
    "name": ["O"],
}


def test_only_exact_spans_count_and_f1_is_over_three_classes() -> None:
    gold = [["B-PER", "I-PER", "O", "B-LOC"], ["B-OTH", "O"]]
    guess = [["B-PER", "O", "O", "B-LOC"], ["B-OTH", "O"]]
    assert span_figures(gold, guess) == {"F1": 50.0, "LOC": 100.0, "OTH": 100.0, "PER": 0.0}


def test_guesses_on_open_words_and_sentences_without_gold_do_not_count() -> None:
    assert span_figures([["?", "B-PER"], None], [["B-LOC", "B-PER"], ["B-PER"]])["F1"] == 100.0


class _Pieces:
    """Stands in for a tokenizer: one piece a word between two marks."""

    def encode_batch(self, sentences: list[list[str]], *, is_pretokenized: bool) -> list[object]:
        assert is_pretokenized
        made = [type("P", (), {"ids": [0, *range(1, len(s) + 1), 0], "word_ids": [None, *range(len(s)), None]}) for s in sentences]
        return list(made)


def test_trees_are_scored_after_repair_to_one_root() -> None:
    sentence = Sentence(
        corpus="ewt",
        words=("Kim", "left"),
        heads=(2, 0),
        columns={"rel": ("nsubj", "root"), "upos": ("PROPN", "VERB"), "xpos": ("NNP", "VBD"), "ner": ("B-PER", "O")},
    )

    def run(batch: Batch) -> dict[str, np.ndarray]:
        arc = np.array([[[1.0, -9.0, 0.9], [2.0, 1.0, -9.0]]], np.float32)  # greedy: both words are roots
        pick = np.eye(2, dtype=np.float32)[None]
        return {"arc": arc, "rel": pick[:, ::-1], "upos": pick, "xpos": pick, "ner": pick[:, ::-1]}

    found = figures(run, {"ewt": [sentence]}, LABELS, tokenizer=_Pieces())["ewt"]
    assert (found["UAS"], found["LAS"], found["LAS_greedy"], found["trees"]) == (100.0, 100.0, 50.0, 0.0)
    assert found["ner"]["F1"] == 100.0


def test_the_relation_of_a_head_that_the_tree_had_to_take_comes_from_the_second_scores() -> None:
    sentence = Sentence(
        corpus="ewt",
        words=("Kim", "left"),
        heads=(2, 0),
        columns={"rel": ("nsubj", "root"), "upos": ("PROPN", "VERB"), "xpos": ("NNP", "VBD")},
    )
    pick = np.eye(2, dtype=np.float32)[None]

    def run(batch: Batch) -> dict[str, np.ndarray]:
        arc = np.array([[[1.0, -9.0, 0.9], [2.0, 1.0, -9.0]]], np.float32)
        greedy = np.array([[[1.0, 0.0], [1.0, 0.0]]], np.float32)  # "root" twice
        return {"arc": arc, "rel": greedy, "rel2": pick[:, ::-1], "upos": pick, "xpos": pick}

    assert figures(run, {"gum": [sentence]}, LABELS, tokenizer=_Pieces())["gum"]["LAS"] == 100.0


def test_only_predicates_with_a_label_count_for_factuality() -> None:
    gold, guess = [("?", "happened", "not", "not")], [("not", "happened", "not", "unsure")]
    assert fact_figures(gold, guess) == {"agreement": 66.67, "happened": 100.0, "not": 66.67}


def test_events_are_measured_by_part_of_speech() -> None:
    assert event_figures([("V", "_", "N")], [("V", "N", "N")]) == {"V": 100.0, "N": 66.67}
