"""The Plans page: tried in one tap, changed, done with, let go, brought back, written anew; each can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TypeVar

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal.guidance.reframe import Asked, Reframe, choices, scene_named
from journal.journal import Journal
from journal.model import HALF_ANSWERED, PLAN_HALF_WRITTEN, Child, EntryContent, Plan, PlanState, Try, Went
from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver
from ui.desk import Desk
from ui.plans.presenter import AT_ONCE
from ui.plans.screen import PlansScreen
from ui.plans.tried_card import TriedCard
from ui.trends.tables import TrendTable
from ui.widgets.marked_text import MarkedText

W = TypeVar("W", bound=QWidget)
SENTENCE = "You do one shoe, I do one."


class Planner:
    """User verbs over one Plans page."""

    def __init__(self, qtbot: QtBot, desk: Desk, screen: PlansScreen) -> None:
        self.qtbot, self.desk, self.screen = qtbot, desk, screen
        self.undo: Callable[[], None] | None = None
        desk.said.connect(self._hear)

    @property
    def plan(self) -> Plan:
        return self.desk.journal.plans.all()[0]

    def find(self, name: str, kind: type[W]) -> W:
        self.wait(lambda: self.sees(name))
        return next(one for one in self.screen.findChildren(kind, name) if one.isVisible())

    def sees(self, name: str) -> bool:
        return self.count(name) > 0

    def count(self, name: str) -> int:
        return sum(one.isVisible() for one in self.screen.findChildren(QWidget, name))

    def says(self, name: str) -> str:
        return self.find(name, QLabel).text()

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=10_000)

    def click(self, name: str) -> None:
        self.undo = None
        self.qtbot.mouseClick(self.find(name, QAbstractButton), Qt.MouseButton.LeftButton)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.screen.focusWidget(), text)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(self.screen.focusWidget() or self.screen, key)

    def undo_it(self) -> None:
        """Undo what was clicked last, once it is done."""
        self.wait(lambda: self.undo is not None)
        assert self.undo is not None
        self.undo()

    def _hear(self, _: str, undo: Callable[[], None] | None) -> None:
        self.undo = undo


@pytest.fixture
def mia(desk: Desk) -> Child:
    """The elder of two children."""
    for name in ("Mia", "Tom"):
        desk.journal.family.add_child(name)
    return desk.journal.family.child_named("Mia")


@pytest.fixture
def journal(desk: Desk) -> Journal:
    """The open journal, asked behind the page's back."""
    return desk.journal


@pytest.fixture
def open_plans(qtbot: QtBot, desk: Desk, mia: Child) -> Iterator[Callable[[], Planner]]:
    """Opens the page, once what should be in the journal is there."""
    opened: list[PlansScreen] = []

    def open_screen() -> Planner:
        screen = PlansScreen(desk)
        opened.append(screen)
        screen.resize(1000, 900)
        screen.show()
        screen.focus_first()
        return Planner(qtbot, desk, screen)

    yield open_screen
    for screen in opened:
        screen.close()
        screen.deleteLater()


@pytest.fixture
def planner(open_plans: Callable[[], Planner], journal: Journal, mia: Child) -> Planner:
    """Somebody with one open plan."""
    journal.plans.keep(SENTENCE, occasion="school run", child_ids=(mia.id,))
    opened = open_plans()
    opened.wait(lambda: opened.sees("planItem"))
    return opened


def test_a_plan_says_what_it_is_for_and_one_tap_notes_how_it_went(planner: Planner) -> None:
    assert planner.says("planItemSentence") == SENTENCE
    assert planner.says("planItemPurpose").startswith("For: school run · Mia")
    planner.click("planSayMore")
    planner.type("She hopped.")
    planner.click("planWent-partly")
    planner.wait(lambda: planner.sees("planItemTries"))
    assert planner.says("planItemTries").endswith("Today: A little. “She hopped.”")
    assert (planner.plan.state, planner.plan.tries[0].went) == (PlanState.OPEN, Went.PARTLY)
    planner.undo_it()
    planner.wait(lambda: not planner.sees("planItemTries"))
    assert not planner.plan.tries


