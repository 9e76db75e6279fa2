"""Several children side by side, in the terminal's words: only how much was written about each."""

from __future__ import annotations

from typing import Final

from journal.terminal.trending.told import Told, lately
from journal.terminal.words import counted, listed
from journal.trends import Table, View
from journal.trends.beside import BesideSummary, Written, beside

KEY: Final = "beside"
TITLE: Final = "Several children side by side"
_HEADINGS: Final = {"child": "Child", "days": "Days"}


def tell(view: View) -> Told:
    """How much was written about each lately, and by week."""
    trend = beside(view)
    if trend is None:
        nothing = Table(header=(), rows=())
        return Told(sentence="This is for two children or more.", table=nothing, facts=None)
    return Told(sentence=_sentence(trend.summary), table=trend.table, facts=trend.summary, headings=_HEADINGS)


def _sentence(facts: BesideSummary) -> str:
    when, told = lately(facts.weeks), listed([_about(one) for one in facts.written])
    together = (
        f" {counted(facts.together, 'entry counts', 'entries count')} for more than one." if facts.together else ""
    )
    return f"{when}: {told}.{together} That is how much was written, and says nothing about the children."


def _about(one: Written) -> str:
    entries, days = counted(one.entries, "entry", "entries"), counted(one.days, "day", "days")
    return f"{entries} about {one.child.name} on {days}"
