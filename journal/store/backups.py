"""Backups where they lie: what each one is, the places that hold them, and writing one anew.

A place holds a folder for each backup, with `journal.db`, `keys.json` and `about.json`, and beside them `enclosures/`,
which all share. What is laid down under a name that begins with a dot is not a backup yet, or no longer one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from journal.errors import BackupDamaged
from journal.ids import new_id
from journal.model import Value
from journal.moments import utc_moment, utc_text
from journal.store.connection import JOURNAL_FILE
from journal.store.copying import Readable, still
from journal.store.files import disk_faults, replacing, settle
from journal.store.history import Head
from journal.store.keys import KEYS_FILE

BACKUPS: Final = "backups"
ENCLOSURES: Final = "enclosures"
ABOUT_FILE: Final = "about.json"
PLACES_FILE: Final = "places.json"
_FORMAT: Final = 1
_PREPARING: Final = ".new-"
_READY: Final = ".next-"
_REPLACED: Final = ".old-"

one_at_a_time: Final = threading.RLock()
"""Held while a backup is made, written anew or dropped. One process at a time has a journal, and so its places."""


class BackupKind(StrEnum):
    """Why a backup was made."""

    MADE = "made"
    SET_ASIDE = "set-aside"
    """A state put aside before another was restored. It is never thinned out."""


class About(Value, frozen=True, kw_only=True):
    """All of `about.json`. `number` counts a journal's backups in the order in which they were made, whatever the
    clock said; `enclosures` are the names of the files in the place's own folder that this backup needs."""

    format: int = _FORMAT
    number: int
    made_at: str
    kind: BackupKind
    journal_id: str
    heads: tuple[Head, ...] = ()
    erasures: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()


class Backup(Value, frozen=True):
    """One backup: when it was made (UTC), its size in bytes without enclosures, and what it holds.

    `heads` say how far its history goes; `erasures` are the ids of the erasures that were applied to it.
    """

    folder: Path
    made_at: datetime
    size: int
    kind: BackupKind
    heads: tuple[Head, ...]
    erasures: tuple[str, ...]
    enclosures: tuple[str, ...] = ()
    journal_id: str = ""
    number: int = 0

    @property
    def name(self) -> str:
        """The name of its folder, which tells it from the others in its place."""
        return self.folder.name.removeprefix(_READY)


class BackupPlace:
    """A folder with backups of one journal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def reachable(self) -> bool:
        """Whether the place is there now; a stick may have been pulled out."""
        with contextlib.suppress(OSError):
            return self.folder.is_dir()
        return False

    def backups(self) -> tuple[Backup, ...]:
        """Those that can be read, in the order in which they were made, newest first."""
        found: dict[str, Backup] = {}
        with contextlib.suppress(OSError):
            for folder in sorted(self.folder.iterdir(), reverse=True):
                name = folder.name.removeprefix(_READY)
                if not name.startswith(".") and (backup := read_backup(folder)) is not None:
                    found[name] = backup
        return tuple(sorted(found.values(), key=lambda one: (one.number, one.made_at), reverse=True))

    def remove(self, backup: Backup) -> None:
        """Drop one backup, at once or not at all. Raises FolderReadOnly, StorageFailed."""
        with one_at_a_time, disk_faults(self.folder):
            gone = self.folder / f"{_REPLACED}{new_id()}"
            os.replace(backup.folder, gone)
            settle(self.folder)
            shutil.rmtree(gone)

    def cut_off(self) -> bool:
        """Whether something was left half done here, by a crash or a pulled stick."""
        with contextlib.suppress(OSError):
            return any(self.folder.glob(".n*")) or any(self.folder.glob(f"{_REPLACED}*"))
        return False

    def sweep(self) -> None:
        """Finish what was cut off, clear away what was never finished, and enclosures that no backup needs."""
        with one_at_a_time, disk_faults(self.folder):
            if not self.reachable():
                return
            for ready in self.folder.glob(f"{_READY}*"):
                finish_rewriting(ready)
            for pattern in (f"{_PREPARING}*", f"{_REPLACED}*", f".{PLACES_FILE}.new"):
                for left in self.folder.glob(pattern):
                    _clear_away(left)
            self._sweep_enclosures()

    def _sweep_enclosures(self) -> None:
        """Without `about.json` nobody knows what a backup needs: while there is such a one, nothing is dropped."""
        folders = [one for one in self.folder.iterdir() if one.is_dir() and one.name != ENCLOSURES]
        backups = self.backups()
        if len(folders) != len(backups) or not (self.folder / ENCLOSURES).is_dir():
            return
        needed = {name for backup in backups for name in backup.enclosures}
        for file in (self.folder / ENCLOSURES).iterdir():
            if file.name not in needed:
                file.unlink()


def places_of(folder: Path) -> tuple[BackupPlace, ...]:
    """The places for backups of the journal in `folder`: its own, then the others, in reach or not."""
    own = folder / BACKUPS
    return (BackupPlace(own), *(BackupPlace(other) for other in _other_places(own)))


def keep_places(folder: Path, others: tuple[Path, ...]) -> None:
    """Remember the other places of the journal in `folder`. Raises FolderReadOnly, DiskFull, StorageFailed."""
    own = folder / BACKUPS
    with disk_faults(folder):
        own.mkdir(mode=0o700, exist_ok=True)
    with replacing(own / PLACES_FILE) as file:
        file.write(msgspec.json.encode([str(other) for other in others]))
        file.flush()
        os.fsync(file.fileno())
    settle(own)


def read_backup(folder: Path) -> Backup | None:
    """The backup in `folder`, or None where there is none that makes sense."""
    with contextlib.suppress(OSError, msgspec.DecodeError, UnicodeDecodeError, ValueError, RecursionError):
        about = msgspec.json.decode((folder / ABOUT_FILE).read_bytes(), type=About)
        if about.format > _FORMAT or not (folder / JOURNAL_FILE).is_file():
            return None
        return Backup(
            folder=folder,
            made_at=utc_moment(about.made_at),
            size=sum(file.stat().st_size for file in folder.iterdir()),
            kind=about.kind,
            heads=about.heads,
            erasures=about.erasures,
            enclosures=about.enclosures,
            journal_id=about.journal_id,
            number=about.number,
        )
    return None


def about_of(file: Readable, facts: About) -> About:
    """The same `facts`, with what the journal file `file` holds. No word of an entry is among it."""
    names = file.rows("SELECT DISTINCT stored_as FROM enclosures ORDER BY stored_as")
    return msgspec.structs.replace(
        facts, heads=heads_of(file), erasures=erasures_of(file), enclosures=tuple(row[0] for row in names)
    )


def heads_of(file: Readable) -> tuple[Head, ...]:
    """The last revision of each device in a journal file."""
    found = []
    for (device_id,) in file.rows("SELECT id FROM devices ORDER BY id"):
        row = file.row(
            "SELECT device_seq, digest FROM revisions WHERE device_id = ? ORDER BY device_seq DESC LIMIT 1", [device_id]
        )
        if row is not None:
            found.append(Head(device_id=device_id, count=row[0], digest=bytes(row[1]).hex()))
    return tuple(found)


def erasures_of(file: Readable) -> tuple[str, ...]:
    """The ids of the erasures in a journal file's ledger."""
    return tuple(row[0] for row in file.rows("SELECT id FROM ledger WHERE kind = 'erasure' ORDER BY id"))


