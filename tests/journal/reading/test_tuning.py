"""Scores become probabilities, and thresholds keep the promise made for each label."""

import numpy as np

from journal.model import Label
from journal.reading.heads import LABELS
from journal.reading.tuning import COMPLETE, PRECISE, platt, probabilities, tune

chance = np.random.default_rng(3)
truth = (chance.random((4_000, len(LABELS))) < 0.2).astype(np.float32)
raw = truth * 3 + chance.normal(size=truth.shape) - 1


def test_probabilities_are_the_shares_that_were_true() -> None:
    chances = probabilities(raw, tune(raw, truth))
    likely = chances[:, 0] > 0.7
    assert abs(chances[likely, 0].mean() - truth[likely, 0].mean()) < 0.05


def test_a_higher_raw_score_is_never_less_likely() -> None:
    slope, _ = platt(-raw[:, 0], truth[:, 0] > 0)
    assert slope > 0


def test_accusing_labels_are_precise_and_safety_labels_complete() -> None:
    tuning = tune(raw, truth)
    for column, label in enumerate(LABELS):
        shown = probabilities(raw, tuning)[:, column] >= tuning[label].threshold
        right = shown & (truth[:, column] > 0)
        if label in PRECISE:
            assert right.sum() / shown.sum() >= PRECISE[label] - 0.01
        if label in COMPLETE:
            assert right.sum() / truth[:, column].sum() >= COMPLETE[label]


def test_what_must_not_wait_is_shown_sooner_than_an_accusation() -> None:
    tuning = tune(raw, truth)
    assert tuning[Label.CRISIS].threshold < tuning[Label.THREAT].threshold
