"""Scouring: writing a journal file anew so that nothing erased is left in it, its log or its free pages."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from journal.errors import JournalDamaged, StorageFailed
from journal.progress import Progress, unheard
from journal.store.connection import JOURNAL_FILE, JournalFile
from journal.store.files import disk_faults, settle

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2

_STAGES = 5


def scour(file: JournalFile, progress: Progress = unheard) -> None:
    """Write the file anew without what was erased, then read all of it again.

    A row's end leaves its words in the search index's blocks, in the log and in free pages; this takes them away.
    The disk must have room for a second copy. `progress` counts stages. Raises DiskFull, StorageFailed, with the
    reason "busy" where another connection does not let go, and JournalDamaged where the file is not as it must be.
    """
    with file.alone() as connection:
        progress(0, _STAGES)
        connection.execute("INSERT INTO entries_fts(entries_fts) VALUES ('rebuild')")
        connection.commit()
        progress(1, _STAGES)
        _empty_log(connection)
        progress(2, _STAGES)
        connection.execute("VACUUM")
        progress(3, _STAGES)
        _empty_log(connection)
        _flush(file.folder)
        progress(4, _STAGES)
        _read_again(connection, file.folder)
        progress(5, _STAGES)


def _empty_log(connection: dbapi2.Connection) -> None:
    """Bring the write-ahead log into the file and cut it to nothing; both are flushed."""
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise StorageFailed(reason="busy")


def _read_again(connection: dbapi2.Connection, folder: Path) -> None:
    """See that every page carries its seal, none is free, no erased byte is left, and the index fits the entries."""
    connection.execute("INSERT INTO entries_fts(entries_fts, rank) VALUES ('integrity-check', 1)")
    connection.rollback()
    found = (
        connection.execute("PRAGMA cipher_integrity_check").fetchall(),
        connection.execute("PRAGMA freelist_count").fetchone()[0],
        connection.execute(
            "SELECT 1 FROM revision_fields JOIN revisions ON id = revision_id"
            " WHERE erased_at IS NOT NULL AND (bytes IS NOT NULL OR salt IS NOT NULL) LIMIT 1"
        ).fetchall(),
    )
    if any(found):
        raise JournalDamaged(folder=folder)


def _flush(folder: Path) -> None:
    with disk_faults(folder):
        with open(folder / JOURNAL_FILE, "rb+") as written:
            os.fsync(written.fileno())
        settle(folder)
