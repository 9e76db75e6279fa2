"""Which plans come back: not on the day they were made, the occasion's first, at most three."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from journal.guidance.plans import due_plans
from journal.model import Plan, PlanState

NOW = datetime(2026, 3, 4, 7, 30, tzinfo=timezone(timedelta(hours=1)))


def plan(name: str, days_old: float, occasion: str = "", state: PlanState = PlanState.OPEN) -> Plan:
    made_at = NOW - timedelta(days=days_old)
    return Plan(id=name, sentence=name, made_at=made_at, occasion=occasion, state=state)


def due(*plans: Plan, occasion: str = "", now: datetime = NOW) -> list[str]:
    return [each.id for each in due_plans(plans, now, occasion)]


def test_the_oldest_come_first_and_only_three() -> None:
    assert due(plan("b", 3), plan("d", 1), plan("a", 4), plan("c", 2)) == ["a", "b", "c"]


def test_the_occasion_comes_before_age() -> None:
    plans = plan("old", 9), plan("bed", 2, "bedtime"), plan("run", 5, "school run")
    assert due(*plans, occasion=" Bedtime ") == ["bed", "old", "run"]
    assert due(*plans) == ["old", "run", "bed"]


def test_a_plan_made_today_waits_for_the_next_local_day() -> None:
    late = plan("late", -0.5)
    assert due(late, now=NOW + timedelta(hours=13)) == []
    assert due(late, now=NOW + timedelta(hours=17)) == ["late"]


def test_days_are_those_of_the_reader_not_of_the_record() -> None:
    kept_in_utc = Plan(id="p", sentence="p", made_at=datetime(2026, 3, 3, 23, 30, tzinfo=UTC))
    assert due(kept_in_utc) == []


def test_tried_and_dropped_plans_stay_away() -> None:
    assert due(plan("t", 5, state=PlanState.TRIED), plan("d", 5, state=PlanState.DROPPED)) == []


def test_a_clock_set_back_neither_hurries_a_plan_nor_hides_it_for_years() -> None:
    assert due(plan("just made", -0.9)) == []
    assert due(plan("made with the clock a year ahead", -365)) == ["made with the clock a year ahead"]


@given(st.lists(st.tuples(st.floats(-900, 900), st.sampled_from(["", "bedtime", "car"])), max_size=8))
def test_matches_are_never_crowded_out(made: list[tuple[float, str]]) -> None:
    plans = [plan(str(number), days, occasion) for number, (days, occasion) in enumerate(made)]
    found = due_plans(plans, NOW, "bedtime")
    matching = [each.occasion == "bedtime" for each in found]
    assert len(found) <= 3
    assert matching == sorted(matching, reverse=True)
    assert sum(matching) == min(3, sum(each.occasion == "bedtime" for each in due_all(plans)))


def due_all(plans: list[Plan]) -> list[Plan]:
    return [each for each in plans if due_plans([each], NOW)]
