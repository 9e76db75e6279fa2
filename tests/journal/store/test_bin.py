"""The bin, and edits that were begun: listed, searched, and never in the way of the journal's own list."""

from datetime import timedelta

from journal.journal import Journal
from journal.model import Draft, Filters, Shelf
from tests.stored import NOON, said, the_entry


def openings(journal: Journal, shelf: Shelf, words: str = "") -> list[str]:
    return [line.opening for line in journal.search.newest(Filters(shelf=shelf, words=words), 100)]


def test_the_bin_lists_what_was_moved_to_it_newest_first(journal: Journal) -> None:
    for at, record in enumerate(("soup", "bread", "tea")):
        entry_id = the_entry(journal.entries.record(said(record, NOON + timedelta(hours=at))))
        if record != "bread":
            journal.entries.trash(entry_id)
    assert openings(journal, Shelf.BIN) == ["tea", "soup"]
    assert openings(journal, Shelf.JOURNAL) == ["bread"]
    assert journal.search.binned() == 2
    assert len(journal.search.places(Filters(shelf=Shelf.BIN))) == 2


def test_the_bin_can_be_searched_as_the_journal_is(journal: Journal) -> None:
    for record in ("Café at noon", "Tea at noon"):
        journal.entries.trash(the_entry(journal.entries.record(said(record))))
    assert openings(journal, Shelf.BIN, "cafe noo") == ["Café at noon"]
    assert openings(journal, Shelf.BIN, "soup") == []
    assert openings(journal, Shelf.BIN, "…") == []


def test_where_an_entry_lies_in_the_bin(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said()))
    assert journal.search.place_in_bin(entry_id) is None
    journal.entries.trash(entry_id)
    assert journal.search.place_in_bin(entry_id) == journal.search.places(Filters(shelf=Shelf.BIN))[0]


def test_entries_with_an_edit_begun_are_listed_but_not_from_the_bin(journal: Journal) -> None:
    ids = [the_entry(journal.entries.record(said(word))) for word in ("one", "two", "three")]
    for entry_id in ids[:2]:
        journal.drafts.save(Draft(content=said("More"), entry_id=entry_id))
    journal.drafts.save(Draft(content=said("A new one")))
    journal.entries.trash(ids[0])
    assert openings(journal, Shelf.UNFINISHED) == ["two"]
    assert journal.search.unfinished() == (ids[1],)


def test_the_bin_keeps_an_edit_that_was_begun(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said()))
    journal.drafts.save(Draft(content=said("More"), entry_id=entry_id, began_from="r", reason="because"))
    journal.entries.trash(entry_id)
    journal.entries.restore(entry_id)
    draft = journal.drafts.get(entry_id)
    assert draft is not None
    assert (draft.content.record, draft.began_from, draft.reason) == ("More", "r", "because")


def test_moving_to_the_bin_and_back_is_no_change_but_new_words_are(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said("One")))
    began = journal.entries.get(entry_id).revision_id
    journal.entries.trash(entry_id)
    journal.entries.restore(entry_id)
    assert not journal.entries.changed_since(entry_id, began)
    journal.entries.revise(entry_id, said("Two"))
    assert journal.entries.changed_since(entry_id, began)
