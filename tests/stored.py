"""Journals to test the store with: one is made for the whole run, and each test gets a copy of it."""

from __future__ import annotations

import functools
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from journal.journal import Journal, create_journal, open_with_key, unlock
from journal.model import Change, EntryContent

PASSPHRASE = "correct horse battery"
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
ANY_TEXT = st.text(st.characters(codec=None), max_size=60)
"""Any Python string at all: NUL, lone surrogates, noncharacters and all."""


class Pattern(NamedTuple):
    """A new journal's folder, never opened again, and what opens it."""

    folder: Path
    key: bytes
    recovery_code: str


class SetClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, by: timedelta) -> None:
        self.now += by


@functools.cache
def pattern() -> Pattern:
    """The journal that all copies are made of."""
    folder = Path(tempfile.mkdtemp(prefix="pattern-", dir=Path.home())) / "journal"
    journal, recovery_code = create_journal(folder, PASSPHRASE)
    journal.close()
    return Pattern(folder, unlock(folder, PASSPHRASE), recovery_code)


def copy_to(folder: Path) -> bytes:
    """Put a new journal in `folder` and return its key."""
    shutil.copytree(pattern().folder, folder)
    return pattern().key


@contextmanager
def new_journal() -> Iterator[Journal]:
    """A new journal in a folder that goes away with it, for tests that need one for each example."""
    with tempfile.TemporaryDirectory(dir=Path.home()) as home:
        folder = Path(home, "journal")
        with open_with_key(folder, copy_to(folder)) as journal:
            yield journal


@contextmanager
def by_hand(folder: Path) -> Iterator[Any]:
    """The journal's file through the bare driver, as anyone who has the key could open it; changes are kept."""
    connection = dbapi2.connect(str(folder / "journal.db"), isolation_level=None)
    try:
        connection.execute(f"PRAGMA key = \"x'{pattern().key.hex()}'\"")
        yield connection
    finally:
        connection.close()


def said(record: str = "We made soup.", happened_at: datetime = NOON, **more: Any) -> EntryContent:
    """An entry's content."""
    return EntryContent(happened_at=happened_at, record=record, **more)


def the_entry(change: Change) -> str:
    """The id of the one entry that changed."""
    (entry_id,) = change.entries
    return entry_id
