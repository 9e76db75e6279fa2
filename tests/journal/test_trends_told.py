"""What the terminal tells of the trends: each answer has words for all its columns and accuses nobody."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given, settings

from journal.model import Child, Label
from journal.terminal.trending import approach, around, balance, beside, hard, signs, together, year
from journal.terminal.trending.told import Question, lately
from journal.trends import Happening, HappeningKind, View
from tests.journal.trends.journals import TODAY, Row, arrays_of, entry, journals

FAMILY = (Child(id="ana", name="Ana"), Child(id="ben", name="Ben"))


def view_of(rows: list[Row], visits: int = 0, child: str | None = "ana", family: tuple[Child, ...] = FAMILY) -> View:
    days = (TODAY - timedelta(days=5 + 10 * number) for number in range(visits))
    return View(
        arrays=arrays_of(rows),
        today=TODAY,
        last_day=TODAY,
        weeks=12,
        children=family,
        child=child,
        happenings=tuple(Happening(kind=HappeningKind.FAMILY_TIME, day=day, minute=900) for day in days),
    )


@pytest.mark.parametrize("question", [hard, signs, around, together, balance, beside])
@settings(max_examples=25)
@given(journals)
def test_every_column_has_words_and_no_word_accuses(question: Question, rows: list[Row]) -> None:
    told = question.tell(view_of(rows, visits=8))
    cells = (told.cell(cell) for row in told.table.rows for cell in row)
    said = " ".join([told.sentence, *map(told.heading, told.table.header), *cells]).casefold()
    assert not [word for word in ("threat", "harsh", "antisocial", "prosocial") if word in said]
    assert all(len(row) == len(told.table.header) for row in told.table.rows)


def test_before_and_after_is_told_from_eight_and_with_its_plain_words() -> None:
    after = [TODAY - timedelta(days=4 + 10 * number) for number in range(8)]
    ordinary = [TODAY - timedelta(days=10 * number) for number in range(8)]
    rows = [entry(day, Label.ANTISOCIAL, children=("ana",)) for day in after]
    rows += [entry(day, children=("ana",)) for day in ordinary]
    told = around.tell(view_of(rows, visits=8)).sentence
    assert "In the 48 hours after: “Someone got hurt” more often (8 of 8 days), set beside Ana’s ordinary days." in told
    assert "no evidence against family time" in told
    assert "too early to compare" in around.tell(view_of(rows, visits=7)).sentence
    assert "--child" in around.tell(view_of(rows, child=None)).sentence


def test_children_are_told_side_by_side_from_two() -> None:
    rows = [entry(TODAY, Label.ANTISOCIAL, children=("ana", "ben"))]
    told = beside.tell(view_of(rows)).sentence
    assert "1 entry about Ana on 1 day and 1 entry about Ben on 1 day. 1 entry counts for more than one." in told
    assert beside.tell(view_of(rows, family=FAMILY[:1])).sentence == "This is for two children or more."


def test_a_hard_hour_is_told_with_its_counts_and_the_weekday_in_words() -> None:
    rows = [entry(TODAY)._replace(minute=19 * 60, child_mood=1) for _ in range(9)]
    rows += [entry(TODAY - timedelta(days=1))._replace(minute=600) for _ in range(20)]
    told = hard.tell(view_of(rows, child=None))
    assert "between 18:00 and 21:00 (9 of 9 entries, otherwise 0 of 20)" in told.sentence
    assert [told.cell(row[0]) for row in told.table.rows] == ["Tuesday", "Wednesday"]


def test_what_happened_is_told_in_words_below_its_week() -> None:
    told = signs.tell(view_of([entry(TODAY, Label.PROSOCIAL, children=("ana",))], visits=1))
    assert "1 thing that happened is in the table too" in told.sentence
    assert "Family time" in [told.cell(cell) for row in told.table.rows for cell in row]


def test_kindness_and_reasons_are_told_with_the_warning_and_from_eight_days_only() -> None:
    days = [TODAY - timedelta(days=number) for number in range(16)]
    rows = [entry(day, Label.REASONING, Label.PROSOCIAL) for day in days[:8]]
    rows += [entry(day, Label.SELF) for day in days[8:]]
    told = together.tell(view_of(rows, child=None)).sentence
    assert "kindness showed on 8 of 8 days with a reason, and on 0 of 8 other marked days" in told
    assert "This is not proof" in told
    assert "too few to set side by side" in together.tell(view_of(rows[1:], child=None)).sentence


def test_one_week_is_told_as_one() -> None:
    for question in (hard, signs, around, together, balance, beside):
        told = question.tell(msgspec.structs.replace(view_of([entry(TODAY, Label.SELF)]), weeks=1)).sentence
        assert "1 weeks" not in told
        assert "one weeks" not in told
    assert lately(1) == "In the last week"


def test_most_days_are_not_claimed_where_it_was_only_more_than_the_others() -> None:
    rows = [entry(TODAY - timedelta(days=number), Label.PROSOCIAL) for number in range(8)]
    told = year.tell(view_of([*rows, entry(TODAY, Label.SELF)], child=None)).sentence
    assert "“Sense of self” showed on the most days: 1 of the 8 that are marked." in told


def test_a_share_that_rises_is_told_in_so_many_of_a_hundred() -> None:
    rows = [
        entry(TODAY - timedelta(weeks=9 - week), Label.REASONING if number < week else Label.LIMIT)
        for week in range(10)
        for number in range(10)
    ]
    told = approach.tell(view_of(rows, child=None)).sentence
    assert "a reason slowly came more often: about 40.0 more in a hundred every four weeks" in told
