"""The labels of an entry: those confirmed, and those that wait for a word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from journal.model import By, Decision, Kind, Label, Suggestion
from journal.reading import Reader as Tagger
from journal.reading.leaning import Thresholds
from journal.reading.reader import Silence
from tests.ui.entries.conftest import Reader, Shelf

Open = Callable[..., Reader]
PLANNED = {Label.SELF: "I like it my way", Label.THREAT: "then no story", Label.CRISIS: "She"}
RECORD = "She said I like it my way. I said then no story."


class PlannedTagger:
    """Finds what a test has planned."""

    model_version = "planned"

    def __init__(self) -> None:
        self.read: list[str] = []

    @property
    def thresholds(self) -> Thresholds:
        return dict.fromkeys(Label, 0.5)

    def silence(self, text: str) -> Silence | None:
        return None

    def suggest(self, text: str, thresholds: Thresholds | None = None) -> tuple[Suggestion, ...]:
        self.read.append(text)
        return tuple(
            Suggestion(label=label, score=0.9, spans=((at, at + len(words)),))
            for label, words in (
                (Label.SELF, "I like it my way"),
                (Label.THREAT, "then no story"),
                (Label.CRISIS, "She"),
            )
            if (at := text.find(words)) >= 0
        )


@pytest.fixture
def open_read(open_journal: Open) -> Callable[[], Reader]:
    """Opens the Journal with a reader at hand."""

    def open_screen() -> Reader:
        reader = open_journal()
        reader.reads(RECORD)
        reader.desk.reader = cast(Tagger, PlannedTagger())
        reader.desk.reader_ready.emit()
        return reader

    return open_screen


def decisions(reader: Reader, entry_id: str) -> dict[Label, Decision]:
    return {one.label: one.decision for one in reader.entry(entry_id).labels}


def test_a_confirmed_label_shows_its_words_and_can_be_taken_back(open_journal: Open, shelf: Shelf) -> None:
    entry_id = shelf.put(RECORD)
    shelf.journal.labels.confirm(entry_id, Label.SELF, quote="I like it my way")
    reader = open_journal()
    reader.click("takeBack-self")
    reader.wait(lambda: not reader.sees("confirmed-self"))
    assert decisions(reader, entry_id) == {Label.SELF: Decision.WITHDRAWN}
    reader.undo_it()
    reader.wait(lambda: reader.sees("confirmed-self"))
    assert reader.entry(entry_id).labels[0].quote == "I like it my way"


def test_one_key_answers_a_suggestion(open_read: Callable[[], Reader], shelf: Shelf) -> None:
    entry_id = shelf.put(RECORD)
    reader = open_read()
    reader.find("finding-self", QFrame).setFocus()
    reader.press(Qt.Key.Key_Y)
    reader.wait(lambda: reader.sees("confirmed-self"))
    reader.find("finding-threat", QFrame).setFocus()
    reader.press(Qt.Key.Key_1)
    reader.wait(lambda: not reader.sees("finding-threat"))
    by = {one.label: (one.decision, one.by, one.model) for one in reader.entry(entry_id).labels}
    assert by == {
        Label.SELF: (Decision.CONFIRMED, None, "planned"),
        Label.THREAT: (Decision.CONFIRMED, By.ME, "planned"),
    }


def test_a_suggestion_said_no_to_does_not_come_again(open_read: Callable[[], Reader], shelf: Shelf) -> None:
    entry_id = shelf.put(RECORD)
    reader = open_read()
    reader.find("finding-self", QFrame).setFocus()
    reader.press(Qt.Key.Key_N)
    reader.wait(lambda: reader.sees("finding-threat") and not reader.sees("finding-self"))
    assert decisions(reader, entry_id) == {Label.SELF: Decision.DISMISSED}


def test_safety_is_one_quiet_line_that_one_key_closes(open_read: Callable[[], Reader], shelf: Shelf) -> None:
    shelf.put(RECORD)
    reader = open_read()
    asked: list[Label] = []
    reader.screen.safety_wanted.connect(asked.append)
    reader.click("safetyLineOpen")
    assert asked == [Label.CRISIS]
    assert not reader.sees("finding-crisis")
    reader.find("entryRecord", QWidget).setFocus()
    reader.press(Qt.Key.Key_Escape)
    reader.wait(lambda: not reader.sees("safetyLine"))
    assert reader.sees("entryRecord")


def test_formal_records_are_only_read_when_asked(open_read: Callable[[], Reader], shelf: Shelf) -> None:
    shelf.put(RECORD, kind=Kind.INCIDENT)
    reader = open_read()
    reader.wait(lambda: reader.sees("entryLook"))
    assert not reader.sees("finding-self")
    reader.click("entryLook")
    reader.wait(lambda: reader.sees("finding-self"))


def test_an_if_you_dont_can_be_said_another_way_later(open_read: Callable[[], Reader], shelf: Shelf) -> None:
    shelf.put(RECORD)
    reader = open_read()
    reader.find("finding-threat", QFrame).setFocus()
    reader.press(Qt.Key.Key_S)
    reader.wait(lambda: reader.sees("anotherWayPanel"))
    for closing in ("safetyLine", "anotherWayPanel"):
        reader.press(Qt.Key.Key_Escape)
        reader.wait(lambda name=closing: not reader.sees(name))  # type: ignore[misc]
    assert reader.sees("entryRecord")


def test_a_missing_label_can_be_added(open_read: Callable[[], Reader], shelf: Shelf) -> None:
    shelf.put(RECORD)
    reader = open_read()
    reader.click("missingOpen")
    reader.click("missing-prosocial")
    reader.click("missingAdd")
    reader.wait(lambda: reader.sees("confirmed-prosocial"))
    reader.click("missingOpen")
    assert not reader.sees("missing-prosocial")


def test_what_was_found_before_is_not_looked_for_again(open_read: Callable[[], Reader], shelf: Shelf) -> None:
    shelf.put("Another day.", ago=timedelta(hours=1))
    shelf.put(RECORD)
    reader = open_read()
    reader.wait(lambda: reader.sees("finding-self"))
    reader.wait(lambda: shelf.journal.suggestions.get(RECORD, "planned") is not None)
    tagger = PlannedTagger()
    reader.desk.reader = cast(Tagger, tagger)
    reader.press(Qt.Key.Key_Down)
    reader.reads("Another day.")
    reader.press(Qt.Key.Key_Up)
    reader.reads(RECORD)
    reader.wait(lambda: reader.sees("finding-self"))
    assert RECORD not in tagger.read


def test_an_entry_can_be_said_another_way_and_the_sentence_becomes_its_plan(open_journal: Open, shelf: Shelf) -> None:
    entry_id = shelf.put(RECORD, setting="school run")
    reader = open_journal()
    reader.reads(RECORD)
    reader.click("entryAnotherWay")
    reader.find("anotherWayChoices", QWidget).setFocus()
    for key in (*[Qt.Key.Key_Return] * 3, Qt.Key.Key_1, *[Qt.Key.Key_Return] * 2):
        reader.press(key)
    reader.wait(lambda: bool(shelf.journal.plans.all()))
    (plan,) = shelf.journal.plans.all()
    assert (plan.entry_id, plan.occasion) == (entry_id, "school run")
    reader.wait(lambda: not reader.sees("anotherWayPanel"))


@pytest.mark.parametrize(("by", "offered"), [(By.ME, True), (By.CARER, False)])
def test_ones_own_sharp_words_are_offered_to_be_said_another_way(
    open_journal: Open, shelf: Shelf, by: By, offered: bool
) -> None:
    entry_id = shelf.put(RECORD)
    shelf.journal.labels.confirm(entry_id, Label.HARSH, quote="then no story", by=by)
    reader = open_journal()
    reader.wait(lambda: reader.sees("confirmed-harsh"))
    assert reader.sees("anotherWay-harsh") is offered
