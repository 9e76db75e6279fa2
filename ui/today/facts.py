"""What Today asks the journal: who is in care, which prompt fits the day, and which plans are due."""

from __future__ import annotations

from datetime import date

from journal.day import situation_of
from journal.guidance.chooser import Choice, Situation, choose_prompt
from journal.guidance.prompts import Prompt, load_prompts
from journal.journal import Journal
from journal.model import Child, Filters, Plan, PromptMark, Value
from journal.week import week_due
from ui.prompts.deeds import is_away
from ui.today.presenter import notice_stands


class Facts(Value, frozen=True):
    """All that Today shows besides what is being written. `prompt_is_new` where it was not shown today before."""

    children: tuple[Child, ...]
    last_children: tuple[str, ...]
    author_id: str
    choice: Choice | None
    prompt_is_new: bool
    prompt_saved: bool
    plans: tuple[Plan, ...]
    safety_notice: bool
    week: date | None = None
    """The Monday of a week to look back on now."""


def gather(journal: Journal) -> Facts:
    """Everything that Today shows, as the journal has it now."""
    now = journal.clock()
    children = journal.family.children()
    situation = situation_of(journal, now)
    choice = choose_prompt(load_prompts(), situation)
    hurt = notice_stands(situation.safety_notice_since, now)
    return Facts(
        children=children,
        last_children=_last_children(journal),
        author_id=next((person.id for person in journal.family.people()), ""),
        choice=None if choice is not None and is_away(journal, choice.prompt) else choice,
        prompt_is_new=choice is not None and not _shown_on(situation, choice.prompt, now.date()),
        prompt_saved=choice is not None and journal.prompt_marks.all().get(choice.prompt.id) is PromptMark.SAVED,
        plans=journal.plans.all(),
        safety_notice=hurt,
        week=None if hurt else week_due(journal, now),
    )


def _last_children(journal: Journal) -> tuple[str, ...]:
    newest = journal.search.newest(Filters(), 1)
    return newest[0].child_ids if newest else ()


def _shown_on(situation: Situation, prompt: Prompt, day: date) -> bool:
    shown = situation.shown.get(prompt.id)
    return shown is not None and shown.astimezone(situation.now.tzinfo).date() == day
