"""The words in which plans are spoken of: how a try went, what a plan is for, and why it comes back now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from journal.guidance.plans import Reason
from journal.model import Plan, Went
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


def purpose(plan: Plan, names: Mapping[str, str], reasons: Iterable[Reason] = ()) -> str:
    """What a plan is for, and whether its time of day is now; empty where nothing is known of that."""
    whom = [names[one] for one in plan.child_ids if one in names]
    parts = [*([plan.occasion] if plan.occasion else []), *whom]
    if Reason.HOUR in reasons:
        parts.append(_tr("about this time of day"))
    return _tr("For: {0}").replace("{0}", " · ".join(parts)) if parts else ""


def tries_text(plan: Plan, today: date) -> str:
    """How often a plan was tried and how that went, the last time with its day and words; empty where it was not."""
    if not plan.tries:
        return plan.outcome
    counts = Counter(one.went for one in plan.tries)
    counted = ", ".join(_count(went, counts[went]) for went in Went if counts[went])
    last = plan.tries[-1]
    when = day_text(_local(last.at).date(), today)
    text = _tr("Tried: {0}. Last: {1}.").replace("{0}", counted).replace("{1}", when)
    return f"{text} {_tr('“{0}”').replace('{0}', last.words)}" if last.words else text


def _count(went: Went, number: int) -> str:
    return f"{went_name(went)} × {number}"


def _local(moment: datetime) -> datetime:
    return moment.astimezone()
