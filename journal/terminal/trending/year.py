"""The year as a calendar, in the terminal's words."""

from __future__ import annotations

from typing import Final

from journal.terminal.trending.told import Told, named
from journal.terminal.words import counted
from journal.trends import Basis, View, YearCalendar, year_calendar, year_shown

KEY: Final = "year"
TITLE: Final = "The year"


def tell(view: View) -> Told:
    """On how many days something was written, and each of those days' counts."""
    trend = year_calendar(view.arrays, year_shown(view), view.child)
    return Told(sentence=_sentence(trend), table=trend.table, facts=trend.summary)


def _sentence(trend: YearCalendar) -> str:
    facts = trend.summary
    if not facts.days_written:
        return f"There is nothing from {trend.year} yet."
    days = counted(facts.days_written, "day", "days")
    written = f"In {trend.year} something was written on {days}, {counted(facts.entries, 'entry', 'entries')} in all."
    if facts.basis is not Basis.ENOUGH:
        return f"{written} Too few of them are marked to say what shows most."
    if not facts.most:
        return f"{written} None of the four showed on them."
    count = facts.days_showing[facts.most[0]]
    return f"{written} {named(facts.most)} showed on the most days: {count} of the {facts.days_marked} that are marked."
