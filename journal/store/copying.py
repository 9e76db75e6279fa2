"""Whole copies of a journal file, by SQLite's online backup, under its own key or another."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Protocol

from sqlcipher3 import dbapi2

from journal.errors import JournalDamaged, NoJournal
from journal.progress import Progress, unheard
from journal.store.connection import Row, Scalar, connect, faults
from journal.store.files import create_private

_PAGES_AT_ONCE: Final = 256
_CACHE_KIB: Final = 16 * 1024


class Readable(Protocol):
    """Whatever a journal's rows can be read from."""

    def rows(self, sql: str, parameters: Sequence[Scalar] = ()) -> list[Row]:
        """What a query finds."""
        ...

    def row(self, sql: str, parameters: Sequence[Scalar] = ()) -> Row | None:
        """The first row that a query finds, or None."""
        ...


class StillFile:
    """A journal file that nobody writes to, read where it lies: nothing in its folder changes."""

    def __init__(self, connection: dbapi2.Connection, folder: Path) -> None:
        """For `still` only."""
        self._connection = connection
        self._folder = folder

    def rows(self, sql: str, parameters: Sequence[Scalar] = ()) -> list[Row]:
        """What a query finds. Raises JournalDamaged, StorageFailed."""
        with faults(self._folder):
            found: list[Row] = self._connection.execute(sql, parameters).fetchall()
            return found

    def row(self, sql: str, parameters: Sequence[Scalar] = ()) -> Row | None:
        """The first row that a query finds, or None. Raises as `rows`."""
        with faults(self._folder):
            found: Row | None = self._connection.execute(sql, parameters).fetchone()
            return found


@contextlib.contextmanager
def still(path: Path, key: bytes) -> Iterator[StillFile]:
    """The journal file at `path`, which must be whole and closed, to read. Raises NoJournal, JournalDamaged …"""
    if not path.is_file():
        raise NoJournal(folder=path.parent)
    with faults(path.parent):
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?immutable=1&mode=ro", uri=True, check_same_thread=False
        )
    with contextlib.closing(connection), faults(path.parent):
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield StillFile(connection, path.parent)


def copy_whole(
    source: Path, key: bytes, target: Path, *, new_key: bytes | None = None, progress: Progress = unheard
) -> None:
    """Copy a journal file as it stands now, while others go on reading and writing it, and check the copy.

    `source` may be open elsewhere. `target` must not exist; it is one closed file, encrypted under `new_key` (else
    under the same key). `progress` counts pages. Raises JournalDamaged, DiskFull, Cancelled, StorageFailed …
    """
    create_private(target)
    try:
        with faults(target.parent), contextlib.closing(connect(source, key, _CACHE_KIB)) as reading:
            reading.execute("PRAGMA query_only = ON")
            reading.execute("BEGIN")
            reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
            with contextlib.closing(_fresh(target, new_key or key)) as writing:
                reading.backup(
                    writing, pages=_PAGES_AT_ONCE, progress=lambda _, left, total: progress(total - left, total)
                )
                writing.execute("PRAGMA journal_mode = DELETE")
        check_whole(target, new_key or key)
    except BaseException:
        for left in (target, target.with_name(f"{target.name}-journal"), target.with_name(f"{target.name}-wal")):
            left.unlink(missing_ok=True)
        raise


def check_whole(path: Path, key: bytes) -> None:
    """Open a closed journal file and check every page. Raises NoJournal, JournalDamaged, StorageFailed."""
    with still(path, key) as file:
        if file.rows("PRAGMA cipher_integrity_check") or file.rows("PRAGMA quick_check(1)") != [("ok",)]:
            raise JournalDamaged(folder=path.parent)


def _fresh(path: Path, key: bytes) -> dbapi2.Connection:
    connection = dbapi2.connect(str(path), check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection
