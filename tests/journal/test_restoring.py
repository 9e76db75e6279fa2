"""Restoring: what it would change is told before, and nothing of the present state is destroyed by it."""

import os
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.errors import (
    BackupDamaged,
    BackupOfAnotherJournal,
    BackupUnderOtherKey,
    Cancelled,
    JournalInUse,
    WrongPassphrase,
)
from journal.journal import create_journal, open_journal
from journal.model import Filters
from journal.proving import prove
from journal.restoring import backup_in, backups_in_reach, preview, restore, restore_keys
from journal.store.backups import About, Backup, BackupKind, rewriting, write_about
from journal.store.copying import copy_whole
from journal.store.keys import KEYS_FILE, create_keys, read_keys, write_keys
from tests.faults.killing import STORED, STORED_SECRET
from tests.journal.store.test_backups import enclose
from tests.stored import NOON, PASSPHRASE, pattern, said, the_entry


def write(folder: Path, *records: str) -> list[str]:
    with open_journal(folder, PASSPHRASE) as journal:
        return [the_entry(journal.entries.record(said(record))) for record in records]


def backed_up(folder: Path, *records: str) -> Backup:
    """Write entries and make a backup of the journal then."""
    with open_journal(folder, PASSPHRASE) as journal:
        for record in records:
            journal.entries.record(said(record))
        return journal.backups.make()


def records_in(folder: Path, passphrase: str = PASSPHRASE) -> list[str]:
    with open_journal(folder, passphrase) as journal:
        assert journal.verify().sound
        return sorted(line.opening for line in journal.search.newest(Filters(), 50))


def damage(folder: Path) -> None:
    with open(folder / "journal.db", "r+b") as file:
        file.seek(100)
        file.write(os.urandom(4000))


def test_a_preview_counts_what_would_change(folder: Path) -> None:
    with open_journal(folder, PASSPHRASE) as journal:
        changed = the_entry(journal.entries.record(said("soup", NOON - timedelta(days=3))))
        journal.entries.record(said("tea"))
        backup = journal.backups.make()
        journal.entries.revise(changed, said("pea soup", NOON - timedelta(days=3)))
        journal.entries.record(said("cake"))
    found = preview(folder, PASSPHRASE, backup)
    assert (found.entries, found.first_day, found.last_day) == (2, date(2026, 2, 26), date(2026, 3, 1))
    assert (found.only_here, found.only_present, found.different) == (0, 1, 1)
    assert found.present_readable


def test_restoring_brings_the_backup_back_and_sets_the_present_aside(folder: Path) -> None:
    backup = backed_up(folder, "soup")
    write(folder, "tea")
    aside = restore(folder, PASSPHRASE, backup).set_aside
    assert records_in(folder) == ["soup"]
    assert aside is not None
    assert aside.kind is BackupKind.SET_ASIDE
    restore(folder, PASSPHRASE, aside)
    assert records_in(folder) == ["soup", "tea"]


def test_what_is_written_after_a_restoring_contradicts_no_head_seen_before(folder: Path) -> None:
    backup = backed_up(folder, "soup")
    write(folder, "tea")
    restore(folder, PASSPHRASE, backup)
    write(folder, "cake")
    with open_journal(folder, PASSPHRASE) as journal:
        assert {head.count for head in backup.heads} <= {head.count for head in journal.history.heads()}
        assert len(journal.history.heads()) == 2
        assert prove(journal).sound
        (line,) = journal.ledger.lines("restore")
    assert "soup" not in line.body


def test_a_damaged_journal_is_restored_and_its_files_are_kept(folder: Path) -> None:
    backup = backed_up(folder, "soup")
    damage(folder)
    damaged = (folder / "journal.db").read_bytes()
    assert not preview(folder, PASSPHRASE, backup).present_readable
    aside = restore(folder, PASSPHRASE, backup).set_aside
    assert aside is not None
    assert (aside.folder / "journal.db").read_bytes() == damaged
    assert records_in(folder) == ["soup"]


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"{")])
def test_without_its_keys_a_journal_gets_them_back_and_keeps_everything(
    folder: Path, spoil: Callable[[Path], object]
) -> None:
    backup = backed_up(folder, "soup")
    write(folder, "tea")
    spoil(folder / KEYS_FILE)
    found = preview(folder, PASSPHRASE, backup)
    assert (found.keys_fit, found.only_present) == (True, 1)
    restore_keys(folder, PASSPHRASE, backup)
    assert records_in(folder) == ["soup", "tea"]


def test_without_its_keys_a_journal_can_be_restored_and_gone_back_to(folder: Path) -> None:
    backup = backed_up(folder, "soup")
    write(folder, "tea")
    (folder / KEYS_FILE).write_bytes(b"{")
    aside = restore(folder, PASSPHRASE, backup).set_aside
    assert records_in(folder) == ["soup"]
    assert aside is not None
    restore(folder, PASSPHRASE, aside)
    assert records_in(folder) == ["soup", "tea"]


