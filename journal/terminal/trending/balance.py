"""The balance of a week, in the terminal's words."""

from __future__ import annotations

from typing import Final

from journal.terminal.trending.told import Told, lately
from journal.terminal.words import counted
from journal.trends import Basis, View
from journal.trends.balance import BalanceSummary, Part, balance

KEY: Final = "balance"
TITLE: Final = "The balance of a week"
_HEADINGS: Final = {
    "told": "Tell of any",
    "discipline": "Conduct handled",
    "warmth": "In tune",
    "good_times": "Good times",
}


def tell(view: View) -> Told:
    """How many entries tell of each of the three lately, and each week's counts."""
    trend = balance(view)
    return Told(sentence=_sentence(trend.summary), table=trend.table, facts=trend.summary, headings=_HEADINGS)


def _sentence(facts: BalanceSummary) -> str:
    when = lately(facts.weeks)
    if facts.basis is Basis.NOTHING:
        return f"{when} no entry tells of handled conduct, of being in tune or of a good time."
    entries = counted(facts.told, "entry", "entries")
    if facts.basis is Basis.TOO_FEW:
        return f"{when} {entries} about any of the three: too few to say more."
    handled, warm, good = (facts.counts[part] for part in Part)
    return (
        f"{when}, of {entries} about any of the three, {handled} tell of handled conduct, {warm} of being in tune and"
        f" {good} of good times. That is what was written down; there is no right mix."
    )
