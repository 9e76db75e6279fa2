"""A disk that may only be read: the journal is refused calmly and left as it is, and its backups can still be seen."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.errors import AttuneError, FolderReadOnly
from journal.journal import create_journal, open_with_key
from journal.restoring import backups_in_reach
from tests.stored import PASSPHRASE, copy_to, said


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[tuple[Path, bytes]]:
    """A journal with a backup, on a disk that was then made read-only, and its key."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "attune-test", str(disk)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
        missing = "a disk can be mounted only by root, on Linux"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    key = copy_to(disk / "journal")
    with open_with_key(disk / "journal", key) as journal:
        journal.entries.record(said())
        journal.backups.make()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    yield disk, key
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_journal_that_may_not_be_written_is_refused_and_left_as_it_is(read_only: tuple[Path, bytes]) -> None:
    disk, key = read_only
    before = {path: path.read_bytes() for path in disk.rglob("*") if path.is_file()}
    with pytest.raises(FolderReadOnly):
        open_with_key(disk / "journal", key)
    assert {path: path.read_bytes() for path in disk.rglob("*") if path.is_file()} == before


def test_no_journal_is_begun_where_nothing_may_be_written(read_only: tuple[Path, bytes]) -> None:
    with pytest.raises(FolderReadOnly):
        create_journal(read_only[0] / "another", PASSPHRASE)


def test_backups_can_still_be_seen(read_only: tuple[Path, bytes]) -> None:
    assert len(backups_in_reach(read_only[0] / "journal")) == 1


def test_a_second_place_that_may_not_be_written_harms_nothing(read_only: tuple[Path, bytes], tmp_path: Path) -> None:
    key = copy_to(tmp_path / "journal")
    with open_with_key(tmp_path / "journal", key) as journal:
        journal.entries.record(said())
        with pytest.raises(AttuneError):
            journal.backups.set_second_place(read_only[0])
        assert journal.backups.make().size
        assert journal.verify().sound
