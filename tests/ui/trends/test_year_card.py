"""The calendar as a way into the journal: a day is read by a click, by Return, or by the button beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from journal.journal import Journal
from journal.model import Label
from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver
from tests.ui.trends.conftest import Open, Reader
from tests.ui.trends.writing import write
from ui.entries.entry_list import EntryList
from ui.trends.year import YearGrid


def asked_for(reader: Reader) -> list[tuple[str, str]]:
    """The days that the screen asks to read, as they come, with the child they are to be about."""
    found: list[tuple[str, str]] = []
    reader.screen.day_wanted.connect(lambda day, child: found.append((day.isoformat(), child.name if child else "")))
    return found


def test_a_click_asks_to_read_the_day_about_the_child_chosen(trends: Open, journal: Journal) -> None:
    (ana,) = journal.family.add_child("Ana").children
    write(journal, Label.SELF, child=ana)
    reader = trends()
    reader.choose("trendsChild", "Ana")
    wanted, today = asked_for(reader), journal.clock().date()
    grid = reader.find("yearGrid", YearGrid)
    reader.qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_of(today).center().toPoint())
    assert wanted == [(today.isoformat(), "Ana")]


def test_return_reads_the_day_chosen_and_an_empty_day_is_not_offered(trends: Open, journal: Journal) -> None:
    write(journal, Label.SELF)
    reader = trends()
    wanted, today = asked_for(reader), journal.clock().date()
    grid, button = reader.find("yearGrid", QWidget), reader.find("yearRead", QAbstractButton)
    reader.qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert wanted == [(today.isoformat(), "")]
    reader.qtbot.keyClick(grid, Qt.Key.Key_Up if today.timetuple().tm_yday > 1 else Qt.Key.Key_Down)
    reader.qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert not button.isEnabled()
    assert len(wanted) == 1


def test_the_journal_opens_at_that_day(user: Driver, reopen: Callable[[], Journal]) -> None:
    with reopen() as journal:
        for days_ago in (0, 0, 3):
            write(journal, Label.SELF, days_ago=days_ago)
        day = (journal.clock() - timedelta(days=3)).date()
    user.unlock(PASSPHRASE)
    user.press("Ctrl+3")
    grid = user.find("yearGrid", YearGrid)
    user.find("trendsYear", QComboBox).setCurrentText(str(day.year))
    grid.point_at(day)
    user.click("yearRead")
    rows = user.find("entryList", EntryList).model()
    user.wait(lambda: rows.rowCount() == 1, "the one entry of that day")
