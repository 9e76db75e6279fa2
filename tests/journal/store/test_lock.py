"""The lock and its note: who holds the journal, and who took it over."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from journal.errors import JournalOpenElsewhere, JournalTakenOver
from journal.moments import utc_text
from journal.store.lock import FolderLock, LockNote
from tests.stored import NOON, SetClock


@pytest.fixture
def held(tmp_path: Path, clock: SetClock) -> Iterator[FolderLock]:
    lock = FolderLock(tmp_path, clock)
    lock.acquire()
    yield lock
    lock.release()


def forge(folder: Path, **changed: str | int) -> bytes:
    """Leave the note that another machine writes when somebody there opens the journal anyway."""
    told = {"host": "grandmas-laptop", "pid": 4, "since": utc_text(NOON), "heartbeat": utc_text(NOON)}
    (folder / "open.json").write_bytes(msgspec.json.encode(told | changed))
    return (folder / "open.json").read_bytes()


def note_in(folder: Path) -> LockNote:
    return msgspec.json.decode((folder / "open.json").read_bytes(), type=LockNote)


def test_whoever_was_taken_over_learns_by_whom_and_overwrites_nothing(tmp_path: Path, held: FolderLock) -> None:
    theirs = forge(tmp_path)
    with pytest.raises(JournalTakenOver) as told:
        held.heartbeat()
    assert told.value.facts == {"host": "grandmas-laptop", "since": utc_text(NOON)}
    held.release()
    assert (tmp_path / "open.json").read_bytes() == theirs


def test_another_process_of_the_same_name_is_another_machine(tmp_path: Path, held: FolderLock) -> None:
    forge(tmp_path, host=note_in(tmp_path).host, pid=note_in(tmp_path).pid + 1)
    with pytest.raises(JournalTakenOver):
        held.heartbeat()


@pytest.mark.parametrize("torn", [None, b"", b'{"host":"grandmas-lap'])
def test_a_note_that_is_missing_or_torn_is_written_anew(
    tmp_path: Path, held: FolderLock, clock: SetClock, torn: bytes | None
) -> None:
    before = note_in(tmp_path)
    (tmp_path / "open.json").unlink()
    if torn is not None:
        (tmp_path / "open.json").write_bytes(torn)
    clock.move(timedelta(minutes=1))
    held.heartbeat()
    assert note_in(tmp_path) == msgspec.structs.replace(before, heartbeat=utc_text(NOON + timedelta(minutes=1)))


@pytest.mark.parametrize("by", [timedelta(days=-365), timedelta(days=365)])
def test_a_clock_that_jumps_takes_the_journal_from_nobody(
    tmp_path: Path, held: FolderLock, clock: SetClock, by: timedelta
) -> None:
    clock.move(by)
    held.heartbeat()
    held.release()
    again = FolderLock(tmp_path, SetClock())
    again.acquire()
    again.release()


def test_a_heartbeat_in_the_future_locks_nobody_out_for_good(tmp_path: Path, clock: SetClock) -> None:
    forge(tmp_path, heartbeat=utc_text(NOON + timedelta(days=365)))
    lock = FolderLock(tmp_path, clock)
    with pytest.raises(JournalOpenElsewhere):
        lock.acquire()
    lock.acquire(take_over=True)
    lock.release()
    lock.acquire()
    lock.release()
