"""Journal: the one place that opens a folder and hands out everything in it."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal.doors import secret_for
from journal.errors import FolderReadOnly, JournalDamaged, JournalExists, NoJournal
from journal.moments import Clock, local_now
from journal.progress import Progress, part, unheard
from journal.store.connection import JOURNAL_FILE, JournalFile
from journal.store.deeds import Deeds
from journal.store.enclosures import Enclosures
from journal.store.entries import Entries
from journal.store.family import Family
from journal.store.files import disk_faults, settle
from journal.store.glance import Glance, glance, glance_at, glance_between
from journal.store.history import History, VerifyReport
from journal.store.labels import Labels
from journal.store.ledger import Ledger
from journal.store.local import Drafts, PromptMarks, PromptsShown, Settings, SuggestionCache, WaitingFiles
from journal.store.lock import FolderLock
from journal.store.plans import Plans
from journal.store.projection import differences, rebuild, rebuild_if_stale
from journal.store.seals import Seals
from journal.store.search import Search
from journal.store.story import Story
from journal.store.swap import finish_swap, swap_pending

if TYPE_CHECKING:
    from journal.store.backing_up import Backups
    from journal.store.erasing import Erasing
    from journal.store.erasing_copies import ErasingCopies
    from journal.store.keys import Keys

_UNFINISHED: Final = f"{JOURNAL_FILE}.new"


class Journal:
    """An open journal. Its parts may be used from any thread; `close` it when done, or use it as a context.

    Each operation that changes something runs in one transaction and returns a `Change`.
    """

    def __init__(self, folder: Path, key: bytes, clock: Clock, lock: FolderLock) -> None:
        """For this module's own functions: use `create_journal`, `open_journal` or `open_with_key`."""
        self.folder = folder
        self.clock = clock
        self._lock = lock
        self._file = JournalFile(folder / JOURNAL_FILE, key)
        self._recording_clock = clock
        history = History(self._file, self._recording_time)
        self.history = history
        self.seals = Seals(self._file, history)
        self.ledger = Ledger(self._file)
        rebuild_if_stale(self._file, history)
        self.entries = Entries(self._file, history)
        self.labels = Labels(self._file, history)
        self.family = Family(self._file, history)
        self.plans = Plans(self._file, history, self._recording_time)
        self.story = Story(self._file, history)
        self.deeds = Deeds(self._file, history)
        self.enclosures = Enclosures(self._file, history)
        self.search = Search(self._file)
        self.drafts = Drafts(self._file, clock)
        self.waiting_files = WaitingFiles(self._file)
        self.settings = Settings(self._file)
        self.prompts_shown = PromptsShown(self._file)
        self.prompt_marks = PromptMarks(self._file)
        self.suggestions = SuggestionCache(self._file)

    # These three are loaded when first wanted: a first window needs none of them.
    @cached_property
    def backups(self) -> Backups:
        """The journal's backups."""
        from journal.store.backing_up import Backups

        return Backups(self._file, self.settings, self.clock)

    @cached_property
    def erasing(self) -> Erasing:
        """Erasing for good."""
        from journal.store.erasing import Erasing

        return Erasing(self._file, self.history, self.clock)

    @cached_property
    def erasing_copies(self) -> ErasingCopies:
        """Erasing in the backups too."""
        from journal.store.erasing_copies import ErasingCopies

        return ErasingCopies(self._file, self.erasing)

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def batch(self, clock: Clock | None = None) -> Iterator[None]:
        """Keep all operations inside whole or not at all; `clock` says when they were recorded, for old ones.

        This thread reads what it has written so far; the others see it once all of it is kept.
        """
        with self._file.transaction():
            usual, self._recording_clock = self._recording_clock, clock or self._recording_clock
            try:
                yield
            finally:
                self._recording_clock = usual

    @property
    def lost_changes(self) -> bool:
        """Whether the last changes before a crash could not be read back: the file that held them was damaged."""
        return self._file.lost_changes

    def glance(self) -> Glance:
        """The few facts of all entries that trends are drawn from."""
        return glance(self._file)

    def glance_at(self, entry_ids: frozenset[str]) -> Glance:
        """The same facts of some entries, to keep trends up to date."""
        return glance_at(self._file, entry_ids)

    def glance_between(self, first: date, last: date) -> Glance:
        """The same facts of the entries of some days, both ends included."""
        return glance_between(self._file, first, last)

    def verify(self, progress: Progress = unheard) -> VerifyReport:
        """Check every page, every digest, every link and, where they hold, that what is shown is what history says.

        Slow on a large journal; reading and writing go on meanwhile. `progress` counts in thousandths. Raises
        JournalDamaged, StorageFailed, Cancelled.
        """
        if self._file.damaged_pages():
            raise JournalDamaged(folder=self.folder)
        with self._file.snapshot():
            report = self.history.verify(part(progress, 0, 600))
            if not report.sound:
                return report
            found = differences(self._file, self.history, part(progress, 600, 1000))
            stale = tuple((f"{table}-differ", row_id) for table, row_id in found)
            return report.with_faults(stale + self.enclosures.missing())

    def check_pages(self) -> None:
        """Read every page of the file, while others go on reading and writing it. Raises JournalDamaged."""
        with self._file.snapshot():
            suspected = self._file.rows("PRAGMA cipher_integrity_check")
        # A page that was being written meanwhile may have been read half old, half new.
        if suspected and self._file.damaged_pages():
            raise JournalDamaged(folder=self.folder)

    @contextlib.contextmanager
    def as_it_stands(self) -> Iterator[None]:
        """Let this thread read the journal as it stands now, while others go on changing it."""
        with self._file.snapshot():
            yield

    @property
    def journal_id(self) -> str:
        """What tells this journal from every other. Raises KeysMissing, KeysDamaged."""
        from journal.store.keys import read_keys

        return read_keys(self.folder).journal_id

    def secret_for(self, purpose: str) -> bytes:
        """A secret that only those can know who can open this journal; see `doors.secret_for`."""
        return secret_for(self._file.copy_key(), purpose)

    def rebuild(self) -> None:
        """Make everything shown anew from history."""
        rebuild(self._file, self.history)

    def heartbeat(self) -> None:
        """Tell other machines that the journal is still in use here; call it once a minute.

        Raises JournalTakenOver where one of them has it now: lock it then, and write nothing more.
        """
        self._lock.heartbeat()

    def prepare_to_write(self) -> None:
        """Load what the first change needs, and clear away what a crash left. Call it once the window stands."""
        self._file.prepare_to_write()
        self.enclosures.sweep()

    def tidy(self) -> None:
        """Merge a little of the search index. Call it when nothing else is going on."""
        self.search.merge()

    def interrupt_reading(self) -> None:
        """Make a running list or search end at once, with StorageFailed, because its answer is no longer wanted."""
        self._file.interrupt_reading()

    def close(self) -> None:
        """Close the file, drop the key and let go of the folder."""
        try:
            self._file.close()
        finally:
            self._lock.release()

    def _recording_time(self) -> datetime:
        return self._recording_clock()


