"""The balance of a week and the children side by side: what was, in three counts, and only how much."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

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
