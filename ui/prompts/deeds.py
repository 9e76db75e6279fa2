"""What is done with a prompt, on Today and in the library: keep it, pass it over, or say that it is not for us."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from journal.day import skip_prompt
from journal.guidance.prompts import Prompt
from journal.journal import Journal
from journal.model import PromptMark
from ui.deeds_done import Turn, noted
from ui.desk import Desk

PUT_AWAY: Final = "prompt-put-away"
"""The setting that holds a day and the id of the prompt that is not wanted any more on it."""


def save(desk: Desk, prompt: Prompt) -> None:
    """Keep a prompt among those that are saved."""
    desk.deeds.do(
        _mark(prompt, PromptMark.SAVED),
        _tr("Saved. You find it under Ideas, among those you saved."),
        _tr("saved an idea"),
    )


def let_go(desk: Desk, prompt: Prompt) -> None:
    """Take a prompt off those that are saved."""
    desk.deeds.do(_mark(prompt, None), _tr("Taken off your saved ideas."), _tr("took an idea off those saved"))


def refuse(desk: Desk, prompt: Prompt) -> None:
    """Say that a prompt is not for this family."""
    desk.deeds.do(
        _mark(prompt, PromptMark.NOT_FOR_US),
        _tr("It will not come again. You find it under Ideas, among those not for you."),
        _tr("put an idea aside as not for you"),
    )


def bring_back(desk: Desk, prompt: Prompt) -> None:
    """Let a prompt come again."""
    desk.deeds.do(_mark(prompt, None), _tr("It may come again."), _tr("brought an idea back"))


def skip(desk: Desk, prompt: Prompt) -> None:
    """Pass the prompt of today over for another one."""
    now = desk.journal.clock()
    desk.deeds.do(
        noted(lambda journal: skip_prompt(journal, prompt.id, now)),
        _tr("Passed over. It rests for three weeks."),
        _tr("asked for another thought"),
    )


def put_away(desk: Desk, prompt: Prompt) -> None:
    """Show none any more today."""
    mark = away_mark(prompt.id, desk.journal)
    desk.deeds.do(
        noted(lambda journal: journal.settings.put(PUT_AWAY, mark)),
        _tr("Put away for today."),
        _tr("put a thought away"),
    )


def is_away(journal: Journal, prompt: Prompt) -> bool:
    """Whether this prompt was put away for today."""
    return journal.settings.get(PUT_AWAY) == away_mark(prompt.id, journal)


def away_mark(prompt_id: str, journal: Journal) -> str:
    """What is remembered of a prompt that is put away today."""
    return f"{journal.clock().date().isoformat()} {prompt_id}"


def _mark(prompt: Prompt, mark: PromptMark | None) -> Turn:
    return noted(lambda journal: journal.prompt_marks.put(prompt.id, mark))


def _tr(text: str) -> str:
    return QCoreApplication.translate("prompts", text)
