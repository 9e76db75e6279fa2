"""Restoring a journal from a backup: what it would change, and putting it in place with the present state set aside.

It works on a closed journal, and on one whose `journal.db` or `keys.json` is damaged or missing.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final

import msgspec

from journal.errors import (
    BackupDamaged,
    BackupOfAnotherJournal,
    BackupUnderOtherKey,
    JournalDamaged,
    KeysDamaged,
    KeysMissing,
    NoJournal,
    StorageFailed,
    WrongPassphrase,
)
from journal.ids import new_id
from journal.journal import held
from journal.model import Value
from journal.moments import Clock, local_now, utc_text
from journal.progress import Progress, part, unheard
from journal.store.backing_up import SHARES, BackupStanding, copy_enclosures, copy_file
from journal.store.backups import ENCLOSURES, Backup, BackupKind, BackupPlace, one_at_a_time, places_of, read_backup
from journal.store.connection import JOURNAL_FILE, JournalFile
from journal.store.copying import Readable, check_whole, copy_whole, still
from journal.store.erasing import ERASURE, write_line
from journal.store.erasing_copies import apply_to_copy
from journal.store.files import replacing, settle
from journal.store.keys import KEYS_FILE, Keys, read_keys, set_keys_aside, unwrap
from journal.store.ledger import Ledger, LedgerLine
from journal.store.setting_aside import WayIn, set_aside
from journal.store.swap import finish_swap, swap_pending, swapping

__all__ = [
    "SHARES",
    "Backup",
    "BackupKind",
    "BackupStanding",
    "Preview",
    "Restored",
    "backup_in",
    "backups_in_reach",
    "preview",
    "restore",
    "restore_keys",
]

RESTORE: Final = "restore"


class Preview(Value, frozen=True):
    """What a backup holds, and how it differs from the present state. Days are local; the bin counts too.

    `only_here` are entries of the backup that the present state has not, `only_present` the other way round, and
    `different` are in both with another last change. They are 0 where not `present_readable`. `keys_fit` says that
    the present file is whole enough to read, and that what it lacks are keys, which this backup has.
    """

    made_at: datetime
    entries: int
    first_day: date | None
    last_day: date | None
    only_here: int = 0
    only_present: int = 0
    different: int = 0
    present_readable: bool = False
    keys_fit: bool = False


class Restored(Value, frozen=True):
    """A restoring that is done; `set_aside` is the state before it, or None where there was none."""

    made_at: datetime
    set_aside: Backup | None


class _Way(Value, frozen=True):
    """The backup's data key, and what opens the present state: its own keys, or else perhaps the backup's."""

    backup: bytes
    there: WayIn

    @property
    def onwards(self) -> bytes:
        """The key that the restored journal goes on with: the present one where its own keys open it."""
        return self.there.key if self.there.own and self.there.key is not None else self.backup


def backups_in_reach(folder: Path) -> tuple[Backup, ...]:
    """All backups of the journal in `folder` that can be read now, newest first, each once."""
    found: dict[tuple[int, datetime], Backup] = {}
    for place in places_of(folder):
        for backup in place.backups():
            found.setdefault((backup.number, backup.made_at), backup)
    return tuple(found[key] for key in sorted(found, reverse=True))


def backup_in(folder: Path) -> Backup:
    """The backup that lies in `folder`. Raises BackupDamaged where there is none that makes sense."""
    backup = read_backup(folder)
    if backup is None:
        raise BackupDamaged(folder=folder)
    return backup


def preview(
    folder: Path,
    secret: str,
    backup: Backup,
    *,
    secret_of_backup: str | None = None,
    take_over: bool = False,
    clock: Clock = local_now,
) -> Preview:
    """What restoring `backup` would change in the closed journal in `folder`.

    `secret` opens the journal, and the backup too unless `secret_of_backup` is given; `take_over` as for
    `open_journal`. Raises WrongPassphrase, BackupUnderOtherKey where the journal opens and the backup does not,
    BackupOfAnotherJournal, BackupDamaged, NewerJournal, JournalInUse, JournalOpenElsewhere …
    """
    with held(folder, clock, take_over=take_over):
        finish_swap(folder)
        way = _way(folder, secret, backup, secret_of_backup)
        with _whole(backup), still(backup.folder / JOURNAL_FILE, way.backup) as file:
            there = _entries(file)
            entries, first, last = file.rows(
                "SELECT count(*), min(substr(happened_at, 1, 10)), max(substr(happened_at, 1, 10)) FROM entries"
                " WHERE trashed = 0"
            )[0]
        here = _entries_present(folder, way.there.key)
    known = here if here is not None else there
    return Preview(
        made_at=backup.made_at,
        entries=entries,
        first_day=date.fromisoformat(first) if first else None,
        last_day=date.fromisoformat(last) if last else None,
        only_here=len(there.keys() - known.keys()),
        only_present=len(known.keys() - there.keys()),
        different=sum(known.get(one, there[one]) != there[one] for one in there),
        present_readable=here is not None,
        keys_fit=here is not None and not way.there.own,
    )


def restore(
    folder: Path,
    secret: str,
    backup: Backup,
    *,
    secret_of_backup: str | None = None,
    take_over: bool = False,
    clock: Clock = local_now,
    progress: Progress = unheard,
) -> Restored:
    """Put `backup` in the place of the closed journal in `folder`, whose present state is set aside before.

    The journal keeps its passphrase where it still opens with it; else it takes over the backup's. What was erased
    since is erased from the backup's state too. `progress` counts thousandths. Raises as `preview`, and DiskFull,
    FolderReadOnly, StorageFailed, Cancelled, with all as it was.
    """
    with held(folder, clock, take_over=take_over), one_at_a_time:
        finish_swap(folder)
        way = _way(folder, secret, backup, secret_of_backup)
        with _whole(backup):
            check_whole(backup.folder / JOURNAL_FILE, way.backup)
        aside = set_aside(folder, way.there, clock, part(progress, 0, 400))
        try:
            with swapping(folder) as fresh:
                _lay_down(fresh, folder, backup, way, aside, clock, part(progress, 400, 1000))
        except BaseException:
            if aside is not None and not swap_pending(folder):
                BackupPlace(aside.folder.parent).remove(aside)
            raise
        return Restored(made_at=backup.made_at, set_aside=aside)


def restore_keys(
    folder: Path, secret: str, backup: Backup, *, take_over: bool = False, clock: Clock = local_now
) -> None:
    """Put a backup's `keys.json` beside the present journal file, which stays as it is. Raises as `preview`.

    Raises JournalDamaged, with all as it was, where those keys do not open the file.
    """
    with held(folder, clock, take_over=take_over):
        finish_swap(folder)
        key = unwrap(_keys_of(backup), secret)
        JournalFile(folder / JOURNAL_FILE, key).close()
        set_keys_aside(folder)
        with replacing(folder / KEYS_FILE) as file:
            file.write((backup.folder / KEYS_FILE).read_bytes())
            file.flush()
            os.fsync(file.fileno())
        settle(folder)


def _way(folder: Path, secret: str, backup: Backup, secret_of_backup: str | None) -> _Way:
    """How the backup and the present state open. Raises WrongPassphrase, BackupUnderOtherKey …"""
    keys = _keys_of(backup)
    own = _own_keys(folder)
    if keys.journal_id != _journal_id(folder, own, keys.journal_id):
        raise BackupOfAnotherJournal(folder=backup.folder)
    present = _opened(own, secret) if own is not None else None
    found = present if own == keys and secret_of_backup is None else _opened(keys, secret_of_backup or secret)
    if found is None:
        if present is not None:
            raise BackupUnderOtherKey(folder=backup.folder)
        raise WrongPassphrase
    there = WayIn(
        key=present or found,
        keys=folder if present is not None else backup.folder,
        own=present is not None,
        journal_id=keys.journal_id,
    )
    return _Way(backup=found, there=there)


def _opened(keys: Keys, secret: str) -> bytes | None:
    try:
        return unwrap(keys, secret)
    except WrongPassphrase:
        return None


def _own_keys(folder: Path) -> Keys | None:
    try:
        return read_keys(folder)
    except (KeysMissing, KeysDamaged):
        return None


def _keys_of(backup: Backup) -> Keys:
    try:
        return read_keys(backup.folder)
    except (KeysMissing, KeysDamaged) as fault:
        raise BackupDamaged(folder=backup.folder) from fault


def _journal_id(folder: Path, own: Keys | None, otherwise: str) -> str:
    """The id of the journal in `folder`, from its keys or else from its own backups."""
    if own is not None:
        return own.journal_id
    return next((one.journal_id for one in backups_in_reach(folder) if one.journal_id), otherwise)


@contextlib.contextmanager
def _whole(backup: Backup) -> Iterator[None]:
    """Say of the backup what is said of a journal file."""
    try:
        yield
    except (JournalDamaged, NoJournal) as fault:
        raise BackupDamaged(folder=backup.folder) from fault


def _entries(file: Readable) -> dict[str, str]:
    return dict(file.rows("SELECT id, revision_id FROM entries"))


def _entries_present(folder: Path, key: bytes | None) -> dict[str, str] | None:
    """The present entries and their last revisions, or None where the file cannot be read."""
    if key is None:
        return None
    try:
        with contextlib.closing(JournalFile(folder / JOURNAL_FILE, key)) as file:
            return _entries(file)
    except (JournalDamaged, NoJournal, StorageFailed):
        return None


def _lay_down(
    fresh: Path, folder: Path, backup: Backup, way: _Way, aside: Backup | None, clock: Clock, progress: Progress
) -> None:
    """Put the backup's state into `fresh`, under the keys that the journal goes on with, and ready to go on from."""
    lines, standing = _ledger_present(folder, way.there)
    _copy_state(backup, fresh, way, progress)
    with contextlib.closing(JournalFile(fresh / JOURNAL_FILE, way.onwards)) as file:
        known = {line.id for line in Ledger(file).lines()}
        since = [line for line in lines if line.id not in known]
        with file.transaction():
            _leave_devices(file)
            for line in since:
                if line.kind != ERASURE:
                    write_line(file, line)
            write_line(file, _line_about(backup, aside, clock))
    if erasures := [line for line in since if line.kind == ERASURE]:
        apply_to_copy(fresh / JOURNAL_FILE, way.onwards, erasures, standing)
    with still(fresh / JOURNAL_FILE, way.onwards) as copy:
        for place in (BackupPlace(backup.folder.parent), *places_of(folder)):
            copy_enclosures(copy, place.folder / ENCLOSURES, folder / ENCLOSURES)
    check_whole(fresh / JOURNAL_FILE, way.onwards)
    copy_file((folder if way.there.own else backup.folder) / KEYS_FILE, fresh / KEYS_FILE)
    progress(1, 1)


