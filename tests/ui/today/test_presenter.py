"""What Today decides, without a screen."""

from datetime import UTC, date, datetime, timedelta

import pytest

from journal.model import By, EntryContent, Kind, Label, Suggestion
from journal.reading.reader import Silence
from ui.today.another_way import AnotherWay
from ui.today.presenter import (
    Finding,
    Review,
    Standing,
    chosen_at_first,
    findings,
    left_over,
    marks,
    notice_stands,
    noticed,
    seen,
    with_more,
    youngest_age,
)

NOW = datetime(2026, 3, 1, 21, 30, tzinfo=UTC)
ALL = tuple(Suggestion(label=label, score=0.9, spans=((0, 4),)) for label in Label)


def review(kind: Kind = Kind.MOMENT) -> Review:
    return Review(entry_id="e", content=EntryContent(happened_at=NOW, record="Some words", kind=kind))


def read(kind: Kind = Kind.MOMENT, silence: Silence | None = None, *, asked: bool = False) -> Review:
    return review(kind).read(ALL, "m", silence, asked=asked)


def test_only_processes_and_kindness_show_while_typing() -> None:
    wanted = (Label.MODELING, Label.INTERNALIZATION, Label.SYNCHRONY, Label.SELF, Label.PROSOCIAL)
    assert seen(ALL) == wanted
    assert tuple(label for label, _ in marks(ALL)) == wanted


def test_what_lies_under_its_threshold_is_neither_marked_nor_asked() -> None:
    unsure = (Suggestion(label=Label.SELF, score=0.2, spans=((0, 4),), shown=False),)
    assert (marks(unsure), seen(unsure), findings("text", unsure)) == ((), (), ())


def test_safety_is_never_a_finding_but_a_line() -> None:
    assert {one.label for one in findings("Some words", ALL)} == set(Label) - {Label.DISCLOSURE, Label.CRISIS}
    likelier = Suggestion(label=Label.CRISIS, score=0.95, spans=((0, 4),))
    assert noticed((*ALL, likelier)) is Label.CRISIS
    assert noticed(ALL[:4]) is None


def test_a_quote_is_one_line() -> None:
    found = Suggestion(label=Label.SELF, score=1, spans=((0, 5), (9, 13)))
    assert findings("a\n\nbc xx defg", (found,))[0].quote == "a bc … defg"


@pytest.mark.parametrize("kind", [Kind.INCIDENT, Kind.FAMILY_TIME])
def test_some_records_show_nothing_until_asked(kind: Kind) -> None:
    assert (read(kind).standing, read(kind).waiting, read(kind).another_way) == (Standing.ON_REQUEST, (), False)
    assert read(kind, asked=True).standing is Standing.WAITING


def test_another_language_says_why_it_is_silent() -> None:
    assert read(silence=Silence.FOREIGN).standing is Standing.FOREIGN


HARD = pytest.mark.parametrize("hard", [Label.THREAT, Label.HARSH])


def read_one(label: Label, by: By | None = None) -> tuple[Review, Finding]:
    found = Suggestion(label=label, score=0.9, spans=((0, 4),), by=by)
    read = review().read([found], "m", asked=False)
    return read, read.waiting[0]


@HARD
@pytest.mark.parametrize(("by", "offered"), [(By.ME, True), (By.CARER, False), (By.OTHER, False)])
def test_another_way_is_offered_for_ones_own_words(hard: Label, by: By, offered: bool) -> None:
    read, finding = read_one(hard)
    assert read.another_way
    assert read.decided(finding, by, confirmed=True).another_way is offered
    assert read_one(hard, by)[0].another_way is offered


@HARD
def test_dismissing_takes_the_offer_away_and_undo_brings_it_back(hard: Label) -> None:
    read, finding = read_one(hard)
    dismissed = read.decided(finding, confirmed=False)
    assert not dismissed.another_way
    assert dismissed.reopened(finding) == read


def test_another_way_is_offered_for_what_was_added_as_ones_own_until_it_is_taken_back() -> None:
    added = review().added(Label.HARSH, By.ME)
    assert added.another_way
    assert not added.taken_back(Label.HARSH, None).another_way
    assert not review().added(Label.LIMIT, By.ME).another_way


def test_the_last_answer_ends_the_review() -> None:
    only = Finding(label=Label.SELF)
    one_left = Review(entry_id="e", content=review().content, waiting=(only,), standing=Standing.WAITING)
    assert one_left.decided(only, confirmed=True).standing is Standing.DONE


def test_what_was_typed_while_saving_stays() -> None:
    assert left_over("saved", "saved") == ""
    assert left_over("saved and more", "saved") == " and more"
    assert left_over("changed", "saved") == "changed"


def test_a_draft_comes_before_what_was_typed_since() -> None:
    draft = EntryContent(happened_at=NOW, record="before")
    assert with_more(draft, "since").record == "before\nsince"
    assert with_more(draft, " ").record == "before"


def test_children_are_filled_in() -> None:
    assert chosen_at_first(["a"], []) == {"a"}
    assert chosen_at_first(["a", "b"], []) == frozenset()
    assert chosen_at_first(["a", "b", "c"], ["b", "c", "gone"]) == {"b", "c"}


@pytest.mark.parametrize(("ago", "stands"), [(1, True), (71, True), (73, False), (-80, False)])
def test_a_safety_notice_stands_three_days(ago: int, stands: bool) -> None:
    assert notice_stands(NOW - timedelta(hours=ago), NOW) is stands


def test_examples_fit_the_youngest() -> None:
    today = date(2026, 3, 1)
    assert youngest_age([date(2020, 3, 2), date(2012, 1, 1), None], today) == 5
    assert youngest_age([None, date(2027, 1, 1)], today) is None


def test_another_way_keeps_every_answer_and_offers_the_last_one() -> None:
    state = AnotherWay()
    for answer in ("sleep", "her sister", "sad", "We read,\nthen lights out."):
        state = state.written(answer).moved(1)
    assert (state.asked, state.text) == (None, "We read, then lights out.")
    assert state.moved(-4).text == "sleep"
    assert state.written("Mine").moved(-1).moved(1).text == "Mine"
