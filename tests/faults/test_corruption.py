"""Any byte of a journal's files turned: what is shown is whole, or Attune says that something is wrong."""

from pathlib import Path

import pytest

from journal.journal import open_with_key
from tests.faults.corrupting import FILES, corrupt, damaged, live_in
from tests.stored import copy_to, said


@pytest.mark.parametrize("name", FILES)
def test_a_turned_byte_is_never_a_silent_loss(tmp_path: Path, name: str) -> None:
    key = copy_to(tmp_path / "journal")
    live_in(tmp_path / "journal", key)
    outcomes = corrupt(tmp_path / "journal", key, name, times=150, seed=3)
    assert outcomes.silent == []
    assert outcomes.counted.total() == 150


def test_a_log_as_a_crash_leaves_it_is_read_without_alarm(tmp_path: Path) -> None:
    key = copy_to(tmp_path / "journal")
    live_in(tmp_path / "journal", key)
    with open(tmp_path / "journal" / "journal.db-wal", "ab") as log:
        log.write(bytes(3000))
    with open_with_key(tmp_path / "journal", key) as journal:
        assert not journal.lost_changes
        assert journal.search.count() == 24


def test_a_damaged_log_is_kept_and_the_journal_goes_on(tmp_path: Path) -> None:
    key = copy_to(tmp_path / "journal")
    live_in(tmp_path / "journal", key)
    turned = damaged(tmp_path / "journal" / "journal.db-wal")
    with open_with_key(tmp_path / "journal", key) as journal:
        assert journal.lost_changes
        journal.entries.record(said())
        assert journal.verify().sound
    (kept,) = (tmp_path / "journal").glob("damaged-log-*")
    assert kept.read_bytes() == turned
