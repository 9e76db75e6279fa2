"""The list's model, under Qt's own model tester."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from journal.model import Filters
from tests.ui.entries.conftest import WAIT_MS, Shelf
from ui.desk import Desk
from ui.entries.lines import LineModel

WaitFor = Callable[[int, str], None]
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def model(desk: Desk) -> Iterator[LineModel]:
    made = LineModel(desk)
    QAbstractItemModelTester(made, FATAL, made)
    yield made
    made.deleteLater()


def all_places(shelf: Shelf) -> array[int]:
    return shelf.journal.search.places(Filters())


def said(model: LineModel, row: int) -> str:
    return str(model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole))


@pytest.fixture
def wait_for(qtbot: QtBot, model: LineModel) -> WaitFor:
    """Waits until a row says these words."""
    return lambda row, words: qtbot.waitUntil(lambda: words in said(model, row), timeout=WAIT_MS)


def test_a_row_is_fetched_when_it_is_looked_at(model: LineModel, shelf: Shelf, wait_for: WaitFor) -> None:
    shelf.fill(200)
    model.show_all(all_places(shelf))
    assert model.rowCount() == 200
    assert said(model, 150) == ""
    wait_for(150, "entry number 49")


def test_only_a_few_screens_of_lines_are_kept(model: LineModel, shelf: Shelf, wait_for: WaitFor) -> None:
    shelf.fill(1_000)
    model.show_all(all_places(shelf))
    for row in range(0, 1_000, 40):
        wait_for(row, f"entry number {999 - row}")
    assert said(model, 60) == ""


def test_entries_come_and_go_under_the_model(model: LineModel, shelf: Shelf, wait_for: WaitFor) -> None:
    ids = shelf.fill(90)
    model.show_all(all_places(shelf))
    wait_for(0, "number 89")
    shelf.journal.entries.trash(ids[50])
    model.show_all(all_places(shelf))
    shelf.put("the newest", ago=timedelta(hours=-1))
    model.show_all(all_places(shelf))
    assert model.rowCount() == 90
    wait_for(0, "the newest")
    wait_for(40, "number 49")


def test_the_first_entry_of_each_day_opens_it(model: LineModel, shelf: Shelf, wait_for: WaitFor) -> None:
    for days in (0, 1, 1, 3):
        shelf.put("something", ago=timedelta(days=days))
    model.show_all(all_places(shelf))
    wait_for(0, "something")
    rows = [model.row_at(row) for row in range(4)]
    assert [row.opens_day for row in rows if row is not None] == [True, True, False, True]


def test_a_changed_entry_is_fetched_again(model: LineModel, shelf: Shelf, wait_for: WaitFor) -> None:
    entry_id = shelf.put("before")
    model.show_all(all_places(shelf))
    wait_for(0, "before")
    shelf.rewrite(entry_id, record="after")
    model.renew({entry_id})
    wait_for(0, "after")
