"""Kindness on days with and without a reason agrees with counting by hand, and is silent below the minimum."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.model import Label
from journal.trends import Verdict, Whose
from journal.trends.together import going_together
from tests.journal.trends.journals import CHILDREN, TODAY, Row, children, days, entry, journals, look_at, within

SAFETY = {Label.DISCLOSURE, Label.CRISIS}
_crowded = st.lists(
    st.builds(
        lambda ago, labels, mine: entry(TODAY - timedelta(days=ago), *labels, mine=mine, children=CHILDREN),
        st.integers(0, 30),
        st.sets(st.sampled_from((Label.REASONING, Label.PROSOCIAL, Label.SELF, Label.CRISIS)), max_size=3),
        st.booleans(),
    ),
    min_size=20,
    max_size=60,
)


def on_days(count: int, *labels: Label, since: int = 0, mine: bool = True) -> list[Row]:
    """One entry on each of so many days, the latest `since` days ago."""
    return [entry(TODAY - timedelta(days=since + number), *labels, mine=mine) for number in range(count)]


@given(journals | _crowded, days | st.just(TODAY), st.integers(1, 60), children, st.sampled_from(Whose))
def test_days_agree_with_counting_by_hand(
    rows: list[Row], last_day: date, weeks: int, child: str | None, whose: Whose
) -> None:
    view = look_at(rows, weeks, child, whose, last_day)
    here = within(rows, view.period.first_day, last_day, child)
    marked = {row.day for row in here if row.confirmed - SAFETY}
    reasons = {row.day for row in here if Label.REASONING in (row.mine if whose is Whose.MINE else row.confirmed)}
    kind = {row.day for row in here if Label.PROSOCIAL in row.confirmed}
    facts = going_together(view).summary
    assert (facts.days, facts.reasoned, facts.other) == (len(marked), len(reasons), len(marked - reasons))
    enough = min(len(reasons), len(marked - reasons)) >= 8
    assert (facts.with_reason is not None) == (facts.without is not None) == enough
    if facts.with_reason and facts.without:
        assert (facts.with_reason.count, facts.with_reason.of) == (len(reasons & kind), len(reasons))
        assert (facts.without.count, facts.without.of) == (len((marked & kind) - reasons), len(marked - reasons))


@pytest.mark.parametrize("short", ["with", "without"])
def test_nothing_at_all_is_said_below_eight_days_of_either_sort(short: str) -> None:
    reasoned, other = (7, 30) if short == "with" else (30, 7)
    rows = [*on_days(reasoned, Label.REASONING, Label.PROSOCIAL), *on_days(other, Label.SELF, since=40)]
    found = going_together(look_at(rows))
    assert found.table.rows == ()
    assert (found.summary.difference, found.summary.verdict) == (None, Verdict.TOO_FEW)


def test_a_clear_difference_is_called_one_with_newcombes_interval() -> None:
    rows = [
        *on_days(8, Label.REASONING, Label.PROSOCIAL),
        *on_days(2, Label.REASONING, since=8),
        *on_days(2, Label.PROSOCIAL, since=20),
        *on_days(10, Label.SELF, since=30),
    ]
    facts = going_together(look_at(rows)).summary
    assert facts.verdict is Verdict.MORE
    assert facts.difference is not None
    # By Newcombe (1998), method 10, from Wilson's limits of 8/10 (0.4902, 0.9433) and 2/12 (0.0470, 0.4480).
    assert (facts.difference.value, facts.difference.low, facts.difference.high) == pytest.approx(
        (0.6333, 0.2150, 0.8200), abs=5e-4
    )


def test_a_kindness_counts_on_its_day_in_whichever_entry() -> None:
    apart = [*on_days(8, Label.REASONING), *on_days(8, Label.PROSOCIAL), *on_days(8, Label.SELF, since=20)]
    facts = going_together(look_at(apart)).summary
    assert facts.with_reason is not None
    assert (facts.with_reason.count, facts.with_reason.of) == (8, 8)


def test_anothers_reason_makes_no_day_mine_unless_asked() -> None:
    rows = [*on_days(9, Label.REASONING, mine=False), *on_days(9, Label.SELF, since=20)]
    assert going_together(look_at(rows)).summary.reasoned == 0
    assert going_together(look_at(rows, whose=Whose.ANYONE)).summary.reasoned == 9


@given(journals | _crowded)
def test_the_result_can_be_written_as_json(rows: list[Row]) -> None:
    found = going_together(look_at(rows))
    assert msgspec.json.decode(msgspec.json.encode(found), type=type(found)) == found
