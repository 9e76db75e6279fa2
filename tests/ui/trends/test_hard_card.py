"""When it gets hard, on screen: what stands out is named, and every cell and bar can be read without a mouse."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from journal.journal import Journal
from journal.model import By, Change, EntryContent, Label
from tests.ui.trends.conftest import Open
from tests.ui.trends.vision import contrast
from tests.ui.trends.writing import write
from ui.desk import Desk
from ui.theme import DARK, LIGHT, Colours
from ui.trends.grid_chart import GridPlot, tint
from ui.trends.parts_chart import bar_colours


def write_at(journal: Journal, hour: int, days_ago: int, setting: str, mood: int) -> str:
    moment = (journal.clock() - timedelta(days=days_ago)).replace(hour=hour)
    content = EntryContent(happened_at=moment, record="A day.", setting=setting, child_mood=mood)
    (entry_id,) = journal.entries.record(content).entries
    return entry_id


@pytest.fixture
def evenings(journal: Journal) -> Journal:
    """Hard bedtimes, all on different days, and easy mornings."""
    for days_ago in range(1, 10):
        write_at(journal, 19, days_ago, "Bedtime", 1)
        write_at(journal, 10, days_ago, "park", 5)
        last = write_at(journal, 10, days_ago + 14, "park", 4)
    journal.labels.confirm(last, Label.SELF)
    return journal


def test_hours_and_settings_that_stand_out_are_named(trends: Open, evenings: Journal) -> None:
    said = trends().text("hardSentence")
    assert said.startswith("In the last 12 weeks, 9 of 27 entries tell of a hard time.")
    assert "between 18:00 and 21:00 (9 of 9 entries, otherwise 0 of 18)" in said
    assert "in “bedtime” (9 of 9 entries, otherwise 0 of 18)" in said


def test_a_cell_is_read_by_keys_and_by_a_click(trends: Open, evenings: Journal) -> None:
    reader = trends()
    grid = reader.find("hardGrid", GridPlot)
    reader.qtbot.keyClick(grid, Qt.Key.Key_Down)
    first = reader.text("hardFact")
    assert first.endswith("18:00 to 21:00: 2 entries; 2 hard; 19:00 2 of 2.")
    reader.qtbot.keyClick(grid, Qt.Key.Key_Up)
    assert reader.text("hardFact").endswith("15:00 to 18:00: nothing written.")
    assert grid.accessibleName() == reader.text("hardFact")
    grid.grab()
    reader.qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(grid.width() - 20, 30))
    assert reader.text("hardFact").startswith("Sunday, 00:00 to 03:00")


def test_settings_are_read_by_keys_and_stand_in_the_table_with_their_interval(trends: Open, evenings: Journal) -> None:
    reader = trends()
    bars = reader.find("hardSettings", QWidget)
    reader.qtbot.keyClick(bars, Qt.Key.Key_Down)
    assert reader.text("hardFact").startswith("“bedtime”: 9 entries; 9 hard; 100%")
    reader.qtbot.keyClick(bars, Qt.Key.Key_Down)
    assert reader.text("hardFact").startswith("“park”: 18 entries; 0 hard")
    assert ["", "", "bedtime", "9", "9", "100%", "70%", "100%"] in reader.rows("hard")


def test_what_counts_as_hard_is_said_and_follows_whose_doing_is_asked_for(trends: Open, journal: Journal) -> None:
    for by in (By.ME, By.CARER):
        write(journal, Label.THREAT, by=by)
    reader = trends()
    assert "“An if-you-don’t” or “Sharp or hurtful” as your own doing" in reader.text("hardNote")
    assert sum(int(row[4]) for row in reader.rows("hard")) == 1
    reader.click("approachEveryone")
    assert "as any adult’s doing" in reader.text("hardNote")
    assert sum(int(row[4]) for row in reader.rows("hard")) == 2


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_numbers_and_bars_stand_out_from_what_they_lie_on(colours: Colours) -> None:
    assert all(contrast(QColor(colours.ink), tint(hard, 5, colours)) >= 4.5 for hard in range(6))
    whole, part = bar_colours(colours)
    assert contrast(whole, part) >= 3


def test_settings_are_left_out_until_one_is_named(trends: Open, desk: Desk) -> None:
    write(desk.journal, Label.SELF)
    reader = trends()
    bars, caption = reader.find("hardSettings", QWidget), reader.find("hardSettingsCaption", QWidget)
    assert not bars.isVisible()
    assert not caption.isVisible()
    desk.write(_a_bedtime)
    reader.qtbot.waitUntil(lambda: bars.isVisible() and caption.isVisible())


def _a_bedtime(journal: Journal) -> Change:
    return journal.entries.record(EntryContent(happened_at=journal.clock(), record="Late.", setting="bedtime"))
