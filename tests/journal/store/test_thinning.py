"""Thinning: always a daily, a weekly and a monthly backup, never more than there is room for, the newest always."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal.store.thinning import Made, superfluous

NOW = datetime(2026, 3, 18, 15, 0, tzinfo=UTC)
PLENTY = 10**12
ANY_BACKUPS = st.lists(
    st.builds(
        Made,
        st.integers(-50_000, 50_000).map(lambda hours: NOW + timedelta(hours=hours)),
        st.integers(0, 10**9),
    ),
    min_size=1,
    max_size=60,
)


def kept(made: list[Made], allowance: int = PLENTY) -> list[Made]:
    gone = set(superfluous(made, allowance))
    return [one for at, one in enumerate(made) if at not in gone]


def lived_through(hours: int, allowance: int = PLENTY) -> list[Made]:
    """What is there after a backup an hour, each followed by a thinning."""
    there: list[Made] = []
    for ago in range(hours, -1, -1):
        there = kept([*there, Made(NOW - timedelta(hours=ago), 100)], allowance)
    return there


def test_a_year_of_hours_leaves_a_day_of_hours_a_month_of_days_and_then_weeks() -> None:
    ages = [NOW - one.moment for one in lived_through(366 * 24)]
    assert sum(age < timedelta(days=1) for age in ages) == 24
    assert sum(timedelta(days=1) <= age < timedelta(days=30) for age in ages) in (29, 30)
    assert sum(timedelta(days=30) <= age for age in ages) in range(47, 51)


def test_where_there_is_hardly_room_a_daily_a_weekly_and_a_monthly_one_stay() -> None:
    moments = [one.moment for one in lived_through(60 * 24, allowance=1)]
    first_of_this_month = datetime(2026, 3, 1, tzinfo=UTC)
    assert moments[-1] == NOW
    assert {first_of_this_month, NOW.replace(hour=0), NOW.replace(day=16, hour=0)} <= set(moments)
    assert len(moments) <= 7


@given(ANY_BACKUPS, st.integers(0, 10**10))
def test_whatever_the_clock_said_the_one_made_last_stays(made: list[Made], allowance: int) -> None:
    assert len(made) - 1 not in superfluous(made, allowance)


@given(ANY_BACKUPS, st.integers(0, 10**10))
def test_nothing_more_goes_the_second_time(made: list[Made], allowance: int) -> None:
    once = kept(made, allowance)
    assert superfluous(once, allowance) == ()


@given(ANY_BACKUPS)
def test_more_than_there_is_room_for_stays_only_if_it_is_needed(made: list[Made]) -> None:
    assert len(kept(made, allowance=0)) <= 7


@given(st.integers(1, 400), st.integers(1, 400))
def test_a_clock_set_back_drops_no_state_that_nothing_later_has(before: int, back: int) -> None:
    there = [Made(NOW - timedelta(hours=ago), 100) for ago in range(before, 0, -1)]
    newest = Made(NOW - timedelta(days=back), 100)
    assert newest in kept([*there, newest], allowance=1)
