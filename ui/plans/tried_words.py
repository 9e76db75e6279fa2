"""The sentences about plans that were tried: how often lately, and how it went, as counts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal.model import Went
from journal.trends.facts import Basis
from journal.trends.tried import TriedSummary, TriedWeek
from ui.plans.wording import went_name
from ui.trends.phrases import line, listed, over_weeks, week_of


def tried_sentence(facts: TriedSummary) -> str:
    """How often plans were tried, and how that went; or that it is too few to say more."""
    if facts.basis is Basis.NOTHING:
        said = _tr("{lately} no try of a plan was noted.")
    elif facts.basis is Basis.TOO_FEW:
        said = _tr("{lately} you noted: {tries}. That is too few to say more.")
    else:
        said = _tr("{lately} you noted {tries} with {plans}: {went}.")
    parts = {"{tries}": _tries(facts.tries), "{plans}": _plans(facts.plans), "{went}": _each(facts)}
    for place, words in parts.items():
        said = said.replace(place, words)
    return over_weeks(said, facts.weeks, "")


def tried_week_facts(week: TriedWeek) -> str:
    """One week of the chart as a line."""
    counts = ", ".join(f"{went_name(went)}: {n}" for went, n in zip(Went, week.counts or (), strict=False) if n)
    return line(week_of(week.start), _tries(week.tries) if week.tries else _tr("no try noted"), counts)


def _each(facts: TriedSummary) -> str:
    said = {
        Went.HELPED: ("one helped", "%Ln helped"),
        Went.PARTLY: ("one helped a little", "%Ln helped a little"),
        Went.NOT_THIS_TIME: ("one did not, this time", "%Ln did not, this time"),
    }
    return listed([_number(facts.counts[went], *said[went]) for went in Went if facts.counts[went]])


def _tries(count: int) -> str:
    return _number(count, "one try", "%Ln tries")


def _plans(count: int) -> str:
    return _number(count, "one plan", "%Ln plans")


def _number(count: int, one: str, many: str) -> str:
    return QCoreApplication.translate("plans", one if count == 1 else many, None, count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("plans", text)