def _copy_state(backup: Backup, fresh: Path, way: _Way, progress: Progress) -> None:
    """Copy the backup's file, which is not opened itself, for that would change it."""
    if way.onwards == way.backup:
        copy_file(
            backup.folder / JOURNAL_FILE, fresh / JOURNAL_FILE, lambda size: progress(size, max(backup.size, size + 1))
        )
        return
    scratch = fresh / "under-its-own-key.db"
    copy_file(backup.folder / JOURNAL_FILE, scratch)
    copy_whole(scratch, way.backup, fresh / JOURNAL_FILE, new_key=way.onwards, progress=progress)
    for left in fresh.glob(f"{scratch.name}*"):
        left.unlink()


def _ledger_present(folder: Path, way: WayIn) -> tuple[tuple[LedgerLine, ...], frozenset[str]]:
    """What the present ledger says, and the entries that stand, or nothing where that cannot be read."""
    if way.key is None:
        return (), frozenset()
    try:
        with contextlib.closing(JournalFile(folder / JOURNAL_FILE, way.key)) as file:
            return Ledger(file).lines(), frozenset(_entries(file))
    except (JournalDamaged, NoJournal):
        return (), frozenset()


def _leave_devices(file: JournalFile) -> None:
    """Let every machine go on under a new id: what it wrote after the backup was sealed under the old one."""
    file.db.execute("UPDATE devices SET machine = machine || '/' || ?", [new_id()])


def _line_about(backup: Backup, aside: Backup | None, clock: Clock) -> LedgerLine:
    facts = {
        "made_at": utc_text(backup.made_at),
        "from": backup.heads,
        "set_aside": aside.heads if aside is not None else (),
    }
    return LedgerLine(
        id=new_id(), kind=RESTORE, recorded_at=utc_text(clock()), body=msgspec.json.encode(facts).decode()
    )
