"""The week's page: what is gathered for it, how it is kept, and that what is half written is lost by nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.errors import EmptyEntry
from journal.journal import Journal
from journal.model import WEEK, By, Kind, Label, PlanState, Suggestion
from journal.suggested import waiting_labels
from journal.week import (
    QUOTE_LENGTH,
    Page,
    Part,
    Quote,
    composed,
    drafted,
    gather_week,
    hold,
    keep,
    monday_of,
    page_in_hand,
    week_due,
    week_to_write,
)
from tests.stored import ANY_TEXT, SetClock, new_journal, said, the_entry

MONDAY = date(2026, 2, 23)
SUNDAY = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HEADINGS = {part: part.value.upper() for part in Part}


def written(journal: Journal, text: str, days_ago: int = 0, **labels: str) -> str:
    """An entry of this week, with the words that were confirmed to show these labels, all one's own doing."""
    entry_id = the_entry(journal.entries.record(said(text, SUNDAY - timedelta(days=days_ago))))
    for name, quote in labels.items():
        journal.labels.confirm(entry_id, Label(name), quote=quote, by=By.ME)
    return entry_id


def plainly(quote: Quote) -> str:
    return quote.words


def test_a_moment_to_keep_is_the_warmest_one_in_a_sentence_of_its_own(journal: Journal) -> None:
    written(journal, "He let her go first.", 3, prosocial="let her go first")
    warmest = written(journal, "Wet. We laughed, he\ngave me half. Bed.", 2, synchrony="We", prosocial="gave me")
    written(journal, "He shared, then I shouted.", 1, synchrony="x", prosocial="shared", self="y", harsh="shouted")
    moment = gather_week(journal, MONDAY).moment
    assert moment is not None
    assert (moment.entry_id, moment.words, moment.label) == (warmest, "gave me half.", Label.PROSOCIAL)


def test_a_good_day_does_for_a_moment_where_nothing_warm_was_confirmed(journal: Journal) -> None:
    text = "We baked. " + "It took ages. " * 20
    journal.entries.record(said(text, SUNDAY, child_mood=5))
    moment = gather_week(journal, MONDAY).moment
    assert moment is not None
    assert moment.words.startswith("We baked. It took")
    assert moment.words.endswith("ages.")
    assert len(moment.words) <= QUOTE_LENGTH
    written(journal, "He shared, then I shouted.", 1, prosocial="He shared", harsh="shouted")
    moment = gather_week(journal, MONDAY).moment
    assert moment is not None
    assert moment.words == "He shared, then I shouted."


@pytest.mark.parametrize(
    ("record", "quote", "words"),
    [
        ("We baked. 'Not sure. Do you want some?' He filled her pockets. Bed.", "filled", "He filled her pockets."),
        ("We baked. She said: “No. Stop.” Then she laughed.", "Stop", "She said: “No. Stop.”"),
        ("It wasn't Dr. Lee's turn, he said. Bed.", "turn", "It wasn't Dr. Lee's turn, he said."),
        ("He said 'never mind. And hugged her", "hugged", "He said 'never mind. And hugged her"),
        ("He let her go first.", "not there", "not there"),
        ("'When you ring, I wait. Then I hang up.' He let her in.", "'not there", "not there"),
    ],
)
def test_a_moment_is_a_whole_sentence_and_speech_stays_together(
    journal: Journal, record: str, quote: str, words: str
) -> None:
    written(journal, record, prosocial=quote)
    moment = gather_week(journal, MONDAY).moment
    assert moment is not None
    assert moment.words == words


def test_each_process_is_quoted_twice_at_most_in_the_order_of_days(journal: Journal) -> None:
    for days_ago, words in ((4, "first"), (2, "second"), (0, "third")):
        written(journal, f"She chose the {words} one.", days_ago, self=words)
    shown = gather_week(journal, MONDAY).processes
    assert [quote.words for quote in shown[Label.SELF]] == ["second", "third"]
    assert shown[Label.MODELING] == ()


def test_the_hard_time_is_one_of_mine_and_brings_its_plan(journal: Journal) -> None:
    planned = written(journal, "If you don't come now, no story.", 3, threat="no story")
    written(journal, "Or else no telly.", 0, threat="no telly")
    (other,) = journal.entries.record(said("Gran threatened him.", SUNDAY)).entries
    journal.labels.confirm(other, Label.THREAT, by=By.CARER)
    journal.plans.keep("I will say why, once, and walk with him.", entry_id=planned)
    week = gather_week(journal, MONDAY)
    assert week.hard is not None
    assert week.plan is not None
    assert (week.hard.entry_id, week.plan.sentence) == (planned, "I will say why, once, and walk with him.")
    journal.plans.mark(week.plan.id, PlanState.DROPPED)
    assert gather_week(journal, MONDAY).plan is None


def test_incidents_and_what_may_be_about_harm_are_not_quoted(journal: Journal) -> None:
    (incident,) = journal.entries.record(said("He hit Tom.", SUNDAY, kind=Kind.INCIDENT)).entries
    journal.labels.confirm(incident, Label.ANTISOCIAL, quote="hit Tom")
    written(journal, "She told me, crying, and I held her.", 1, disclosure="told me", synchrony="held her")
    week = gather_week(journal, MONDAY)
    assert (week.written, week.quotes) == (2, ())


def test_other_weeks_and_what_nobody_confirmed_stay_out(journal: Journal) -> None:
    written(journal, "Before.", 7, prosocial="Before")
    journal.labels.dismiss(written(journal, "Within."), Label.PROSOCIAL)
    week = gather_week(journal, MONDAY)
    assert (week.written, week.quotes) == (1, ())


