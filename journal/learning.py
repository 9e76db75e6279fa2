"""Learning: what a caregiver's answers do to the reader's thresholds, in this journal alone."""

from __future__ import annotations

from typing import Final

import msgspec

from journal.journal import Journal
from journal.model import Answers, Change, Label
from journal.reading.leaning import Thresholds, moved

LEARN: Final = "learn-from-answers"
"""The setting that holds `no` where answers are to move nothing."""
FORGOTTEN: Final = "answers-forgotten"
"""The setting that holds, as JSON by device, how many revisions had been written at the last fresh start."""


def learns(journal: Journal) -> bool:
    """Whether answers move thresholds in this journal."""
    return journal.settings.get(LEARN) != "no"


def set_learning(journal: Journal, wanted: bool) -> Change:
    """Let answers move thresholds, or not; the answers themselves stay."""
    return journal.settings.put(LEARN, "" if wanted else "no")


def counted_answers(journal: Journal) -> dict[Label, Answers]:
    """The answers that count, by label: those that stand, and were given since the last fresh start."""
    return journal.labels.answers(msgspec.json.decode(journal.settings.get(FORGOTTEN) or "{}", type=dict[str, int]))


def thresholds(journal: Journal, before: Thresholds) -> dict[Label, float]:
    """The reader's own thresholds as this journal's answers move them."""
    return moved(before, counted_answers(journal) if learns(journal) else {})


def start_afresh(journal: Journal) -> Change:
    """Count only answers given from now on, by what was written, not by clocks. To undo it, put back FORGOTTEN."""
    return journal.settings.put(FORGOTTEN, msgspec.json.encode(journal.labels.written()).decode())


def may_move(change: Change) -> bool:
    """Whether a change may have moved a threshold."""
    return bool(change.labels) or bool(change.settings & {LEARN, FORGOTTEN})
