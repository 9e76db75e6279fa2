"""What goes with what, on screen: counts of days with the warning beside them, and nothing while they are too few."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journal.journal import Journal
from journal.model import By, Label
from tests.ui.trends.conftest import Open
from tests.ui.trends.writing import write
from ui.desk import Desk


def days_with(journal: Journal, count: int, *labels: Label, since: int = 0) -> None:
    for number in range(count):
        write(journal, *labels, days_ago=since + number, by=By.ME)


def test_below_eight_days_there_is_a_sentence_and_nothing_else(trends: Open, desk: Desk) -> None:
    days_with(desk.journal, 7, Label.REASONING, Label.PROSOCIAL)
    days_with(desk.journal, 9, Label.SELF, since=20)
    eighth = write(desk.journal, days_ago=10)
    reader = trends()
    assert "7 days have a reason of yours, and 9 other days have something confirmed" in reader.text("togetherSentence")
    figures = [reader.find(f"together{name}", QWidget) for name in ("Chart", "Toggle", "Note", "Fact")]
    assert not any(one.isVisible() for one in figures)
    desk.write(lambda journal: journal.labels.confirm(eighth, Label.REASONING, by=By.ME))
    reader.qtbot.waitUntil(lambda: all(one.isVisible() for one in figures))


def test_counts_come_with_the_warning_that_they_are_no_proof(trends: Open, journal: Journal) -> None:
    days_with(journal, 8, Label.REASONING, Label.PROSOCIAL)
    days_with(journal, 10, Label.SELF, since=20)
    reader = trends()
    said = reader.text("togetherSentence")
    assert "kindness showed on 8 of the 8 days with a reason of yours, and on 0 of the 10 other days" in said
    assert "clearly more often: on 57 to 100 more days in a hundred" in said
    assert reader.text("togetherNote").startswith("This is not proof")
    assert [row[:3] for row in reader.rows("together")] == [
        ["Days with a reason", "8", "8"],
        ["Days without one", "10", "0"],
    ]


def test_both_sorts_of_days_are_read_by_keys(trends: Open, journal: Journal) -> None:
    days_with(journal, 8, Label.REASONING)
    days_with(journal, 8, Label.PROSOCIAL, since=20)
    reader = trends()
    chart = reader.find("togetherChart", QWidget)
    reader.qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert reader.text("togetherFact").startswith("Days with a reason: kindness on 0 of 8 (anything from 0% to 32%")
    reader.qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.accessibleName().startswith("Days without one: kindness on 8 of 8")
