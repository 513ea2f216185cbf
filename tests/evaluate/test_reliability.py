"""Confidences against what was observed."""

import pytest

from kg.evaluate.openie import Extraction, matched_precision
from kg.evaluate.reliability import Bin, calibration_error, reliability


def test_each_tenth_has_its_mean_confidence_and_precision() -> None:
    bins = reliability([(0.91, 1.0), (0.99, 0.5), (1.0, 0.0), (0.25, 0.25)])
    assert [(b.start, b.size) for b in bins] == [(0.2, 1), (0.9, 3)]
    assert (bins[1].predicted, bins[1].observed) == (pytest.approx(2.9 / 3), pytest.approx(0.5))


def test_the_calibration_error_weighs_bins_by_their_size() -> None:
    assert calibration_error([Bin(0.2, 1, 0.25, 0.25), Bin(0.9, 3, 0.9, 0.5)]) == pytest.approx(0.3)
    assert calibration_error([]) == 0.0


def test_a_prediction_without_a_partner_is_wrong() -> None:
    gold = {"Lund met Orlov .": [Extraction("met", ("Lund", "Orlov"))]}
    predicted = {"Lund met Orlov .": [Extraction("met", ("Lund", "Orlov"), 0.9), Extraction("met", ("Orlov", "Lund"), 0.4)]}
    assert matched_precision(gold, predicted) == [(0.9, 1.0), (0.4, 0.0)]