@pytest.mark.parametrize(("press", "state"), [("planLetGo", PlanState.DROPPED), ("planFinish", PlanState.TRIED)])
def test_a_plan_put_aside_stands_on_its_shelf_and_can_be_brought_back(
    planner: Planner, press: str, state: PlanState
) -> None:
    planner.click(press)
    planner.wait(lambda: planner.sees("plansNothing"))
    assert planner.plan.state is state
    planner.click(f"shelf-{state.value}")
    planner.click("planBringBack")
    planner.wait(lambda: planner.plan.state is PlanState.OPEN)
    planner.undo_it()
    planner.wait(lambda: planner.plan.state is state and planner.sees("planBringBack"))


def test_a_plan_is_changed_in_place_and_back(planner: Planner) -> None:
    planner.click("planChange")
    planner.find("planFormSentence", MarkedText).set_text("I do the left one.")
    planner.find("planFormOccasion", QLineEdit).setText("hall")
    planner.click("child1")
    planner.click("planFormKeep")
    planner.wait(lambda: planner.says("planItemSentence") == "I do the left one.")
    assert (planner.plan.occasion, planner.plan.child_ids) == ("hall", ())
    planner.undo_it()
    planner.wait(lambda: planner.says("planItemSentence") == SENTENCE)


def test_a_plan_is_written_without_an_entry_and_escape_loses_nothing(planner: Planner) -> None:
    planner.click("planNew")
    planner.type("Two more")
    planner.press(Qt.Key.Key_Escape)
    assert not planner.sees("planForm")
    planner.click("planNew")
    planner.type(" pages.")
    planner.press(Qt.Key.Key_Return)
    planner.wait(lambda: not planner.sees("planForm"))
    assert planner.plan.sentence == "Two more pages."
    assert (planner.plan.entry_id, len(planner.desk.journal.plans.all())) == (None, 2)
    planner.click("planNew")
    assert planner.find("planFormSentence", MarkedText).toPlainText() == ""


def test_a_half_written_plan_is_there_again_after_a_lock(
    planner: Planner, open_plans: Callable[[], Planner], journal: Journal
) -> None:
    planner.click("planNew")
    planner.type("Two more")
    planner.screen.settle()
    planner.wait(lambda: journal.settings.get(PLAN_HALF_WRITTEN) == "Two more")
    again = open_plans()
    assert again.find("planFormSentence", MarkedText).toPlainText() == "Two more"


def test_something_said_that_stands_nowhere_gets_to_a_plan_by_choosing(planner: Planner, mia: Child) -> None:
    planner.click("plansAnotherWay")
    whom = planner.find("anotherWayChild", QComboBox)
    whom.setCurrentIndex(whom.findText("Mia"))
    scene = planner.find("anotherWayScene", QComboBox)
    scene.setCurrentIndex(scene.findData("mealtime"))
    planner.find("anotherWayChoices", QWidget).setFocus()
    enter = Qt.Key.Key_Return
    planner.press(Qt.Key.Key_2, enter, enter, enter, Qt.Key.Key_1, enter, enter)
    planner.wait(lambda: len(planner.desk.journal.plans.all()) == 2)
    wanted = choices(scene_named("mealtime"), Asked.WANTED, None, Reframe())[1]
    assert wanted in planner.plan.sentence
    assert (planner.plan.entry_id, planner.plan.occasion, planner.plan.child_ids) == (None, "mealtime", (mia.id,))
    planner.wait(lambda: not planner.sees("anotherWayPanel"))