def test_a_kept_page_is_an_entry_of_its_week_and_is_not_gathered_again(journal: Journal, clock: SetClock) -> None:
    journal.family.add_child("Mia")
    (mia,) = journal.family.children()
    journal.entries.record(said("Mia hugged Tom.", SUNDAY, child_ids=(mia.id,), child_mood=5))
    clock.now = SUNDAY + timedelta(days=2)
    page = drafted(gather_week(journal, MONDAY), plainly)
    entry = journal.entries.get(the_entry(keep(journal, page, HEADINGS)))
    assert entry.content.record == "MOMENT\nMia hugged Tom."
    assert (entry.content.details, entry.content.child_ids) == ({WEEK: "2026-02-23"}, (mia.id,))
    assert monday_of(entry.content.happened_at.date()) == MONDAY
    again = gather_week(journal, MONDAY)
    assert (again.written, again.kept) == (1, (entry.id,))


def test_what_a_page_quotes_does_not_count_twice(journal: Journal) -> None:
    entry_id = written(journal, "He gave me half.")
    page = Page(monday=MONDAY, texts={Part.MOMENT: "He gave me half."})
    kept = journal.entries.get(the_entry(keep(journal, page, HEADINGS)))
    seen = (Suggestion(label=Label.PROSOCIAL, score=0.9, spans=((0, 2),)),)
    journal.suggestions.put_all({"He gave me half.": seen, kept.content.record: seen}, "model")
    assert list(waiting_labels(journal, "model", {Label.PROSOCIAL: 0.5})) == [entry_id]


def test_what_is_half_written_waits_for_its_week_and_goes_once_it_is_kept(journal: Journal) -> None:
    page = Page(monday=MONDAY, texts={Part.MOMENT: "Half a", Part.NEXT: "  "}, child_ids=("c",), entry_ids=("a", "b"))
    hold(journal, page)
    assert page_in_hand(journal, MONDAY - timedelta(days=7)) is None
    held = page_in_hand(journal, MONDAY)
    assert held is not None
    assert (held.texts[Part.MOMENT], held.child_ids, held.entry_ids) == ("Half a", ("c",), ("a", "b"))
    assert journal.drafts.get() is None
    keep(journal, held, HEADINGS)
    assert page_in_hand(journal, MONDAY) is None


def test_an_empty_page_is_not_kept_and_not_forgotten(journal: Journal) -> None:
    page = Page(monday=MONDAY, texts={Part.MOMENT: " \n"})
    hold(journal, page)
    with pytest.raises(EmptyEntry):
        keep(journal, page, HEADINGS)
    assert page_in_hand(journal, MONDAY) is not None


@pytest.mark.parametrize("subject", ["entry", "child", "before"])
def test_erasing_takes_a_half_written_page_that_quotes_it(journal: Journal, subject: str) -> None:
    journal.family.add_child("Mia")
    (mia,) = journal.family.children()
    entry_id = the_entry(journal.entries.record(said("Mia hugged Tom.", SUNDAY, child_ids=(mia.id,), child_mood=5)))
    hold(journal, drafted(gather_week(journal, MONDAY), plainly))
    erasing = journal.erasing
    plans = {
        "entry": lambda: erasing.of_entry(entry_id),
        "child": lambda: erasing.of_child(mia.id),
        "before": lambda: erasing.before(SUNDAY.date() + timedelta(days=1)),
    }
    erasing.erase(plans[subject](), backups=False)
    assert page_in_hand(journal, MONDAY) is None


@pytest.mark.parametrize(
    ("now", "monday"),
    [
        ("2026-02-28T17:59", None),
        ("2026-02-28T18:00", MONDAY),
        ("2026-03-01T08:00", MONDAY),
        ("2026-03-02T21:00", MONDAY),
        ("2026-03-03T08:00", None),
    ],
)
def test_the_page_is_offered_from_saturday_evening_to_monday(journal: Journal, now: str, monday: date | None) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert week_due(journal, moment) is None
    written(journal, "A line.", 2)
    assert week_due(journal, moment) == monday
    keep(journal, Page(monday=MONDAY, texts={Part.NEXT: "Rest."}), HEADINGS)
    assert week_due(journal, moment) is None


@settings(max_examples=15)
@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=4))
def test_any_text_can_be_quoted_and_kept(texts: list[tuple[str, str]]) -> None:
    with new_journal() as journal:
        for record, quote in texts:
            entry_id = the_entry(journal.entries.record(said(f"x {record * 6}", SUNDAY)))
            journal.labels.confirm(entry_id, Label.SELF, quote=quote)
        week = gather_week(journal, MONDAY)
        assert all(0 < len(one.words) <= QUOTE_LENGTH for one in week.quotes)
        page = drafted(week, plainly)
        hold(journal, page)
        assert page_in_hand(journal, MONDAY) == page
        assert bool(texts) == (not page.blank)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_week_runs_from_its_monday_to_its_sunday(day: date) -> None:
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert monday <= day <= monday + timedelta(days=6)
    assert week_to_write(datetime(day.year, day.month, day.day, tzinfo=UTC)) in {monday, monday - timedelta(days=7)}


@given(st.dictionaries(st.sampled_from(Part), st.text(alphabet="ab \n", max_size=6)))
def test_a_page_reads_in_order_and_leaves_empty_boxes_out(texts: dict[Part, str]) -> None:
    page = Page(monday=MONDAY, texts=texts)
    wanted = [HEADINGS[part] for part in Part if texts.get(part, "").strip()]
    lines = composed(page, HEADINGS).split("\n")
    assert [line for line in lines if line in HEADINGS.values()] == wanted
    assert page.blank == (not wanted)
