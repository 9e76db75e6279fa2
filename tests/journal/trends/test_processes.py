"""Processes by week agree with counting by hand; gaps stay gaps, and small numbers say so."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.model import LABELS_OF, Family, Label
from journal.trends import Basis, Verdict, processes_by_week
from journal.trends.change import Direction, change_of
from journal.trends.shares import compare, share_of
from tests.journal.trends.journals import TODAY, Row, arrays_of, children, days, entries, entry, journals, within

PROCESSES = LABELS_OF[Family.PROCESSES]
SAFETY = {Label.DISCLOSURE, Label.CRISIS}


def showing(rows: list[Row], label: Label) -> int:
    return sum(label in row.confirmed for row in rows)


def marked(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row.confirmed - SAFETY]


@given(journals, days, st.integers(1, 90), children)
def test_weeks_agree_with_counting_by_hand(rows: list[Row], last_day: date, weeks: int, child: str | None) -> None:
    found = processes_by_week(arrays_of(rows), last_day, weeks, child)
    assert len(found.weeks) == weeks
    for week in found.weeks:
        here = within(rows, week.start, min(week.start + timedelta(days=6), last_day), child)
        counts = tuple(showing(here, label) for label in PROCESSES)
        expected = (len(here), len(marked(here)), counts if marked(here) else None)
        assert (week.entries, week.marked, week.counts) == expected


@given(days, st.integers(1, 90))
def test_weeks_begin_on_mondays_and_end_with_the_last_day(last_day: date, weeks: int) -> None:
    starts = [week.start for week in processes_by_week(arrays_of([]), last_day, weeks).weeks]
    assert {start.weekday() for start in starts} == {0}
    assert timedelta(0) <= last_day - starts[-1] < timedelta(days=7)
    assert starts == [starts[0] + timedelta(weeks=number) for number in range(weeks)]


@given(journals, days, children)
def test_the_summary_agrees_with_counting_by_hand(rows: list[Row], last_day: date, child: str | None) -> None:
    summary = processes_by_week(arrays_of(rows), last_day, 1, child).summary
    now = within(rows, last_day - timedelta(days=27), last_day, child)
    before = within(rows, last_day - timedelta(days=55), last_day - timedelta(days=28), child)
    assert (summary.entries, summary.marked) == (len(now), len(marked(now)))
    assert (summary.entries_before, summary.marked_before) == (len(before), len(marked(before)))
    assert summary.counts == {label: showing(now, label) for label in PROCESSES}
    assert summary.counts_before == {label: showing(before, label) for label in PROCESSES}


def test_sunday_and_monday_fall_in_different_weeks_across_a_new_year() -> None:
    rows = [entry(date(2023, 12, 31), Label.SELF), entry(date(2024, 1, 1), Label.MODELING)]
    found = processes_by_week(arrays_of(rows), date(2024, 1, 3), 2)
    assert [week.start for week in found.weeks] == [date(2023, 12, 25), date(2024, 1, 1)]
    assert [week.counts for week in found.weeks] == [(0, 0, 0, 1), (1, 0, 0, 0)]


def test_leap_day_belongs_to_its_week() -> None:
    found = processes_by_week(arrays_of([entry(date(2024, 2, 29), Label.SYNCHRONY)]), date(2024, 3, 3), 1)
    assert found.weeks[0].counts == (0, 0, 1, 0)


def test_an_entry_after_the_last_day_is_left_out_of_its_week() -> None:
    found = processes_by_week(arrays_of([entry(TODAY + timedelta(days=1), Label.SELF)]), TODAY, 1)
    assert found.weeks[0].entries == found.summary.entries == 0


def test_a_week_with_nothing_confirmed_is_a_gap_and_not_zeros() -> None:
    found = processes_by_week(arrays_of([entry(TODAY), entry(TODAY, Label.CRISIS)]), TODAY, 1)
    assert found.table.rows == ((date(2024, 3, 4), 2, 0, None, None, None, None),)


def test_a_kindness_confirmed_alone_says_that_no_process_was() -> None:
    found = processes_by_week(arrays_of([entry(TODAY, Label.PROSOCIAL)]), TODAY, 1)
    assert (found.weeks[0].marked, found.weeks[0].counts) == (1, (0, 0, 0, 0))


def test_a_single_entry_is_too_few_to_name_a_quiet_process() -> None:
    summary = processes_by_week(arrays_of([entry(TODAY, Label.SELF)]), TODAY, 4).summary
    assert (summary.basis, summary.most, summary.quiet) == (Basis.TOO_FEW, (Label.SELF,), ())


def test_processes_that_tie_are_both_named_and_quiet_ones_listed() -> None:
    rows = entries(8, TODAY, Label.SELF, Label.MODELING)
    summary = processes_by_week(arrays_of(rows), TODAY, 4).summary
    assert summary.basis is Basis.ENOUGH
    assert summary.most == (Label.MODELING, Label.SELF)
    assert summary.quiet == (Label.INTERNALIZATION, Label.SYNCHRONY)


def test_nothing_written_rests_on_nothing() -> None:
    summary = processes_by_week(arrays_of([]), TODAY, 4).summary
    assert (summary.basis, summary.most, summary.quiet) == (Basis.NOTHING, (), ())


def test_four_weeks_are_compared_with_the_four_before() -> None:
    earlier = TODAY - timedelta(days=28)
    rows = entries(10, TODAY, Label.SELF) + entries(10, earlier, Label.SYNCHRONY, Label.MODELING)
    comparisons = processes_by_week(arrays_of(rows), TODAY, 4).summary.comparisons
    verdicts = [comparison.verdict for comparison in comparisons]
    assert verdicts == [Verdict.LESS, Verdict.SAME, Verdict.LESS, Verdict.MORE]


def test_writing_more_is_not_showing_more() -> None:
    rows = entries(40, TODAY, Label.SELF) + entries(10, TODAY - timedelta(days=30), Label.SELF)
    comparisons = processes_by_week(arrays_of(rows), TODAY, 4).summary.comparisons
    assert {comparison.verdict for comparison in comparisons} == {Verdict.SAME}


def test_a_slow_change_is_of_the_marked_entries_and_surer_where_four_are_looked_at() -> None:
    rows, shown = [], (0, 1, 2, 4, 7, 9, 5, 6)
    for week, count in enumerate(reversed(shown)):
        day = TODAY - timedelta(weeks=week)
        rows += entries(count, day, Label.SELF) + entries(10 - count, day, Label.PROSOCIAL) + entries(week, day)
    changes = processes_by_week(arrays_of(rows), TODAY, 12).summary.changes
    shares = [count / 10 for count in shown]
    assert changes[Label.SELF] == change_of([*[None] * 4, *shares], 4)
    assert (change_of(shares).verdict, changes[Label.SELF].verdict) == (Direction.RISING, Direction.NO_CLEAR_CHANGE)
    assert changes[Label.SYNCHRONY] == change_of([*[None] * 4, *[0.0] * 8])


def test_a_trend_of_no_weeks_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one week"):
        processes_by_week(arrays_of([]), TODAY, 0)


@given(journals)
def test_the_result_can_be_written_as_json(rows: list[Row]) -> None:
    found = processes_by_week(arrays_of(rows), TODAY, 3)
    assert msgspec.json.decode(msgspec.json.encode(found), type=type(found)) == found


def test_of_four_looked_at_together_none_is_called_changed_by_one_lucky_draw() -> None:
    earlier = TODAY - timedelta(days=28)
    rows = entries(11, TODAY, Label.SELF) + entries(9, TODAY, Label.PROSOCIAL)
    rows += entries(4, earlier, Label.SELF) + entries(16, earlier, Label.PROSOCIAL)
    comparisons = processes_by_week(arrays_of(rows), TODAY, 4).summary.comparisons
    assert compare(Label.SELF, share_of(11, 20), share_of(4, 20)).verdict is Verdict.MORE
    assert {one.verdict for one in comparisons} == {Verdict.SAME}
