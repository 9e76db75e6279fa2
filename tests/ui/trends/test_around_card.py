"""Before and after on screen: for one child, early while it is early, and with its plain words."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QScrollArea, QWidget

from journal.journal import Journal
from journal.model import EntryContent, EventKind, Kind, Label
from tests.ui.trends.conftest import Open
from tests.ui.trends.writing import write
from ui.theme import Shade, look


def family_times(journal: Journal, child: str, count: int) -> None:
    """So many, ten days apart, the last of them five days ago."""
    for number in range(count):
        happened_at = journal.clock() - timedelta(days=5 + 10 * number)
        content = EntryContent(happened_at=happened_at, record="A visit.", kind=Kind.FAMILY_TIME, child_ids=(child,))
        journal.entries.record(content)


def test_few_family_times_are_called_early_and_only_counted(trends: Open, journal: Journal) -> None:
    (ana,) = journal.family.add_child("Ana").children
    family_times(journal, ana, 2)
    write(journal, Label.PROSOCIAL, days_ago=4, child=ana)
    reader = trends()
    assert reader.text("aroundSentence").startswith("Family time: 2 for Ana in the last 12 weeks. It is too early")
    assert "no evidence against family time" in reader.text("aroundNote")
    assert "never part of a copy for a court" in reader.text("aroundNote")
    assert ["48 hours after", "Kindness", "1", "1", "1", *[""] * 6] in reader.rows("around")


def test_what_is_clear_from_eight_is_said_and_read_by_the_arrow_keys(trends: Open, journal: Journal) -> None:
    (ana,) = journal.family.add_child("Ana").children
    family_times(journal, ana, 8)
    for number in range(8):
        write(journal, Label.ANTISOCIAL, days_ago=4 + 10 * number, child=ana)
        write(journal, days_ago=10 * number, child=ana)
    reader = trends()
    assert "after: “Someone got hurt” more often than on Ana’s ordinary days (8 of 8 days)." in reader.text(
        "aroundSentence"
    )
    grid = reader.find("aroundGrid", QWidget)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        reader.qtbot.keyClick(grid, key)
    assert grid.accessibleName() == reader.text("aroundFact")
    assert reader.text("aroundFact").startswith("Someone got hurt, 48 hours after: 8 of 8 days;")


def test_a_child_is_asked_for_and_another_kind_of_happening_can_be_chosen(trends: Open, journal: Journal) -> None:
    ids = [next(iter(journal.family.add_child(name).children)) for name in ("Ana", "Ben")]
    write(journal, Label.SELF, child=ids[0])
    journal.story.add_event(EventKind.LOSS, journal.clock().date() - timedelta(days=9), child_ids=(ids[0],))
    reader = trends()
    assert reader.text("aroundSentence").startswith("Choose a child")
    reader.choose("trendsChild", "Ana")
    assert reader.text("aroundSentence").startswith("Family time: there was none for Ana")
    reader.choose("aroundKind", "A loss")
    assert reader.text("aroundSentence").startswith("A loss: 1 for Ana")
    reader.choose("trendsChild", "Ben")
    assert reader.find("aroundKind", QComboBox).count() == 1


def test_the_figures_fit_a_narrow_window_with_large_text(trends: Open, journal: Journal) -> None:
    (ana,) = journal.family.add_child("Ana").children
    family_times(journal, ana, 1)
    write(journal, Label.SELF, child=ana)
    reader = trends()
    reader.screen.resize(480, 700)
    look().wear(Shade.LIGHT, 200)
    reader.settle()
    scroll, page = reader.find("trendsScroll", QScrollArea), reader.screen._page
    assert page is not None
    assert page.minimumSizeHint().width() <= scroll.viewport().width()
