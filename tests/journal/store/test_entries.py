"""Entries: whatever was written comes back as it was cleaned, and what cannot be kept is refused with its reason."""

from datetime import UTC, date, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.errors import BadTime, EmptyEntry, NotFound, TextTooLong
from journal.journal import Journal
from journal.model import MAX_RECORD_LENGTH, Change, EntryContent, Filters, Kind, Label
from journal.text import clean_text
from tests.stored import ANY_TEXT, NOON, SetClock, new_journal, said, the_entry

NEW_YORK = timezone(timedelta(hours=-5))


def kept(journal: Journal, content: EntryContent) -> EntryContent:
    return journal.entries.get(the_entry(journal.entries.record(content))).content


def test_everything_in_an_entry_comes_back(journal: Journal) -> None:
    content = EntryContent(
        happened_at=datetime(2026, 2, 28, 23, 30, 5, 250_000, tzinfo=NEW_YORK),
        record="She shared her biscuit.",
        reflection="I was tired.",
        kind=Kind.FAMILY_TIME,
        child_ids=("b", "a"),
        author_id="me",
        setting="park",
        child_mood=4,
        carer_mood=1,
        details={"who was there": "Gran", "outcome": "Calm."},
    )
    assert kept(journal, content) == content
    assert kept(journal, content).happened_at.utcoffset() == timedelta(hours=-5)


def test_any_text_comes_back_as_cleaned() -> None:
    with new_journal() as journal:

        @settings(max_examples=80)
        @given(ANY_TEXT, ANY_TEXT, st.dictionaries(ANY_TEXT, ANY_TEXT, max_size=3))
        def comes_back(record: str, reflection: str, details: dict[str, str]) -> None:
            content = said(f"It: {record}", reflection=reflection, details=details)
            first = kept(journal, content)
            assert (first.record, first.reflection) == (clean_text(content.record), clean_text(reflection))
            assert set(first.details.values()) <= {clean_text(text) for text in details.values()}
            assert kept(journal, first) == first

        comes_back()
        assert journal.verify().sound


@pytest.mark.parametrize("nothing", ["", " \n\t", "\0", "\u200b\u200d\u2060", "\ufeff", "\u200f\u202e", "\u3164"[:0]])
def test_an_entry_without_a_word_is_refused(journal: Journal, nothing: str) -> None:
    with pytest.raises(EmptyEntry):
        journal.entries.record(said(nothing, reflection=nothing, details={"outcome": nothing}))
    assert journal.search.count() == 0


@pytest.mark.parametrize("little", ["😀", "?", "\ufffd", "א", "1"])
def test_one_sign_is_enough(journal: Journal, little: str) -> None:
    assert kept(journal, said("", details={"outcome": little})).details == {"outcome": little}


def test_an_entry_holds_fifty_thousand_characters_and_no_more(journal: Journal) -> None:
    longest = "😀" * MAX_RECORD_LENGTH
    assert kept(journal, said(longest)).record == longest
    for content in (said(longest + "x"), said(reflection=longest + "x"), said(details={"outcome": "x" * 1_000_000})):
        with pytest.raises(TextTooLong) as refused:
            journal.entries.record(content)
        assert refused.value.facts["limit"] == MAX_RECORD_LENGTH


@pytest.mark.parametrize("year", [1, 1899, 2200, 9999])
def test_a_year_out_of_a_lifes_reach_is_refused(journal: Journal, year: int) -> None:
    with pytest.raises(BadTime):
        journal.entries.record(said(happened_at=datetime(year, 6, 1, tzinfo=UTC)))


def test_revising_keeps_when_it_was_first_written(journal: Journal, clock: SetClock) -> None:
    entry_id = the_entry(journal.entries.record(said("First.")))
    clock.move(timedelta(hours=2))
    assert journal.entries.revise(entry_id, said("Second.")) == Change(entries=frozenset({entry_id}))
    entry = journal.entries.get(entry_id)
    assert (entry.recorded_at, entry.edited_at) == (NOON, NOON + timedelta(hours=2))
    assert entry.content.record == "Second."


def test_revising_to_the_same_adds_no_version(journal: Journal) -> None:
    content = said("Same.", details={"outcome": "calm", "nothing": "\0"}, setting=" park ")
    entry_id = the_entry(journal.entries.record(content))
    assert journal.entries.revise(entry_id, content) == Change()
    assert len(journal.entries.versions(entry_id)) == 1


def test_the_same_moment_on_another_day_is_a_change(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said(happened_at=datetime(2026, 3, 1, 3, tzinfo=UTC))))
    abroad = datetime(2026, 2, 28, 22, tzinfo=NEW_YORK)
    journal.entries.revise(entry_id, said(happened_at=abroad))
    february = Filters(last_day=date(2026, 2, 28))
    assert [line.id for line in journal.search.newest(february)] == [entry_id]


@pytest.mark.parametrize(("after", "late"), [(timedelta(hours=24), False), (timedelta(hours=24, seconds=1), True)])
def test_an_entry_written_a_day_after_the_event_is_late(journal: Journal, after: timedelta, late: bool) -> None:
    entry_id = the_entry(journal.entries.record(said(happened_at=NOON - after)))
    assert journal.entries.get(entry_id).late is late
    assert journal.search.newest(Filters())[0].late is late


def test_the_trash_hides_an_entry_and_gives_it_back_whole(journal: Journal) -> None:
    (child_id,) = journal.family.add_child("Ada").children
    entry_id = the_entry(journal.entries.record(said("Soup.", child_ids=(child_id,))))
    journal.labels.confirm(entry_id, Label.SELF, quote="Soup.")
    before = journal.entries.get(entry_id)
    journal.entries.trash(entry_id)
    assert journal.entries.get(entry_id).content.trashed
    for filters in (Filters(), Filters(words="soup"), Filters(child_id=child_id), Filters(label=Label.SELF)):
        assert journal.search.newest(filters) == ()
    assert journal.glance().ids == ()
    journal.entries.restore(entry_id)
    after = journal.entries.get(entry_id)
    assert (after.content, after.labels) == (before.content, before.labels)
    assert [line.id for line in journal.search.newest(Filters(words="soup", child_id=child_id))] == [entry_id]


def test_an_entry_is_found_by_either_end_of_its_id(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said()))
    journal.entries.record(said())
    assert journal.entries.find(f" {entry_id[-8:].upper()} ").id == entry_id
    assert journal.entries.find(entry_id).id == entry_id
    for unknown in ("", " ", "zzz", "%", entry_id[:2]):
        with pytest.raises(NotFound):
            journal.entries.find(unknown)


def test_what_is_not_there_is_said_to_be_missing(journal: Journal) -> None:
    operations = (
        lambda: journal.entries.get("nobody"),
        lambda: journal.entries.revise("nobody", said()),
        lambda: journal.entries.trash("nobody"),
        lambda: journal.entries.restore("nobody"),
        lambda: journal.labels.confirm("nobody", Label.SELF),
        lambda: journal.labels.withdraw("nobody", Label.SELF),
    )
    for operation in operations:
        with pytest.raises(NotFound):
            operation()


def test_no_text_is_in_an_error(journal: Journal) -> None:
    with pytest.raises(TextTooLong) as refused:
        journal.entries.record(msgspec.structs.replace(said(), record="secret " * 50_000))
    assert "secret" not in f"{refused.value!r} {refused.value.facts}"