def describe_anew(prepared: Path, key: bytes, backup: Backup) -> None:
    """Write `about.json` for the journal file in `prepared` that is to take the place of the one in `backup`."""
    facts = About(
        number=backup.number, made_at=utc_text(backup.made_at), kind=backup.kind, journal_id=backup.journal_id
    )
    with still(prepared / JOURNAL_FILE, key) as file:
        write_about(prepared, about_of(file, facts))


def write_about(folder: Path, about: About) -> None:
    """Write `about.json`. Raises FolderReadOnly, DiskFull, StorageFailed."""
    with replacing(folder / ABOUT_FILE) as file:
        file.write(msgspec.json.format(msgspec.json.encode(about), indent=2))


@contextlib.contextmanager
def rewriting(backup: Backup) -> Iterator[Path]:
    """An empty folder for a new `journal.db` and `keys.json`, which take the backup's place when the block ends well.

    `about.json` is carried over unless the block writes one (`describe_anew`). A crash leaves the old one or the new
    one; what else it leaves is cleared away by `BackupPlace.sweep`. Raises BackupDamaged, DiskFull, StorageFailed …
    """
    place = backup.folder.parent
    with preparing(place) as fresh:
        yield fresh
        with disk_faults(place):
            if not all((fresh / name).is_file() for name in (JOURNAL_FILE, KEYS_FILE)):
                raise BackupDamaged(folder=backup.folder)
            if not (fresh / ABOUT_FILE).exists():
                shutil.copyfile(backup.folder / ABOUT_FILE, fresh / ABOUT_FILE)
        ready = place / f"{_READY}{backup.name}"
        name_it(fresh, ready)
        finish_rewriting(ready)


@contextlib.contextmanager
def preparing(place: Path) -> Iterator[Path]:
    """An empty folder in `place` that is gone again unless the block gave it another name (`name_it`)."""
    fresh = place / f"{_PREPARING}{new_id()}"
    with one_at_a_time:
        with disk_faults(place):
            fresh.mkdir(mode=0o700)
        try:
            yield fresh
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def name_it(prepared: Path, final: Path) -> None:
    """Flush what was prepared to the disk, and give it its name: the moment from which on it counts."""
    with disk_faults(prepared.parent):
        for path in prepared.iterdir():
            with open(path, "rb+") as file:
                os.fsync(file.fileno())
        settle(prepared)
        os.replace(prepared, final)
        settle(final.parent)


def finish_rewriting(ready: Path) -> None:
    """Put a backup that was written anew in the old one's place."""
    place, final = ready.parent, ready.with_name(ready.name.removeprefix(_READY))
    with disk_faults(place):
        gone = place / f"{_REPLACED}{new_id()}"
        if final.exists():
            os.replace(final, gone)
        os.replace(ready, final)
        settle(place)
        shutil.rmtree(gone, ignore_errors=True)


def _other_places(own: Path) -> tuple[Path, ...]:
    """What `places.json` names, which people may have written to; nothing where it makes no sense."""
    with contextlib.suppress(OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return tuple(Path(one) for one in msgspec.json.decode((own / PLACES_FILE).read_bytes(), type=list[str]))
    return ()


def _clear_away(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
