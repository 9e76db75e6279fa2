"""What goes with what: kindness on days with a reason and on days without, as counts that prove nothing."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import numpy as np

from journal.model import Label, Value
from journal.trends.approach import Whose
from journal.trends.arrays import Flags, Masks
from journal.trends.counting import ANY_SEEN, Chosen, choose
from journal.trends.facts import FEWEST, Cell, Period, Table
from journal.trends.shares import Difference, Share, Verdict, difference_of, share_of, verdict_of
from journal.trends.view import View

_HEADER: Final = ("days_sort", "days", "kind_days", "kind_share", "share_low", "share_high")


class Sort(StrEnum):
    """The two sorts of days set side by side."""

    WITH_REASON = "with_reason"
    WITHOUT_REASON = "without_reason"


class TogetherSummary(Value, frozen=True):
    """The facts for one sentence.

    `days` counts the days with any label marked, `reasoned` those of them with a reason of `whose`. The shares are
    those of days with a kindness; they and `difference` (with a reason less without) are None, and the verdict
    TOO_FEW, unless there are FEWEST days of either sort.
    """

    period: Period
    whose: Whose
    days: int
    reasoned: int
    with_reason: Share | None
    without: Share | None
    difference: Difference | None
    verdict: Verdict

    @property
    def other(self) -> int:
        """How many marked days have no reason."""
        return self.days - self.reasoned


class Together(Value, frozen=True):
    """Marked days told apart by `reasoning` of `whose`, and on how many of either the child showed `prosocial`.

    What goes together need not cause each other: a kind day leaves room for reasons too, and a day on which more was
    written has more of both. That children of parents who reason are more prosocial was found across families, as a
    correlation (Krevans & Gibbs 1996, Child Development 67:3263–77); it says nothing of the days of one.
    """

    summary: TogetherSummary

    @property
    def table(self) -> Table:
        """A row for days with a reason and one for those without; none while either are too few."""
        facts = self.summary
        shares = ((Sort.WITH_REASON, facts.with_reason), (Sort.WITHOUT_REASON, facts.without))
        return Table(header=_HEADER, rows=tuple(_row(sort, share) for sort, share in shares if share))


def going_together(view: View) -> Together:
    """Count the marked days of the view's period, with a reason and without, and those of them with a kindness."""
    chosen = choose(view.arrays, view.period, view.child)
    conduct = chosen.mine if view.whose is Whose.MINE else chosen.confirmed
    marked = _days_with(chosen, chosen.confirmed, ANY_SEEN)
    reasoned = _days_with(chosen, conduct, Label.REASONING.bit)
    kind = _days_with(chosen, chosen.confirmed, Label.PROSOCIAL.bit)
    days, with_reason = _number(marked), _number(reasoned)
    enough = min(with_reason, days - with_reason) >= FEWEST
    here = share_of(_number(kind & reasoned), with_reason) if enough else None
    there = share_of(_number(kind & ~reasoned), days - with_reason) if enough else None
    difference = difference_of(here, there) if here and there else None
    return Together(
        summary=TogetherSummary(
            period=view.period,
            whose=view.whose,
            days=days,
            reasoned=with_reason,
            with_reason=here,
            without=there,
            difference=difference,
            verdict=verdict_of(difference) if difference else Verdict.TOO_FEW,
        )
    )


def _days_with(chosen: Chosen, masks: Masks, wanted: int) -> Flags:
    """On which of the period's days any entry has one of the `wanted` labels."""
    return np.bincount(chosen.day[(masks & wanted) != 0] - chosen.first, minlength=chosen.days) > 0


def _number(days: Flags) -> int:
    return int(np.count_nonzero(days))


def _row(sort: Sort, share: Share) -> tuple[Cell, ...]:
    return (sort, share.of, share.count, share.value, share.low, share.high)
