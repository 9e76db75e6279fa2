"""The balance of a week agrees with counting by hand, and a week that tells of nothing is a gap."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.model import LABELS_OF, Family, Label
from journal.trends import Basis, View, Whose
from journal.trends.balance import Part, balance, is_shared
from tests.journal.trends.journals import TODAY, Row, arrays_of, children, days, entry, journals, within

APPROACH = set(LABELS_OF[Family.APPROACH])
SAFETY = {Label.DISCLOSURE, Label.CRISIS}


def view_of(
    rows: list[Row], last_day: date = TODAY, weeks: int = 12, child: str | None = None, whose: Whose = Whose.MINE
) -> View:
    return View(arrays=arrays_of(rows), today=last_day, last_day=last_day, weeks=weeks, child=child, whose=whose)


def good(row: Row) -> bool:
    return row.child_mood >= 4 or row.carer_mood >= 4 or "walk" in row.setting


def told(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row.confirmed - SAFETY or row.child_mood or row.carer_mood or "walk" in row.setting]


def parts(rows: list[Row], whose: Whose) -> tuple[int, int, int]:
    handled = sum(bool((row.mine if whose is Whose.MINE else row.confirmed) & APPROACH) for row in rows)
    return handled, sum(Label.SYNCHRONY in row.confirmed for row in rows), sum(map(good, rows))


@given(journals, days, st.integers(1, 90), children, st.sampled_from(Whose))
def test_weeks_and_summary_agree_with_counting_by_hand(
    rows: list[Row], last_day: date, weeks: int, child: str | None, whose: Whose
) -> None:
    found = balance(view_of(rows, last_day, weeks, child, whose))
    assert len(found.weeks) == weeks
    for week in found.weeks:
        here = within(rows, week.start, min(week.start + timedelta(days=6), last_day), child)
        expected = parts(here, whose) if told(here) else None
        assert (week.entries, week.told, week.counts) == (len(here), len(told(here)), expected)
    lately = within(rows, last_day - timedelta(days=27), last_day, child)
    assert (found.summary.entries, found.summary.told) == (len(lately), len(told(lately)))
    assert tuple(found.summary.counts.values()) == parts(lately, whose)


def test_a_week_that_tells_of_nothing_is_a_gap_and_not_three_zeros() -> None:
    found = balance(view_of([entry(TODAY), entry(TODAY, Label.CRISIS)], weeks=1))
    assert found.table.rows == ((date(2024, 3, 4), 2, 0, None, None, None),)
    assert found.summary.basis is Basis.NOTHING


def test_one_entry_can_be_all_three_at_once() -> None:
    row = entry(TODAY, Label.LIMIT, Label.SYNCHRONY)._replace(carer_mood=5)
    assert balance(view_of([row])).summary.counts == {Part.DISCIPLINE: 1, Part.WARMTH: 1, Part.GOOD_TIMES: 1}


@pytest.mark.parametrize(
    ("setting", "shared"),
    [
        ("park", True),
        ("bedtime story", True),
        ("board-game", True),
        ("bedtime", False),
        ("", False),
    ],
)
def test_a_setting_is_known_by_its_words(setting: str, shared: bool) -> None:
    assert is_shared(setting) is shared
    assert balance(view_of([entry(TODAY)._replace(setting=setting)])).summary.counts[Part.GOOD_TIMES] == shared