def test_a_journal_whose_file_is_gone_is_restored(folder: Path) -> None:
    backup = backed_up(folder, "soup")
    (folder / "journal.db").unlink()
    assert restore(folder, PASSPHRASE, backup).set_aside is None
    assert records_in(folder) == ["soup"]


def test_what_was_erased_since_is_not_brought_back(folder: Path) -> None:
    backup = backed_up(folder, "soup", "tea")
    with open_journal(folder, PASSPHRASE) as journal:
        (tea,) = journal.search.newest(Filters(words="tea"), 5)
        journal.erasing.erase(journal.erasing.of_entry(tea.id), backups=False)
    restore(folder, PASSPHRASE, backup)
    assert records_in(folder) == ["soup"]
    with open_journal(folder, PASSPHRASE) as journal:
        assert [one.subject for one in journal.erasing.receipts()] == [tea.id]


def under_an_earlier_passphrase(folder: Path, backup: Backup, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make it as if it had been made before the journal got another key and passphrase."""
    earlier = os.urandom(32)
    journal_id = read_keys(folder).journal_id
    monkeypatch.setattr("journal.store.keys.new_id", lambda: journal_id)
    with rewriting(backup) as fresh:
        copy_whole(folder / "journal.db", pattern().key, fresh / "journal.db", new_key=earlier)
        write_keys(fresh, create_keys(earlier, "an earlier one", ""))


def test_a_backup_under_an_earlier_passphrase_comes_back_under_the_present_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = backed_up(folder, "soup")
    under_an_earlier_passphrase(folder, backup, monkeypatch)
    write(folder, "tea")
    with pytest.raises(BackupUnderOtherKey):
        restore(folder, PASSPHRASE, backup)
    restore(folder, PASSPHRASE, backup, secret_of_backup="an earlier one")
    assert records_in(folder) == ["soup"]
    with pytest.raises(WrongPassphrase):
        open_journal(folder, "an earlier one")


def test_a_backup_of_the_first_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(STORED / "v1", tmp_path / "journal"))
    old = Path(shutil.copytree(STORED / "v1", folder / "backups" / "2026-01-01T000000Z"))
    about = About(number=1, made_at="2026-01-01T00:00:00.000Z", kind=BackupKind.MADE, journal_id="")
    write_about(old, about)
    (folder / "journal.db").unlink()
    restore(folder, STORED_SECRET, backup_in(old))
    assert len(records_in(folder, STORED_SECRET)) == 4


def test_a_backup_of_another_journal_is_refused(folder: Path, tmp_path: Path) -> None:
    other, _ = create_journal(tmp_path / "other", PASSPHRASE)
    with other:
        foreign = other.backups.make()
    with pytest.raises(BackupOfAnotherJournal):
        restore(folder, PASSPHRASE, foreign)


def test_enclosures_that_are_missing_come_back(folder: Path) -> None:
    enclose(folder, "one", b"a photo")
    backup = backed_up(folder, "soup")
    shutil.rmtree(folder / "enclosures")
    restore(folder, PASSPHRASE, backup)
    assert (folder / "enclosures" / "one").read_bytes() == b"a photo"


def test_a_wrong_passphrase_restores_nothing(folder: Path) -> None:
    backup = backed_up(folder, "soup")
    with pytest.raises(WrongPassphrase):
        restore(folder, "not this one", backup)
    assert len(backups_in_reach(folder)) == 1


def test_a_damaged_backup_is_refused_and_nothing_is_set_aside(folder: Path) -> None:
    backup = backed_up(folder, "soup")
    damage(backup.folder)
    with pytest.raises(BackupDamaged):
        restore(folder, PASSPHRASE, backup)
    assert len(backups_in_reach(folder)) == 1
    assert records_in(folder) == ["soup"]


@pytest.mark.parametrize("at", [0, 500])
def test_cancelling_leaves_all_as_it_was(folder: Path, at: int) -> None:
    backup = backed_up(folder, "soup")
    write(folder, "tea")

    def enough(done: int, _: int) -> None:
        if done >= at:
            raise Cancelled

    with pytest.raises(Cancelled):
        restore(folder, PASSPHRASE, backup, progress=enough)
    assert records_in(folder) == ["soup", "tea"]
    assert [one.name for one in backups_in_reach(folder)] == [backup.name]
    assert not list(folder.glob("swap*"))


def test_an_open_journal_is_not_restored_over(folder: Path) -> None:
    backup = backed_up(folder)
    with open_journal(folder, PASSPHRASE), pytest.raises(JournalInUse):
        restore(folder, PASSPHRASE, backup)


def test_a_backup_that_only_the_second_place_has_is_found(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    with open_journal(folder, PASSPHRASE) as journal:
        journal.backups.set_second_place(tmp_path / "stick")
        journal.entries.record(said("soup"))
        shutil.rmtree(journal.backups.make().folder)
    (backup,) = backups_in_reach(folder)
    (folder / "journal.db").unlink()
    restore(folder, PASSPHRASE, backup)
    assert records_in(folder) == ["soup"]
