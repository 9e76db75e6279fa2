"""What the Journal screen decides, without a screen."""

from __future__ import annotations

from array import array
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from journal.model import (
    Decision,
    Entry,
    EntryContent,
    Filters,
    Kind,
    Label,
    LabelDecision,
    Suggestion,
)
from ui.entries.periods import Period, days_of, in_order
from ui.entries.presenter import (
    Arrangement,
    Emptiness,
    Listing,
    arrangement,
    emptiness,
    first_row,
    moved,
    places_of,
    same_row,
    still_chosen,
    waiting,
)

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
TODAY = date(2026, 5, 7)  # a Thursday


def listing(places: list[int], open_place: int | None) -> Listing:
    return Listing(Filters(), array("q", places), open_place, ())


def entry(record: str, *labels: LabelDecision) -> Entry:
    content = EntryContent(happened_at=NOON, record=record)
    return Entry(id="e", content=content, recorded_at=NOON, edited_at=None, revision_id="r", labels=labels)


def decided(label: Label, decision: Decision, quote: str = "") -> LabelDecision:
    return LabelDecision(id=label.value, entry_id="e", label=label, decision=decision, quote=quote)


@pytest.mark.parametrize(
    ("size", "scale", "expected"),
    [
        ((950, 680), 100, Arrangement.BESIDE),
        ((600, 680), 100, Arrangement.BELOW),
        ((780, 720), 200, Arrangement.ONE),
        ((1600, 1200), 200, Arrangement.BESIDE),
    ],
)
def test_list_and_pane_share_the_room_there_is(size: tuple[int, int], scale: int, expected: Arrangement) -> None:
    assert arrangement(*size, scale) is expected


def test_an_empty_list_is_explained() -> None:
    assert emptiness(Filters(), 0) is Emptiness.NEW_JOURNAL
    assert emptiness(Filters(kind=Kind.INCIDENT), 0) is Emptiness.NOTHING_FOUND
    assert emptiness(Filters(words="bath"), 3) is Emptiness.NOT


def test_a_new_search_keeps_the_open_entry_where_it_finds_it() -> None:
    assert first_row(listing([9, 5, 3], 5)) == 1
    assert first_row(listing([9, 5, 3], 4)) == 0
    assert first_row(listing([], None)) is None


def test_an_entry_that_went_gives_way_to_its_neighbour() -> None:
    assert same_row(listing([9, 3], None), before=1) == 1
    assert same_row(listing([9, 3], None), before=7) == 1


def test_an_entry_that_no_longer_fits_the_filters_stays_open() -> None:
    assert same_row(listing([9, 3], 5), before=1) is None


def test_only_what_was_not_decided_waits() -> None:
    shown = [Suggestion(label=one, score=0.9, spans=((0, 2),)) for one in (Label.SELF, Label.THREAT, Label.LIMIT)]
    found = [*shown, Suggestion(label=Label.PROSOCIAL, score=0.1, shown=False)]
    labels = (decided(Label.THREAT, Decision.DISMISSED), decided(Label.LIMIT, Decision.WITHDRAWN))
    still = waiting(entry("We went.", *labels), found)
    assert [one.label for one in still.findings] == [Label.SELF, Label.LIMIT]
    assert not still.safety


def test_safety_is_never_a_question() -> None:
    found = [Suggestion(label=Label.DISCLOSURE, score=0.9, spans=((0, 2),))]
    still = waiting(entry("We went."), found)
    assert (still.findings, still.safety) == ((), Label.DISCLOSURE)


def test_quotes_are_found_again_where_lines_were_broken() -> None:
    quoted = decided(Label.SELF, Decision.CONFIRMED, "I like … my own way")
    assert places_of("I\nlike it my own way", [quoted]) == [(Label.SELF, (0, 6)), (Label.SELF, (10, 20))]


def test_a_quote_that_was_edited_away_marks_nothing() -> None:
    assert places_of("Other words.", [decided(Label.SELF, Decision.CONFIRMED, "I like")]) == []


def test_a_time_that_was_not_touched_stays_to_the_offset() -> None:
    was = datetime(2026, 5, 1, 12, 30, 15, 500, tzinfo=timezone(timedelta(hours=9, minutes=30)))
    assert moved(was, datetime(2026, 5, 1, 12, 30, 15)) == was  # noqa: DTZ001 (wall time)


def test_an_entry_from_elsewhere_keeps_its_own_offset() -> None:
    there = timezone(timedelta(hours=9, minutes=30))
    was = datetime(2026, 5, 1, 12, 30, tzinfo=there)
    assert moved(was, datetime(2026, 5, 1, 9)) == datetime(2026, 5, 1, 9, tzinfo=there)  # noqa: DTZ001 (wall time)


def test_children_keep_the_order_they_were_named_in() -> None:
    assert still_chosen(("b", "a"), ("a", "b", "c")) == ("b", "a", "c")
    assert still_chosen(("b", "a"), ("a",)) == ("a",)


def test_presets_end_today() -> None:
    assert days_of(Period.WEEK, TODAY) == (date(2026, 5, 4), None)
    assert days_of(Period.FOUR_WEEKS, TODAY) == (date(2026, 4, 10), None)
    assert days_of(Period.YEAR, TODAY) == (date(2026, 1, 1), None)
    assert days_of(Period.ALL, TODAY) == (None, None)


def test_days_may_be_chosen_either_way_round() -> None:
    assert in_order(date(2026, 5, 2), date(2026, 5, 1)) == (date(2026, 5, 1), date(2026, 5, 2))
