"""What belongs to this machine: drafts, settings, prompts shown, cached suggestions. None of it is history."""

from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings

from journal.journal import Journal, open_with_key
from journal.model import Draft, Filters, Kind, Label, Suggestion, WaitingFile
from journal.text import clean_text
from tests.stored import ANY_TEXT, NOON, new_journal, pattern, said, the_entry


def test_any_draft_comes_back_as_cleaned() -> None:
    with new_journal() as journal:

        @settings(max_examples=100)
        @given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
        def comes_back(record: str, reflection: str, detail: str) -> None:
            content = said(record, reflection=reflection, details={"outcome": detail}, setting=detail)
            journal.drafts.save(Draft(content=content))
            draft = journal.drafts.get()
            assert draft is not None
            assert (draft.content.record, draft.content.reflection) == (clean_text(record), clean_text(reflection))
            assert draft.content.details == {"outcome": clean_text(detail)}
            journal.drafts.save(draft)
            assert journal.drafts.get() == draft

        comes_back()


def test_each_entry_has_a_draft_of_its_own_that_outlives_closing(folder: Path) -> None:
    with open_with_key(folder, pattern().key) as journal:
        entry_id = the_entry(journal.entries.record(said("Saved.")))
        journal.drafts.save(Draft(content=said("New, half wri")))
        journal.drafts.save(Draft(content=said("Saved, chang"), entry_id=entry_id))
    with open_with_key(folder, pattern().key) as journal:
        new, edited = journal.drafts.get(), journal.drafts.get(entry_id)
        journal.drafts.drop(entry_id)
        assert new is not None
        assert edited is not None
        assert (new.content.record, edited.content.record) == ("New, half wri", "Saved, chang")
        assert journal.drafts.get(entry_id) is None
        assert journal.drafts.get() == new


def test_a_draft_may_be_empty_or_too_long_for_an_entry(journal: Journal) -> None:
    for text in ("", "x" * 1_000_000):
        journal.drafts.save(Draft(content=said(text)))
        draft = journal.drafts.get()
        assert draft is not None
        assert draft.content.record == text


def test_a_setting_is_remembered_and_replaced(journal: Journal) -> None:
    assert journal.settings.get("scale", "1") == "1"
    assert journal.settings.put("scale", "1.5\ud800").settings == {"scale"}
    journal.settings.put("scale", "2\ud800")
    assert journal.settings.get("scale") == "2\ufffd"


def test_when_a_prompt_was_last_shown_is_remembered(journal: Journal) -> None:
    for moment in (NOON, NOON + timedelta(days=3)):
        journal.prompts_shown.note("a-prompt", moment)
    assert journal.prompts_shown.all() == {"a-prompt": NOON + timedelta(days=3)}


def test_suggestions_are_kept_for_a_text_and_a_model(journal: Journal) -> None:
    found = (Suggestion(label=Label.SELF, score=0.75, spans=((0, 4), (6, 9)), shown=False),)
    journal.suggestions.put("I did it.", "one", found)
    journal.suggestions.put("I did it.", "two", ())
    assert journal.suggestions.get("I did it.", "one") == found
    assert journal.suggestions.get("I did it.", "two") == ()
    assert journal.suggestions.get("I did it!", "one") is None
    assert journal.suggestions.get("\ud800", "one") is None


def test_none_of_it_is_history(journal: Journal) -> None:
    before = journal.verify().revisions
    journal.drafts.save(Draft(content=said()))
    journal.settings.put("scale", "2")
    journal.prompts_shown.note("a-prompt", NOON)
    journal.suggestions.put("I did it.", "one", ())
    assert journal.verify().revisions == before


def test_says_which_records_a_model_has_not_read(journal: Journal) -> None:
    for record in ("First.", "Second.", "Second.", "Third."):
        journal.entries.record(said(record))
    journal.suggestions.put("Second.", "one", ())
    places = journal.search.places(Filters())
    assert sorted(journal.suggestions.unread(places, [Kind.MOMENT], "one")) == ["First.", "Third."]
    assert sorted(journal.suggestions.unread(places, [Kind.MOMENT], "two")) == ["First.", "Second.", "Third."]
    assert journal.suggestions.unread(places, [Kind.INCIDENT], "two") == ()
    assert (journal.suggestions.count("one"), journal.suggestions.count("two")) == (1, 0)


def test_forgets_what_other_models_found(journal: Journal) -> None:
    journal.suggestions.put_all({"a": (), "b": ()}, "old")
    journal.suggestions.put("a", "new", ())
    journal.suggestions.forget_others("new")
    assert (journal.suggestions.count("old"), journal.suggestions.count("new")) == (0, 1)


def test_what_waits_for_an_entry_is_kept_in_its_order(journal: Journal) -> None:
    files = (WaitingFile(name="b.txt", content=b"\0b"), WaitingFile(name="a.png", path="/tmp/a.png"))
    journal.waiting_files.keep([WaitingFile(name="before")])
    journal.waiting_files.keep(files)
    assert journal.waiting_files.all() == files
    journal.waiting_files.keep(())
    assert journal.waiting_files.all() == ()
