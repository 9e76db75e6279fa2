"""Who holds the journal: an operating-system lock on this machine, and a note that other machines can read."""

from __future__ import annotations

import contextlib
import os
import platform
from datetime import timedelta
from pathlib import Path
from typing import Final

import msgspec
from filelock import FileLock, Timeout

from journal.errors import JournalInUse, JournalOpenElsewhere, JournalTakenOver
from journal.moments import Clock, utc_moment, utc_text
from journal.store.files import disk_faults, replacing

LOCK_FILE: Final = "journal.lock"
NOTE_FILE: Final = "open.json"
_NOTE_STALE_AFTER: Final = timedelta(minutes=5)


class LockNote(msgspec.Struct, frozen=True, kw_only=True):
    """Which machine and process hold the journal, since when, and when it was last heard of (UTC)."""

    host: str
    pid: int
    since: str
    heartbeat: str


class FolderLock:
    """Holds a journal's folder from `acquire` to `release`; the lock dies with the process, the note grows stale."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self._lock = FileLock(folder / LOCK_FILE, timeout=0, mode=0o600, thread_local=False)
        self._note: LockNote | None = None

    def acquire(self, *, take_over: bool = False) -> None:
        """Take the journal.

        Raises JournalInUse, JournalOpenElsewhere (unless `take_over`), FolderReadOnly, DiskFull, StorageFailed.
        """
        self._hold()
        try:
            if not take_over:
                self._refuse_if_open_elsewhere()
            self._write(since=utc_text(self._clock()))
        except BaseException:
            self._lock.release()
            raise

    def heartbeat(self) -> None:
        """Say that the journal is still in use here.

        Raises JournalTakenOver, and leaves the note as it is, where another machine has it now.
        """
        if self._note is None:
            return
        if (other := self._other()) is not None:
            raise JournalTakenOver(host=other.host, since=other.since)
        self._write(since=self._note.since)

    def release(self) -> None:
        """Let go of the journal and take the note away, unless it is another's by now."""
        try:
            if self._note is not None and self._other() is None:
                with disk_faults(self._folder):
                    (self._folder / NOTE_FILE).unlink(missing_ok=True)
        finally:
            self._note = None
            self._lock.release()

    def _hold(self) -> None:
        with disk_faults(self._folder):
            try:
                self._lock.acquire()
            except Timeout as error:
                note = _read_note(self._folder)
                raise JournalInUse(folder=self._folder, pid=note.pid if note else 0) from error

    def _refuse_if_open_elsewhere(self) -> None:
        note = _read_note(self._folder)
        if note is None or note.host == platform.node():
            return
        silent_for = self._clock() - utc_moment(note.heartbeat)
        if silent_for < _NOTE_STALE_AFTER:
            raise JournalOpenElsewhere(host=note.host, since=note.since)

    def _other(self) -> LockNote | None:
        """The note of somebody else who took the journal meanwhile. One that is missing or torn is nobody's."""
        there, own = _read_note(self._folder), self._note
        if there is None or own is None or (there.host, there.pid) == (own.host, own.pid):
            return None
        return there

    def _write(self, since: str) -> None:
        # A laptop may change its name with the network it is in, and would then not know its own note.
        host = self._note.host if self._note is not None else platform.node()
        note = LockNote(host=host, pid=os.getpid(), since=since, heartbeat=utc_text(self._clock()))
        with replacing(self._folder / NOTE_FILE) as file:
            file.write(msgspec.json.encode(note))
        self._note = note


def _read_note(folder: Path) -> LockNote | None:
    """The note, or None where there is none that makes sense."""
    with contextlib.suppress(OSError, msgspec.DecodeError, UnicodeDecodeError, ValueError, RecursionError):
        note = msgspec.json.decode((folder / NOTE_FILE).read_bytes(), type=LockNote)
        if utc_moment(note.heartbeat).tzinfo is not None:
            return note
    return None
