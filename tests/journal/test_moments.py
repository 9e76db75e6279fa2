"""Moments: read from text, kept to the millisecond, and belonging to their own local day."""

import contextlib
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import BadTime
from journal.ids import new_id
from journal.moments import local_day, local_now, parse_moment, utc_moment, utc_text

OFFSETS = st.timedeltas(timedelta(hours=-14), timedelta(hours=14)).map(
    lambda offset: timezone(timedelta(minutes=offset // timedelta(minutes=1)))
)
SINCE_1901 = st.timedeltas(timedelta(0), timedelta(days=297 * 365))
MOMENTS = st.builds(lambda since, zone: datetime(1901, 1, 2, tzinfo=zone) + since, SINCE_1901, OFFSETS)


@given(MOMENTS)
def test_a_moment_is_read_back_from_its_own_text(moment: datetime) -> None:
    assert parse_moment(f" {moment.isoformat()}\n") == moment


@given(MOMENTS)
def test_utc_text_keeps_the_moment_to_the_millisecond_and_sorts_with_it(moment: datetime) -> None:
    text = utc_text(moment)
    assert text.endswith("Z")
    assert timedelta(0) <= moment - utc_moment(text) < timedelta(milliseconds=1)
    assert utc_text(moment + timedelta(seconds=1)) > text


@pytest.mark.parametrize("text", ["", "yesterday", "2026-02-30", "1899-12-31", "2200-01-01", "0001-01-01T00:00", "\0"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(BadTime):
        parse_moment(text)


@given(st.text(max_size=40))
def test_any_text_is_a_moment_with_an_offset_or_refused(text: str) -> None:
    with contextlib.suppress(BadTime):
        assert parse_moment(text).tzinfo is not None


def test_a_moment_without_an_offset_is_local() -> None:
    assert parse_moment("2026-03-01T18:30") == datetime(2026, 3, 1, 18, 30).astimezone()


def test_an_evening_belongs_to_its_own_day_wherever_it_is_read() -> None:
    evening = parse_moment("2026-03-01T23:30-05:00")
    assert local_day(evening) == date(2026, 3, 1)
    assert evening.astimezone(UTC).date() == date(2026, 3, 2)


def test_now_has_an_offset_and_whole_seconds() -> None:
    now = local_now()
    assert now.utcoffset() is not None
    assert now.microsecond == 0


def test_ids_are_distinct_and_sort_roughly_by_time() -> None:
    ids = [new_id() for _ in range(1000)]
    assert len(set(ids)) == 1000
    assert [one[:8] for one in ids] == sorted(one[:8] for one in ids)
    assert {one[14] for one in ids} == {"7"}
    assert {one[19] for one in ids} <= set("89ab")
