"""The trends' screen on a real journal: what it says, how it keeps up, and how it is used without a mouse."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QWidget

from journal.journal import Journal
from journal.model import By, Label
from tests.ui.trends.conftest import Open
from tests.ui.trends.writing import write, write_some
from ui.desk import Desk
from ui.theme import Shade, look
from ui.trends.cards import Card


def test_the_sentence_says_what_showed_and_from_how_much(trends: Open, journal: Journal) -> None:
    write_some(journal, 9, Label.SYNCHRONY)
    write_some(journal, 3, Label.SELF, days_ago=8)
    said = trends().text("processesSentence")
    assert said.startswith(
        "In the last four weeks, “In tune” showed most, in 9 of 12 entries with something confirmed."
    )
    assert "Not seen: “Shown by example” and “Inner voice”." in said


def test_little_is_called_too_little(trends: Open, journal: Journal) -> None:
    write(journal, Label.SYNCHRONY)
    assert "one entry: too little to say" in trends().text("processesSentence")


def test_a_confirmation_changes_the_sentence_and_the_table(trends: Open, desk: Desk) -> None:
    write(desk.journal, Label.SELF)
    open_entry = write(desk.journal)
    reader = trends()
    assert reader.rows("processes")[-1][1:] == ["2", "1", "0", "0", "0", "1"]
    desk.write(lambda journal: journal.labels.confirm(open_entry, Label.MODELING))
    reader.qtbot.waitUntil(lambda: reader.rows("processes")[-1][1:] == ["2", "2", "1", "0", "0", "1"])
    assert "confirmed in 2 entries" in reader.text("processesSentence")


def test_what_changes_while_hidden_is_there_on_return(trends: Open, desk: Desk) -> None:
    goes = write(desk.journal, Label.SELF)
    write(desk.journal, Label.MODELING)
    reader = trends()
    reader.screen.hide()
    with reader.qtbot.waitSignal(desk.changed):
        desk.write(lambda journal: journal.entries.trash(goes))
    assert "2 entries" in reader.text("processesSentence")
    reader.screen.show()
    reader.qtbot.waitUntil(lambda: "one entry" in reader.text("processesSentence"))


def test_a_week_without_entries_is_blank(trends: Open, journal: Journal) -> None:
    write(journal, Label.SELF)
    write(journal, Label.SELF, days_ago=14)
    rows = trends().rows("processes")
    assert rows[-2][1:] == ["0", "0", "", "", "", ""]
    assert [rows[-1][6], rows[-3][6]] == ["1", "1"]


def test_mine_leaves_out_another_adults_conduct(trends: Open, journal: Journal) -> None:
    write(journal, Label.REASONING, by=By.ME)
    write(journal, Label.THREAT, by=By.CARER)
    reader = trends()
    assert reader.rows("approach")[-1][2:7] == ["1", "1", "0", "0", "0"]
    assert "One more entry" in reader.text("approachNote")
    reader.click("approachEveryone")
    assert reader.rows("approach")[-1][2:7] == ["2", "1", "0", "1", "0"]
    assert "how an adult handled behaviour" in reader.text("approachSentence")


def test_the_share_of_reasons_carries_its_interval(trends: Open, journal: Journal) -> None:
    write_some(journal, 6, Label.REASONING, by=By.ME)
    write_some(journal, 6, Label.LIMIT, by=By.ME)
    reader = trends()
    assert "6 of them with a reason: 50%, and with this many entries anything from 25% to 75% would fit" in reader.text(
        "approachSentence"
    )


def test_the_table_takes_the_charts_place_and_gives_it_back(trends: Open, journal: Journal) -> None:
    write(journal, Label.SELF)
    reader = trends()
    chart, table = reader.find("processesChart", QWidget), reader.find("processesTable", QWidget)
    for as_table in (True, False):
        reader.qtbot.keyClick(reader.screen, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        shown, hidden = (table, chart) if as_table else (chart, table)
        reader.qtbot.waitUntil(shown.isVisible)
        assert not hidden.isVisible()


def test_arrow_keys_read_the_weeks(trends: Open, journal: Journal) -> None:
    write(journal, Label.SELF)
    reader = trends()
    chart = reader.find("processesChart", QWidget)
    reader.qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert reader.text("processesFact").endswith(": one entry; Sense of self 1.")
    reader.qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert reader.text("processesFact").endswith(": nothing written.")
    assert chart.accessibleName() == reader.text("processesFact")


def test_arrow_keys_read_the_days(trends: Open, journal: Journal) -> None:
    write(journal, Label.SELF, Label.MODELING)
    reader = trends()
    grid = reader.find("yearGrid", QWidget)
    assert reader.text("yearFact").endswith(": one entry; Shown by example 1, Sense of self 1.")
    forth, back = (Qt.Key.Key_Up, Qt.Key.Key_Down)[:: 1 if journal.clock().timetuple().tm_yday > 1 else -1]
    reader.qtbot.keyClick(grid, forth)
    assert reader.text("yearFact").endswith(": nothing written.")
    assert grid.accessibleName() == reader.text("yearFact")
    reader.qtbot.keyClick(grid, back)
    assert "one entry" in grid.accessibleName()


def test_every_chart_is_described_by_its_sentence(trends: Open, journal: Journal) -> None:
    write(journal, Label.SELF)
    reader = trends()
    for chart, sentence in (
        ("processesChart", "processesSentence"),
        ("approachChart", "approachSentence"),
        ("reasoningChart", "approachSentence"),
        ("yearGrid", "yearSentence"),
        ("processesTable", "processesSentence"),
    ):
        assert reader.find(chart, QWidget).accessibleDescription() == reader.text(sentence) != ""


def test_an_empty_journal_is_told_how_charts_begin(trends: Open) -> None:
    reader = trends()
    assert reader.find("trendsEmpty", QWidget).isVisible()
    assert not any(reader.find(f"{name}Card", QWidget).isVisible() for name in ("processes", "approach", "year"))


def test_the_page_says_what_it_rests_on(trends: Open) -> None:
    said = trends().text("trendsBasis")
    assert "count what you confirmed" in said
    assert "promise nothing" in said


@pytest.mark.parametrize("shade", [Shade.LIGHT, Shade.DARK])
def test_charts_follow_the_look(trends: Open, journal: Journal, shade: Shade) -> None:
    write(journal, Label.SELF)
    reader = trends()
    chart = reader.find("processesChart", QWidget)
    look().choose(shade=shade, scale=200)
    reader.qtbot.waitUntil(lambda: chart.height() >= look().px(230))
    image = chart.grab().toImage()
    drawn = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert look().colours.marks[Label.SELF] in drawn
    assert look().colours.marks[Label.MODELING] not in drawn


def test_what_was_loaded_goes_with_the_screen(trends: Open, journal: Journal) -> None:
    write(journal, Label.SELF)
    reader = trends()
    assert reader.screen._page is not None
    days = weakref.ref(reader.screen._page.material.arrays.day)
    with reader.qtbot.waitSignal(reader.screen.destroyed):
        reader.screen.deleteLater()
    del reader
    gc.collect()
    assert days() is None


def test_nothing_heavy_is_loaded_before_the_screen_is_shown() -> None:
    code = "import ui.trends.screen, sys; print(*({'numpy', 'pyqtgraph', 'ui.trends.page'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_what_each_chart_says_can_be_read_at_the_end_of_the_page(trends: Open, journal: Journal) -> None:
    write(journal, Label.SELF)
    reader = trends()
    reader.click("aboutTrendsOpen")
    told = reader.find("trends", QTextBrowser).toPlainText()
    for card in reader.screen.findChildren(Card):
        assert card.heading in told
