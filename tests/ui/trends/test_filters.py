"""The choices in the page's head: placement, how far back, what counts, and back to the beginning."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from journal.journal import Journal
from journal.model import EntryContent, Label, Suggestion
from journal.reading import Reader as TextReader
from tests.ui.today.conftest import PlannedReader
from tests.ui.trends.conftest import Open
from tests.ui.trends.writing import write
from ui.desk import Desk


def place(journal: Journal, child: str, began: int, ended: int, name: str) -> None:
    """A placement from so many days ago to so many."""
    today = journal.clock().date()
    days = today - timedelta(days=began), today - timedelta(days=ended)
    journal.story.add_placement(child, days[0], ended=days[1], name=name)


def guess(journal: Journal, *labels: Label) -> str:
    """An entry in which the planned reader has found these labels, and nobody has answered; its id."""
    record = "They rolled the ball to and fro."
    found = tuple(Suggestion(label=label, score=0.9, spans=((0, 4),)) for label in labels)
    journal.suggestions.put(record, PlannedReader.model_version, found)
    return next(iter(journal.entries.record(EntryContent(happened_at=journal.clock(), record=record)).entries))


@pytest.fixture
def placed(journal: Journal) -> Journal:
    """Two children, one of them placed from 70 to 30 days ago, with entries before, in and after that."""
    ana, ben = (next(iter(journal.family.add_child(name).children)) for name in ("Ana", "Ben"))
    for days_ago in (90, 60, 50, 10):
        write(journal, Label.SELF, days_ago=days_ago, child=ana)
    write(journal, Label.MODELING, days_ago=55, child=ben)
    place(journal, ana, 70, 30, "Oak Road")
    return journal


def test_a_placement_shows_its_child_and_its_days(trends: Open, placed: Journal) -> None:
    reader = trends()
    reader.choose("trendsPlacement", "Oak Road")
    rows = reader.rows("processes")
    assert reader.find("trendsChild", QComboBox).currentText() == "Ana"
    assert sum(int(row[1]) for row in rows) == 2
    assert 6 <= len(rows) <= 7
    assert "What is shown ends on" in reader.text("trendsBasis")


def test_another_child_ends_the_choice_of_a_placement(trends: Open, placed: Journal) -> None:
    reader = trends()
    reader.choose("trendsPlacement", "Oak Road")
    reader.choose("trendsChild", "Ben")
    assert reader.find("trendsPlacement", QComboBox).currentIndex() == 0
    assert sum(int(row[1]) for row in reader.rows("processes")) == 1


def test_without_placements_none_are_asked_for(trends: Open, journal: Journal) -> None:
    write(journal, Label.SELF)
    reader = trends()
    assert not reader.find("trendsPlacement", QComboBox).isVisible()
    (ana,) = journal.family.add_child("Ana").children
    reader.screen.desk.write(lambda open_journal: open_journal.story.add_placement(ana, open_journal.clock().date()))
    reader.qtbot.waitUntil(reader.find("trendsPlacement", QComboBox).isVisible)


def test_everything_reaches_back_to_the_first_entry(trends: Open, journal: Journal) -> None:
    write(journal, Label.SELF, days_ago=700)
    reader = trends()
    assert len(reader.rows("processes")) == 12
    reader.choose("trendsPeriod", "Everything")
    assert 101 <= len(reader.rows("processes")) <= 102
    assert reader.rows("processes")[0][1] == "1"


def test_suggestions_count_when_asked_for_and_are_called_guesses(trends: Open, desk: Desk) -> None:
    write(desk.journal, Label.SELF)
    guess(desk.journal, Label.SYNCHRONY)
    desk.reader = cast(TextReader, PlannedReader())
    reader = trends()
    assert reader.rows("processes")[-1][2:] == ["1", "0", "0", "0", "1"]
    assert not reader.find("processesCounted", QWidget).isVisible()
    reader.choose("trendsCounting", "With suggestions")
    reader.qtbot.waitUntil(lambda: reader.rows("processes")[-1][2:] == ["2", "0", "0", "1", "1"])
    assert "in one entry, what Attune only guesses" in reader.text("trendsBasis")
    assert all(reader.find(f"{card}Counted", QWidget).isVisible() for card in ("processes", "approach", "year"))


def test_an_answer_moves_from_the_guesses_to_what_is_confirmed(trends: Open, desk: Desk) -> None:
    write(desk.journal, Label.SELF)
    entry_id = guess(desk.journal, Label.SYNCHRONY)
    desk.reader = cast(TextReader, PlannedReader())
    reader = trends()
    reader.choose("trendsCounting", "With suggestions")
    reader.qtbot.waitUntil(lambda: "in one entry" in reader.text("trendsBasis"))
    desk.write(lambda journal: journal.labels.dismiss(entry_id, Label.SYNCHRONY))
    reader.qtbot.waitUntil(lambda: "No suggestion is waiting" in reader.text("trendsBasis"))
    assert reader.rows("processes")[-1][2:] == ["1", "0", "0", "0", "1"]


def test_reset_goes_back_to_the_beginning_by_a_key(trends: Open, placed: Journal) -> None:
    reader = trends()
    reset = reader.find("trendsReset", QWidget)
    assert not reset.isVisible()
    reader.choose("trendsPlacement", "Oak Road")
    reader.qtbot.keyClick(reader.screen, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    reader.qtbot.waitUntil(lambda: not reset.isVisible())
    names = ("trendsChild", "trendsPlacement", "trendsPeriod", "trendsCounting")
    assert [reader.find(name, QComboBox).currentIndex() for name in names] == [0, 0, 0, 0]
    assert len(reader.rows("processes")) == 12


def test_what_is_in_view_follows_at_once_and_the_rest_right_after(trends: Open, placed: Journal) -> None:
    reader = trends()
    page = reader.screen._page
    assert page is not None
    page.head.child.setCurrentIndex(page.head.child.findText("Ana"))
    assert "Ana" in reader.text("processesSentence")
    assert "Ana" not in reader.text("yearSentence")
    reader.settle()
    assert "Ana" in reader.text("yearSentence")
