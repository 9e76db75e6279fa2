"""Children side by side: only how much was written about each, as counting by hand gives it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal.model import Child
from journal.trends import View
from journal.trends.beside import beside
from tests.journal.trends.journals import TODAY, Row, arrays_of, children, days, entry, journals, within

FAMILY = tuple(Child(id=one, name=one.title()) for one in ("ana", "ben"))


def view_of(
    rows: list[Row],
    last_day: date = TODAY,
    weeks: int = 12,
    child: str | None = None,
    family: tuple[Child, ...] = FAMILY,
) -> View:
    return View(arrays=arrays_of(rows), today=last_day, last_day=last_day, weeks=weeks, children=family, child=child)


def days_of(rows: list[Row]) -> int:
    return len({row.day for row in rows})


@given(journals, days, st.integers(1, 60), children)
def test_weeks_and_summary_agree_with_counting_by_hand(
    rows: list[Row], last_day: date, weeks: int, child: str | None
) -> None:
    found = beside(view_of(rows, last_day, weeks, child))
    assert found is not None
    for week in found.weeks:
        end = min(week.start + timedelta(days=6), last_day)
        here = [within(rows, week.start, end, one.id) for one in FAMILY]
        assert (week.entries, week.days) == (tuple(map(len, here)), tuple(map(days_of, here)))
    for one in found.summary.written:
        lately = within(rows, last_day - timedelta(days=27), last_day, one.child.id)
        assert (one.entries, one.days) == (len(lately), days_of(lately))


def test_one_child_alone_is_set_beside_nobody() -> None:
    assert beside(view_of([], family=FAMILY[:1])) is None


def test_an_entry_about_both_counts_for_each_and_is_said_to() -> None:
    rows = [entry(TODAY, children=("ana", "ben")), entry(TODAY, children=("ana", "cleo")), entry(TODAY)]
    found = beside(view_of(rows, weeks=1))
    assert found is not None
    assert [(one.entries, one.days) for one in found.summary.written] == [(2, 1), (1, 1)]
    assert found.summary.together == 1
    assert found.table.rows == ((date(2024, 3, 4), "Ana", 2, 1), (date(2024, 3, 4), "Ben", 1, 1))
