"""Leaning: a journal's own answers move, gently, from which probability on a label is shown in it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

import msgspec

from journal.model import Answers, Family, Label, Suggestion

Thresholds: TypeAlias = Mapping[Label, float]
"""From which probability on each label is shown."""

EXPECTED: Final = 0.75
"""The share of suggestions that a caregiver is expected to confirm: so many, and nothing moves."""
PATIENCE: Final = 40
"""How many answers weigh as much as that expectation: one is hardly felt, a dozen are."""
FARTHEST: Final = 0.8
"""The farthest a threshold moves, in log odds: from 50 % to about 31 % or 69 %, however many answers there are."""
NEVER_MOVED: Final = frozenset(label for label in Label if label.family is Family.SAFETY)
"""What must not wait is not made rarer by dismissing it, nor commoner by confirming."""

NO_ANSWERS: Final[Mapping[Label, Answers]] = MappingProxyType({})


def leaning(answers: Answers) -> float:
    """How far a label's threshold moves, in log odds: up where suggestions were mostly wrong, else down.

    It follows from the answers that stand now, so taking an answer back takes back what it moved. The share confirmed
    is estimated with `EXPECTED` counted as `PATIENCE` answers (a beta prior), and compared with it.
    """
    right = EXPECTED * PATIENCE + answers.confirmed + answers.added
    share = right / (PATIENCE + answers.confirmed + answers.added + answers.dismissed)
    return min(max(_log_odds(EXPECTED) - _log_odds(share), -FARTHEST), FARTHEST)


def moved(thresholds: Thresholds, answers: Mapping[Label, Answers]) -> dict[Label, float]:
    """The thresholds as a journal's answers move them; those of safety stay as they are."""
    return {label: _moved(threshold, label, answers.get(label, Answers())) for label, threshold in thresholds.items()}


def weighed(found: Iterable[Suggestion], thresholds: Thresholds) -> tuple[Suggestion, ...]:
    """The same suggestions, shown from these thresholds on; one without words is never shown."""
    return tuple(
        msgspec.structs.replace(one, shown=bool(one.spans) and one.score >= thresholds[one.label]) for one in found
    )


def _moved(threshold: float, label: Label, answers: Answers) -> float:
    if label in NEVER_MOVED:
        return threshold
    return 1 / (1 + math.exp(-_log_odds(threshold) - leaning(answers)))


def _log_odds(chance: float) -> float:
    return math.log(chance / (1 - chance))
