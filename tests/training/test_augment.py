import random

import pytest

from training.augment import augmented, headline, swap, without_final_punctuation
from training.corpora import Sentence
from training.decode import is_tree
from training.names import compound, flat, ministry, organization, person, place, split

SENTENCE = Sentence(
    corpus="ewt",
    words=("General", "Ada", "Lind", "left", "Riga", "."),
    heads=(2, 4, 2, 0, 4, 4),
    columns={
        "rel": ("compound", "nsubj", "flat", "root", "obj", "punct"),
        "xpos": ("NNP", "NNP", "NNP", "VBD", "NNP", "."),
        "ner": ("B-PER", "I-PER", "I-PER", "O", "B-LOC", "O"),
        "name": ("O", "B-PER", "I-PER", "O", "B-LOC", "O"),
    },
)


def test_a_new_name_keeps_the_tree_and_the_labels() -> None:
    changed = swap(SENTENCE, 1, 2, flat("Pak Su-il"))
    assert changed.words == ("General", "Pak", "Su", "-", "il", "left", "Riga", ".")
    assert changed.heads == (2, 6, 2, 3, 2, 0, 6, 6)
    assert changed.columns["rel"] == ("compound", "nsubj", "flat", "punct", "flat", "root", "obj", "punct")
    assert changed.columns["name"] == ("O", "B-PER", "I-PER", "I-PER", "I-PER", "O", "B-LOC", "O")
    assert changed.columns["ner"] == ("B-PER", "I-PER", "I-PER", "I-PER", "I-PER", "O", "B-LOC", "O")


def test_words_that_are_no_subtree_are_left_alone() -> None:
    assert swap(SENTENCE, 2, 3, flat("Kim")) is SENTENCE


def test_without_its_full_stop_a_sentence_is_still_a_tree() -> None:
    shorter = without_final_punctuation(SENTENCE)
    assert shorter.words[-1] == "Riga"
    assert shorter.heads is not None
    assert is_tree(list(shorter.heads))


@pytest.mark.parametrize(
    ("small", "words"), [(True, "Ada Lind of the NATO Left"), (False, "Ada Lind Of The NATO Left")], ids=["function words small", "all"]
)
def test_headlines_have_capitals_and_no_full_stop(small: bool, words: str) -> None:
    sentence = Sentence(corpus="gmb", words=tuple("Ada Lind of the NATO left .".split()))
    assert headline(sentence, small=small).words == tuple(words.split())


@pytest.mark.parametrize("seed", range(30))
def test_every_variant_is_a_tree_with_a_label_for_each_word(seed: int) -> None:
    changed = augmented(SENTENCE, seed=str(seed))
    assert changed.heads is not None
    assert is_tree(list(changed.heads))
    assert {len(column) for column in changed.columns.values()} == {len(changed.words)} == {len(changed.heads)}


def test_the_same_seed_gives_the_same_variant_and_another_seed_others() -> None:
    variants = [augmented(SENTENCE, seed=str(seed)) for seed in range(40)]
    assert variants == [augmented(SENTENCE, seed=str(seed)) for seed in range(40)]
    assert len({variant.words for variant in variants}) > 5


@pytest.mark.parametrize("make", [person, place, organization])
@pytest.mark.parametrize("words", [1, 2, 3])
def test_generated_names_are_trees_with_one_head(make: object, words: int) -> None:
    for seed in range(200):
        name = make(random.Random(seed), words=words)  # type: ignore[operator]  # noqa: S311
        assert is_tree([head + 1 for head in name.heads])
        assert len(name.words) == len(name.heads) == len(name.relations) == len(name.xpos)


@pytest.mark.parametrize(
    ("name", "heads"),
    [(flat("Kim Jong-un"), (-1, 0, 1, 0)), (compound("Aden Port Authority"), (2, 2, -1)), (ministry("Foreign Affairs"), (-1, 3, 3, 0))],
    ids=["flat names hang on the first word", "compounds on the last", "of-phrases on what stands before"],
)
def test_inner_trees_follow_universal_dependencies(name: object, heads: tuple[int, ...]) -> None:
    assert name.heads == heads  # type: ignore[attr-defined]


def test_hyphens_are_words_of_their_own() -> None:
    assert split("al-Ani O'Brien") == ("al", "-", "Ani", "O'Brien")
