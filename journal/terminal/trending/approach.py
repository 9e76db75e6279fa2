"""How conduct was handled, week by week, in the terminal's words."""

from __future__ import annotations

from typing import Final

from journal.terminal.trending.changing import reasons_change
from journal.terminal.trending.told import Told, lately
from journal.terminal.words import counted
from journal.trends import ApproachSummary, View, approach_by_week

KEY: Final = "approach"
TITLE: Final = "How conduct was handled, by me"
_HEADINGS: Final = {
    "handled": "Handled",
    "reasoning_share": "With a reason",
    "share_low": "from",
    "share_high": "to",
}


def tell(view: View) -> Told:
    """How often with a reason lately, and each week's counts."""
    trend = approach_by_week(view.arrays, view.last_day, view.weeks, view.child, view.whose)
    sentence = approach_sentence(trend.summary)
    return Told(sentence=sentence, table=trend.table, facts=trend.summary, headings=_HEADINGS)


def approach_sentence(summary: ApproachSummary) -> str:
    """How conduct was handled lately, in a sentence or two."""
    when = lately(summary.weeks)
    share = summary.reasoning.now
    if share is None:
        return f"{when} no entry confirms how I handled conduct, so there is nothing to say."
    start = f"{when}, in {share.count} of {counted(share.of, 'entry', 'entries')} about how I handled conduct"
    if summary.basis == "too_few":
        return f"{start} there was a reason: too few entries to say more."
    between = f"{share.value:.0%}; as few entries allow, between {share.low:.0%} and {share.high:.0%}"
    compared = f"{_COMPARED[summary.reasoning.verdict]} {reasons_change(summary.change)}"
    return f"{start} there was a reason ({between}). {compared}"


_COMPARED: Final = {
    "too_few": "The weeks before hold too few entries to compare.",
    "about_the_same": "That is about the same as in the weeks before.",
    "more": "That is more than in the weeks before.",
    "less": "That is less than in the weeks before.",
}
