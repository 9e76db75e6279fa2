"""Hard times agree with counting by hand, and something stands out only where it clearly does."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.model import Kind, Label
from journal.trends import Basis, Whose
from journal.trends.hard import WEEKDAYS, Aspect, Hard, HardTimes, hard_times
from tests.journal.trends.journals import TODAY, Row, children, days, entry, journals, look_at, within

MONDAY = date(2024, 3, 4)


def is_hard(row: Row, whose: Whose) -> bool:
    adult = row.mine if whose is Whose.MINE else row.confirmed
    marked = Label.ANTISOCIAL in row.confirmed or adult & {Label.THREAT, Label.HARSH}
    return bool(marked) or row.child_mood in (1, 2) or row.kind is Kind.INCIDENT


def at(hour: int, *, hard: bool, day: date = MONDAY, setting: str = "") -> Row:
    return entry(day)._replace(minute=hour * 60 + 59, child_mood=1 if hard else 5, setting=setting)


def some(hard: int, easy: int, hour: int, day: date = MONDAY, setting: str = "") -> list[Row]:
    return [at(hour, hard=number < hard, day=day, setting=setting) for number in range(hard + easy)]


def named(found: HardTimes) -> list[tuple[Aspect, int | str]]:
    return [(one.aspect, one.which) for one in found.summary.stands_out]


@given(journals, days, st.integers(1, 90), children, st.sampled_from(Whose))
def test_hours_and_settings_agree_with_counting_by_hand(
    rows: list[Row], last_day: date, weeks: int, child: str | None, whose: Whose
) -> None:
    view = look_at(rows, weeks, child, whose, last_day)
    found = hard_times(view)
    here = within(rows, view.period.first_day, last_day, child)
    entries = Counter((row.minute // 60, row.day.weekday()) for row in here)
    hard = Counter((row.minute // 60, row.day.weekday()) for row in here if is_hard(row, whose))
    for hour, of_hour in enumerate(found.hours):
        assert of_hour == tuple(Hard(entries=entries[hour, day], hard=hard[hour, day]) for day in range(7))
    named = [(row.setting.strip().casefold(), is_hard(row, whose)) for row in here]
    settings = {name: (sum(n == name for n, _ in named), sum(h for n, h in named if n == name)) for name, _ in named}
    settings.pop("", None)
    assert {one.name: (one.found.entries, one.found.hard) for one in found.settings} == settings
    assert (found.summary.entries, found.summary.hard) == (len(here), sum(hard.values()))


@given(journals, st.integers(1, 90))
def test_parts_of_the_day_hold_every_entry_once(rows: list[Row], weeks: int) -> None:
    found = hard_times(look_at(rows, weeks))
    assert len(found.parts) == 8
    for part, of_part in enumerate(found.parts):
        hours = found.hours[3 * part : 3 * part + 3]
        for day, cell in enumerate(of_part):
            assert cell.entries == sum(hour[day].entries for hour in hours)
            assert cell.hard == sum(hour[day].hard for hour in hours)


@given(journals, st.integers(1, 90))
def test_the_table_holds_every_hour_written_in_and_no_rate_from_fewer_than_eight(rows: list[Row], weeks: int) -> None:
    found = hard_times(look_at(rows, weeks))
    whens = [row for row in found.table.rows if row[0]]
    assert sum(count for row in whens if isinstance(count := row[3], int)) == found.summary.entries
    for *_, count, _hard, share, _low, _high in found.table.rows:
        assert isinstance(count, int)
        assert count > 0
        assert (share is None) == (count < 8)


@pytest.mark.parametrize(
    ("row", "whose", "hard"),
    [
        (entry(TODAY, Label.ANTISOCIAL), Whose.MINE, 1),
        (entry(TODAY, Label.THREAT), Whose.MINE, 1),
        (entry(TODAY, Label.HARSH, mine=False), Whose.MINE, 0),
        (entry(TODAY, Label.HARSH, mine=False), Whose.ANYONE, 1),
        (entry(TODAY)._replace(child_mood=2), Whose.MINE, 1),
        (entry(TODAY)._replace(child_mood=3), Whose.MINE, 0),
        (entry(TODAY)._replace(carer_mood=1), Whose.MINE, 0),
        (entry(TODAY)._replace(kind=Kind.INCIDENT), Whose.MINE, 1),
        (entry(TODAY, Label.LIMIT, Label.REASONING), Whose.MINE, 0),
    ],
)
def test_what_makes_an_entry_a_hard_one(row: Row, whose: Whose, hard: int) -> None:
    assert hard_times(look_at([row], whose=whose)).summary.hard == hard


def test_evenings_and_bedtime_stand_out_where_they_are_clearly_harder() -> None:
    rows = [*some(9, 3, 19, setting="Bedtime"), *some(4, 26, 10, date(2024, 3, 5), setting="park")]
    found = hard_times(look_at(rows))
    assert set(named(found)) == {(Aspect.PART, 18), (Aspect.WEEKDAY, "monday"), (Aspect.SETTING, "bedtime")}
    bedtime = next(one for one in found.summary.stands_out if one.aspect is Aspect.SETTING)
    assert (bedtime.here.count, bedtime.here.of, bedtime.rest.count, bedtime.rest.of) == (9, 12, 4, 30)


def test_seven_entries_never_stand_out() -> None:
    rest = some(0, 60, 10, date(2024, 3, 5))
    assert named(hard_times(look_at([*some(7, 0, 19), *rest]))) == []
    assert (Aspect.PART, 18) in named(hard_times(look_at([*some(8, 0, 19), *rest])))


def test_a_rate_is_given_from_eight_entries_on() -> None:
    shares = [hard_times(look_at(some(3, easy, 19, setting="park"))).table.rows[-1][5] for easy in (4, 5)]
    assert shares == [None, 3 / 8]


def test_entries_without_a_setting_are_not_the_rest_of_one() -> None:
    rows = [*some(9, 3, 10, setting="bedtime"), *some(0, 40, 10)]
    assert not any(aspect is Aspect.SETTING for aspect, _ in named(hard_times(look_at(rows))))


def test_chance_alone_stands_out_in_few_journals() -> None:
    chance, times = Random(5), 0
    for _ in range(60):
        hours = chance.choices(range(6, 22), k=120)
        rows = [
            at(hour, hard=chance.random() < 0.25, day=MONDAY - timedelta(days=chance.randrange(80))) for hour in hours
        ]
        times += bool(named(hard_times(look_at(rows))))
    assert times <= 6


def test_nothing_is_compared_in_a_journal_of_seven_entries() -> None:
    summary = hard_times(look_at(some(3, 4, 19))).summary
    assert (summary.basis, summary.compared, summary.stands_out) == (Basis.TOO_FEW, 0, ())


def test_weekdays_are_those_of_the_calendar() -> None:
    rows = [at(0, hard=True, day=MONDAY + timedelta(days=number)) for number in range(7)]
    found = hard_times(look_at(rows, last_day=MONDAY + timedelta(days=6)))
    assert [row[0] for row in found.table.rows] == list(WEEKDAYS)


@given(journals)
def test_the_result_can_be_written_as_json(rows: list[Row]) -> None:
    found = hard_times(look_at(rows))
    assert msgspec.json.decode(msgspec.json.encode(found), type=type(found)) == found
