"""What is suggested in each entry and still waits for an answer, as sets of labels: for charts that count it too."""

from __future__ import annotations

from collections.abc import Iterable

from journal.journal import Journal
from journal.model import By, Family, Suggestion, Value
from journal.reading.leaning import Thresholds, weighed
from journal.reading.showing import READ_UNASKED


class Waiting(Value, frozen=True):
    """Sets of labels, each the sum of `Label.bit`: all that are suggested, and the approaches that the words say were
    the writer's own."""

    labels: int
    mine: int


def waiting_labels(journal: Journal, model: str, limits: Thresholds) -> dict[str, Waiting]:
    """What `model` has found in the entries it has read, by entry, less what was confirmed or dismissed.

    Shown from `limits` on. Safety is never among it, nor are records that are read only when asked. Slow on a large
    journal (about a second for 100,000 entries).
    """
    decided = journal.labels.decided()
    found = journal.suggestions.by_entry(READ_UNASKED, model)
    waiting = ((entry_id, _waiting(weighed(seen, limits), decided.get(entry_id, 0))) for entry_id, seen in found)
    return {entry_id: one for entry_id, one in waiting if one.labels}


def _waiting(seen: Iterable[Suggestion], decided: int) -> Waiting:
    open_ones = [one for one in seen if one.shown and one.family is not Family.SAFETY and not decided & one.label.bit]
    mine = (one for one in open_ones if one.family is Family.APPROACH and one.by is By.ME)
    return Waiting(labels=sum(one.label.bit for one in open_ones), mine=sum(one.label.bit for one in mine))