def has_journal(folder: Path) -> bool:
    """Whether a journal was ever made in `folder`. Raises FolderReadOnly where that cannot be seen."""
    with disk_faults(folder):
        return (folder / JOURNAL_FILE).exists() or swap_pending(folder)


def create_journal(folder: Path, passphrase: str, *, owner: str = "", clock: Clock = local_now) -> tuple[Journal, str]:
    """Make a journal in `folder` and return it, open, with its recovery code, which is told nowhere else.

    Raises WeakPassphrase, JournalExists, FolderReadOnly, DiskFull, StorageFailed.
    """
    from journal.store.keys import KEY_LENGTH, check_passphrase, create_keys, new_recovery_code

    check_passphrase(passphrase)
    if has_journal(folder):
        raise JournalExists(folder=folder)
    _prepare(folder)
    lock = _locked(folder, clock, take_over=False)
    try:
        key, recovery_code = secrets.token_bytes(KEY_LENGTH), new_recovery_code()
        _lay_down(folder, key, create_keys(key, passphrase, recovery_code), owner, clock)
        return Journal(folder, key, clock, lock), recovery_code
    except BaseException:
        lock.release()
        raise


def _lay_down(folder: Path, key: bytes, keys: Keys, owner: str, clock: Clock) -> None:
    """Make the journal file aside and name it last: a crash on the way leaves no journal, never half of one."""
    from journal.store.keys import set_keys_aside, write_keys

    if has_journal(folder):
        raise JournalExists(folder=folder)
    aside = folder / _UNFINISHED
    _sweep(folder)
    try:
        with contextlib.closing(JournalFile.create(aside, key)) as file:
            Family(file, History(file, clock)).add_person(owner)
        set_keys_aside(folder)
        write_keys(folder, keys)
        with disk_faults(folder):
            os.replace(aside, folder / JOURNAL_FILE)
        settle(folder)
    finally:
        _sweep(folder)


