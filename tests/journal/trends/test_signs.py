"""Signs by week agree with counting by hand, and what happened stands in its week."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from journal.model import Label
from journal.trends import Basis, Happening, HappeningKind, Verdict
from journal.trends.signs import SIGNS, signs_by_week
from tests.journal.trends.journals import TODAY, Row, children, days, entries, entry, journals, look_at, within

SAFETY = {Label.DISCLOSURE, Label.CRISIS}
happened = st.lists(
    st.builds(
        Happening,
        kind=st.sampled_from(HappeningKind),
        day=st.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=30)),
        words=st.sampled_from(("", "To Gran’s")),
        child_ids=st.sampled_from(((), ("ana",), ("ben", "cleo"))),
    ),
    max_size=8,
).map(lambda some: tuple(sorted(some, key=lambda one: one.day)))


def moved(day: date, *child_ids: str) -> Happening:
    return Happening(kind=HappeningKind.MOVE, day=day, words="To Gran’s", child_ids=child_ids)


@given(journals, days, st.integers(1, 60), children, happened)
def test_weeks_agree_with_counting_by_hand(
    rows: list[Row], last_day: date, weeks: int, child: str | None, happenings: tuple[Happening, ...]
) -> None:
    found = signs_by_week(look_at(rows, weeks, child, last_day=last_day, happenings=happenings))
    assert len(found.weeks) == weeks
    for week in found.weeks:
        end = min(week.start + timedelta(days=6), last_day)
        here = within(rows, week.start, end, child)
        marked = [row for row in here if row.confirmed - SAFETY]
        counts = tuple(sum(label in row.confirmed for row in marked) for label in SIGNS)
        assert (week.entries, week.marked) == (len(here), len(marked))
        assert week.counts == (counts if marked else None)
        theirs = [one for one in happenings if child is None or not one.child_ids or child in one.child_ids]
        assert list(week.happenings) == [one for one in theirs if week.start <= one.day <= end]
    assert found.summary.happenings == sum(len(week.happenings) for week in found.weeks)


@given(journals, days, children)
def test_the_summary_agrees_with_counting_by_hand(rows: list[Row], last_day: date, child: str | None) -> None:
    summary = signs_by_week(look_at(rows, 1, child, last_day=last_day)).summary
    now = within(rows, last_day - timedelta(days=27), last_day, child)
    assert (summary.entries, summary.marked) == (len(now), sum(bool(row.confirmed - SAFETY) for row in now))
    assert summary.counts == {label: sum(label in row.confirmed for row in now) for label in SIGNS}


def test_a_change_is_called_one_only_from_enough_entries() -> None:
    before = entries(20, TODAY - timedelta(days=40), Label.SELF)
    few, enough = (
        signs_by_week(look_at(before + entries(count, TODAY, Label.PROSOCIAL))).summary.comparisons[0].verdict
        for count in (7, 8)
    )
    assert (few, enough) == (Verdict.TOO_FEW, Verdict.MORE)


def test_the_longer_view_is_there_only_where_four_weeks_hold_too_little() -> None:
    old, new = entries(9, TODAY - timedelta(days=40), Label.PROSOCIAL), entries(9, TODAY, Label.PROSOCIAL)
    longer = signs_by_week(look_at(old)).longer
    assert longer is not None
    assert (longer.basis, longer.counts[Label.PROSOCIAL]) == (Basis.ENOUGH, 9)
    assert signs_by_week(look_at(old + new)).longer is None


def test_the_table_tells_what_happened_below_its_week() -> None:
    row, event = entry(TODAY, Label.PROSOCIAL), moved(TODAY - timedelta(days=1), "ana")
    table = signs_by_week(look_at([row], 1, happenings=(event,))).table
    assert table.rows == (
        (date(2024, 3, 4), 1, 1, 1, 0, None, None, None),
        (date(2024, 3, 4), None, None, None, None, date(2024, 3, 5), HappeningKind.MOVE, "To Gran’s"),
    )


def test_what_happened_to_another_child_is_not_on_this_ones_line() -> None:
    happenings = (moved(TODAY, "ana"), moved(TODAY, "ben"), moved(TODAY))
    assert signs_by_week(look_at([], 1, "ana", happenings=happenings)).summary.happenings == 2


@given(journals, happened)
def test_the_result_can_be_written_as_json(rows: list[Row], happenings: tuple[Happening, ...]) -> None:
    found = signs_by_week(look_at(rows, happenings=happenings))
    assert msgspec.json.decode(msgspec.json.encode(found), type=type(found)) == found


def test_of_two_signs_looked_at_together_neither_is_called_changed_by_one_lucky_draw() -> None:
    earlier = TODAY - timedelta(days=28)
    rows = entries(10, TODAY, Label.PROSOCIAL) + entries(10, TODAY, Label.SELF)
    rows += entries(4, earlier, Label.PROSOCIAL) + entries(16, earlier, Label.SELF)
    assert {one.verdict for one in signs_by_week(look_at(rows)).summary.comparisons} == {Verdict.SAME}
