"""Making backups of an open journal: whole, read again, thinned out, and carried to a second place."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from journal.errors import AttuneError, BackupDamaged, BackupPlaceMissing, Cancelled
from journal.model import Change, Value
from journal.moments import Clock, utc_moment, utc_text
from journal.progress import Progress, part, unheard
from journal.store.backups import (
    BACKUPS,
    ENCLOSURES,
    About,
    Backup,
    BackupKind,
    BackupPlace,
    about_of,
    erasures_of,
    heads_of,
    keep_places,
    name_it,
    one_at_a_time,
    places_of,
    preparing,
    read_backup,
    write_about,
)
from journal.store.connection import JOURNAL_FILE, JournalFile
from journal.store.copying import Readable, StillFile, check_whole, copy_whole, still
from journal.store.files import disk_faults, settle
from journal.store.history import Head
from journal.store.keys import KEYS_FILE, read_keys
from journal.store.local import Settings
from journal.store.thinning import Made, superfluous

DEFAULT_SHARE: Final = 5
"""How much of its disk, in per cent, a place for backups may take unless the caregiver says otherwise."""

SHARES: Final = range(1, 51)
_AT_MOST_EVERY: Final = timedelta(hours=1)
_SHARE: Final = "backup-share"
_SECOND_KEPT: Final = "backup-second-kept"
_BLOCK: Final = 1 << 20


class BackupStanding(Value, frozen=True):
    """How a journal's backups stand: those in its own place and where the second place is, if there is one.

    `second_kept` is when the newest backup in the second place was made, as far as is known while it is out of reach.
    `used` counts the bytes that the own place takes, `share` the per cent of the disk that a place may take.
    """

    place: Path
    backups: tuple[Backup, ...]
    used: int
    share: int
    second: Path | None = None
    second_reachable: bool = False
    second_kept: datetime | None = None

    @property
    def last(self) -> Backup | None:
        """The backup made last."""
        return next((one for one in self.backups if one.kind is BackupKind.MADE), None)


class Backups:
    """An open journal's backups. Its methods may be called from any thread; one backup is made at a time."""

    def __init__(self, file: JournalFile, settings: Settings, clock: Clock) -> None:
        self._file = file
        self._settings = settings
        self._clock = clock
        self._own = BackupPlace(file.folder / BACKUPS)
        self.second_fault: AttuneError | None = None
        """Why the second place did not get the last backup; the journal's own place has it nevertheless."""
        if self._own.cut_off():
            # What cannot be cleared away now is by the next backup, which says why not.
            with contextlib.suppress(AttuneError):
                self._own.sweep()

    def last(self) -> Backup | None:
        """The backup in the journal's own place that was made last."""
        return _last_made(self._own)

    def changed(self) -> bool:
        """Whether anything was written or erased since the last backup, or the second place lacks that one."""
        return self._changed_here() or self._second_lacks(self.last())

    def due(self) -> bool:
        """Whether anything `changed` and the last backup is an hour old. One from a clock set back since is no bar."""
        last = self.last()
        recent = last is not None and timedelta(0) <= self._clock() - last.made_at < _AT_MOST_EVERY
        return not recent and self.changed()

    def keep_up(self, progress: Progress = unheard) -> None:
        """Do what `changed` says is to be done. Raises as `make`."""
        with one_at_a_time:
            if self._changed_here():
                self.make(progress)
            elif (last := self.last()) is not None:
                self._carry(last, progress)

    def make(self, progress: Progress = unheard) -> Backup:
        """Make a backup of the journal as it stands, while others go on using it, and carry it to the second place.

        `progress` counts thousandths. Raises DiskFull, FolderReadOnly, StorageFailed, BackupDamaged, Cancelled; then
        the journal and the earlier backups are as they were. A fault of the second place is kept in `second_fault`.
        """
        with one_at_a_time:
            split = 600 if self._second_in_reach() else 1000
            backup = self._make(part(progress, 0, split))
            self._thin(self._own)
            self._carry(backup, part(progress, split, 1000))
            return backup

    def standing(self) -> BackupStanding:
        """How the backups stand."""
        second = self._second()
        reachable = self._second_in_reach()
        kept = self._settings.get(_SECOND_KEPT)
        newest = _last_made(second) if second is not None and reachable else None
        return BackupStanding(
            place=self._own.folder,
            backups=self._own.backups(),
            used=_size_of(self._own.folder),
            share=self.share,
            second=self.second_place(),
            second_reachable=reachable,
            second_kept=newest.made_at if newest else utc_moment(kept) if kept else None,
        )

    @property
    def share(self) -> int:
        """How much of its disk, in per cent, a place may take."""
        given = self._settings.get(_SHARE)
        return int(given) if given.isdecimal() and int(given) in SHARES else DEFAULT_SHARE

    def set_share(self, share: int) -> Change:
        """Say how much of its disk a place may take, as one of `SHARES`; it holds from the next backup on."""
        return self._settings.put(_SHARE, str(min(max(share, SHARES[0]), SHARES[-1])))

    def second_place(self) -> Path | None:
        """The folder that the caregiver chose for a second copy of every backup, in reach or not."""
        second = self._second()
        return second.folder.parent if second is not None else None

    def set_second_place(self, chosen: Path | None) -> None:
        """Keep a copy of every backup to come in `chosen` too, or (None) no longer; what lies there stays.

        Raises BackupPlaceMissing where it is no folder, FolderReadOnly, DiskFull, StorageFailed.
        """
        with one_at_a_time:
            self._settings.put(_SECOND_KEPT, "")
            self.second_fault = None
            if chosen is None:
                keep_places(self._file.folder, ())
                return
            if not chosen.is_dir():
                raise BackupPlaceMissing(folder=chosen)
            folder = chosen.absolute() / f"attune-{self._journal_id()[-8:]}"
            with disk_faults(chosen):
                folder.mkdir(mode=0o700, exist_ok=True)
            keep_places(self._file.folder, (folder,))

    def _make(self, progress: Progress) -> Backup:
        folder, key = self._file.folder, self._file.copy_key()
        with disk_faults(folder):
            self._own.folder.mkdir(mode=0o700, exist_ok=True)
        self._own.sweep()
        made_at = self._clock().astimezone(UTC)
        facts = About(
            number=next_number(folder), made_at=utc_text(made_at), kind=BackupKind.MADE, journal_id=self._journal_id()
        )
        with preparing(self._own.folder) as fresh:
            before = heads_of(self._file)
            copy_whole(folder / JOURNAL_FILE, key, fresh / JOURNAL_FILE, progress=progress)
            copy_file(folder / KEYS_FILE, fresh / KEYS_FILE)
            with still(fresh / JOURNAL_FILE, key) as copy:
                _check_heads(copy, before, fresh)
                about = about_of(copy, facts)
                copy_enclosures(copy, folder / ENCLOSURES, self._own.folder / ENCLOSURES)
            write_about(fresh, about)
            final = free_name(self._own.folder, made_at)
            name_it(fresh, final)
        return _there(final)

    def _carry(self, backup: Backup, progress: Progress) -> None:
        """Copy a backup to the second place, where that is in reach and lacks it; a fault there is only noted."""
        second = self._second()
        if second is None or not self._second_in_reach():
            return
        try:
            if self._second_lacks(backup):
                self._copy_to(second, backup, progress)
                self._thin(second)
            if self._settings.get(_SECOND_KEPT) != utc_text(backup.made_at):
                self._settings.put(_SECOND_KEPT, utc_text(backup.made_at))
            self.second_fault = None
        except Cancelled:
            raise
        except AttuneError as fault:
            self.second_fault = fault

    def _copy_to(self, second: BackupPlace, backup: Backup, progress: Progress) -> None:
        second.sweep()
        key = self._file.copy_key()
        with preparing(second.folder) as fresh, disk_faults(second.folder):
            with still(backup.folder / JOURNAL_FILE, key) as copy:
                copy_enclosures(copy, self._own.folder / ENCLOSURES, second.folder / ENCLOSURES)
            for file in sorted(backup.folder.iterdir()):
                copy_file(file, fresh / file.name, lambda size: progress(size, backup.size))
            check_whole(fresh / JOURNAL_FILE, key)
            name_it(fresh, free_name(second.folder, backup.made_at))

    def _thin(self, place: BackupPlace) -> None:
        """Drop what has had its day."""
        with disk_faults(place.folder):
            room = shutil.disk_usage(place.folder).total * self.share // 100
        backups = place.backups()[::-1]
        made = [one for one in backups if one.kind is BackupKind.MADE]
        others = _size_of(place.folder) - sum(one.size for one in made)
        gone = superfluous([Made(one.made_at, one.size) for one in made], room - others)
        for at in gone:
            place.remove(made[at])
        if gone:
            place.sweep()

    def _changed_here(self) -> bool:
        last = self.last()
        with self._file.snapshot():
            heads, erasures = heads_of(self._file), erasures_of(self._file)
        if last is None:
            return bool(heads)
        return (last.heads, last.erasures) != (heads, erasures)

    def _second_lacks(self, backup: Backup | None) -> bool:
        second = self._second()
        if backup is None or second is None or not self._second_in_reach():
            return False
        newest = _last_made(second)
        return newest is None or (newest.heads, newest.erasures) != (backup.heads, backup.erasures)

    def _second(self) -> BackupPlace | None:
        others = places_of(self._file.folder)[1:]
        return others[0] if others else None

    def _second_in_reach(self) -> bool:
        second = self._second()
        return second is not None and second.reachable()

    def _journal_id(self) -> str:
        return read_keys(self._file.folder).journal_id


