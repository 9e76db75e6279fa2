"""Figures say how well a reading agrees with people."""

import numpy as np
import pytest

from journal.reading.figures import Outcome, average_precision, measure, table
from journal.reading.heads import LABELS


def outcome(shown: list[list[int]], truth: list[list[int]]) -> Outcome:
    wide = [np.zeros((len(rows), len(LABELS)), bool) for rows in (shown, truth)]
    for array, rows in zip(wide, (shown, truth), strict=True):
        array[:, :2] = rows
    return Outcome(wide[0].astype(float), wide[0], wide[1], wide[0])


def test_precision_recall_and_silence() -> None:
    figures = measure(outcome([[1, 0], [1, 0], [0, 0], [0, 1]], [[1, 0], [1, 0], [1, 0], [0, 0]]))
    first = figures.labels[0]
    assert [first.precision, first.recall, first.f1] == pytest.approx([1, 2 / 3, 0.8])
    assert figures.silent == 0.0
    assert figures.underlined == 1.0
    assert LABELS[0] in table(figures)


def test_average_precision_rewards_order() -> None:
    truth = np.array([True, False, True, False])
    assert average_precision(np.array([0.9, 0.2, 0.8, 0.1]), truth) == 1.0
    assert average_precision(np.array([0.1, 0.9, 0.2, 0.8]), truth) < 0.5
