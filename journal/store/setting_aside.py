"""Setting a journal's present state aside, whole or damaged, before another takes its place."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import Final

import msgspec

from journal.errors import BackupDamaged, JournalDamaged
from journal.model import Value
from journal.moments import Clock, utc_text
from journal.progress import Progress
from journal.store.backing_up import copy_enclosures, copy_file, free_name, next_number
from journal.store.backups import (
    BACKUPS,
    ENCLOSURES,
    About,
    Backup,
    BackupKind,
    BackupPlace,
    about_of,
    name_it,
    preparing,
    read_backup,
    write_about,
)
from journal.store.connection import JOURNAL_FILE, JournalFile
from journal.store.copying import copy_whole, still
from journal.store.files import disk_faults
from journal.store.keys import KEYS_FILE

_UNREADABLE_KEYS: Final = "keys-unreadable.json"
_LOG: Final = f"{JOURNAL_FILE}-wal"


class WayIn(Value, frozen=True):
    """What opens a journal: its data key, where one is known, and the folder with the `keys.json` that holds it.

    `own` says whether that is the journal's own `keys.json`, and not a backup's.
    """

    key: bytes | None
    keys: Path
    own: bool
    journal_id: str


def set_aside(folder: Path, way: WayIn, clock: Clock, progress: Progress) -> Backup | None:
    """Keep the present state as a backup that is never thinned out: a whole copy, or else the files as they are.

    None where there is no journal file. The caller holds the journal, which is closed. Raises DiskFull,
    FolderReadOnly, StorageFailed, Cancelled.
    """
    if not (folder / JOURNAL_FILE).exists():
        return None
    place = BackupPlace(folder / BACKUPS)
    with disk_faults(folder):
        place.folder.mkdir(mode=0o700, exist_ok=True)
    place.sweep()
    made_at = clock().astimezone(UTC)
    facts = About(
        number=next_number(folder), made_at=utc_text(made_at), kind=BackupKind.SET_ASIDE, journal_id=way.journal_id
    )
    with preparing(place.folder) as fresh:
        about = _copy_whole_state(folder, fresh, way, facts, progress) or _copy_raw_state(folder, fresh, facts)
        _copy_keys(folder, fresh, way)
        write_about(fresh, about)
        final = free_name(place.folder, made_at)
        name_it(fresh, final)
    backup = read_backup(final)
    if backup is None:
        raise BackupDamaged(folder=final)
    return backup


def _copy_whole_state(folder: Path, fresh: Path, way: WayIn, facts: About, progress: Progress) -> About | None:
    if way.key is None:
        return None
    try:
        JournalFile(folder / JOURNAL_FILE, way.key).close()
        copy_whole(folder / JOURNAL_FILE, way.key, fresh / JOURNAL_FILE, progress=progress)
    except JournalDamaged:
        return None
    with still(fresh / JOURNAL_FILE, way.key) as copy:
        copy_enclosures(copy, folder / ENCLOSURES, folder / BACKUPS / ENCLOSURES)
        return about_of(copy, facts)


def _copy_raw_state(folder: Path, fresh: Path, facts: About) -> About:
    """The damaged file as it is, with its log: somebody may get more out of it."""
    for name in (JOURNAL_FILE, _LOG):
        if (folder / name).exists():
            copy_file(folder / name, fresh / name)
    kept = []
    with disk_faults(folder):
        if (folder / ENCLOSURES).is_dir():
            (folder / BACKUPS / ENCLOSURES).mkdir(mode=0o700, exist_ok=True)
            for file in sorted((folder / ENCLOSURES).iterdir()):
                kept.append(file.name)
                if not (folder / BACKUPS / ENCLOSURES / file.name).exists():
                    copy_file(file, folder / BACKUPS / ENCLOSURES / file.name)
    return msgspec.structs.replace(facts, enclosures=tuple(kept))


def _copy_keys(folder: Path, fresh: Path, way: WayIn) -> None:
    """The present keys; where they open nothing, the backup's that do, and the present ones under another name."""
    if (folder / KEYS_FILE).exists():
        copy_file(folder / KEYS_FILE, fresh / (KEYS_FILE if way.own else _UNREADABLE_KEYS))
    if not way.own:
        copy_file(way.keys / KEYS_FILE, fresh / KEYS_FILE)
