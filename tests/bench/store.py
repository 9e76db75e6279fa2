"""Saving, searching and trends on the encrypted file, beside the bare driver doing the least that compares."""

from __future__ import annotations

import random
import secrets
from datetime import timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from journal.journal import Journal
from journal.model import EntryContent, Filters, Label
from journal.trends import EntryArrays, approach_by_week, processes_by_week, year_calendar
from tests.bench.figures import Row, against_floor, against_limit, median, milliseconds, percentile
from tests.bench.generator import text, vocabulary

_SAVES = 400
_SEARCHES = 300


def saving(journal: Journal, key: bytes) -> list[Row]:
    """An entry of 60 words, durable, beside one row of the same bytes inserted and committed; taken in turns."""
    chance = random.Random(11)
    words = vocabulary(chance)
    child = journal.family.children()[0].id
    bare = _bare_copy(journal.folder, key)
    floors, saves = [], []
    journal.entries.record(EntryContent(happened_at=journal.clock(), record="The first save loads what it needs."))
    for _ in range(_SAVES):
        record = text(words, chance, 60)
        content = EntryContent(happened_at=journal.clock(), record=record, child_ids=(child,))
        floors.append(milliseconds(lambda record=record: _insert(bare, record)))  # type: ignore[misc]
        saves.append(milliseconds(lambda content=content: journal.entries.record(content)))  # type: ignore[misc]
        if len(saves) % 20 == 0:
            journal.tidy()
    bare.close()
    return [
        against_floor("save an entry, p50", median(saves), median(floors), 4),
        against_limit("save an entry, p99", percentile(saves, 0.99), 30, percentile(floors, 0.99)),
    ]


def searching(journal: Journal) -> list[Row]:
    """Any word, start of a word or first letter; the 20 newest, then the places of all."""
    chance = random.Random(13)
    words = vocabulary(chance)
    typed = [_typed(words, chance) for _ in range(_SEARCHES)]
    journal.search.newest(Filters(words="warm"))
    newest = [milliseconds(lambda one=one: journal.search.newest(Filters(words=one))) for one in typed]  # type: ignore[misc]
    every = [milliseconds(lambda one=one: journal.search.places(Filters(words=one))) for one in typed[:100]]  # type: ignore[misc]
    filters = [Filters(label=Label.SELF), Filters(child_id=journal.family.children()[0].id), _last_year(journal)]
    filtered = [milliseconds(lambda one=one: journal.search.places(one)) for one in filters for _ in range(10)]  # type: ignore[misc]
    return [
        against_limit("search as typed, 20 newest, p95", percentile(newest, 0.95), 50),
        against_limit("search, all places, p95", percentile(every, 0.95), 300),
        against_limit("filters, all places, slowest", max(filtered), 300),
    ]


def trends(journal: Journal) -> list[Row]:
    """Loading the arrays, then each trend over all entries."""
    loads = [milliseconds(lambda: _arrays(journal)) for _ in range(5)]
    arrays = _arrays(journal)
    today = journal.clock().date()
    drawn = {
        "processes by week, 10 years": lambda: processes_by_week(arrays, today, 520),
        "approach by week, 10 years": lambda: approach_by_week(arrays, today, 520),
        "calendar of the year": lambda: year_calendar(arrays, today.year),
    }
    rows = [against_limit("trend arrays, loaded", median(loads), 500)]
    return rows + [
        against_limit(name, median([milliseconds(work) for _ in range(15)]), 50) for name, work in drawn.items()
    ]


def _arrays(journal: Journal) -> EntryArrays:
    seen = journal.glance()
    return EntryArrays.from_glance(seen)


def _bare_copy(folder: Path, key: bytes) -> dbapi2.Connection:
    """SQLCipher alone on a file as large as the journal's, with one table: no history, labels or index."""
    path = folder.with_name(f"{folder.name}-floor.db")
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -16384"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE IF NOT EXISTS entries (id TEXT PRIMARY KEY, record TEXT)")
    missing = 100_000 - connection.execute("SELECT count(*) FROM entries").fetchone()[0]
    connection.executemany(
        "INSERT INTO entries VALUES (?, ?)", ((secrets.token_hex(16), "word " * 60) for _ in range(missing))
    )
    connection.commit()
    return connection


def _insert(connection: dbapi2.Connection, record: str) -> None:
    connection.execute("INSERT INTO entries VALUES (?, ?)", (secrets.token_hex(16), record))
    connection.commit()


def _typed(words: list[str], chance: random.Random) -> str:
    word = words[min(int(chance.paretovariate(0.5)) - 1, len(words) - 1)]
    return word[: chance.randint(1, len(word))] + (f" {chance.choice(words)[:3]}" if chance.random() < 0.2 else "")


def _last_year(journal: Journal) -> Filters:
    today = journal.clock().date()
    return Filters(first_day=today - timedelta(days=365), last_day=today)
