"""The words in which plans are spoken of: how a try went, what a plan is for, and why it comes back now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from journal.guidance.plans import Reason
from journal.model import Plan, PlanState, Went
from ui.words import day_text


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("plans", text, None, number)


def went_name(went: Went) -> str:
    """How trying a plan went, in a few words."""
    return {
        Went.HELPED: _tr("It helped"),
        Went.PARTLY: _tr("A little"),
        Went.NOT_THIS_TIME: _tr("Not this time"),
    }[went]


def shelf_name(shelf: PlanState, count: int) -> str:
    """What a shelf of plans is called, with how many stand on it."""
    says = {PlanState.OPEN: _tr("Open"), PlanState.TRIED: _tr("Done with"), PlanState.DROPPED: _tr("Let go")}[shelf]
    return f"{says} · {count}"


def nothing_on(shelf: PlanState) -> str:
    """What is said where a shelf is empty."""
    return {
        PlanState.OPEN: _tr(
            "No plan is open. One can come from a hard moment, said another way, or you can simply write one."
        ),
        PlanState.TRIED: _tr("Nothing here yet. A plan comes here once you are done with it."),
        PlanState.DROPPED: _tr("Nothing here. A plan that you let go comes here, and can come back."),
    }[shelf]


def purpose(plan: Plan, names: Mapping[str, str], reasons: Iterable[Reason] = ()) -> str:
    """What a plan is for, and whether its time of day is now; empty where nothing is known of that."""
    whom = [names[one] for one in plan.child_ids if one in names]
    parts = [*([plan.occasion] if plan.occasion else []), *whom]
    if Reason.HOUR in reasons:
        parts.append(_tr("about this time of day"))
    return _tr("For: {0}").replace("{0}", " · ".join(parts)) if parts else ""


def made_text(plan: Plan, today: date) -> str:
    """When a plan was made."""
    return _tr("made: {0}").replace("{0}", day_text(_local(plan.made_at).date(), today))


def tries_text(plan: Plan, today: date) -> str:
    """How often a plan was tried and how that went, the last time with its day and words; empty where it was not."""
    if not plan.tries:
        return plan.outcome
    counts = Counter(one.went for one in plan.tries)
    counted = ", ".join(_count(went, counts[went]) for went in Went if counts[went])
    last = plan.tries[-1]
    when = day_text(_local(last.at).date(), today)
    text = _tr("Tried: {0}. Last, {1}: {2}.").replace("{0}", counted).replace("{1}", when)
    text = text.replace("{2}", went_name(last.went))
    return f"{text} {_tr('“{0}”').replace('{0}', last.words)}" if last.words else text


def _count(went: Went, number: int) -> str:
    return f"{went_name(went)} × {number}"


def _local(moment: datetime) -> datetime:
    return moment.astimezone()
