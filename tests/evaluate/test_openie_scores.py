"""Open tuples and gold in, scores out: small examples worked by hand."""

from __future__ import annotations

import pytest

from kg.evaluate.openie import Extraction, read_benchie, read_carb, score_benchie, score_carb

S = "Lund , who leads the ministry , visited Oslo on Friday and praised Orlov ."
GOLD = {
    S: [
        Extraction("leads", ("Lund", "the ministry")),
        Extraction("visited", ("Lund", "Oslo", "on Friday")),
        Extraction("praised", ("Lund", "Orlov")),
    ]
}
PREDICTED = {
    S: [
        Extraction("leads", ("Lund", "ministry"), 0.9),  # 3 of its 3 words are right, 3 of the 4 gold words found
        Extraction("visited", ("Lund", "Oslo"), 0.5),  # 3 of 3, 3 of 5
        Extraction("praised", ("Lund", "Reyes and Tanaka"), 0.2),  # 2 of 5, 2 of 3
    ]
}


def test_carb_picks_the_threshold_with_the_best_f1() -> None:
    score = score_carb(GOLD, PREDICTED)
    assert score.threshold == 0.2
    assert score.precision == pytest.approx((1 + 1 + 2 / 5) / 3)
    assert score.recall == pytest.approx((3 / 4 + 3 / 5 + 2 / 3) / 3)
    assert score.f1 == pytest.approx(2 * 0.8 * (121 / 180) / (0.8 + 121 / 180))


def test_carb_area_runs_from_precision_one_at_recall_nought() -> None:
    # recall and precision at 0.9: 1/4, 1; at 0.5: 9/20, 1; at 0.2: 121/180, 4/5
    assert score_carb(GOLD, PREDICTED).auc == pytest.approx(9 / 20 + (121 / 180 - 9 / 20) * (1 + 4 / 5) / 2)


def test_carb_counts_one_prediction_for_a_gold_tuple_and_the_others_as_wrong() -> None:
    gold = {S: [Extraction("praised", ("Lund", "Orlov"))]}
    score = score_carb(gold, {S: [Extraction("praised", ("Lund", "Orlov"), 0.5)] * 2})
    assert (score.precision, score.recall) == (0.5, 1.0)


def test_carb_finds_two_gold_tuples_with_one_prediction() -> None:
    gold = {S: [Extraction("praised", ("Lund", "Orlov")), Extraction("praised", ("Lund", "Reyes"))]}
    score = score_carb(gold, {S: [Extraction("praised", ("Lund", "Orlov"), 0.5)]})
    assert (score.precision, score.recall) == (1.0, pytest.approx((1 + 2 / 3) / 2))


@pytest.mark.parametrize(
    ("gold", "predicted", "precision"),
    [
        pytest.param(("said", "Lund", "Acme won"), ("said", "Acme won", "Lund"), 1.0, id="speaker last"),
        pytest.param(("said", "Lund", "Acme won"), ("said", "Lund", "Acme won"), 1.0, id="speaker first"),
        pytest.param(("beat", "Acme", "Norway"), ("beat", "Norway", "Acme"), 1 / 3, id="no verb of saying"),
        pytest.param(("leads", "Lund", "Acme"), ("heads", "Lund", "Acme"), 0.0, id="no common word in the predicate"),
        pytest.param(("met", "Lund", "Orlov"), ("met", "Lund Lund", "Orlov"), 3 / 4, id="a word counts once"),
    ],
)
def test_carb_matches_words_part_by_part(gold: tuple[str, ...], predicted: tuple[str, ...], precision: float) -> None:
    score = score_carb({S: [Extraction(gold[0], gold[1:])]}, {S: [Extraction(predicted[0], predicted[1:])]})
    assert score.precision == pytest.approx(precision)


def test_carb_reads_further_arguments_as_one() -> None:
    gold = {S: [Extraction("visited", ("Lund", "Oslo", "on Friday"))]}
    score = score_carb(gold, {S: [Extraction("visited", ("Lund", "Oslo on Friday"))]})
    assert (score.precision, score.recall) == (1.0, 1.0)


def test_carb_takes_a_sentence_without_predictions_as_not_found() -> None:
    other = "Norway signed ."
    score = score_carb(GOLD | {other: [Extraction("signed", ("Norway",))]}, PREDICTED)
    assert score.recall == pytest.approx((3 / 4 + 3 / 5 + 2 / 3) / 4)


def test_no_predictions_score_nothing() -> None:
    score = score_carb(GOLD, {})
    assert (score.precision, score.recall, score.f1, score.auc) == (0.0, 0.0, 0.0, 0.0)


def test_carb_files_are_tab_separated_sentence_predicate_arguments() -> None:
    text = f"{S}\tleads\tLund\tthe ministry\n\n{S}\tvisited\tLund\tOslo\t\n"
    assert read_carb(text) == {S: [Extraction("leads", ("Lund", "the ministry")), Extraction("visited", ("Lund", "Oslo"))]}


# ------------------------------------------------------------------------------------------------ BenchIE

BENCHIE = """sent_id:7\tLund is the first mayor of Oslo and owns Acme .
7--> Cluster 1:
Lund --> is --> [the] [first] mayor [of Oslo]
Lund --> is --> [the] first mayor of Oslo <-- {a remark}
7--> Cluster 2:
Lund --> is [the] [first] mayor of --> Oslo
7--> Cluster 3:
Lund --> owns --> Acme
"""


def test_benchie_spells_out_every_choice_of_its_optional_words() -> None:
    sentences, facts = read_benchie(BENCHIE)
    assert sentences == {7: "Lund is the first mayor of Oslo and owns Acme ."}
    mayor, of_oslo, owner = facts[7]
    assert {target for _, _, target in mayor} == {
        *("mayor", "the mayor", "first mayor", "the first mayor"),
        *("mayor of oslo", "the mayor of oslo", "first mayor of oslo", "the first mayor of oslo"),
    }
    assert {predicate for _, predicate, _ in of_oslo} == {"is mayor of", "is the mayor of", "is first mayor of", "is the first mayor of"}
    assert owner == {("lund", "owns", "acme")}


def test_benchie_asks_for_exact_wordings() -> None:
    _, facts = read_benchie(BENCHIE)
    predicted = {
        7: [
            ("Lund", "is", "the mayor of Oslo"),  # right
            ("Lund", "is", "first mayor"),  # right, the same fact
            ("Lund", "is mayor", "of Oslo"),  # cut at another place: wrong
            ("Lund", "owns", "Acme"),  # right
        ]
    }
    score = score_benchie(facts, predicted)
    assert (score.precision, score.recall) == (3 / 4, 2 / 3)
    assert score.auc is None


def test_benchie_ignores_case_and_spacing_and_counts_a_repeated_triple_once() -> None:
    _, facts = read_benchie(BENCHIE)
    score = score_benchie(facts, {7: [("LUND", "owns", "Acme"), ("Lund", " owns ", "Acme"), ("Lund", "sold", "Acme")]})
    assert (score.precision, score.recall) == (1 / 2, 1 / 3)


def test_benchie_scores_nothing_without_predictions() -> None:
    _, facts = read_benchie(BENCHIE)
    score = score_benchie(facts, {})
    assert (score.precision, score.recall, score.f1) == (0.0, 0.0, 0.0)
