"""sqlite-utils over SQLCipher: all that Attune asks of it works inside the encrypted file, errors included."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from journal.store import driver
from journal.store.connection import JournalFile

if TYPE_CHECKING:
    from sqlite_utils import Database

KEY = bytes(range(32))
FRESH = """
import sys
from journal.journal import Journal
assert "sqlite_utils" not in sys.modules, "it must not be loaded before the first window"
from journal.store import driver
utils = driver.sqlite_utils()
from sqlcipher3 import dbapi2
from sqlite_utils import db, utils as inner
assert db.OperationalError is dbapi2.OperationalError
assert inner.OperationalError is dbapi2.OperationalError
assert "sqlite3.dbapi2" not in str(db.sqlite3), db.sqlite3
"""


@pytest.fixture
def db(tmp_path: Path) -> Iterator["Database"]:
    file = JournalFile.create(tmp_path / "journal.db", KEY)
    yield file.db
    file.close()


def test_its_errors_are_sqlciphers_when_our_driver_is_the_first_to_import_it() -> None:
    done = subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_upsert_puts_one_row_in_anothers_place(db: "Database") -> None:
    for value in ("one", "two"):
        db.table("settings").upsert({"name": "colour", "value": value}, pk="name")
    assert list(db.table("settings").rows) == [{"name": "colour", "value": "two"}]


def test_an_upsert_may_add_columns(db: "Database") -> None:
    db.table("settings").upsert({"name": "colour", "value": "one", "since": 3}, pk="name", alter=True)
    assert db.table("settings").get("colour")["since"] == 3


def test_dropping_what_is_not_there_is_let_pass_only_when_asked(db: "Database") -> None:
    db.table("nowhere").drop(ignore=True)
    with pytest.raises(dbapi2.OperationalError):
        db.table("nowhere").drop()


def test_a_transaction_that_fails_leaves_nothing_not_even_of_its_inner_ones(db: "Database") -> None:
    def half() -> None:
        with db.atomic():
            with db.atomic():
                db.table("settings").insert({"name": "a", "value": "1"})
            db.execute("INSERT INTO settings VALUES ('a', '2')")

    with pytest.raises(dbapi2.IntegrityError):
        half()
    assert db.table("settings").count == 0
    assert not db.conn.in_transaction


def test_each_migration_is_applied_once_and_whole(db: "Database") -> None:
    migrations = driver.sqlite_utils().Migrations("a test")

    @migrations()  # type: ignore[untyped-decorator]
    def first(db: "Database") -> None:
        db.execute("CREATE TABLE toys (name TEXT)")

    @migrations()  # type: ignore[untyped-decorator]
    def second(db: "Database") -> None:
        db.execute("ALTER TABLE toys ADD COLUMN colour TEXT")
        db.execute("INSERT INTO nowhere VALUES (1)")

    for _ in range(2):
        with pytest.raises(dbapi2.OperationalError):
            migrations.apply(db)
    assert db.table("toys").columns_dict == {"name": str}


def test_full_text_search_works_in_the_encrypted_file(db: "Database", tmp_path: Path) -> None:
    db.table("notes").insert_all([{"text": "a café by the sea"}, {"text": "home"}])
    db.table("notes").enable_fts(["text"], tokenize="unicode61 remove_diacritics 2", create_triggers=True)
    assert [row["text"] for row in db.table("notes").search("cafe")] == ["a café by the sea"]
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"by the sea" not in (tmp_path / "journal.db").read_bytes()


def test_the_file_is_opened_as_the_design_says(db: "Database") -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1, "temp_store": 2}
    wanted |= {"secure_delete": 1}
    assert {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted
    assert db.execute("PRAGMA cipher_version").fetchone()[0] >= "4"
