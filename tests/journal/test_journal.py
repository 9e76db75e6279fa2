"""A journal's life: made whole or not at all, opened with either secret, closed for good, changed in batches."""

import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from journal.errors import EmptyEntry, JournalExists, NoJournal, StorageFailed, WeakPassphrase
from journal.journal import Journal, create_journal, has_journal, open_journal, open_with_key, unlock
from journal.model import Filters, Label
from tests.stored import NOON, PASSPHRASE, SetClock, pattern, said, the_entry


def test_a_new_journal_is_empty_and_has_its_owner(tmp_path: Path) -> None:
    made, recovery_code = create_journal(tmp_path / "new", PASSPHRASE, owner="Sam")
    with made:
        assert [person.name for person in made.family.people()] == ["Sam"]
        assert made.search.count() == 0
        assert made.verify().sound
    assert unlock(tmp_path / "new", PASSPHRASE) == unlock(tmp_path / "new", recovery_code)


def test_what_was_recorded_is_there_when_opened_again(folder: Path) -> None:
    with open_journal(folder, PASSPHRASE) as journal:
        entry_id = the_entry(journal.entries.record(said("Bath time went well.")))
    with open_journal(folder, pattern().recovery_code) as journal:
        assert journal.entries.get(entry_id).content.record == "Bath time went well."


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_nobody_else_may_read_any_of_it(folder: Path) -> None:
    with open_with_key(folder, pattern().key) as journal:
        journal.entries.record(said())
        journal.heartbeat()
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert set(modes) == {"journal.db", "journal.db-wal", "journal.db-shm", "keys.json", "journal.lock", "open.json"}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_journal_is_never_overwritten(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(JournalExists):
        create_journal(folder, "another passphrase")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_weak_passphrase_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(WeakPassphrase) as refused:
        create_journal(tmp_path / "new", "1234567   ")
    assert refused.value.facts == {"minimum": 8}
    assert not has_journal(tmp_path / "new")


def test_keys_left_from_another_journal_are_kept(folder: Path) -> None:
    keys = (folder / "keys.json").read_bytes()
    (folder / "journal.db").rename(folder.parent / "moved.db")
    create_journal(folder, "another passphrase")[0].close()
    assert keys in [path.read_bytes() for path in folder.glob("keys-*.json")]
    assert unlock(folder, "another passphrase")


def test_a_making_that_was_cut_short_can_be_done_again(tmp_path: Path) -> None:
    for left in ("journal.db.new", "journal.db.new-wal", ".keys.json.new", "keys.json"):
        (tmp_path / left).write_bytes(b"half")
    assert not has_journal(tmp_path)
    create_journal(tmp_path, PASSPHRASE)[0].close()
    assert not list(tmp_path.glob("*.new*"))
    open_journal(tmp_path, PASSPHRASE).close()


def test_no_journal_in_an_empty_folder_nor_where_there_is_none(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NoJournal):
            open_journal(folder, PASSPHRASE)
        with pytest.raises(NoJournal):
            open_with_key(folder, pattern().key)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageFailed):
        create_journal(tmp_path / "file" / "journal", PASSPHRASE)


def test_a_closed_journal_answers_nothing_and_can_be_closed_again(journal: Journal) -> None:
    journal.close()
    journal.close()
    journal.interrupt_reading()
    for ask in (journal.search.count, journal.glance, journal.verify, lambda: journal.entries.record(said())):
        with pytest.raises(StorageFailed, match="closed"):
            ask()


def test_a_batch_is_kept_whole_or_not_at_all(journal: Journal) -> None:
    def half() -> None:
        with journal.batch():
            journal.entries.record(said("One."))
            journal.entries.record(said(""))

    with pytest.raises(EmptyEntry):
        half()
    assert journal.search.count() == 0


def test_a_batch_finds_what_it_has_just_recorded(journal: Journal) -> None:
    with journal.batch():
        entry_id = the_entry(journal.entries.record(said("One.")))
        journal.entries.revise(entry_id, said("Two."))
        journal.labels.confirm(entry_id, Label.SYNCHRONY)
        assert journal.entries.get(entry_id).content.record == "Two."
    assert [line.confirmed for line in journal.search.newest(Filters())] == [(Label.SYNCHRONY,)]
    assert journal.verify().sound


def test_a_batch_may_say_when_its_operations_were_recorded(journal: Journal) -> None:
    earlier = NOON - timedelta(days=100)
    with journal.batch(lambda: earlier):
        entry_id = the_entry(journal.entries.record(said()))
    assert journal.entries.get(entry_id).recorded_at == earlier
    assert journal.entries.get(the_entry(journal.entries.record(said()))).recorded_at == NOON


def test_a_clock_set_back_loses_nothing(journal: Journal, clock: SetClock) -> None:
    entry_id = the_entry(journal.entries.record(said("First.")))
    clock.move(timedelta(days=-400))
    journal.entries.revise(entry_id, said("Second."))
    newer = the_entry(journal.entries.record(said("Third.", happened_at=clock())))
    assert [one.content.record for one in journal.entries.versions(entry_id)] == ["Second.", "First."]
    assert [line.id for line in journal.search.newest(Filters())] == [entry_id, newer]
    assert journal.verify().sound
