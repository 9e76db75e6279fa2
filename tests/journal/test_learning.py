"""Answers given in a journal move its own thresholds, can be taken back, and can be left out of account."""

from datetime import UTC, datetime

import pytest

from journal.journal import Journal
from journal.learning import FORGOTTEN, counted_answers, set_learning, start_afresh, thresholds
from journal.model import Answers, EntryContent, Label

BEFORE = dict.fromkeys(Label, 0.5)
NOW = datetime(2026, 3, 1, 21, 30, tzinfo=UTC)


def entry(journal: Journal) -> str:
    (entry_id,) = journal.entries.record(EntryContent(happened_at=NOW, record="Some words.")).entries
    return entry_id


def dismiss(journal: Journal, times: int) -> list[str]:
    entries = [entry(journal) for _ in range(times)]
    for entry_id in entries:
        journal.labels.dismiss(entry_id, Label.SELF, model="m")
    return entries


def test_answers_are_counted_by_what_they_were(journal: Journal) -> None:
    dismiss(journal, 2)
    journal.labels.confirm(entry(journal), Label.SELF, model="m")
    journal.labels.confirm(entry(journal), Label.SELF)
    assert counted_answers(journal) == {Label.SELF: Answers(confirmed=1, dismissed=2, added=1)}


def test_an_answer_taken_back_takes_back_what_it_moved(journal: Journal) -> None:
    entries = dismiss(journal, 5)
    assert thresholds(journal, BEFORE)[Label.SELF] > 0.5
    for entry_id in entries:
        journal.labels.withdraw(entry_id, Label.SELF)
    assert thresholds(journal, BEFORE) == pytest.approx(BEFORE)


def test_learning_can_be_turned_off_and_on(journal: Journal) -> None:
    dismiss(journal, 5)
    set_learning(journal, False)
    assert thresholds(journal, BEFORE) == pytest.approx(BEFORE)
    set_learning(journal, True)
    assert thresholds(journal, BEFORE)[Label.SELF] > 0.5


def test_a_fresh_start_forgets_what_was_before_and_can_be_undone(journal: Journal) -> None:
    dismiss(journal, 5)
    before = journal.settings.get(FORGOTTEN)
    start_afresh(journal)
    assert thresholds(journal, BEFORE) == pytest.approx(BEFORE)
    dismiss(journal, 1)
    assert counted_answers(journal)[Label.SELF] == Answers(dismissed=1)
    journal.settings.put(FORGOTTEN, before)
    assert counted_answers(journal)[Label.SELF] == Answers(dismissed=6)


def test_an_old_answer_taken_back_after_a_fresh_start_costs_no_new_one(journal: Journal) -> None:
    old = dismiss(journal, 3)
    start_afresh(journal)
    journal.labels.withdraw(old[0], Label.SELF)
    dismiss(journal, 1)
    assert counted_answers(journal)[Label.SELF].dismissed == 1


def test_saying_no_to_what_was_never_suggested_moves_nothing(journal: Journal) -> None:
    journal.labels.dismiss(entry(journal), Label.SELF)
    assert thresholds(journal, BEFORE) == pytest.approx(BEFORE)


def test_safety_never_moves(journal: Journal) -> None:
    for _ in range(9):
        journal.labels.dismiss(entry(journal), Label.CRISIS, model="m")
    assert thresholds(journal, BEFORE)[Label.CRISIS] == 0.5