def test_half_answered_questions_are_there_again_after_a_lock(
    planner: Planner, open_plans: Callable[[], Planner], journal: Journal
) -> None:
    planner.click("plansAnotherWay")
    planner.press(Qt.Key.Key_2, Qt.Key.Key_Return)
    planner.find("anotherWayAnswer", MarkedText).setFocus()
    planner.type("Tom heard it.")
    planner.screen.settle()
    planner.wait(lambda: "Tom heard it." in journal.settings.get(HALF_ANSWERED))
    again = open_plans()
    again.click("plansAnotherWay")
    again.wait(lambda: again.find("anotherWayAnswer", MarkedText).toPlainText() == "Tom heard it.")
    again.click("anotherWayBack")
    assert again.find("anotherWayAnswer", MarkedText).toPlainText().startswith("We keep each other safe")


def test_many_plans_come_a_few_at_a_time(open_plans: Callable[[], Planner], journal: Journal) -> None:
    with journal.batch():
        for number in range(AT_ONCE + 2):
            journal.plans.keep(f"plan {number}")
    planner = open_plans()
    planner.wait(lambda: planner.count("planItem") == AT_ONCE)
    planner.click("plansMore")
    planner.wait(lambda: planner.count("planItem") == AT_ONCE + 2)
    assert not planner.sees("plansMore")


def test_the_card_counts_tries_and_says_when_they_are_too_few(planner: Planner, journal: Journal) -> None:
    for went in (*[Went.HELPED] * 5, Went.NOT_THIS_TIME):
        journal.plans.tried(planner.plan.id, went)
    planner.click("planWent-helped")
    planner.wait(lambda: planner.sees("triedCard") and "too few" in planner.says("triedSentence"))
    planner.click("planWent-partly")
    planner.wait(lambda: "6 helped, one helped a little and one did not" in planner.says("triedSentence"))
    planner.click("triedToggle")
    figures = planner.find("triedTable", TrendTable).model()
    assert [figures.index(11, column).data() for column in range(1, 5)] == ["8", "6", "1", "1"]


def test_no_empty_chart_is_drawn_of_tries_long_ago(planner: Planner, qtbot: QtBot) -> None:
    now = planner.desk.journal.clock()
    once = Try(at=now - timedelta(weeks=30), went=Went.HELPED)
    card = TriedCard()
    qtbot.addWidget(card)
    card.show_plans([msgspec.structs.replace(planner.plan, tries=(once,))], now)
    card.show()
    (chart,) = card.findChildren(QWidget, "triedChart")
    assert not chart.isVisible()
    card.show_plans([msgspec.structs.replace(planner.plan, tries=(once, Try(at=now, went=Went.PARTLY)))], now)
    assert chart.isVisible()


def test_the_entry_of_a_plan_is_one_click_away(
    open_plans: Callable[[], Planner], journal: Journal, qtbot: QtBot
) -> None:
    (entry_id,) = journal.entries.record(EntryContent(happened_at=journal.clock(), record="Or else.")).entries
    journal.plans.keep(SENTENCE, entry_id=entry_id)
    planner = open_plans()
    with qtbot.waitSignal(planner.screen.entry_wanted) as asked:
        planner.click("planEntry")
    assert asked.args == [entry_id]


def test_one_key_asks_the_four_questions_from_anywhere(user: Driver) -> None:
    user.unlock(PASSPHRASE)
    user.press("Ctrl+7")
    user.wait(lambda: user.sees("plansNothing"))
    user.press("Ctrl+1")
    user.press("Ctrl+J")
    user.wait(lambda: user.sees("somethingSaid"))
    user.press("Escape")
    user.wait(lambda: not user.sees("somethingSaid"))
    user.press("Ctrl+1")
    user.write("entryText", "If you do not stop, no story.")
    user.press("Ctrl+Return")
    user.wait(lambda: not user.find("entryText", MarkedText).toPlainText())
    user.press("Ctrl+J")
    user.wait(lambda: user.sees("anotherWayPanel") and not user.sees("somethingSaid"))


def test_trying_keeps_the_day_that_a_batch_says(journal: Journal) -> None:
    journal.plans.keep(SENTENCE)
    (plan,) = journal.plans.all()
    with journal.batch(lambda: journal.clock() - timedelta(days=10)):
        journal.plans.tried(plan.id, Went.HELPED)
    assert journal.plans.all()[0].tries[0].at < plan.made_at