def next_number(folder: Path) -> int:
    """The number for the next backup of the journal in `folder`."""
    found = (one.number for place in places_of(folder) for one in place.backups())
    return 1 + max(found, default=0)


def free_name(place: Path, made_at: datetime) -> Path:
    """A folder name for a backup made at this moment that is not taken yet."""
    stamp = made_at.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    path, number = place / stamp, 1
    while path.exists():
        number += 1
        path = place / f"{stamp}-{number}"
    return path


def copy_enclosures(file: Readable, source: Path, target: Path) -> None:
    """Copy those of a journal file's enclosures that `target` lacks, where `source` has them whole.

    Raises DiskFull, FolderReadOnly, StorageFailed.
    """
    digests: dict[str, str] = dict(file.rows("SELECT stored_as, digest FROM enclosures"))
    missing = [name for name in digests if not (target / name).exists() and (source / name).is_file()]
    if not missing:
        return
    with disk_faults(target.parent):
        target.mkdir(mode=0o700, exist_ok=True)
        for name in missing:
            fresh = target / f".{name}.new"
            try:
                copy_file(source / name, fresh)
                with open(fresh, "rb") as copied:
                    if hashlib.file_digest(copied, "sha256").hexdigest() == digests[name]:
                        os.replace(fresh, target / name)
            finally:
                fresh.unlink(missing_ok=True)
        settle(target)