def _sweep(folder: Path) -> None:
    with disk_faults(folder):
        for left in folder.glob(f"{_UNFINISHED}*"):
            left.unlink(missing_ok=True)


def open_journal(folder: Path, secret: str, *, take_over: bool = False, clock: Clock = local_now) -> Journal:
    """Open the journal in `folder` with its passphrase or recovery code.

    `take_over` opens it though another machine seems to hold it. Raises NoJournal, KeysMissing, KeysDamaged,
    WrongPassphrase, JournalDamaged, NewerJournal, JournalInUse, JournalOpenElsewhere, FolderReadOnly.
    """
    return open_with_key(folder, unlock(folder, secret), take_over=take_over, clock=clock)


def unlock(folder: Path, secret: str) -> bytes:
    """The raw data key of the journal in `folder`. Raises NoJournal, KeysMissing, KeysDamaged, WrongPassphrase."""
    from journal.store.keys import read_keys, unwrap

    if not has_journal(folder):
        raise NoJournal(folder=folder)
    settle_swap(folder)
    return unwrap(read_keys(folder), secret)


def settle_swap(folder: Path, clock: Clock = local_now) -> None:
    """Finish a change of keys, or a restoring, that was cut off. Raises JournalInUse while it is still under way."""
    if swap_pending(folder):
        with held(folder, clock):
            finish_swap(folder)


@contextlib.contextmanager
def held(folder: Path, clock: Clock = local_now, *, take_over: bool = False) -> Iterator[None]:
    """Hold a journal's folder without opening the journal. Raises JournalInUse, JournalOpenElsewhere …"""
    _check_writable(folder)
    lock = _locked(folder, clock, take_over=take_over)
    try:
        yield
    finally:
        lock.release()


def open_with_key(folder: Path, key: bytes, *, take_over: bool = False, clock: Clock = local_now) -> Journal:
    """Open the journal in `folder` with its raw data key. Raises as `open_journal`, but for those about keys."""
    if not has_journal(folder):
        raise NoJournal(folder=folder)
    _check_writable(folder)
    lock = _locked(folder, clock, take_over=take_over)
    try:
        finish_swap(folder)
        return Journal(folder, key, clock, lock)
    except BaseException:
        lock.release()
        raise


def _locked(folder: Path, clock: Clock, *, take_over: bool) -> FolderLock:
    lock = FolderLock(folder, clock)
    lock.acquire(take_over=take_over)
    return lock


def _prepare(folder: Path) -> None:
    with disk_faults(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _check_writable(folder)


def _check_writable(folder: Path) -> None:
    if not all(os.access(path, os.W_OK) for path in (folder, folder / JOURNAL_FILE) if path.exists()):
        raise FolderReadOnly(folder=folder)
