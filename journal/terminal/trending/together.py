"""What goes with what, in the terminal's words."""

from __future__ import annotations

from typing import Final

from journal.terminal.trending.told import Told, lately
from journal.terminal.words import counted
from journal.trends import FEWEST, Verdict, View
from journal.trends.together import Sort, TogetherSummary, going_together

KEY: Final = "together"
TITLE: Final = "What goes with what"
_HEADINGS: Final = {
    "days_sort": "Sort of day",
    "days": "Days",
    "kind_days": "With kindness",
    "kind_share": "Share",
    "share_low": "from",
    "share_high": "to",
}
_SORT_WORDS: Final[dict[str, str]] = {Sort.WITH_REASON: "With a reason", Sort.WITHOUT_REASON: "Without one"}
_NO_PROOF: Final = (
    "This is not proof: kind days make reasons easier too, and a day on which more was written has more of both."
)
_COMPARED: Final = {
    Verdict.SAME: "That is no clear difference.",
    Verdict.MORE: "That is clearly more often.",
    Verdict.LESS: "That is clearly less often.",
}


def tell(view: View) -> Told:
    """On how many days with a reason, and without, kindness showed; nothing where there are too few of either."""
    trend = going_together(view)
    sentence = _sentence(trend.summary, view.weeks)
    return Told(sentence=sentence, table=trend.table, facts=trend.summary, headings=_HEADINGS, cells=_SORT_WORDS)


def _sentence(facts: TogetherSummary, weeks: int) -> str:
    when, here, there = lately(weeks), facts.with_reason, facts.without
    if here is None or there is None:
        reasoned, other = counted(facts.reasoned, "day has", "days have"), counted(facts.other, "day has", "days have")
        return (
            f"{when} {reasoned} a reason confirmed, and {other} something else but no reason: too few to set side by"
            f" side, which takes {FEWEST} of either."
        )
    return (
        f"{when} kindness showed on {here.count} of {here.of} days with a reason, and on {there.count} of {there.of}"
        f" other marked days. {_COMPARED[facts.verdict]} {_NO_PROOF}"
    )
