"""Before and after agrees with looking at each entry by hand, and says nothing from few happenings."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.model import Child, Kind, Label
from journal.trends import Basis, Happening, HappeningKind, Verdict, View
from journal.trends.around import Around, Seen, Sign, When, around, kinds_known
from tests.journal.trends.journals import TODAY, Row, arrays_of, entry

ANA, BEN = Child(id="ana", name="Ana"), Child(id="ben", name="Ben")
TWO_DAYS = timedelta(hours=48)
SHOWS = {
    Sign.PROSOCIAL: lambda row: Label.PROSOCIAL in row.confirmed,
    Sign.ANTISOCIAL: lambda row: Label.ANTISOCIAL in row.confirmed,
    Sign.GOOD_MOOD: lambda row: row.child_mood in (4, 5),
    Sign.HARD_MOOD: lambda row: row.child_mood in (1, 2),
}


def happening(days_ago: int, minute: int | None = 900, about: tuple[str, ...] = ("ana",)) -> Happening:
    day = TODAY - timedelta(days=days_ago)
    return Happening(kind=HappeningKind.FAMILY_TIME, day=day, minute=minute, child_ids=about)


def view_of(rows: list[Row], happenings: list[Happening], child: str | None = "ana", weeks: int = 52) -> View:
    found = tuple(happenings)
    return View(
        arrays=arrays_of(rows),
        today=TODAY,
        last_day=TODAY,
        weeks=weeks,
        children=(ANA, BEN),
        child=child,
        happenings=found,
    )


hours = st.sampled_from([0, 1, 720, 900, 1439])
happenings = st.lists(
    st.builds(
        happening, st.integers(0, 14), st.none() | hours, st.sampled_from([("ana",), ("ben",), (), ("ana", "ben")])
    ),
    max_size=4,
)


def close_together(days_ago: int, minute: int, shown: frozenset[Label], mood: int, about: tuple[str, ...]) -> Row:
    row = entry(TODAY - timedelta(days=days_ago), *shown, children=about)
    return row._replace(minute=minute, child_mood=mood)


rows_close_together = st.lists(
    st.builds(
        close_together,
        st.integers(0, 16),
        hours,
        st.frozensets(st.sampled_from([Label.PROSOCIAL, Label.ANTISOCIAL, Label.SELF])),
        st.integers(0, 5),
        st.sampled_from([("ana",), ("ana", "ben"), ("ben",)]),
    ),
    max_size=20,
)


def at(row: Row) -> datetime:
    return datetime.combine(row.day, time(row.minute // 60, row.minute % 60))


def span(one: Happening) -> tuple[datetime, datetime]:
    midnight = datetime.combine(one.day, time())
    if one.minute is None:
        return midnight, midnight + timedelta(hours=23, minutes=59)
    return (midnight + timedelta(minutes=one.minute),) * 2


def when_by_hand(row: Row, concerning: list[Happening]) -> When | None:
    spans = [span(one) for one in concerning]
    if all(abs((row.day - one.day).days) > 2 for one in concerning):
        return When.ORDINARY
    if any(first <= at(row) <= last for first, last in spans):
        return None
    before = min((first - at(row) for first, _ in spans if first > at(row)), default=timedelta.max)
    after = min((at(row) - last for _, last in spans if last < at(row)), default=timedelta.max)
    if min(before, after) > TWO_DAYS:
        return None
    return When.BEFORE if before < after else When.AFTER


def seen_at(found: Around, when: When, sign: Sign) -> Seen:
    (one,) = (one for one in found.summary.seen if (one.when, one.sign) == (when, sign))
    return one


@settings(max_examples=300)
@given(rows_close_together, happenings)
def test_counts_agree_with_looking_at_each_entry_by_hand(rows: list[Row], happened: list[Happening]) -> None:
    view = view_of(rows, happened)
    summary = around(view).summary
    concerning = [one for one in happened if "ana" in one.child_ids or not one.child_ids]
    about = [row for row in rows if "ana" in row.children and view.period.first_day <= row.day <= TODAY]
    for one in summary.seen:
        here = [row for row in about if when_by_hand(row, concerning) is one.when]
        shown = [row for row in here if SHOWS[one.sign](row)]
        telling = here if one.sign in (Sign.PROSOCIAL, Sign.ANTISOCIAL) else [row for row in here if row.child_mood]
        assert summary.days_written[one.when] == len({row.day for row in here})
        assert (one.entries, one.days) == (len(shown), len({row.day for row in shown}))
        assert one.of_days == len({row.day for row in telling})


def test_seven_family_times_are_too_few_and_eight_are_not() -> None:
    rows = [entry(TODAY - timedelta(days=days), Label.PROSOCIAL, children=("ana",)) for days in range(300)]
    for number, rests_on in ((7, Basis.TOO_FEW), (8, Basis.ENOUGH)):
        summary = around(view_of(rows, [happening(14 * fortnight) for fortnight in range(number)])).summary
        assert (summary.happenings, summary.basis) == (number, rests_on)
        kind = [one for one in summary.seen if one.sign is Sign.PROSOCIAL]
        assert {one.share is None for one in kind} == {rests_on is Basis.TOO_FEW}
        assert all(one.entries for one in kind)


def test_two_records_of_one_visit_are_one_family_time() -> None:
    twice = [happening(14 * number, minute) for number in range(4) for minute in (600, 900)]
    summary = around(view_of([], twice)).summary
    assert (summary.happenings, summary.basis) == (4, Basis.TOO_FEW)


def test_family_times_before_the_placement_on_show_are_not_counted_in_it() -> None:
    visits = [happening(14 * number + 3) for number in range(9)]
    view = msgspec.structs.replace(view_of([], visits), since=TODAY - timedelta(days=20))
    assert around(view).summary.happenings == 2


def test_only_what_cannot_well_be_chance_is_called_more() -> None:
    visits = [happening(14 * number + 3) for number in range(10)]
    hard = [entry(one.day + timedelta(days=1), Label.ANTISOCIAL, children=("ana",)) for one in visits]
    quiet = [entry(one.day - timedelta(days=7), children=("ana",)) for one in visits]
    calm = [entry(one.day - timedelta(days=1), children=("ana",)) for one in visits]
    found = around(view_of([*hard, *quiet, *calm], visits))
    after = seen_at(found, When.AFTER, Sign.ANTISOCIAL)
    assert (after.days, after.of_days, after.verdict) == (10, 10, Verdict.MORE)
    assert seen_at(found, When.BEFORE, Sign.ANTISOCIAL).verdict is Verdict.SAME
    assert seen_at(found, When.AFTER, Sign.HARD_MOOD).verdict is Verdict.TOO_FEW


def test_an_entry_between_two_counts_once_and_for_the_nearer() -> None:
    between = entry(TODAY - timedelta(days=2), Label.PROSOCIAL, children=("ana",))
    for minute, when in ((360, When.AFTER), (361, When.BEFORE)):
        rows = [between._replace(minute=minute)]
        found = around(view_of(rows, [happening(3, 720), happening(1, 0)]))
        assert [one.when for one in found.summary.seen if one.entries] == [when]


def test_family_time_itself_is_neither_before_nor_after() -> None:
    own = entry(TODAY, Label.PROSOCIAL, children=("ana",))._replace(minute=900, kind=Kind.FAMILY_TIME)
    assert not any(one.entries for one in around(view_of([own], [happening(0)])).summary.seen)


def test_without_a_chosen_child_nothing_is_counted_unless_there_is_just_one() -> None:
    view = view_of([entry(TODAY, Label.PROSOCIAL, children=("ana",))], [happening(9)], child=None)
    assert around(view).summary.child is None
    assert around(view).table.rows == ()
    alone = msgspec.structs.replace(view, children=(ANA,))
    assert around(alone).summary.child == "ana"
    assert seen_at(around(alone), When.ORDINARY, Sign.PROSOCIAL).entries == 1


def test_family_time_can_always_be_chosen_and_what_happened_to_another_child_cannot() -> None:
    loss = Happening(kind=HappeningKind.LOSS, day=TODAY, child_ids=("ben",))
    assert kinds_known(view_of([], [loss])) == (HappeningKind.FAMILY_TIME,)
    assert kinds_known(view_of([], [loss], child="ben")) == (HappeningKind.FAMILY_TIME, HappeningKind.LOSS)


def test_it_is_private_and_says_so_in_json() -> None:
    written = msgspec.json.decode(msgspec.json.encode(around(view_of([], []))))
    assert written["private"] is True


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_happening_at_the_end_of_time_is_no_fault(day: date) -> None:
    far = Happening(kind=HappeningKind.FAMILY_TIME, day=day)
    assert around(view_of([entry(children=("ana",))], [far])).summary.days_written[When.ORDINARY] == 1
