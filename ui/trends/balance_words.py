"""The words for the balance of a week: what was, and never what should be."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal.trends import Basis, Whose
from journal.trends.balance import BalanceSummary, BalanceWeek, Part
from ui.trends.phrases import entries_text, line, number_text, over_weeks, week_of


def balance_sentence(facts: BalanceSummary, about: str) -> str:
    """How many of the last weeks' entries tell of each of the three."""
    if facts.basis is Basis.NOTHING:
        said = _tr("{lately}, no entry tells of any of the three, so there is nothing to say.")
    elif facts.basis is Basis.TOO_FEW:
        said = number_text(
            facts.told,
            "{lately}, one entry tells of any of the three: too little to say more.",
            "{lately}, %Ln entries tell of any of the three: too few to say more.",
        )
    else:
        said = _counts(facts)
    return over_weeks(said, facts.weeks, about)


def plain_words() -> str:
    """What the three are, and that they are no target."""
    return _tr(
        "Studies of how children come to care about others name each of the three. One entry can be about more than one"
        " of them. There is no right mix and no right number; this shows what was written down."
    )


def part_name(part: Part) -> str:
    """What one of the three is called."""
    return {
        Part.DISCIPLINE: _tr("Behaviour was handled"),
        Part.WARMTH: _tr("In tune with each other"),
        Part.GOOD_TIMES: _tr("Good times: a good mood, or something done together"),
    }[part]


def balance_week_facts(week: BalanceWeek) -> str:
    """One week as a line."""
    if not week.entries:
        return line(week_of(week.start), entries_text(0))
    if week.counts is None:
        return line(week_of(week.start), entries_text(week.entries), _tr("nothing that tells of the three"))
    said = _tr("behaviour {discipline}, in tune {warmth}, good times {good}")
    for key, count in zip(("{discipline}", "{warmth}", "{good}"), week.counts, strict=True):
        said = said.replace(key, str(count))
    return line(week_of(week.start), entries_text(week.entries), said)


def _counts(facts: BalanceSummary) -> str:
    if facts.whose is Whose.MINE:
        said = _tr(
            "{lately}, {n} entries tell of any of the three. How you handled behaviour: {discipline}. In tune with each"
            " other: {warmth}. Good times: {good}."
        )
    else:
        said = _tr(
            "{lately}, {n} entries tell of any of the three. How an adult handled behaviour: {discipline}. In tune with"
            " each other: {warmth}. Good times: {good}."
        )
    for key, part in (("{discipline}", Part.DISCIPLINE), ("{warmth}", Part.WARMTH), ("{good}", Part.GOOD_TIMES)):
        said = said.replace(key, str(facts.counts[part]))
    return said.replace("{n}", str(facts.told))


def _tr(text: str) -> str:
    return QCoreApplication.translate("trends", text)
