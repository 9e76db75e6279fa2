"""Which plans come back: not on the day they were made or tried, the occasion's first, at most three."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.guidance.plans import Around, Reason, due_plans, reasons
from journal.model import Plan, PlanState, Try, Went

NOW = datetime(2026, 3, 4, 7, 30, tzinfo=timezone(timedelta(hours=1)))


def plan(
    name: str,
    days_old: float,
    occasion: str = "",
    state: PlanState = PlanState.OPEN,
    hour: int | None = None,
    child: str = "",
    tried: float | None = None,
) -> Plan:
    made_at = NOW - timedelta(days=days_old)
    tries = () if tried is None else (Try(at=NOW - timedelta(days=tried), went=Went.PARTLY),)
    whom = (child,) if child else ()
    return Plan(
        id=name, sentence=name, made_at=made_at, occasion=occasion, state=state, hour=hour, child_ids=whom, tries=tries
    )


def due(*plans: Plan, occasion: str = "", now: datetime = NOW, children: tuple[str, ...] = ()) -> list[str]:
    return [each.plan.id for each in due_plans(plans, Around(now=now, occasion=occasion, child_ids=children))]


def test_the_oldest_come_first_and_only_three() -> None:
    assert due(plan("b", 3), plan("d", 1), plan("a", 4), plan("c", 2)) == ["a", "b", "c"]


def test_the_occasion_comes_before_the_hour_the_hour_before_the_child_and_the_child_before_age() -> None:
    plans = plan("old", 9), plan("mia", 3, child="mia"), plan("morning", 2, hour=9), plan("bed", 1, "bedtime")
    assert due(*plans, plan("tom", 8, child="tom"), occasion=" Bedtime ", children=("mia",)) == [
        "bed",
        "morning",
        "mia",
    ]
    assert due(*plans[:2], plans[3]) == ["old", "mia", "bed"]


@pytest.mark.parametrize(
    ("hour", "now", "near"), [(22, 0, True), (1, 23, True), (21, 0, False), (5, 7, True), (4, 7, False)]
)
def test_the_time_of_day_is_two_hours_either_way_also_over_midnight(hour: int, now: int, near: bool) -> None:
    found = reasons(plan("p", 2, hour=hour), Around(now=NOW.replace(hour=now)))
    assert (found == (Reason.HOUR,)) is near


def test_a_plan_made_or_tried_today_waits_for_the_next_local_day() -> None:
    late = plan("late", -0.5)
    assert due(late, now=NOW + timedelta(hours=13)) == []
    assert due(late, now=NOW + timedelta(hours=17)) == ["late"]
    assert due(plan("tried", 30, tried=0.1)) == []


def test_a_plan_tried_yesterday_comes_after_one_that_waits() -> None:
    assert due(plan("tried", 30, tried=1), plan("waits", 5)) == ["waits", "tried"]


def test_days_are_those_of_the_reader_not_of_the_record() -> None:
    kept_in_utc = Plan(id="p", sentence="p", made_at=datetime(2026, 3, 3, 23, 30, tzinfo=UTC))
    assert due(kept_in_utc) == []


def test_plans_that_are_done_with_stay_away() -> None:
    assert due(plan("t", 5, state=PlanState.TRIED), plan("d", 5, state=PlanState.DROPPED)) == []


def test_a_clock_set_back_neither_hurries_a_plan_nor_hides_it_for_years() -> None:
    assert due(plan("just made", -0.9)) == []
    assert due(plan("made with the clock a year ahead", -365)) == ["made with the clock a year ahead"]


@given(st.lists(st.tuples(st.floats(-900, 900), st.sampled_from(["", "bedtime", "car"])), max_size=8))
def test_matches_are_never_crowded_out(made: list[tuple[float, str]]) -> None:
    plans = [plan(str(number), days, occasion) for number, (days, occasion) in enumerate(made)]
    found = due_plans(plans, Around(now=NOW, occasion="bedtime"))
    matching = [Reason.OCCASION in each.reasons for each in found]
    assert len(found) <= 3
    assert matching == sorted(matching, reverse=True)
    assert sum(matching) == min(3, sum(each.occasion == "bedtime" for each in plans if due(each)))
