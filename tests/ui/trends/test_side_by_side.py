"""The balance of a week and the children side by side: what was, in three counts, and only how much."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from journal.journal import Journal
from journal.model import By, Label
from tests.ui.trends.conftest import Open
from tests.ui.trends.writing import write, write_some


def test_the_balance_is_three_counts_and_no_target(trends: Open, journal: Journal) -> None:
    write_some(journal, 8, Label.SYNCHRONY)
    write(journal, Label.LIMIT, by=By.ME)
    write(journal, Label.THREAT, by=By.CARER)
    reader = trends()
    said = (
        "10 entries tell of any of the three. How you handled behaviour: 1. In tune with each other: 8. Good times: 0."
    )
    assert said in reader.text("balanceSentence")
    assert "no right mix" in reader.text("balanceNote")
    reader.qtbot.keyClick(reader.find("balanceChart", QWidget), Qt.Key.Key_End)
    assert reader.text("balanceFact").endswith("10 entries; behaviour 1, in tune 8, good times 0.")
    assert reader.rows("balance")[-1][1:] == ["10", "10", "1", "8", "0"]


def test_children_stand_side_by_side_once_there_are_two(trends: Open, journal: Journal) -> None:
    (ana,) = journal.family.add_child("Ana").children
    write(journal, Label.ANTISOCIAL, child=ana)
    reader = trends()
    assert not reader.find("besideCard", QWidget).isVisible()
    reader.screen.desk.write(lambda opened: opened.family.add_child("Ben"))
    reader.qtbot.waitUntil(reader.find("besideCard", QWidget).isVisible)
    said = reader.text("besideSentence")
    assert said.startswith("In the last four weeks: one entry about Ana on one day and nothing about Ben.")
    assert "Someone got hurt" not in said
    assert [row[1:] for row in reader.rows("beside")][-2:] == [["Ana", "1", "1"], ["Ben", "0", "0"]]


def test_a_name_that_cannot_be_broken_does_not_push_the_page_out_of_the_window(trends: Open, journal: Journal) -> None:
    ids = [next(iter(journal.family.add_child(name).children)) for name in ("X" * 200, "Ben")]
    write(journal, Label.SELF, child=ids[0])
    reader = trends()
    assert reader.find("besideCard", QWidget).isVisible()
    page, scroll = reader.screen._page, reader.find("trendsScroll", QScrollArea)
    assert page is not None
    assert page.minimumSizeHint().width() < scroll.viewport().width()


def test_twenty_lanes_begin_right_below_their_caption(trends: Open, journal: Journal) -> None:
    for number in range(20):
        journal.family.add_child(f"Child {number}")
    write(journal, Label.SELF)
    reader = trends()
    chart = reader.find("besideChart", QWidget)
    image = chart.grab().toImage()
    ground = image.pixel(0, 0)
    rows = (y for y in range(image.height()) if any(image.pixel(x, y) != ground for x in range(60, 300)))
    assert next(rows) < image.height() / 20 / 2
