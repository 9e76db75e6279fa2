"""The journal file's schema, as sqlite-utils migrations. A released migration is never changed: add another."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from journal.store import driver

if TYPE_CHECKING:
    from sqlite_utils import Database

SCHEMA_VERSION: Final = 3
"""What this Attune writes, kept in `PRAGMA user_version`; a file with a higher one is refused."""

_HISTORY = """
CREATE TABLE revisions (
    id TEXT PRIMARY KEY,
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    parent_id TEXT REFERENCES revisions(id),
    device_id TEXT NOT NULL,
    device_seq INTEGER NOT NULL,
    author_id TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    v INTEGER NOT NULL,
    digest BLOB NOT NULL,
    erased_at TEXT,
    UNIQUE (device_id, device_seq)
) WITHOUT ROWID, STRICT;
CREATE INDEX revisions_of_entity ON revisions(entity_id);
CREATE TABLE revision_fields (
    revision_id TEXT NOT NULL REFERENCES revisions(id),
    name TEXT NOT NULL,
    bytes BLOB,
    salt BLOB,
    hash BLOB NOT NULL,
    PRIMARY KEY (revision_id, name)
) WITHOUT ROWID, STRICT;
CREATE TABLE devices (id TEXT PRIMARY KEY, machine TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE ledger (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TRIGGER revisions_never_replaced BEFORE INSERT ON revisions
WHEN EXISTS (SELECT 1 FROM revisions WHERE id = NEW.id
             OR (device_id = NEW.device_id AND device_seq = NEW.device_seq))
BEGIN SELECT RAISE(ABORT, 'a revision is never replaced'); END;
CREATE TRIGGER revisions_never_deleted BEFORE DELETE ON revisions
BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END;
CREATE TRIGGER revisions_only_erased BEFORE UPDATE ON revisions
WHEN NOT (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL
    AND NEW.id IS OLD.id AND NEW.entity IS OLD.entity AND NEW.entity_id IS OLD.entity_id
    AND NEW.parent_id IS OLD.parent_id AND NEW.device_id IS OLD.device_id AND NEW.device_seq IS OLD.device_seq
    AND NEW.author_id IS OLD.author_id AND NEW.recorded_at IS OLD.recorded_at AND NEW.v IS OLD.v
    AND NEW.digest IS OLD.digest)
BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;
CREATE TRIGGER fields_never_replaced BEFORE INSERT ON revision_fields
WHEN EXISTS (SELECT 1 FROM revision_fields WHERE revision_id = NEW.revision_id AND name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'a field is never replaced'); END;
CREATE TRIGGER fields_never_deleted BEFORE DELETE ON revision_fields
BEGIN SELECT RAISE(ABORT, 'a field is never deleted'); END;
CREATE TRIGGER fields_only_erased BEFORE UPDATE ON revision_fields
WHEN NOT (NEW.bytes IS NULL AND NEW.salt IS NULL AND NEW.hash IS OLD.hash
    AND NEW.revision_id IS OLD.revision_id AND NEW.name IS OLD.name)
BEGIN SELECT RAISE(ABORT, 'a field is only ever erased'); END;
CREATE TRIGGER ledger_never_replaced BEFORE INSERT ON ledger
WHEN EXISTS (SELECT 1 FROM ledger WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a ledger line is never replaced'); END;
CREATE TRIGGER ledger_never_changed BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'a ledger line is never changed'); END;
CREATE TRIGGER ledger_never_deleted BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'a ledger line is never deleted'); END;
"""

# `slot` is the moment in UTC milliseconds, shifted left by 20 bits, plus a tie-break: newest first needs no sort.
_PROJECTION = """
CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT NOT NULL, revision_id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE children (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, born TEXT, revision_id TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE entries (
    slot INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    happened_at TEXT NOT NULL,
    day INTEGER NOT NULL,
    kind TEXT NOT NULL,
    trashed INTEGER NOT NULL,
    author_id TEXT NOT NULL,
    child_ids TEXT NOT NULL,
    setting TEXT NOT NULL,
    child_mood INTEGER,
    carer_mood INTEGER,
    recorded_at TEXT NOT NULL,
    edited_at TEXT,
    revision_id TEXT NOT NULL,
    record TEXT NOT NULL,
    reflection TEXT NOT NULL,
    details TEXT NOT NULL,
    details_text TEXT NOT NULL
);
CREATE INDEX entries_at_a_glance ON entries(trashed, day, kind, id, child_ids);
CREATE INDEX entries_in_time ON entries(trashed);
CREATE TABLE entry_children (
    child_id TEXT NOT NULL,
    slot INTEGER NOT NULL REFERENCES entries(slot) ON UPDATE CASCADE ON DELETE CASCADE,
    PRIMARY KEY (child_id, slot)
) WITHOUT ROWID;
CREATE INDEX entry_children_of_entry ON entry_children(slot);
CREATE TABLE labels (
    id TEXT PRIMARY KEY,
    entry_id TEXT NOT NULL,
    slot INTEGER REFERENCES entries(slot) ON UPDATE CASCADE ON DELETE CASCADE,
    label TEXT NOT NULL,
    decision TEXT NOT NULL,
    quote TEXT NOT NULL,
    by TEXT,
    model TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    UNIQUE (entry_id, label)
) WITHOUT ROWID;
CREATE INDEX labels_in_time ON labels(decision, label, slot, by);
CREATE INDEX labels_of_entry ON labels(slot);
CREATE TABLE plans (
    id TEXT PRIMARY KEY,
    entry_id TEXT,
    sentence TEXT NOT NULL,
    occasion TEXT NOT NULL,
    state TEXT NOT NULL,
    outcome TEXT NOT NULL,
    made_at TEXT NOT NULL,
    revision_id TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE enclosures (
    id TEXT PRIMARY KEY,
    entry_id TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    key BLOB NOT NULL,
    stored_as TEXT NOT NULL,
    revision_id TEXT NOT NULL
) WITHOUT ROWID;
"""

# No column sizes: nothing is ranked by relevance, and a save writes one page less.
_SEARCH = """
CREATE VIEW entries_text AS
    SELECT slot, record, reflection, details_text FROM entries WHERE trashed = 0;
CREATE VIRTUAL TABLE entries_fts USING fts5(
    record, reflection, details_text,
    content='entries_text', content_rowid='slot',
    prefix='1 2 3', tokenize='unicode61 remove_diacritics 2', columnsize=0
);
CREATE TRIGGER entries_indexed AFTER INSERT ON entries WHEN NEW.trashed = 0 BEGIN
    INSERT INTO entries_fts(rowid, record, reflection, details_text)
    VALUES (NEW.slot, NEW.record, NEW.reflection, NEW.details_text);
END;
CREATE TRIGGER entries_unindexed AFTER DELETE ON entries WHEN OLD.trashed = 0 BEGIN
    INSERT INTO entries_fts(entries_fts, rowid, record, reflection, details_text)
    VALUES ('delete', OLD.slot, OLD.record, OLD.reflection, OLD.details_text);
END;
CREATE TRIGGER entries_reindexed AFTER UPDATE OF slot, trashed, record, reflection, details_text ON entries BEGIN
    INSERT INTO entries_fts(entries_fts, rowid, record, reflection, details_text)
    SELECT 'delete', OLD.slot, OLD.record, OLD.reflection, OLD.details_text WHERE OLD.trashed = 0;
    INSERT INTO entries_fts(rowid, record, reflection, details_text)
    SELECT NEW.slot, NEW.record, NEW.reflection, NEW.details_text WHERE NEW.trashed = 0;
END;
"""

_LOCAL = """
CREATE TABLE drafts (place TEXT PRIMARY KEY, body TEXT NOT NULL, saved_at TEXT NOT NULL);
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE prompts_shown (prompt_id TEXT PRIMARY KEY, shown_at TEXT NOT NULL);
CREATE TABLE thresholds (label TEXT PRIMARY KEY, shift REAL NOT NULL);
CREATE TABLE suggestions (
    text_hash BLOB NOT NULL, model TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (text_hash, model)
) WITHOUT ROWID;
"""

# Nothing was ever written to these two by the first schema.
_ENCLOSURES = """
DROP TABLE thresholds;
DROP TABLE enclosures;
CREATE TABLE enclosures (
    id TEXT PRIMARY KEY,
    entry_id TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    key BLOB NOT NULL,
    stored_as TEXT NOT NULL,
    digest TEXT NOT NULL,
    removed INTEGER NOT NULL,
    revision_id TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX enclosures_of_entry ON enclosures(entry_id);
CREATE TABLE waiting_files (place INTEGER PRIMARY KEY, name TEXT NOT NULL, path TEXT NOT NULL, content BLOB NOT NULL);
ALTER TABLE entries ADD COLUMN reason TEXT NOT NULL DEFAULT '';
INSERT INTO settings (name, value) SELECT 'projection-stale', 'yes' WHERE EXISTS (SELECT 1 FROM entries);
"""

# Trends read more of each entry from the same index, so its rows hold all of it.
_STORY = """
CREATE TABLE placements (
    id TEXT PRIMARY KEY,
    child_id TEXT NOT NULL,
    began TEXT NOT NULL,
    ended TEXT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    ending TEXT NOT NULL,
    revision_id TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE life_events (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    words TEXT NOT NULL,
    child_ids TEXT NOT NULL,
    revision_id TEXT NOT NULL
) WITHOUT ROWID;
ALTER TABLE plans ADD COLUMN child_ids TEXT NOT NULL DEFAULT '[]';
ALTER TABLE plans ADD COLUMN hour INTEGER;
ALTER TABLE plans ADD COLUMN tries TEXT NOT NULL DEFAULT '[]';
DROP INDEX entries_at_a_glance;
CREATE INDEX entries_at_a_glance ON entries(
    trashed, day, kind, id, child_ids, happened_at, setting, child_mood, carer_mood
);
"""


def migrate(db: Database) -> None:
    """Apply every migration the file has not seen, each in a transaction of its own."""
    migrations = driver.sqlite_utils().Migrations("attune")

    @migrations()  # type: ignore[untyped-decorator]
    def m0001_first_journal(db: Database) -> None:
        for script in (_HISTORY, _PROJECTION, _SEARCH, _LOCAL):
            for statement in statements(script):
                db.execute(statement)
        db.execute("PRAGMA user_version = 1")

    @migrations()  # type: ignore[untyped-decorator]
    def m0002_enclosures_and_reasons(db: Database) -> None:
        for statement in statements(_ENCLOSURES):
            db.execute(statement)
        db.execute("PRAGMA user_version = 2")

    @migrations()  # type: ignore[untyped-decorator]
    def m0003_placements_life_events_and_tries(db: Database) -> None:
        for statement in statements(_STORY):
            db.execute(statement)
        db.execute("PRAGMA user_version = 3")

    migrations.apply(db)


def statements(script: str) -> list[str]:
    """Split a script into its statements. (`executescript` would commit the transaction it runs in.)"""
    found: list[str] = []
    pending = ""
    for line in script.splitlines():
        pending += line + "\n"
        if pending.strip() and sqlite3.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    return found
