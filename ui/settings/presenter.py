"""What Settings decides: how far each threshold stands from where it began, and what answers moved it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from journal.journal import Journal
from journal.learning import counted_answers, learns
from journal.model import Answers, Family, Label, Value
from journal.reading.leaning import Thresholds, moved

_FELT: Final = 0.05
"""A threshold that moved by less than five in a hundred has not moved as far as anybody can tell."""

LEANING: Final = tuple(label for label in Label if label.family is not Family.SAFETY)
"""The labels whose thresholds answers move."""


class Leans(StrEnum):
    """Which way a journal's answers moved a label."""

    SAME = "same"
    SOONER = "sooner"
    LATER = "later"


class LabelRow(Value, frozen=True):
    """One label in Settings: where it is shown from, in per cent, and the answers that count."""

    label: Label
    shown_from: int
    leans: Leans
    answers: Answers


class Standing(Value, frozen=True):
    """What Settings shows: whether answers count, and which; how many texts were read, of how many entries."""

    learning: bool
    answers: dict[Label, Answers]
    read: int
    entries: int


def standing(journal: Journal, model: str) -> Standing:
    """Look up what Settings shows of a journal whose reader is `model`."""
    return Standing(
        learning=learns(journal),
        answers=counted_answers(journal),
        read=journal.suggestions.count(model),
        entries=journal.search.count(),
    )


def label_rows(now: Standing, before: Thresholds) -> tuple[LabelRow, ...]:
    """A row a label; `before` are the reader's own thresholds."""
    after = moved(before, now.answers if now.learning else {})
    return tuple(_row(label, before[label], after[label], now.answers) for label in LEANING if label in before)


def _row(label: Label, before: float, after: float, answers: Mapping[Label, Answers]) -> LabelRow:
    leans = Leans.SAME if abs(after - before) < _FELT else Leans.SOONER if after < before else Leans.LATER
    return LabelRow(label=label, shown_from=round(100 * after), leans=leans, answers=answers.get(label, Answers()))
