"""The words for what goes with what: counts of days, and that they prove nothing."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication

from journal.trends import FEWEST, Difference, Share, Table, Verdict, Whose
from journal.trends.together import Sort, Together, TogetherSummary
from ui.trends.phrases import line, number_text, over_weeks, range_of


def together_sentence(facts: TogetherSummary, weeks: int, about: str) -> str:
    """On how many days of either sort a kindness showed and how far apart that is, or that it is too early to say."""
    who = _tr("of yours") if facts.whose is Whose.MINE else _tr("of an adult’s")
    said = _compared(facts) if facts.with_reason and facts.without else _too_early(facts)
    return over_weeks(said.replace("{who}", who), weeks, about)


def no_proof() -> str:
    """What the counts do not say."""
    return _tr(
        "This is not proof: kind days make reasons easier too, and a day on which more was written has more of both."
    )


def day_words(sort: Sort, share: Share) -> str:
    """What stands above the bar of one sort of days."""
    said = _tr("{days}: kindness on {count} of {n}").replace("{days}", sort_name(sort))
    return said.replace("{count}", str(share.count)).replace("{n}", str(share.of))


def day_fact(sort: Sort, share: Share) -> str:
    """One sort of days as a line."""
    return line(sort_name(sort), _tr("kindness on {share}").replace("{share}", range_of(share)))


def sort_name(sort: Sort) -> str:
    """What a sort of days is called."""
    return {Sort.WITH_REASON: _tr("Days with a reason"), Sort.WITHOUT_REASON: _tr("Days without one")}[sort]


def worded(trend: Together) -> Table:
    """The table with its keys in words."""
    rows = ((sort_name(Sort(str(sort))), *figures) for sort, *figures in trend.table.rows)
    return msgspec.structs.replace(trend.table, rows=tuple(rows))


def _too_early(facts: TogetherSummary) -> str:
    reasoned = number_text(facts.reasoned, "one day has a reason {who}", "%Ln days have a reason {who}")
    other = number_text(facts.other, "one other day has something confirmed", "%Ln other days have something confirmed")
    said = _tr("{lately}, {reasoned}, and {other}. It is too early to compare them: that takes {fewest} days of each.")
    return said.replace("{reasoned}", reasoned).replace("{other}", other).replace("{fewest}", str(FEWEST))


def _compared(facts: TogetherSummary) -> str:
    here, there, difference = facts.with_reason, facts.without, facts.difference
    assert here is not None
    assert there is not None
    assert difference is not None
    said = _tr(
        "{lately}, kindness showed on {count} of the {n} days with a reason {who}, and on {rest} of the {of} other days"
        " with something confirmed."
    )
    counted = said.replace("{count}", str(here.count)).replace("{n}", str(here.of))
    placed = counted.replace("{rest}", str(there.count)).replace("{of}", str(there.of))
    return f"{placed} {_verdict(facts.verdict, difference)}"


def _verdict(verdict: Verdict, difference: Difference) -> str:
    if verdict is Verdict.SAME:
        return _tr("That is no clear difference.")
    said = {
        Verdict.MORE: _tr("That is clearly more often: on {low} to {high} more days in a hundred."),
        Verdict.LESS: _tr("That is clearly less often: on {low} to {high} fewer days in a hundred."),
    }[verdict]
    low, high = sorted((abs(difference.low), abs(difference.high)))
    return said.replace("{low}", str(round(100 * low))).replace("{high}", str(round(100 * high)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("trends", text)
