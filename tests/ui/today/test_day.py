"""The prompt of the day and the plans that have come round."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from journal.day import situation_of
from journal.guidance.prompts import PromptKind, load_prompts
from journal.journal import Journal
from journal.model import By, Child, EntryContent, Label, Plan, PlanState, Went
from tests.ui.today.conftest import CTRL, Writer
from ui.today.facts import gather


@pytest.fixture
def old_plan(journal: Journal) -> Plan:
    """A plan of ten days ago."""
    with journal.batch(lambda: journal.clock() - timedelta(days=10)):
        journal.plans.keep("Two more pages, then sleep.", occasion="bedtime")
    return journal.plans.all()[0]


def test_a_prompt_is_shown_and_remembered(writer: Writer, journal: Journal) -> None:
    text = writer.find("promptText", QLabel).text()
    writer.wait(lambda: bool(journal.prompts_shown.all()))
    (shown,) = [prompt for prompt in load_prompts() if prompt.text == text]
    assert list(journal.prompts_shown.all()) == [shown.id]
    assert writer.find("promptWhy", QLabel).text() == shown.why
    assert not writer.sees("promptSource")
    writer.click("promptShowSource")
    assert writer.find("promptSource", QLabel).text() == shown.source


def test_a_prompt_put_away_stays_away_today(writer: Writer, open_today: Callable[[], Writer], journal: Journal) -> None:
    writer.click("promptPutAway")
    writer.wait(lambda: gather(journal).choice is None)
    assert not open_today().sees("promptCard")


def test_an_own_if_you_dont_calls_for_mending(desk: object, mia: Child, journal: Journal) -> None:
    (entry_id,) = journal.entries.record(EntryContent(happened_at=journal.clock(), record="Or else.")).entries
    journal.labels.confirm(entry_id, Label.THREAT, by=By.CARER)
    assert not situation_of(journal, journal.clock()).threat_today
    journal.labels.confirm(entry_id, Label.THREAT, by=By.ME)
    choice = gather(journal).choice
    assert choice is not None
    assert choice.prompt.kind in {PromptKind.REPAIR, PromptKind.REFRAME}


def test_a_due_plan_is_tried_in_one_tap_with_a_line_where_one_likes(
    old_plan: Plan, mia: Child, open_today: Callable[[], Writer], journal: Journal
) -> None:
    writer = open_today()
    assert writer.find("planSentence", QLabel).text() == old_plan.sentence
    writer.click("planSayMore")
    writer.type("She chose the pages.")
    writer.click("planWent-helped")
    writer.wait(lambda: not writer.sees("plansCard"))
    (plan,) = journal.plans.all()
    (one,) = plan.tries
    assert (plan.state, one.went, one.words) == (PlanState.OPEN, Went.HELPED, "She chose the pages.")


def test_the_plan_for_what_is_being_written_comes_first(
    old_plan: Plan, mia: Child, open_today: Callable[[], Writer], journal: Journal
) -> None:
    with journal.batch(lambda: journal.clock() - timedelta(days=3)):
        journal.plans.keep("You do one shoe, I do one.", occasion="school run")
    writer = open_today()
    assert writer.find("planSentence", QLabel).text() == old_plan.sentence
    writer.press(Qt.Key.Key_M, CTRL)
    writer.find("entrySetting", QLineEdit).setText("School run")
    assert writer.find("planSentence", QLabel).text() == "You do one shoe, I do one."


def test_a_plan_let_go_comes_back_with_undo(
    old_plan: Plan, mia: Child, open_today: Callable[[], Writer], journal: Journal
) -> None:
    writer = open_today()
    writer.click("planLetGo")
    writer.wait(lambda: writer.undo is not None)
    assert journal.plans.all()[0].state is PlanState.DROPPED
    assert writer.undo is not None
    writer.undo()
    writer.wait(lambda: writer.sees("planSentence"))
