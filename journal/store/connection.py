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
from journal.ids import new_id
from journal.store import driver
from journal.store.files import create_private, disk_faults, replacing
from journal.store.schema import SCHEMA_VERSION, migrate
from journal.store.wal import Log, read_log

if TYPE_CHECKING:
    from sqlite_utils import Database

_NAME_OF: Final = {
    "attempt to write a readonly database": "SQLITE_READONLY",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "database is locked": "SQLITE_BUSY",
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "file is not a database": "SQLITE_NOTADB",
    "unable to open database file": "SQLITE_CANTOPEN",
}
"""SQLite's own words for its errors: the driver's online backup raises errors without their names."""

Row = tuple[Any, ...]
Scalar = str | int | float | bytes | None

JOURNAL_FILE: Final = "journal.db"
_WRITER_CACHE_KIB: Final = 16 * 1024
_READER_CACHE_KIB: Final = 64 * 1024
_PATIENCE_S: Final = 60.0
"""How long work that needs the file to itself waits for long reads to end."""


class JournalFile:
    """One open journal file. Writes go through `transaction`; reads through `rows`, on a connection of their own.

    Both may be called from any thread: writes wait for each other, and so do reads. Once it is closed, each raises
    StorageFailed with the reason "closed".
    """

    def __init__(self, path: Path, key: bytes) -> None:
        """Open the file at `path` with the raw 256-bit `key`, bringing an older schema up to date.

        Raises NoJournal, JournalDamaged, NewerJournal, FolderReadOnly, DiskFull, StorageFailed.
        """
        self.folder = path.parent
        self._path = path
        self._key = bytearray(key)
        if not path.is_file():
            raise NoJournal(folder=self.folder)
        if not path.stat().st_size:
            raise JournalDamaged(folder=self.folder)
        self._write_lock = threading.RLock()
        self._read_lock = threading.RLock()
        self._ending = threading.Condition()
        self._closed = False
        self._alone = False
        self._interruptions = 0
        self._here = threading.local()
        self._snapshots: set[dbapi2.Connection] = set()
        self.lost_changes = False
        """Whether the write-ahead log was damaged, so that changes made last before a crash are not there."""
        with contextlib.ExitStack() as opened, faults(self.folder), disk_faults(self.folder):
            log = path.with_name(f"{path.name}-wal")
            left = read_log(log)
            copy = log.read_bytes() if left.commits or not left.readable else b""
            self._writer = connect(path, self._key, _WRITER_CACHE_KIB)
            opened.callback(self._writer.close)
            if copy:
                self._look_for_lost_changes(left, copy)
            self._bring_up_to_date()
            self._reader = _connect_reader(path, self._key, _READER_CACHE_KIB)
            opened.pop_all()

    @staticmethod
    def create(path: Path, key: bytes) -> JournalFile:
        """Make a new, empty journal file under `key` and open it. Raises as the constructor does."""
        create_private(path)
        with faults(path.parent), contextlib.closing(connect(path, key, _WRITER_CACHE_KIB)) as connection:
            migrate(driver.sqlite_utils().Database(connection, execute_plugins=False))
        return JournalFile(path, key)

    @cached_property
    def db(self) -> Database:
        """sqlite-utils over the writing connection. Loaded on first use: it is slow, and a first window needs none."""
        database: Database = driver.sqlite_utils().Database(self._writer, execute_plugins=False)
        return database

    def prepare_to_write(self) -> None:
        """Load sqlite-utils, which the first transaction would else wait for."""
        with self._write_lock:
            self._refuse_if_closed()
            self.db  # noqa: B018

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Database]:
        """One transaction, kept whole or not at all; nested ones are savepoints. Raises DiskFull, StorageFailed …"""
        with self._write_lock, faults(self.folder):
            self._refuse_if_closed()
            with self.db.atomic(), self._reading_through(self._writer):
                yield self.db

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let this thread read the journal as it stands now, while others go on changing it and need not wait."""
        with self._ending:
            self._ending.wait_for(lambda: self._closed or not self._alone)
            self._refuse_if_closed()
            with faults(self.folder):
                connection = _connect_reader(self._path, self._key, _WRITER_CACHE_KIB)
            self._snapshots.add(connection)
        try:
            with faults(self.folder):
                connection.execute("BEGIN")
                with self._reading_through(connection):
                    yield
        finally:
            with self._ending:
                self._snapshots.discard(connection)
                connection.close()
                self._ending.notify_all()

    @contextlib.contextmanager
    def alone(self) -> Iterator[dbapi2.Connection]:
        """The writing connection with every other one closed, for work that needs the file to itself.

        Writes and reads of other threads wait; a snapshot is waited for. Raises StorageFailed with the reason "busy"
        where one does not end.
        """
        with self._write_lock, self._read_lock, faults(self.folder):
            with self._ending:
                self._refuse_if_closed()
                self._alone = True
                if not self._ending.wait_for(lambda: not self._snapshots, _PATIENCE_S):
                    self._alone = False
                    self._ending.notify_all()
                    raise StorageFailed(reason="busy")
                self._reader.close()
            try:
                with self._reading_through(self._writer):
                    yield self._writer
            finally:
                self._readmit()

    def copy_key(self) -> bytes:
        """The raw key, for a copy that is made now. Whoever asks lets go of it when the copy is done."""
        self._refuse_if_closed()
        return bytes(self._key)

    def rows(self, sql: str, parameters: Sequence[Scalar] = ()) -> list[Row]:
        """What a query finds among all that is committed, and in this thread's own transaction so far."""
        with self._reading() as connection:
            found: list[Row] = connection.execute(sql, parameters).fetchall()
            return found

    def row(self, sql: str, parameters: Sequence[Scalar] = ()) -> Row | None:
        """The first row that a query finds, or None; it sees what `rows` sees."""
        with self._reading() as connection:
            found: Row | None = connection.execute(sql, parameters).fetchone()
            return found

    def damaged_pages(self) -> int:
        """How many pages of the file do not carry the seal they were written with. Reads the whole file."""
        with self._write_lock, faults(self.folder):
            self._refuse_if_closed()
            return len(self._writer.execute("PRAGMA cipher_integrity_check").fetchall())

    def interrupt_reading(self) -> None:
        """Make the running read, if any, end at once; it raises StorageFailed with reason SQLITE_INTERRUPT."""
        with self._ending:
            if not self._closed and not self._alone:
                self._interruptions += 1
                self._reader.interrupt()

    def close(self) -> None:
        """Close all connections and drop the key, once running writes are done. Running reads are cut short."""
        with self._write_lock:
            with self._ending:
                if self._closed:
                    return
                self._closed = True
                self._interruptions += 1
                self._ending.notify_all()
                for connection in (self._reader, *self._snapshots):
                    connection.interrupt()
            with self._read_lock:
                self._reader.close()
                self._writer.close()
        self._key[:] = bytes(len(self._key))
        self.__dict__.pop("db", None)

    def _readmit(self) -> None:
        """Let others read again, after `alone`."""
        with self._ending:
            try:
                self._reader = _connect_reader(self._path, self._key, _READER_CACHE_KIB)
            except BaseException:
                self._closed = True
                self._writer.close()
                raise
            finally:
                self._alone = False
                self._ending.notify_all()

    @contextlib.contextmanager
    def _reading(self) -> Iterator[dbapi2.Connection]:
        """The connection that this thread reads through."""
        own: dbapi2.Connection | None = getattr(self._here, "connection", None)
        with contextlib.nullcontext() if own else self._read_lock, faults(self.folder), self._interruptible():
            self._refuse_if_closed()
            yield own or self._reader

    @contextlib.contextmanager
    def _interruptible(self) -> Iterator[None]:
        """Tell an interruption from a fault: FTS5, cut short while it sets itself up, reports a mere error."""
        before = self._interruptions
        try:
            yield
        except dbapi2.Error:
            if self._interruptions == before:
                raise
            raise StorageFailed(reason="SQLITE_INTERRUPT") from None

    @contextlib.contextmanager
    def _reading_through(self, connection: dbapi2.Connection) -> Iterator[None]:
        before = getattr(self._here, "connection", None)
        self._here.connection = connection
        try:
            yield
        finally:
            self._here.connection = before

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise StorageFailed(reason="closed")

    def _look_for_lost_changes(self, left: Log, copy: bytes) -> None:
        """Note it where SQLite passed over changes in the log, and keep the log for somebody who can look at it."""
        frames: int = self._writer.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1]
        if left.lost(frames):
            self.lost_changes = True
            with replacing(self.folder / f"damaged-log-{new_id()}") as file:
                file.write(copy)

    def _bring_up_to_date(self) -> None:
        found: int = self._writer.execute("PRAGMA user_version").fetchone()[0]
        if found > SCHEMA_VERSION:
            raise NewerJournal(found=found, known=SCHEMA_VERSION)
        if found == 0:
            raise JournalDamaged(folder=self.folder)
        if found < SCHEMA_VERSION:
            migrate(self.db)


def connect(path: Path, key: bytes | bytearray, cache_kib: int) -> dbapi2.Connection:
    """A connection to the file at `path` under `key`, with the settings every journal file is used with."""
    # mode=rw: a file that is gone, with the stick it was on, is an error, never an empty new one.
    address = f"{path.absolute().as_uri()}?mode=rw"
    connection = dbapi2.connect(address, uri=True, check_same_thread=False, timeout=10)
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


def _connect_reader(path: Path, key: bytes | bytearray, cache_kib: int) -> dbapi2.Connection:
    connection = connect(path, key, cache_kib)
    connection.execute("PRAGMA query_only = ON")
    return connection


@contextlib.contextmanager
def faults(folder: Path) -> Iterator[None]:
    """Turn the driver's errors into ours. Its message is not carried on: it may quote what was being written."""
    try:
        yield
    except (dbapi2.OperationalError, dbapi2.DatabaseError) as error:
        fault = _fault_for(getattr(error, "sqlite_errorname", "") or _NAME_OF.get(str(error), ""), folder)
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
