"""What Today asks the journal: who is in care, which prompt fits the day, and which plans are due."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from journal.day import situation_of
from journal.guidance.chooser import Situation, choose_prompt
from journal.guidance.plans import due_plans
from journal.guidance.prompts import Prompt, load_prompts
from journal.journal import Journal
from journal.model import Child, Filters, Plan, Value
from ui.today.presenter import notice_stands

PUT_AWAY: Final = "prompt-put-away"


class Facts(Value, frozen=True):
    """All that Today shows besides what is being written. `prompt_is_new` where it was not shown today before."""

    children: tuple[Child, ...]
    last_children: tuple[str, ...]
    author_id: str
    prompt: Prompt | None
    prompt_is_new: bool
    plans: tuple[Plan, ...]
    safety_notice: bool


def gather(journal: Journal) -> Facts:
    """Everything that Today shows, as the journal has it now."""
    now = journal.clock()
    children = journal.family.children()
    situation = situation_of(journal, now)
    prompt = choose_prompt(load_prompts(), situation)
    return Facts(
        children=children,
        last_children=_last_children(journal),
        author_id=next((person.id for person in journal.family.people()), ""),
        prompt=None if prompt is not None and _put_away(journal, prompt, now) else prompt,
        prompt_is_new=prompt is not None and not _shown_on(situation, prompt, now.date()),
        plans=due_plans(journal.plans.all(), now),
        safety_notice=notice_stands(situation.safety_notice_since, now),
    )


def away_mark(prompt_id: str, now: datetime) -> str:
    """What is remembered of a prompt that was put away for the day."""
    return f"{now.date().isoformat()} {prompt_id}"


def _put_away(journal: Journal, prompt: Prompt, now: datetime) -> bool:
    return journal.settings.get(PUT_AWAY) == away_mark(prompt.id, now)


def _last_children(journal: Journal) -> tuple[str, ...]:
    newest = journal.search.newest(Filters(), 1)
    return newest[0].child_ids if newest else ()


def _shown_on(situation: Situation, prompt: Prompt, day: date) -> bool:
    shown = situation.shown.get(prompt.id)
    return shown is not None and shown.astimezone(situation.now.tzinfo).date() == day
