"""The encrypted file's connections: one writer, one reader, and the driver's errors turned into ours."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlcipher3 import dbapi2

from journal.errors import (
    AttuneError,
    DiskFull,
    FolderReadOnly,
    JournalDamaged,
    NewerJournal,
    NoJournal,
    StorageFailed,
)
from journal.store import driver
from journal.store.schema import SCHEMA_VERSION, migrate

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = tuple[Any, ...]
Scalar = str | int | float | bytes | None

JOURNAL_FILE: Final = "journal.db"
_WRITER_CACHE_KIB: Final = 16 * 1024
_READER_CACHE_KIB: Final = 64 * 1024


class JournalFile:
    """One open journal file. Writes go through `transaction`; reads through `rows`, on a connection of their own.

    Both may be called from any thread: writes wait for each other, and so do reads.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        """Open the file in `folder` with the raw 256-bit `key`, bringing an older schema up to date.

        Raises NoJournal, JournalDamaged, NewerJournal, FolderReadOnly, DiskFull, StorageFailed.
        """
        self.folder = folder
        self._key = key
        path = folder / JOURNAL_FILE
        if not path.is_file():
            raise NoJournal(folder=folder)
        self._write_lock = threading.RLock()
        self._read_lock = threading.RLock()
        with contextlib.ExitStack() as opened, _faults(folder):
            self._writer = _connect(path, key, _WRITER_CACHE_KIB)
            opened.callback(self._writer.close)
            self._bring_up_to_date()
            self._reader = _connect(path, key, _READER_CACHE_KIB)
            self._reader.execute("PRAGMA query_only = ON")
            opened.pop_all()

    @staticmethod
    def create(folder: Path, key: bytes) -> JournalFile:
        """Make a new, empty journal file under `key` and open it. Raises as the constructor does."""
        path = folder / JOURNAL_FILE
        with _faults(folder):
            connection = _connect(path, key, _WRITER_CACHE_KIB)
            connection.close()
        path.chmod(0o600)
        return JournalFile(folder, key)

    @cached_property
    def db(self) -> Database:
        """sqlite-utils over the writing connection. Imported late: it is slow to load and the first window needs none."""
        return driver.sqlite_utils().Database(self._writer, execute_plugins=False)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Database]:
        """One transaction, kept whole or not at all; nested ones are savepoints. Raises DiskFull, StorageFailed …"""
        with self._write_lock, _faults(self.folder), self.db.atomic():
            yield self.db

    def rows(self, sql: str, parameters: Sequence[Scalar] = ()) -> list[Row]:
        """What a query finds among all that is committed."""
        with self._read_lock, _faults(self.folder):
            return self._reader.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[Scalar] = ()) -> Row | None:
        """The first row a query finds, or None."""
        with self._read_lock, _faults(self.folder):
            found: Row | None = self._reader.execute(sql, parameters).fetchone()
            return found

    def written_row(self, sql: str, parameters: Sequence[Scalar] = ()) -> Row | None:
        """The first row a query finds, seeing also what the running transaction has written."""
        with self._write_lock, _faults(self.folder):
            found: Row | None = self._writer.execute(sql, parameters).fetchone()
            return found

    def interrupt_reading(self) -> None:
        """Make the running read, if any, end at once; it raises StorageFailed with reason SQLITE_INTERRUPT."""
        self._reader.interrupt()

    def close(self) -> None:
        """Close both connections and drop the key."""
        with self._write_lock, self._read_lock:
            self._reader.close()
            self._writer.close()
        self._key = b""
        self.__dict__.pop("db", None)

    def _bring_up_to_date(self) -> None:
        found: int = self._writer.execute("PRAGMA user_version").fetchone()[0]
        if found > SCHEMA_VERSION:
            raise NewerJournal(found=found, known=SCHEMA_VERSION)
        if found < SCHEMA_VERSION:
            migrate(self.db)


def _connect(path: Path, key: bytes, cache_kib: int) -> dbapi2.Connection:
    connection = dbapi2.connect(str(path), check_same_thread=False, timeout=10)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "recursive_triggers = ON",
            "secure_delete = ON",
            "temp_store = MEMORY",
            f"cache_size = -{cache_kib}",
        ):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def _faults(folder: Path) -> Iterator[None]:
    """Turn the driver's errors into ours. Its message is not carried on: it may quote what was being written."""
    try:
        yield
    except (dbapi2.OperationalError, dbapi2.DatabaseError) as error:
        fault = _fault_for(getattr(error, "sqlite_errorname", "") or "", folder)
        if fault is None:
            raise
        raise fault from None


def _fault_for(name: str, folder: Path) -> AttuneError | None:
    """Our error for SQLite's error name, or None where it can only be a bug of ours."""
    if name.startswith("SQLITE_FULL"):
        return DiskFull(folder=folder)
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return JournalDamaged(folder=folder)
    if name.startswith("SQLITE_READONLY"):
        return FolderReadOnly(folder=folder)
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_INTERRUPT")):
        return StorageFailed(reason=name)
    return None
