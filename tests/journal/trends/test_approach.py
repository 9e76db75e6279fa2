"""Approach by week agrees with counting by hand, and counts the caregiver's own conduct unless asked."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.model import Label
from journal.trends import Basis, Verdict, Whose, approach_by_week
from journal.trends.change import Direction
from tests.journal.trends.journals import (
    APPROACH,
    TODAY,
    Row,
    arrays_of,
    children,
    days,
    entries,
    entry,
    journals,
    within,
)


def approaches(row: Row, whose: Whose) -> frozenset[Label]:
    return row.mine if whose is Whose.MINE else row.confirmed.intersection(APPROACH)


@given(journals, days, st.integers(1, 90), children, st.sampled_from(Whose))
def test_weeks_agree_with_counting_by_hand(
    rows: list[Row], last_day: date, weeks: int, child: str | None, whose: Whose
) -> None:
    for week in approach_by_week(arrays_of(rows), last_day, weeks, child, whose).weeks:
        written = within(rows, week.start, min(week.start + timedelta(days=6), last_day), child)
        handled = [found for row in written if (found := approaches(row, whose))]
        counts = tuple(sum(label in found for found in handled) for label in APPROACH)
        assert (week.entries, week.handled) == (len(written), len(handled))
        assert week.counts == (counts if handled else None)
        assert (week.reasoning and (week.reasoning.count, week.reasoning.of)) == (
            (counts[0], len(handled)) if handled else None
        )


@given(journals, days, children)
def test_the_summary_agrees_with_counting_by_hand(rows: list[Row], last_day: date, child: str | None) -> None:
    summary = approach_by_week(arrays_of(rows), last_day, 1, child).summary
    now = within(rows, last_day - timedelta(days=27), last_day, child)
    before = within(rows, last_day - timedelta(days=55), last_day - timedelta(days=28), child)
    assert (summary.entries, summary.handled) == (len(now), sum(bool(row.mine) for row in now))
    assert (summary.entries_before, summary.handled_before) == (len(before), sum(bool(row.mine) for row in before))
    assert summary.counts == {label: sum(label in row.mine for row in now) for label in APPROACH}
    assert summary.counts_before == {label: sum(label in row.mine for row in before) for label in APPROACH}
    others = [row for row in now if row.confirmed.intersection(APPROACH) and not row.mine]
    assert summary.not_mine == len(others)


def test_anothers_conduct_is_not_counted_as_mine() -> None:
    rows = [entry(TODAY, Label.THREAT, mine=False), entry(TODAY, Label.REASONING)]
    found = approach_by_week(arrays_of(rows), TODAY, 1)
    assert found.weeks[0].counts == (1, 0, 0, 0)
    assert found.summary.not_mine == 1


def test_anyones_conduct_is_counted_when_asked_for() -> None:
    rows = [entry(TODAY, Label.THREAT, mine=False), entry(TODAY, Label.REASONING)]
    found = approach_by_week(arrays_of(rows), TODAY, 1, whose=Whose.ANYONE)
    assert found.weeks[0].counts == (1, 0, 1, 0)
    assert found.summary.not_mine == 0


def test_the_share_of_reasoning_is_of_entries_and_not_of_labels() -> None:
    rows = [entry(TODAY, Label.REASONING, Label.LIMIT, Label.THREAT), entry(TODAY, Label.LIMIT), entry(TODAY)]
    share = approach_by_week(arrays_of(rows), TODAY, 1).weeks[0].reasoning
    assert share is not None
    assert (share.count, share.of, share.value) == (1, 2, 0.5)
    assert (share.low, share.high) == pytest.approx((0.0945, 0.9055), abs=5e-5)


def test_a_week_in_which_nothing_was_handled_is_a_gap() -> None:
    found = approach_by_week(arrays_of([entry(TODAY, Label.SELF)]), TODAY, 1)
    assert found.table.rows == ((date(2024, 3, 4), 1, 0, *[None] * 7),)


def test_the_table_holds_the_share_and_its_interval() -> None:
    table = approach_by_week(arrays_of(entries(2, TODAY, Label.REASONING)), TODAY, 1).table
    figures = dict(zip(table.header, table.rows[0], strict=True))
    assert (figures["handled"], figures["reasoning"], figures["reasoning_share"]) == (2, 2, 1.0)
    assert (figures["share_low"], figures["share_high"]) == pytest.approx((0.3424, 1.0), abs=5e-5)


def test_more_reasoning_than_before_is_said_only_from_enough_entries() -> None:
    before = entries(20, TODAY - timedelta(days=40), Label.LIMIT)
    few = approach_by_week(arrays_of(before + entries(7, TODAY, Label.REASONING)), TODAY, 4).summary
    enough = approach_by_week(arrays_of(before + entries(8, TODAY, Label.REASONING)), TODAY, 4).summary
    assert (few.basis, few.reasoning.verdict) == (Basis.TOO_FEW, Verdict.TOO_FEW)
    assert (enough.basis, enough.reasoning.verdict) == (Basis.ENOUGH, Verdict.MORE)


def test_a_slow_change_is_of_each_weeks_share_with_a_reason() -> None:
    rows: list[Row] = []
    for week in range(9):
        day = TODAY - timedelta(weeks=8 - week)
        rows += entries(week, day, Label.REASONING) + entries(9 - week, day, Label.LIMIT) + entries(week, day)
    change = approach_by_week(arrays_of(rows), TODAY, 10).summary.change
    assert (change.of_weeks, change.weeks, change.verdict) == (10, 9, Direction.RISING)
    assert change.value == pytest.approx(1 / 9)


@given(journals)
def test_the_result_can_be_written_as_json(rows: list[Row]) -> None:
    found = approach_by_week(arrays_of(rows), TODAY, 3)
    assert msgspec.json.decode(msgspec.json.encode(found), type=type(found)) == found
