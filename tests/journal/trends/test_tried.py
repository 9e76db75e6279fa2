"""Tries of plans by week agree with counting by hand, on the day that the caregiver lived."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from journal.model import Plan, Try, Went
from journal.trends.facts import Basis
from journal.trends.tried import tried_by_week

NOW = datetime(2026, 3, 4, 7, 30, tzinfo=timezone(timedelta(hours=1)))
moments = st.integers(0, 98 * 24 * 60).map(lambda minutes: NOW + timedelta(days=5) - timedelta(minutes=minutes))
tries = st.builds(Try, at=moments.map(lambda at: at.astimezone(UTC)), went=st.sampled_from(Went))
plans = st.lists(st.lists(tries, max_size=6), max_size=5).map(
    lambda told: [Plan(id=str(n), sentence="s", made_at=NOW, tries=tuple(of)) for n, of in enumerate(told)]
)


@given(plans, st.integers(1, 13))
def test_weeks_and_summary_agree_with_counting_by_hand(kept: list[Plan], weeks: int) -> None:
    found = tried_by_week(kept, NOW, weeks)
    days = [(plan.id, one.went, one.at.astimezone(NOW.tzinfo).date()) for plan in kept for one in plan.tries]
    for week in found.weeks:
        here = [went for _, went, day in days if timedelta() <= day - week.start < timedelta(7) and day <= NOW.date()]
        assert week.tries == len(here)
        assert week.counts == (tuple(map(here.count, Went)) if here else None)
    within = [one for one in days if found.weeks[0].start <= one[2] <= NOW.date()]
    assert (found.summary.tries, found.summary.plans) == (len(within), len({plan for plan, *_ in within}))
    assert found.summary.counts == {went: sum(one[1] is went for one in within) for went in Went}
    assert (found.summary.basis is Basis.ENOUGH) == (len(within) >= 8)


def test_a_try_belongs_to_the_local_day_and_the_week_begins_on_monday() -> None:
    late_on_sunday = Try(at=datetime(2026, 3, 1, 22, 59, tzinfo=UTC), went=Went.HELPED)
    monday_here = Try(at=datetime(2026, 3, 1, 23, 0, tzinfo=UTC), went=Went.PARTLY)
    plan = Plan(id="p", sentence="s", made_at=NOW, tries=(late_on_sunday, monday_here))
    before, this = tried_by_week([plan], NOW, 2).table.rows
    assert before == (date(2026, 2, 23), 1, 1, 0, 0)
    assert this == (date(2026, 3, 2), 1, 0, 1, 0)


def test_a_week_without_a_try_is_blank() -> None:
    assert tried_by_week([], NOW, 1).table.rows == ((date(2026, 3, 2), 0, None, None, None),)
