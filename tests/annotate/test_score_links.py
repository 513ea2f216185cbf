"""What the scorer adds to the rules: candidates, their probabilities, and which links may make facts."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kg.annotate import JointAnnotator
from kg.annotate.chains.coref import Prepared, prepare
from kg.annotate.chains.score.candidates import SAME_WORD, WINDOW, candidate_pairs
from kg.annotate.chains.score.pairs import FEATURES
from kg.annotate.chains.score.scorer import FILE, Scorer
from kg.annotate.joint import MODEL
from kg.annotate.mentions.find import mentions
from kg.annotate.parsed import Parsed
from kg.english.tree import Tree
from kg.errors import ModelError
from kg.types import AnnotatedDocument, Document

Annotate = Callable[..., AnnotatedDocument]
WRITER = "I lost my job in May. I told my wife that we would manage. She believed me, and you know how that ends."
MINISTRY = "Yoon is the president of the country. A ministry closed. Reporters asked a ministry about arms. The country sells arms."


def prepared(annotated: AnnotatedDocument) -> Prepared:
    trees = [Tree(s) for s in annotated.sentences]
    found = [m for n, t in enumerate(trees) for m in mentions(t, document="d", text=annotated.document.text, number=n)]
    return prepare(found, Parsed(annotated.document.text, trees))


def candidates(annotated: AnnotatedDocument, text: str) -> list[str]:
    """What the last mention with this text may take up."""
    ready = prepared(annotated)
    pairs = candidate_pairs(ready.known, asked=ready.open)
    refs = ready.known.refs
    last = max(r.order for r in refs if r.mention.text == text)
    return [refs[i].mention.text for i in pairs.earlier[pairs.later == last]]


@pytest.mark.parametrize(
    ("pronoun", "expected"),
    [("he", ["son"]), ("she", ["queen"]), ("it", ["boat"]), ("they", ["queen", "son", "boat"]), ("I", ["queen", "son", "boat"])],
)
def test_a_pronoun_has_only_candidates_of_its_gender_and_kind(annotated: Annotate, pronoun: str, expected: list[str]) -> None:
    first = "the/DET/2/det queen/NOUN/5/nsubj and/CCONJ/4/cc son/NOUN/2/conj saw/VERB/0/root the/DET/7/det boat/NOUN/5/obj"
    assert candidates(annotated(first, f"{pronoun}/PRON/2/nsubj left/VERB/0/root"), pronoun) == expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("Orlek/PROPN/2/nsubj/B-LOC spoke/VERB/0/root", ["Orlek"]),
        ("they/PRON/2/nsubj met/VERB/0/root in/ADP/4/case Orlek/PROPN/2/obl/B-LOC", []),
        ("Orlek/PROPN/2/compound/B-ORG Bank/PROPN/3/nsubj/I-ORG closed/VERB/0/root", []),
    ],
)
def test_he_may_be_a_short_name_that_was_taken_for_a_place(annotated: Annotate, first: str, expected: list[str]) -> None:
    assert candidates(annotated(first, "he/PRON/2/nsubj left/VERB/0/root"), "he") == expected


def test_a_speaker_is_no_he_in_what_he_says(annotated: Annotate) -> None:
    document = annotated(
        '"/PUNCT/5/punct _he/PRON/3/nsubj left/VERB/7/ccomp again/ADV/3/advmod today/ADV/3/advmod _"/PUNCT/3/punct '
        "said/VERB/0/root the/DET/9/det king/NOUN/7/nsubj",
        '"/PUNCT/3/punct _he/PRON/3/nsubj left/VERB/0/root _"/PUNCT/3/punct',
    )
    assert candidates(document, "he") == ["he", "king"]


def test_a_pronoun_may_be_told_of_what_follows_in_its_sentence(annotated: Annotate) -> None:
    document = annotated(
        "the/DET/2/det queen/NOUN/3/nsubj saw/VERB/0/root him/PRON/3/obj",
        "in/ADP/3/case his/PRON/3/nmod:poss speech/NOUN/6/obl the/DET/5/det king/NOUN/6/nsubj wept/VERB/0/root",
        "the/DET/2/det son/NOUN/3/nsubj left/VERB/0/root",
    )
    assert candidates(document, "his") == ["him", "king"]
    assert candidates(document, "him") == []


def test_candidates_do_not_grow_with_the_text(annotated: Annotate) -> None:
    ready = prepared(annotated(*["the/DET/2/det panel/NOUN/3/nsubj saw/VERB/0/root the/DET/5/det boat/NOUN/3/obj"] * 100))
    pairs = candidate_pairs(ready.known, asked=ready.open)
    assert np.bincount(pairs.later).max() <= WINDOW + SAME_WORD
    assert pairs.features.shape == (len(pairs.later), len(FEATURES))


def test_probabilities_of_a_mention_leave_room_for_none(annotated: Annotate) -> None:
    ready = prepared(annotated(*["the/DET/2/det panel/NOUN/3/nsubj saw/VERB/0/root the/DET/5/det boat/NOUN/3/obj"] * 20))
    pairs = candidate_pairs(ready.known, asked=ready.open)
    shares = Scorer(MODEL).probabilities(ready.known, pairs)
    sums = np.bincount(pairs.later, weights=shares)
    assert shares.min() >= 0
    assert 0 < sums.max() <= 1.01


def test_a_text_without_mentions_has_no_chains(joint: JointAnnotator) -> None:
    assert joint(Document(text="Go!"), on_problem=pytest.fail).chains == ()


def test_i_and_my_are_one_writer_and_the_reason_says_how_likely(joint: JointAnnotator) -> None:
    chain = joint(Document(text=WRITER), on_problem=pytest.fail).chains[0]
    assert [m.text for m in chain.mentions][:5] == ["I", "my", "I", "my", "me"]
    assert chain.reasons[0] == "first mention"
    assert all(0.4 <= float(why.removeprefix("pronoun for I (").removesuffix(")")) <= 1 for why in chain.reasons[1:])


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("He was born in Leeds. Simon Penn was elected in 1850. He was elected again in 1852.", "He", "Simon Penn"),
        ("In his first speech as mayor, Simon Penn praised the city.", "his", "Simon Penn"),
        ('Simon Penn made a short apology. "We kept it well," he said, "but it was never ours."', "he", "Simon Penn"),
    ],
    ids=["a name outweighs a chain of pronouns", "a name that follows", "the speaker of what is quoted with we"],
)
def test_he_is_whom_the_text_names(joint: JointAnnotator, text: str, pronoun: str, expected: str) -> None:
    annotated = joint(Document(text=text), on_problem=pytest.fail)
    place = text.rindex(f"{pronoun} ")
    assert [c.name for c in annotated.chains if any(m.span.start == place for m in c.mentions)] == [expected]


def test_a_predicate_is_read_as_its_subject_but_makes_no_facts_of_it(joint: JointAnnotator) -> None:
    document = Document(text="Barack Obama is the president of the United States.")
    (likely,) = (c for c in joint.with_likely_chains(document, on_problem=pytest.fail).chains if c.name == "Barack Obama")
    assert len(likely.mentions) == 2
    (sure,) = (c for c in joint(document, on_problem=pytest.fail).chains if c.name == "Barack Obama")
    assert len(sure.mentions) == 1


def test_bare_nouns_make_no_one_thing_of_facts(joint: JointAnnotator) -> None:
    document = Document(text="Homeopathy is disputed. Doctors say that homeopathy does not work.")
    (likely,) = (c for c in joint.with_likely_chains(document, on_problem=pytest.fail).chains if c.name == "Homeopathy")
    assert [m.text for m in likely.mentions] == ["Homeopathy", "homeopathy"]
    assert all(len(c.mentions) == 1 for c in joint(document, on_problem=pytest.fail).chains)


def test_the_same_text_has_the_same_chains(joint: JointAnnotator) -> None:
    document = Document(text=WRITER)
    other = JointAnnotator(threads=2)
    assert joint(document, on_problem=pytest.fail) == other(document, on_problem=pytest.fail)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the scorer's files to damage."""
    for name in (FILE, "model.json"):
        shutil.copy(MODEL / name, tmp_path / name)
    return tmp_path


def test_a_damaged_scorer_is_named(folder: Path) -> None:
    with (folder / FILE).open("ab") as file:
        file.write(b" ")
    with pytest.raises(ModelError, match=r"coref\.npz is damaged.*install kg again"):
        Scorer(folder)


def test_a_missing_scorer_is_named(folder: Path) -> None:
    (folder / FILE).unlink()
    with pytest.raises(ModelError, match=r"coref\.npz"):
        Scorer(folder)


def test_a_scorer_for_other_features_is_of_another_version(folder: Path) -> None:
    with np.load(folder / FILE) as file:
        weights = {**file, "feature": file["feature"][:-1]}
    np.savez_compressed(folder / FILE, **weights)
    card = json.loads((folder / "model.json").read_text())
    card["files"][FILE] = hashlib.sha256((folder / FILE).read_bytes()).hexdigest()
    (folder / "model.json").write_text(json.dumps(card))
    with pytest.raises(ModelError, match=r"another version \(feature\)"):
        Scorer(folder)
