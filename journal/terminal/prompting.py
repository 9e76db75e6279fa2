"""The command that asks one small thing of the day: prompt, with the plans that are due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import click
import msgspec

from journal.model import Decision, Entry, Filters, PromptMark
from journal.moments import parse_moment
from journal.terminal.access import Access, journal_options, pass_access
from journal.terminal.because import because_words, chosen_lines
from journal.terminal.faults import Discreet
from journal.terminal.ideas import idea_facts
from journal.terminal.printing import json_option, say, say_json
from journal.terminal.words import SAFETY_LINE, is_safety

if TYPE_CHECKING:
    from journal.guidance.chooser import Choice, Situation
    from journal.journal import Journal
    from journal.model import Plan

_SAFETY_NOTICE: Final = "safety-notice-since"
"""The setting in which the window notes an open safety notice."""

_NOTICED_LATELY: Final = 50
"""At most so many of the newest entries are looked at for a safety notice."""


@click.command(cls=Discreet)
@click.option("--why", is_flag=True, help="Say how it was chosen.")
@click.option("--skip", "answer", flag_value="skip", help="Pass it over: another one comes, and this one rests.")
@click.option("--save", "answer", flag_value="save", help="Keep it among those saved: attune prompts --saved")
@click.option("--not-for-us", "answer", flag_value="not_for_us", help="It does not come again, and another one comes.")
@json_option
@journal_options
@pass_access
def prompt(access: Access, why: bool, answer: str | None, as_json: bool) -> None:
    """Show the prompt of the day and the plans that are due."""
    from journal.guidance.plans import Around, due_plans

    with access.open() as journal:
        situation = _situation(journal)
        choice = _chosen(situation)
        if answer is not None:
            choice, situation = _answered(journal, choice, situation, answer)
        if choice is not None:
            journal.prompts_shown.note(choice.prompt.id, situation.now)
        plans = tuple(one.plan for one in due_plans(journal.plans.all(), Around(now=situation.now)))
        marks = journal.prompt_marks.all()
    if as_json:
        say_json({"prompt": _prompt_facts(choice, marks), "plans": [_plan_facts(plan) for plan in plans]})
        return
    _say_prompt(choice, situation, why=why)
    if answer == "save" and choice is not None:
        say("Saved. Find it again: attune prompts --saved")
    _say_plans(plans)


def _chosen(situation: Situation) -> Choice | None:
    from journal.guidance.chooser import choose_prompt
    from journal.guidance.prompts import load_prompts

    return choose_prompt(load_prompts(), situation)


def _answered(
    journal: Journal, choice: Choice | None, situation: Situation, answer: str
) -> tuple[Choice | None, Situation]:
    """Take in what was said of the prompt of the day. Returns the one to show now."""
    from journal.day import skip_prompt

    if choice is None:
        return choice, situation
    shown = choice.prompt.id
    if answer == "save":
        journal.prompt_marks.put(shown, PromptMark.SAVED)
        return choice, situation
    if answer == "skip":
        skip_prompt(journal, shown, situation.now)
        situation = msgspec.structs.replace(situation, skipped=situation.skipped | {shown})
    else:
        journal.prompt_marks.put(shown, PromptMark.NOT_FOR_US)
        situation = msgspec.structs.replace(situation, refused=situation.refused | {shown})
    return _chosen(situation), situation


def _situation(journal: Journal) -> Situation:
    """What the prompt is chosen from, with a look at entries that no window has looked at yet."""
    from journal.day import situation_of

    situation = situation_of(journal, journal.clock())
    noticed = _noticed_since(journal, situation.now)
    since = max((one for one in (situation.safety_notice_since, noticed) if one is not None), default=None)
    return msgspec.structs.replace(situation, safety_notice_since=since)


def _noticed_since(journal: Journal, now: datetime) -> datetime | None:
    """When the newest entry was written that may be about someone being hurt, unless the caregiver said it is not."""
    from journal.guidance.chooser import SAFETY_PAUSE

    since = (now - SAFETY_PAUSE - timedelta(days=1)).date()
    lines = journal.search.newest(Filters(first_day=since), _NOTICED_LATELY)
    entries = [journal.entries.get(line.id) for line in lines]
    found = [one.recorded_at for one in entries if _may_be_hurt(one)]
    noted = journal.settings.get(_SAFETY_NOTICE)
    return max([*found, parse_moment(noted)] if noted else found, default=None)


def _may_be_hurt(entry: Entry) -> bool:
    from journal.reading.showing import reads_unasked
    from journal.terminal.seeing import decided_labels, see_entry

    if any(is_safety(one.label) and one.decision is Decision.CONFIRMED for one in entry.labels):
        return True
    if not reads_unasked(entry.content.kind):
        return False
    return any(is_safety(one.label) for one in see_entry(entry).without(decided_labels(entry)))


def _say_prompt(choice: Choice | None, situation: Situation, *, why: bool) -> None:
    if choice is not None:
        say(choice.prompt.text)
        say(f"Why: {choice.prompt.why}")
        say(f"Source: {choice.prompt.source}")
        for line in chosen_lines(choice, situation) if why else ():
            say(line)
    elif situation.safety_notice_since is not None:
        say("No prompt today.")
        say(SAFETY_LINE)
    else:
        say("No prompt today: none fits that was not shown lately.")


def _say_plans(plans: tuple[Plan, ...]) -> None:
    if plans:
        say("\nPlans to try:")
    for plan in plans:
        say(f"- {plan.sentence}" + (f" ({plan.occasion})" if plan.occasion else ""))


def _prompt_facts(choice: Choice | None, marks: Mapping[str, PromptMark]) -> dict[str, Any] | None:
    if choice is None:
        return None
    return {
        **idea_facts(choice.prompt, marks.get(choice.prompt.id)),
        "because": because_words(choice.because),
        "reasons": choice.reasons,
        "fitting": choice.fitting,
    }


def _plan_facts(plan: Plan) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in ("id", "sentence", "occasion", "made_at", "entry_id")}
