"""A journal kept of every schema there ever was: it opens, and all that was in it is there."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from journal.journal import Journal, open_journal
from journal.model import Decision, Filters, Kind, Label, Shelf
from journal.store.schema import SCHEMA_VERSION
from tests.faults.killing import STORED, STORED_SECRET
from tests.faults.storing import DRAWING

RECORDS = [
    "A quiet day.",
    "They built a den of cushions together. It fell on the cat.",
    "Tom hid under the table until the visitor had gone.",
    "Mia carried the soup in and asked who was hungriest.",
]


@pytest.fixture(params=sorted(path.name for path in STORED.iterdir()))
def schema(request: pytest.FixtureRequest) -> int:
    return int(str(request.param).removeprefix("v"))


@pytest.fixture
def stored(schema: int, tmp_path: Path) -> Path:
    return Path(shutil.copytree(STORED / f"v{schema}", tmp_path / "journal"))


def records(journal: Journal, filters: Filters) -> list[str]:
    return [journal.entries.get(line.id).content.record for line in journal.search.newest(filters, 99)]


def test_every_schema_has_its_journal() -> None:
    assert {path.name for path in STORED.iterdir()} == {f"v{number + 1}" for number in range(SCHEMA_VERSION)}


def test_all_that_was_in_it_is_there(stored: Path) -> None:
    with open_journal(stored, STORED_SECRET) as journal:
        assert records(journal, Filters()) == RECORDS
        assert records(journal, Filters(shelf=Shelf.BIN)) == ["Gone to the bin."]
        assert [(child.name, child.born) for child in journal.family.children()] == [
            ("Mia", date(2019, 4, 23)),
            ("Tom", None),
        ]
        draft = journal.drafts.get()
        assert draft is not None
        assert draft.content.record == "Half a sentence about"
        assert journal.settings.get("country") == "IE"
        assert journal.verify().sound


def test_its_details_labels_and_plans_are_there(stored: Path) -> None:
    with open_journal(stored, STORED_SECRET) as journal:
        (line,) = journal.search.newest(Filters(kind=Kind.FAMILY_TIME), 9)
        entry = journal.entries.get(line.id)
        assert (entry.content.details, entry.content.reflection) == ({"handover": "calm"}, "I was tired.")
        assert [(one.label, one.decision) for one in entry.labels] == [(Label.SELF, Decision.DISMISSED)]
        (plan,) = journal.plans.all()
        assert (plan.sentence, plan.occasion, plan.entry_id) == ("Next time I knock first.", "visits", entry.id)


def test_stories_and_tries_are_there_from_the_third_schema_on(stored: Path, schema: int) -> None:
    with open_journal(stored, STORED_SECRET) as journal:
        third = schema >= 3
        assert [one.name for one in journal.story.placements()] == ["With us"] * third
        assert [one.words for one in journal.story.events()] == ["Year 2"] * third
        assert [one.words for plan in journal.plans.all() for one in plan.tries] == ["He opened."] * third


def test_an_edit_is_marked_and_a_move_to_the_bin_is_not(stored: Path) -> None:
    with open_journal(stored, STORED_SECRET) as journal:
        edited = {line.opening: line.edited for line in journal.search.newest(Filters(), 99)}
        assert edited == {record: record == RECORDS[1] for record in RECORDS}
        (binned,) = journal.search.newest(Filters(shelf=Shelf.BIN), 9)
        assert journal.entries.get(binned.id).edited_at is None


def test_enclosures_are_there_from_the_second_schema_on(stored: Path) -> None:
    with open_journal(stored, STORED_SECRET) as journal:
        (line,) = journal.search.newest(Filters(words="soup"), 9)
        kept = [(one.name, journal.enclosures.read(one.id)) for one in journal.enclosures.of(line.id)]
    assert kept == ([("drawing.txt", DRAWING)] if (stored / "enclosures").exists() else [])
