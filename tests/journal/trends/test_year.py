"""The calendar holds each day of the year once, under its weekday, with what was written on it."""

from __future__ import annotations

import calendar
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.model import LABELS_OF, Family, Label
from journal.trends import Basis, CalendarDay, YearCalendar, year_calendar
from tests.journal.trends.journals import Row, arrays_of, children, entry, journals, within

PROCESSES = LABELS_OF[Family.PROCESSES]


def days_in(year: YearCalendar) -> list[CalendarDay]:
    return [day for week in year.weeks for day in week if day]


@given(st.integers(1, 9999))
def test_each_day_stands_once_under_its_weekday(year: int) -> None:
    found = year_calendar(arrays_of([]), year)
    assert len(days_in(found)) == 365 + calendar.isleap(year)
    assert {len(week) for week in found.weeks} == {7}
    assert all(day is None or day.day.weekday() == place for week in found.weeks for place, day in enumerate(week))
    assert all(any(week) for week in found.weeks)


@given(journals, st.sampled_from([2022, 2023, 2024]), children)
def test_days_agree_with_counting_by_hand(rows: list[Row], year: int, child: str | None) -> None:
    for day in days_in(year_calendar(arrays_of(rows), year, child)):
        here = within(rows, day.day, day.day, child)
        shown = set().union(*(row.confirmed for row in here)) & set(PROCESSES)
        assert day.entries == len(here)
        assert set(day.processes) == shown


@given(journals, st.sampled_from([2022, 2023, 2024]), children)
def test_the_summary_agrees_with_counting_by_hand(rows: list[Row], year: int, child: str | None) -> None:
    summary = year_calendar(arrays_of(rows), year, child).summary
    here = within(rows, date(year, 1, 1), date(year, 12, 31), child)
    written = {row.day for row in here}
    assert (summary.entries, summary.days_written) == (len(here), len(written))
    assert (summary.first_day, summary.last_day) == (min(written, default=None), max(written, default=None))
    assert summary.days_showing == {
        label: len({row.day for row in here if label in row.confirmed}) for label in PROCESSES
    }


@pytest.mark.parametrize(("year", "rows"), [(2024, 53), (2023, 53), (2012, 54), (2010, 53)])
def test_a_year_takes_as_many_rows_as_it_has_weeks(year: int, rows: int) -> None:
    assert len(year_calendar(arrays_of([]), year).weeks) == rows


def test_the_first_row_leads_with_blanks_up_to_new_years_day() -> None:
    first = year_calendar(arrays_of([]), 2023).weeks[0]
    assert first[:6] == (None,) * 6
    assert first[6] is not None
    assert first[6].day == date(2023, 1, 1)


def test_leap_day_and_the_last_day_of_the_year_are_there_and_its_neighbours_are_not() -> None:
    written = [date(2023, 12, 31), date(2024, 2, 29), date(2024, 12, 31), date(2025, 1, 1)]
    table = year_calendar(arrays_of([entry(day, Label.SELF) for day in written]), 2024).table
    assert table.rows == ((written[1], 1, 1, 0, 0, 0, 1), (written[2], 1, 1, 0, 0, 0, 1))


def test_a_day_with_nothing_confirmed_shows_that_it_was_written_on_and_no_more() -> None:
    found = year_calendar(arrays_of([entry(date(2024, 5, 1))]), 2024)
    assert found.table.rows == ((date(2024, 5, 1), 1, 0, None, None, None, None),)
    assert (found.summary.days_written, found.summary.basis) == (1, Basis.NOTHING)


def test_a_process_is_counted_by_days_and_not_by_entries() -> None:
    rows = [entry(date(2024, 5, 1), Label.SELF) for _ in range(9)]
    rows += [entry(date(2024, 5, day), Label.SYNCHRONY) for day in range(2, 9)]
    summary = year_calendar(arrays_of(rows), 2024).summary
    assert (summary.most, summary.days_showing[Label.SELF]) == ((Label.SYNCHRONY,), 1)
    assert (summary.basis, summary.quiet) == (Basis.ENOUGH, (Label.MODELING, Label.INTERNALIZATION))


@given(journals)
def test_the_result_can_be_written_as_json(rows: list[Row]) -> None:
    found = year_calendar(arrays_of(rows), 2024)
    assert msgspec.json.decode(msgspec.json.encode(found), type=type(found)) == found
