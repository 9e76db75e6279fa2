"""Backing up and restoring, killed at any moment and on a full disk: nothing is lost, and nothing is left about."""

import os
from pathlib import Path

import pytest

from journal.errors import DiskFull
from journal.journal import open_with_key
from journal.restoring import backups_in_reach, restore
from tests.faults import test_full_disk
from tests.faults.killing import left_over
from tests.faults.killing_backups import kill_backups, kill_restorings
from tests.faults.test_full_disk import SmallDisk
from tests.stored import PASSPHRASE, copy_to, said

disk = test_full_disk.disk
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="POSIX")


def test_a_backup_killed_on_its_way_leaves_the_earlier_ones_whole(tmp_path: Path) -> None:
    tally = kill_backups(tmp_path / "journal", 15, seed=7)
    assert tally.losses == ()
    assert tally.acknowledged > 0


def test_a_restoring_killed_on_its_way_leaves_one_state_or_the_other(tmp_path: Path) -> None:
    tally = kill_restorings(tmp_path / "journal", 12, seed=8)
    assert tally.losses == ()
    assert 0 < tally.acknowledged < 12


def test_no_room_for_a_backup_is_said_and_harms_nothing(disk: SmallDisk) -> None:
    folder = disk.folder / "journal"
    with open_with_key(folder, copy_to(folder)) as journal:
        first = journal.backups.make()
        journal.entries.record(said("tea"))
        disk.fill(but_for=150_000)
        with pytest.raises(DiskFull):
            journal.backups.make()
        assert journal.backups.last() == first
        assert not list(left_over(folder))
        disk.make_room()
        assert journal.backups.make().heads == journal.history.heads()


def test_no_room_for_a_second_place_is_noted_and_the_first_has_it(disk: SmallDisk, tmp_path: Path) -> None:
    key = copy_to(tmp_path / "journal")
    with open_with_key(tmp_path / "journal", key) as journal:
        journal.backups.set_second_place(disk.folder)
        disk.fill(but_for=150_000)
        assert journal.backups.make() == journal.backups.last()
        assert isinstance(journal.backups.second_fault, DiskFull)
        disk.make_room()
        journal.backups.keep_up()
        assert journal.backups.second_fault is None
        assert journal.backups.standing().second_kept is not None


def test_no_room_to_restore_leaves_the_present(disk: SmallDisk) -> None:
    folder = disk.folder / "journal"
    with open_with_key(folder, copy_to(folder)) as journal:
        backup = journal.backups.make()
        journal.entries.record(said("tea"))
    disk.fill(but_for=300_000)
    with pytest.raises(DiskFull):
        restore(folder, PASSPHRASE, backup)
    assert backups_in_reach(folder) == (backup,)
    disk.make_room()
    restore(folder, PASSPHRASE, backup)
