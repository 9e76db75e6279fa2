"""Erasing in backups: those in reach are written anew without it, and the receipt names those that remain."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journal.errors import Cancelled
from journal.journal import Journal
from journal.store.backups import BackupKind, places_of
from journal.store.copying import check_whole
from tests.journal.store.test_erasing import KEY, WORDS, child_of, told
from tests.pages import holds
from tests.stored import said, the_entry


def erase(journal: Journal, entry_id: str, *, backups: bool = True) -> None:
    journal.erasing.erase(journal.erasing.of_entry(entry_id), backups=backups)
    journal.erasing_copies.erase()


def test_a_backup_in_reach_keeps_not_a_word_and_stays_whole(journal: Journal) -> None:
    journal.entries.record(said("Zebras drank."))
    entry_id = told(journal)
    before = journal.backups.make()
    assert holds(before.folder, KEY, *WORDS) == list(WORDS)
    erase(journal, entry_id)
    (after,) = places_of(journal.folder)[0].backups()
    assert holds(after.folder, KEY, *WORDS, "zebras") == ["zebras"]
    check_whole(after.folder / "journal.db", KEY)
    receipt = journal.erasing.receipts()[0]
    assert after.erasures == (receipt.id,)
    assert (receipt.backups_erased, receipt.backups_remaining) == ((str(before.folder),), ())
    assert (after.heads, after.made_at, after.kind) == (before.heads, before.made_at, BackupKind.MADE)


def test_backups_stay_as_they_are_where_that_was_chosen(journal: Journal) -> None:
    entry_id = told(journal)
    backup = journal.backups.make()
    erase(journal, entry_id, backups=False)
    assert holds(backup.folder, KEY, *WORDS) == list(WORDS)


def test_a_place_out_of_reach_is_named_and_erased_when_it_is_next_seen(journal: Journal, tmp_path: Path) -> None:
    stick, away = tmp_path / "stick", tmp_path / "away"
    stick.mkdir()
    entry_id = told(journal)
    journal.backups.set_second_place(stick)
    journal.backups.keep_up()
    (there,) = places_of(journal.folder)[1].backups()
    stick.rename(away)
    erase(journal, entry_id)
    assert journal.erasing.receipts()[0].backups_remaining == (str(there.folder.parent),)
    away.rename(stick)
    assert holds(there.folder, KEY, *WORDS) == list(WORDS)
    journal.erasing_copies.erase()
    assert holds(there.folder, KEY, *WORDS) == []
    assert journal.erasing.receipts()[0].backups_remaining == ()


def test_a_backup_that_does_not_open_is_named(journal: Journal) -> None:
    entry_id = told(journal)
    backup = journal.backups.make()
    (backup.folder / "journal.db").write_bytes(os.urandom(8192))
    erase(journal, entry_id)
    assert journal.erasing.receipts()[0].backups_remaining == (str(backup.folder),)
    lines = len(journal.ledger.lines())
    journal.erasing_copies.erase()
    assert len(journal.ledger.lines()) == lines


def test_one_may_stop_between_two_backups_and_go_on_later(journal: Journal) -> None:
    entry_id = told(journal)
    first, second = journal.backups.make(), None
    journal.entries.record(said())
    second = journal.backups.make()
    journal.erasing.erase(journal.erasing.of_entry(entry_id), backups=True)

    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        journal.erasing_copies.erase(stop)
    assert journal.erasing.receipts()[0].backups_remaining == (str(first.folder),)
    journal.erasing_copies.erase()
    receipt = journal.erasing.receipts()[0]
    assert receipt.backups_remaining == ()
    assert set(receipt.backups_erased) == {str(first.folder), str(second.folder)}
    assert holds(first.folder, KEY, *WORDS) == holds(second.folder, KEY, *WORDS) == []


def test_what_only_the_backup_knows_of_a_child_goes_too_and_what_stands_is_spared(journal: Journal) -> None:
    ada, ben = child_of(journal, "Adelgunde"), child_of(journal, "Ben")
    moved = the_entry(journal.entries.record(said("Zebras drank.", child_ids=(ada,))))
    backup = journal.backups.make()
    journal.entries.revise(moved, said("Zebras drank.", child_ids=(ben,)))
    journal.erasing.erase(journal.erasing.of_child(ada), backups=True)
    journal.erasing_copies.erase()
    assert holds(backup.folder, KEY, "Adelgunde", "Zebras") == ["Zebras"]