def copy_file(source: Path, target: Path, heard: Callable[[int], None] = lambda size: None) -> int:
    """Copy a file for its owner's eyes, flushed to the disk; `heard` is told how many bytes so far. Returns those."""
    size = 0
    with disk_faults(target.parent), open(source, "rb") as reading:
        handle = os.open(target, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with open(handle, "wb") as writing:
            while block := reading.read(_BLOCK):
                size += writing.write(block)
                heard(size)
            writing.flush()
            os.fsync(writing.fileno())
    return size


def _check_heads(copy: StillFile, before: tuple[Head, ...], folder: Path) -> None:
    """Raise BackupDamaged unless the copy has all that was in the journal when it was begun."""
    for head in before:
        row = copy.row(
            "SELECT digest FROM revisions WHERE device_id = ? AND device_seq = ?", [head.device_id, head.count]
        )
        if row is None or bytes(row[0]).hex() != head.digest:
            raise BackupDamaged(folder=folder)


def _last_made(place: BackupPlace) -> Backup | None:
    return next((one for one in place.backups() if one.kind is BackupKind.MADE), None)


def _there(folder: Path) -> Backup:
    backup = read_backup(folder)
    if backup is None:
        raise BackupDamaged(folder=folder)
    return backup


def _size_of(folder: Path) -> int:
    """The bytes that all files under a folder take; one that goes while they are counted counts nothing."""
    size = 0
    for path, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                size += os.path.getsize(os.path.join(path, name))
    return size
