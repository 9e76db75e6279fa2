"""The arrays hold what the rows say, and stay right as entries change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.model import Kind, Label
from journal.trends import EntryArrays, Period, approach_by_week, processes_by_week, year_calendar
from tests.journal.trends.journals import (
    CHILDREN,
    TODAY,
    Row,
    arrays_of,
    entries,
    entry,
    glance_of,
    journals,
    labels_in,
)


def plain(rows: Iterable[Row]) -> set[Row]:
    """The rows with their settings as arrays keep them."""
    return {row._replace(setting=row.setting.strip().casefold()) for row in rows}


def rows_of(arrays: EntryArrays) -> set[Row]:
    return {
        Row(
            entry_id,
            TODAY.fromordinal(int(arrays.day[row])),
            labels_in(int(arrays.confirmed[row])),
            labels_in(int(arrays.mine[row])),
            arrays.groups[arrays.group[row]],
            int(arrays.minute[row]),
            list(Kind)[arrays.kind[row]],
            arrays.settings[arrays.setting[row]],
            int(arrays.child_mood[row]),
            int(arrays.carer_mood[row]),
        )
        for entry_id, row in arrays.positions.items()
    }


@given(journals)
def test_every_row_is_kept_as_it_was(rows: list[Row]) -> None:
    assert rows_of(arrays_of(rows)) == plain(rows)


@given(journals, st.lists(st.tuples(st.booleans(), journals, st.integers(0, 20)), max_size=4))
def test_entries_stay_right_through_changes_and_removals(
    rows: list[Row], steps: list[tuple[bool, list[Row], int]]
) -> None:
    arrays, expected = arrays_of(rows), {row.entry_id: row for row in rows}
    for removing, others, skipped in steps:
        touched = {row.entry_id: row for row in others[skipped:]}
        if removing:
            arrays = arrays.without(touched)
            expected = {entry_id: row for entry_id, row in expected.items() if entry_id not in touched}
        else:
            arrays = arrays.with_changes(arrays_of(touched.values()))
            expected |= touched
    assert rows_of(arrays) == plain(expected.values())
    assert len(arrays) == len(expected)


@given(journals, st.integers(-400, 0), st.integers(0, 400))
def test_only_the_days_asked_for_count(rows: list[Row], start: int, length: int) -> None:
    first = TODAY + timedelta(days=start)
    last = first + timedelta(days=length)
    shown = arrays_of(rows).within(Period(first_day=first, last_day=last))
    inside = [row for row in rows if first <= row.day <= last]
    assert (sorted(shown.day[shown.day > 0]), len(shown)) == (sorted(row.day.toordinal() for row in inside), len(rows))


def test_suggestions_count_only_where_they_are_wanted() -> None:
    row = entry(TODAY, Label.SELF)
    arrays = arrays_of([row]).suggesting({row.entry_id: Label.THREAT.bit, "gone": 1}, {row.entry_id: Label.THREAT.bit})
    assert arrays.confirmed.tolist() == [Label.SELF.bit]
    counted = arrays.with_suggestions()
    assert (counted.confirmed.tolist(), counted.mine.tolist()) == (
        [Label.SELF.bit | Label.THREAT.bit],
        [Label.THREAT.bit],
    )


@given(journals, st.sampled_from(CHILDREN))
def test_an_entry_about_two_children_is_about_each(rows: list[Row], child: str) -> None:
    assert arrays_of(rows).about(child).tolist() == [child in row.children for row in rows]


def test_a_change_leaves_the_arrays_it_came_from_alone() -> None:
    before = arrays_of([entry(TODAY, Label.SELF)])
    before.with_changes(arrays_of([Row(next(iter(before.positions)), TODAY)]))
    assert before.confirmed.tolist() == [Label.SELF.bit]
    with pytest.raises(ValueError, match="read-only"):
        before.confirmed[0] = 0


def test_trends_follow_a_change_and_a_removal() -> None:
    row = entry(TODAY, Label.SELF)
    arrays = arrays_of([row]).with_changes(arrays_of([row._replace(confirmed=frozenset({Label.SYNCHRONY}))]))
    assert processes_by_week(arrays, TODAY, 1).weeks[0].counts == (0, 0, 1, 0)
    assert processes_by_week(arrays.without([row.entry_id]), TODAY, 1).weeks[0].entries == 0


def test_what_was_removed_from_the_changes_does_not_come_in_with_them() -> None:
    rows = [entry(TODAY, Label.SELF), entry(TODAY, Label.MODELING)]
    changed = arrays_of(rows).without([rows[0].entry_id])
    assert rows_of(arrays_of([]).with_changes(changed)) == {rows[1]}


def test_an_entry_taken_out_of_the_bin_counts_once_again() -> None:
    row = entry(TODAY, Label.SELF)
    back = arrays_of([row]).without([row.entry_id]).with_changes(arrays_of([row]))
    assert processes_by_week(back, TODAY, 1).weeks[0].entries == 1


@pytest.mark.parametrize("days", [[1], [1, 2, 3]])
def test_columns_of_different_lengths_are_refused(days: list[int]) -> None:
    with pytest.raises(ValueError, match="one length"):
        EntryArrays.from_glance(msgspec.structs.replace(glance_of(entries(2)), days=tuple(days)))


def test_an_id_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="differ"):
        EntryArrays.from_glance(msgspec.structs.replace(glance_of(entries(2)), ids=("a", "a")))


def test_an_empty_journal_has_trends_without_a_single_figure() -> None:
    empty = arrays_of([])
    assert {week.counts for week in processes_by_week(empty, TODAY, 5).weeks} == {None}
    assert {week.reasoning for week in approach_by_week(empty, TODAY, 5, child="ana").weeks} == {None}
    assert year_calendar(empty, 2024).table.rows == ()
