"""The Children page: a child, its age, placements and big changes, each of which can be changed and undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from journal.day import FOSTERING
from journal.journal import Journal
from journal.model import HALF_FILLED, Child, EventKind, LifeEvent, Placement
from tests.ui.visiting import Visitor
from ui.children.presenter import Facts
from ui.children.screen import ChildrenScreen
from ui.children.words import born_line
from ui.desk import Desk
from ui.widgets.typed_day import read_day, typed_day

TODAY = date(2026, 3, 1)
DAY = timedelta(days=1)


@pytest.fixture
def journal(desk: Desk) -> Journal:
    return desk.journal


@pytest.fixture
def visit(qtbot: QtBot, desk: Desk) -> Iterator[Callable[[], Visitor]]:
    """Opens the page, once what should be in the journal is there."""
    opened: list[Visitor] = []

    def open_page() -> Visitor:
        opened.append(Visitor(qtbot, ChildrenScreen(desk)))
        opened[-1].wait(lambda: opened[-1].sees("childCard"))
        return opened[-1]

    yield open_page
    for visitor in opened:
        visitor.leave()


def test_the_first_child_is_added_on_an_empty_page(visit: Callable[[], Visitor], journal: Journal) -> None:
    visitor = visit()
    assert visitor.sees("childrenEmpty")
    assert not visitor.sees("ageCard")
    visitor.write("childName", "Mia")
    visitor.write("childBorn", "2022-03-04")
    visitor.press("childBorn", Qt.Key.Key_Return)
    visitor.wait(lambda: visitor.texts("childHeading") == ["Mia"])
    assert journal.family.child_named("mia").born == date(2022, 3, 4)
    assert visitor.find("ageBand", QComboBox).currentText() == "About three to five"


def test_a_name_and_a_birth_date_are_changed_and_undone(visit: Callable[[], Visitor], journal: Journal) -> None:
    journal.family.add_child("Mia", date(2022, 3, 4))
    visitor = visit()
    visitor.click("childChange")
    visitor.write("childName", "Mia Rose")
    visitor.write("childBorn", "not a day")
    visitor.click("childKeep")
    assert "day that has been" in visitor.texts("childRemark")[0]
    visitor.write("childBorn", typed_day(date(2021, 3, 4)))
    visitor.click("childKeep")
    visitor.wait(lambda: visitor.texts("childHeading") == ["Mia Rose"])
    assert journal.family.children()[0].born == date(2021, 3, 4)
    visitor.undo()
    visitor.wait(lambda: visitor.texts("childHeading") == ["Mia"])


def test_without_a_birth_date_an_age_is_chosen(visit: Callable[[], Visitor], journal: Journal) -> None:
    journal.family.add_child("Tom")
    visitor = visit()
    assert not visitor.sees("ageHelps")
    visitor.find("ageBand", QComboBox).setCurrentIndex(1)
    visitor.wait(lambda: visitor.sees("ageHelps"))
    assert not visitor.sees("ageSources")
    visitor.click("ageShowSources")
    assert "Davidov" in visitor.texts("ageSources")[0]


def test_placements_show_to_those_who_foster(visit: Callable[[], Visitor], journal: Journal) -> None:
    journal.family.add_child("Kit", date(2015, 1, 1))
    visitor = visit()
    visitor.wait(lambda: visitor.sees("eventCard"))
    assert not visitor.sees("placementCard")
    visitor.find("childrenFostering", QCheckBox).click()
    visitor.wait(lambda: visitor.sees("placementEmpty"))
    assert journal.settings.get(FOSTERING) == "yes"


def test_a_placement_is_written_down_changed_and_taken_out(visit: Callable[[], Visitor], journal: Journal) -> None:
    journal.settings.put(FOSTERING, "yes")
    journal.family.add_child("Kit", date(2015, 1, 1))
    visitor = visit()
    visitor.click("placementAdd")
    visitor.write("placementBegan", "2026-01-05")
    visitor.write("placementEnded", "2026-01-02")
    visitor.click("placementKeep")
    visitor.wait(lambda: "before it begins" in "".join(visitor.texts("placementRemark")))
    visitor.write("placementEnded", "2026-01-09")
    box = visitor.find("placementKind", QComboBox)
    box.setCurrentIndex(box.findText("Respite"))
    visitor.write("placementWhere", "Maureen")
    visitor.press("placementWhere", Qt.Key.Key_Return)
    visitor.wait(lambda: len(visitor.texts("placementLine")) == 1)
    assert visitor.texts("placementLine")[0].endswith("Respite · Maureen")
    visitor.click("placementChange")
    visitor.write("placementEnding", "planned, with a goodbye tea")
    visitor.click("placementKeep")
    visitor.wait(lambda: "goodbye tea" in "".join(visitor.texts("placementLine")))
    visitor.click("placementRemove")
    visitor.wait(lambda: journal.story.placements() == () and visitor.sees("placementEmpty"))
    visitor.undo()
    visitor.wait(lambda: len(visitor.texts("placementLine")) == 1)


def test_a_big_change_can_be_everyones(visit: Callable[[], Visitor], journal: Journal) -> None:
    for name, years in (("Ana", 2012), ("Ben", 2015)):
        journal.family.add_child(name, date(years, 1, 1))
    visitor = visit()
    visitor.click("eventAdd")
    visitor.write("eventDay", "2026-02-01")
    visitor.click("eventKeep")
    assert "in a few words" in visitor.texts("eventRemark")[0]
    for name, choice in (("eventWhose", "Everyone"), ("eventKind", "A move")):
        box = visitor.find(name, QComboBox)
        box.setCurrentIndex(box.findText(choice))
    visitor.write("eventWords", "the new flat")
    visitor.click("eventKeep")
    visitor.wait(lambda: len(visitor.texts("eventLine")) == 1)
    visitor.click("pageOf2")
    assert visitor.texts("childHeading") == ["Ben"]
    visitor.wait(lambda: len(visitor.texts("eventLine")) == 1)
    assert visitor.texts("eventLine")[0].endswith("A move · the new flat · everyone")
    assert [(one.kind, one.child_ids) for one in journal.story.events()] == [(EventKind.MOVE, ())]


def test_escape_leaves_a_form_and_the_keyboard_where_it_was_opened(
    visit: Callable[[], Visitor], journal: Journal
) -> None:
    journal.family.add_child("Mia", date(2022, 3, 4))
    visitor = visit()
    visitor.click("eventAdd")
    visitor.press("eventDay", Qt.Key.Key_Escape)
    assert not visitor.sees("eventForm")
    focused = visitor.screen.focusWidget()
    assert focused is not None
    assert focused.objectName() == "eventAdd"


def test_each_child_has_its_own_story() -> None:
    ana, ben = Child(id="a", name="Ana"), Child(id="b", name="Ben")
    placements = tuple(Placement(id=f"p{at}", child_id="b", began=TODAY + at * DAY) for at in range(2))
    events = tuple(
        LifeEvent(id=f"e{at}", kind=EventKind.LOSS, day=TODAY, child_ids=c)
        for at, c in enumerate(((), ("a",), ("b",), ("a", "b")))
    )
    facts = Facts(today=TODAY, children=(ana, ben), placements=placements, events=events)
    assert [one.id for one in facts.placements_of(ben)] == ["p1", "p0"]
    assert [one.id for one in facts.events_of(ana)] == ["e3", "e1", "e0"]
    assert (facts.shows_placements(ana), facts.shows_placements(ben)) == (False, True)
    assert facts.child("gone") is ana


def test_a_baby_is_counted_in_months(dressed: None) -> None:
    assert born_line(Child(id="", name="", born=date(2026, 1, 2)), TODAY).endswith("1 month old")
    assert born_line(Child(id="", name="", born=date(2024, 3, 2)), TODAY).endswith("23 months old")
    assert born_line(Child(id="", name="", born=date(2024, 3, 1)), TODAY).endswith("2 years old")


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2024, 2, 29), date(2026, 3, 1)])
def test_a_day_is_read_as_it_is_written(dressed: None, day: date) -> None:
    assert read_day(typed_day(day)) == day


def test_a_form_keeps_what_is_typed_when_something_else_changes(
    visit: Callable[[], Visitor], journal: Journal, desk: Desk
) -> None:
    journal.family.add_child("Mia", date(2022, 3, 4))
    visitor = visit()
    visitor.click("eventAdd")
    visitor.write("eventWords", "half a")
    desk.write(lambda open_journal: open_journal.story.add_event(EventKind.LOSS, TODAY))
    visitor.wait(lambda: len(visitor.texts("eventLine")) == 1)
    assert visitor.find("eventWords", QLineEdit).text() == "half a"


def test_what_is_half_filled_in_waits_for_its_child(visit: Callable[[], Visitor], journal: Journal) -> None:
    for name in ("Ana", "Ben"):
        journal.family.add_child(name)
    visitor = visit()
    visitor.click("pageOf2")
    visitor.click("eventAdd")
    visitor.write("eventDay", "2026-02-01")
    visitor.write("eventWords", "half a")
    visitor.click("pageOf1")
    assert not visitor.sees("eventForm")
    visitor.click("pageOf2")
    assert visitor.find("eventWords", QLineEdit).text() == "half a"
    visitor.write("eventWords", "half a m")
    visitor.screen.settle()
    visitor.wait(lambda: "half a m" in kept_on(journal, "Ben"))
    again = visit()
    again.wait(lambda: again.sees("eventForm"))
    assert again.texts("childHeading") == ["Ben"]
    assert again.find("eventWords", QLineEdit).text() == "half a m"
    again.press("eventWords", Qt.Key.Key_Escape)
    again.wait(lambda: kept_on(journal, "Ben") == "")


def test_a_change_that_is_half_made_is_taken_up_and_gone_once_it_is_kept(
    visit: Callable[[], Visitor], journal: Journal
) -> None:
    journal.family.add_child("Mia", date(2022, 3, 4))
    visitor = visit()
    visitor.click("childChange")
    visitor.write("childName", "Mia R")
    visitor.screen.settle()
    visitor.wait(lambda: kept_on(journal, "Mia") != "")
    again = visit()
    again.wait(lambda: again.sees("childForm"))
    again.click("childKeep")
    again.wait(lambda: again.texts("childHeading") == ["Mia R"])
    again.wait(lambda: kept_on(journal, "Mia R") == "")
    assert [child.born for child in journal.family.children()] == [date(2022, 3, 4)]


def test_erasing_a_child_takes_what_is_half_filled_in_on_its_page(
    visit: Callable[[], Visitor], journal: Journal, desk: Desk
) -> None:
    for name in ("Ana", "Ben"):
        journal.family.add_child(name)
    visitor = visit()
    visitor.click("eventAdd")
    visitor.write("eventWords", "about Ana")
    visitor.screen.settle()
    visitor.wait(lambda: kept_on(journal, "Ana") != "")
    ana = journal.family.child_named("Ana").id
    desk.erasing.changed.connect(desk.changed)
    desk.erasing.erase(journal.erasing.of_child(ana), backups=False)
    visitor.wait(lambda: visitor.texts("childHeading") == ["Ben"])
    assert not visitor.sees("eventForm")
    assert journal.settings.get(HALF_FILLED + ana) == ""


def test_the_first_child_is_kept_once(visit: Callable[[], Visitor], journal: Journal) -> None:
    visitor = visit()
    visitor.write("childName", "Mia")
    visitor.press("childName", Qt.Key.Key_Return)
    visitor.wait(lambda: visitor.texts("childHeading") == ["Mia"])
    assert not visitor.sees("childForm")
    focused = visitor.screen.focusWidget()
    assert focused is not None
    assert focused.objectName() == "pageOf1"


def kept_on(journal: Journal, name: str) -> str:
    """What is kept of the forms that are half filled in on a child's page."""
    return journal.settings.get(HALF_FILLED + journal.family.child_named(name).id)
