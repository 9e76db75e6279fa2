"""Erasing in copies of a journal too: what was erased in it is erased in its backups, when they are in reach."""

from __future__ import annotations

import contextlib
import logging
import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from sqlcipher3 import dbapi2

from journal.erased import ErasureKind, ErasurePlan
from journal.errors import AttuneError, Cancelled
from journal.moments import local_now
from journal.progress import Progress, unheard
from journal.store.backups import ENCLOSURES, Backup, BackupPlace, describe_anew, places_of, rewriting
from journal.store.connection import JOURNAL_FILE, JournalFile, faults
from journal.store.copying import check_whole, copy_whole
from journal.store.erasing import ERASURE, IN_BACKUPS, Erasing, Erasure, Met, erasure_of, write_line
from journal.store.erasure_plans import entries_about
from journal.store.files import disk_faults
from journal.store.history import History
from journal.store.keys import KEYS_FILE
from journal.store.ledger import Ledger, LedgerLine
from journal.store.projection import rebuild_if_stale
from journal.store.scouring import scour
from journal.store.taking_away import take_away

log = logging.getLogger(__name__)


def apply_to_copy(
    path: Path, key: bytes, erasures: Sequence[LedgerLine], spared: Collection[str] = frozenset()
) -> None:
    """Erase in a closed copy of a journal what these lines of its ledger say, and write the copy anew.

    What falls under a child or a day that was erased goes too, though the journal never knew it, but for the entries
    that are `spared`. The lines are kept in the copy's own ledger. Raises JournalDamaged, DiskFull, StorageFailed …
    """
    with contextlib.closing(JournalFile(path, key)) as file:
        rebuild_if_stale(file, History(file, local_now))
        with file.transaction():
            known = {line.id for line in Ledger(file).lines(ERASURE)}
            for line in erasures:
                take_away(file, _plan(file, erasure_of(line), spared), line.recorded_at)
                if line.id not in known:
                    write_line(file, line)
        scour(file)
    _fold(path, key)
    check_whole(path, key)


class ErasingCopies:
    """Erases in a journal's backups what was erased in it and was to go from the backups too."""

    def __init__(self, file: JournalFile, erasing: Erasing) -> None:
        self._file = file
        self._erasing = erasing
        self._ledger = Ledger(file)

    def in_reach(self) -> tuple[Backup, ...]:
        """The backups in reach that may hold what an erasure now would take away: all of them."""
        return tuple(backup for place in places_of(self._file.folder) for backup in place.backups())

    def erase(self, progress: Progress = unheard) -> None:
        """Write each backup in reach anew without it, and note in the ledger which were, and which remain.

        `progress` counts backups and may raise Cancelled between two. What cannot be written anew remains: a backup
        under another key, or damaged, or on a full disk, and a place out of reach. Raises Cancelled.
        """
        wanted = {line.id: line for line in self._ledger.lines(ERASURE) if erasure_of(line).backups}
        if not wanted:
            return
        places = places_of(self._file.folder)
        lacking = [one for place in places for one in place.backups() if wanted.keys() - set(one.erasures)]
        remaining = {str(backup.folder): backup for backup in lacking}
        try:
            for done, backup in enumerate(lacking):
                progress(done, len(lacking))
                if self._rewrite(backup, tuple(wanted.values())):
                    del remaining[str(backup.folder)]
            progress(len(lacking), len(lacking))
        finally:
            self._note(wanted, lacking, tuple(remaining), _out_of_reach(places))
        self._delete_files(places, wanted.values())

    def _rewrite(self, backup: Backup, erasures: Sequence[LedgerLine]) -> bool:
        """Write one backup anew without what was erased, and say whether that could be done."""
        key, missing = self._file.copy_key(), [one for one in erasures if one.id not in backup.erasures]
        try:
            with rewriting(backup) as fresh:
                copy_whole(backup.folder / JOURNAL_FILE, key, fresh / JOURNAL_FILE)
                apply_to_copy(fresh / JOURNAL_FILE, key, missing, self._standing())
                with disk_faults(fresh):
                    shutil.copyfile(backup.folder / KEYS_FILE, fresh / KEYS_FILE)
                describe_anew(fresh, key, backup)
        except Cancelled:
            raise
        except AttuneError as fault:
            log.info("a backup keeps what was erased: %s", fault.code)
            return False
        return True

    def _standing(self) -> frozenset[str]:
        """The entries that stand in the journal: nothing that was erased concerns them, whatever an old copy says."""
        return frozenset(row[0] for row in self._file.rows("SELECT id FROM entries"))

    def _note(
        self, wanted: Mapping[str, LedgerLine], lacking: Sequence[Backup], left: Sequence[str], places: Sequence[str]
    ) -> None:
        before = {one.id: one for one in self._erasing.receipts()}
        for erasure_id in wanted:
            held = {str(backup.folder) for backup in lacking if erasure_id not in backup.erasures}
            erased = tuple(sorted(held - set(left)))
            remaining = (*(one for one in left if one in held), *places)
            if erased or remaining != before[erasure_id].backups_remaining:
                self._erasing.note(IN_BACKUPS, Met(erasure=erasure_id, erased=erased, remaining=remaining))

    def _delete_files(self, places: Sequence[BackupPlace], erasures: Iterable[LedgerLine]) -> None:
        for place in places:
            with disk_faults(place.folder):
                for name in (name for line in erasures for name in erasure_of(line).files):
                    (place.folder / ENCLOSURES / name).unlink(missing_ok=True)
            place.sweep()


def _plan(file: JournalFile, erasure: Erasure, spared: Collection[str]) -> ErasurePlan:
    """What an erasure takes away in a copy."""
    found: tuple[str, ...] = ()
    if erasure.what is ErasureKind.CHILD:
        found, _ = entries_about(file, erasure.subject, [row[0] for row in file.rows("SELECT id FROM children")])
    elif erasure.what is ErasureKind.BEFORE:
        day = date.fromisoformat(erasure.subject).toordinal()
        found = tuple(row[0] for row in file.rows("SELECT id FROM entries WHERE day < ?", [day]))
    others = set(found) - set(spared) - set(erasure.without)
    return ErasurePlan(
        kind=erasure.what,
        subject=erasure.subject,
        entries=tuple(sorted(others | set(erasure.things))),
        children=erasure.children,
    )


def _out_of_reach(places: Sequence[BackupPlace]) -> tuple[str, ...]:
    """The places that cannot be looked into now; the journal's own may never have been made."""
    return tuple(str(place.folder) for place in places[1:] if not place.reachable())


def _fold(path: Path, key: bytes) -> None:
    """Make one file of a closed journal file and its log, as copies are."""
    with faults(path.parent), contextlib.closing(dbapi2.connect(str(path))) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA journal_mode = DELETE")
