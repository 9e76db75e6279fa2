"""Tampering: whoever has the key and drops the triggers is found by verify, or by a head that was kept outside."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.journal import Journal, open_with_key
from journal.model import Label
from journal.proving import Sighting, Standing, heads_in, prove, write_report
from journal.restoring import backups_in_reach, restore
from tests.stored import PASSPHRASE, SetClock, by_hand, copy_to, pattern, said, the_entry

FEW = settings(max_examples=12)
Connection = Any
ORDER = "SELECT id FROM revisions ORDER BY device_id, device_seq"


@contextmanager
def lived_in() -> Iterator[Path]:
    """A closed journal of nine revisions: entries, versions, a label."""
    with tempfile.TemporaryDirectory(dir=Path.home()) as home:
        folder = Path(home, "journal")
        copy_to(folder)
        with opened(folder) as journal:
            entry_id = the_entry(journal.entries.record(said("First.")))
            for number in range(4):
                journal.entries.revise(entry_id, said(f"Version {number}."))
                if number % 2:
                    journal.entries.record(said(f"Another {number}."))
            journal.labels.confirm(entry_id, Label.LIMIT, quote="Version 3.")
        yield folder


def opened(folder: Path, clock: SetClock | None = None) -> Journal:
    return open_with_key(folder, pattern().key, clock=clock or SetClock())


def faults(folder: Path, *sightings: Sighting) -> set[str]:
    with opened(folder) as journal:
        return {code for code, _ in prove(journal, sightings).faults}


def report_on(folder: Path) -> Sighting:
    """The heads that a report holds which was written now and kept elsewhere."""
    with opened(folder) as journal:
        path = folder.parent / "report.txt"
        write_report(journal, prove(journal), path)
        return heads_in(path, journal.journal_id)


@contextmanager
def forger(folder: Path) -> Iterator[Connection]:
    with by_hand(folder) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%RAISE%'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        yield connection


def seal_anew(connection: Connection) -> None:
    """Compute every hash and digest again, as the help says, for what stands there now."""
    for revision_id, name, salt, value in connection.execute(
        "SELECT revision_id, name, salt, bytes FROM revision_fields WHERE bytes IS NOT NULL"
    ).fetchall():
        hashed = hashlib.sha256(salt + value).digest()
        connection.execute(
            "UPDATE revision_fields SET hash = ? WHERE revision_id = ? AND name = ?", [hashed, revision_id, name]
        )
    before = b""
    for told in connection.execute(
        "SELECT id, entity, entity_id, parent_id, device_id, device_seq, author_id, recorded_at, v FROM revisions"
        " ORDER BY device_id, device_seq"
    ).fetchall():
        parent = connection.execute("SELECT digest FROM revisions WHERE id = ?", [told[3]]).fetchone()
        lines = ["attune-revision-1", *(str(one or "-") for one in told)]
        lines += [parent[0].hex() if parent else "-", before.hex() or "-"]
        lines += [
            f"{name} {hashed.hex()}"
            for name, hashed in connection.execute(
                "SELECT name, hash FROM revision_fields WHERE revision_id = ? ORDER BY name", [told[0]]
            )
        ]
        before = hashlib.sha256("\n".join(lines).encode()).digest()
        connection.execute("UPDATE revisions SET digest = ? WHERE id = ?", [before, told[0]])


def cut(connection: Connection, ids: list[str]) -> None:
    """Take the last revisions out, and show what is left."""
    for one in reversed(ids):
        connection.execute("DELETE FROM revision_fields WHERE revision_id = ?", [one])
        connection.execute("DELETE FROM revisions WHERE id = ?", [one])
    connection.execute("INSERT OR REPLACE INTO settings VALUES ('projection-stale', 'yes')")


CHANGES = {
    "who": "UPDATE revisions SET author_id = 'x' WHERE id = ?1",
    "when": "UPDATE revisions SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE id = ?1",
    "of what": "UPDATE revisions SET entity_id = 'x' WHERE id = ?1",
    "digest": "UPDATE revisions SET digest = zeroblob(32) WHERE id = ?1",
    "taken out": "DELETE FROM revisions WHERE id = ?1",
    "erased in silence": "UPDATE revision_fields SET bytes = NULL, salt = NULL WHERE revision_id = ?1",
    "erased, with a date": "UPDATE revisions SET erased_at = '2026-03-02T00:00:00.000Z' WHERE id = ?1",
    "moved": "UPDATE revisions SET device_seq = 100 WHERE id = ?1",
    "slipped in": "INSERT INTO revisions SELECT 'new', entity, entity_id, parent_id, device_id, 100, author_id,"
    " recorded_at, v, digest, NULL FROM revisions WHERE id = ?1",
    "text": "UPDATE revision_fields SET bytes = CAST('Never.' AS BLOB) WHERE revision_id = ?1",
    "hash": "UPDATE revision_fields SET hash = zeroblob(32) WHERE revision_id = ?1",
    "field": "INSERT INTO revision_fields VALUES (?1, 'setting', x'70', x'01', x'02')",
}


@pytest.mark.parametrize("change", CHANGES)
@settings(max_examples=4)
@given(at=st.integers(0, 7))
def test_any_revision_changed_taken_out_moved_or_slipped_in_is_found(change: str, at: int) -> None:
    with lived_in() as folder:
        with forger(folder) as connection:
            ids = [row[0] for row in connection.execute(ORDER)]
            connection.execute(CHANGES[change], [ids[at]])
        assert faults(folder)


@FEW
@given(st.integers(1, 7), st.sampled_from(["a backup", "a report"]))
def test_a_tail_cut_off_is_found_against_any_head_kept_outside(length: int, kept: str) -> None:
    with lived_in() as folder:
        seen = kept_in(kept, folder)
        with forger(folder) as connection:
            cut(connection, [row[0] for row in connection.execute(ORDER)][-length:])
        assert faults(folder, *seen) == {"head-cut"}


@FEW
@given(st.integers(1, 7), st.sampled_from(["a backup", "a report"]))
def test_a_history_written_anew_is_found_against_any_head_kept_outside(at: int, kept: str) -> None:
    with lived_in() as folder:
        seen = kept_in(kept, folder)
        with forger(folder) as connection:
            ids = [row[0] for row in connection.execute(ORDER)]
            connection.execute(CHANGES["when"], [ids[at]])
            seal_anew(connection)
            connection.execute("INSERT OR REPLACE INTO settings VALUES ('projection-stale', 'yes')")
        assert faults(folder, *seen) == {"head-differs"}


def test_without_a_head_kept_outside_a_history_written_anew_agrees_with_itself() -> None:
    with lived_in() as folder:
        with forger(folder) as connection:
            seal_anew(connection)
            cut(connection, [row[0] for row in connection.execute(ORDER)][-3:])
        assert faults(folder) == set()


def kept_in(where: str, folder: Path) -> list[Sighting]:
    """Keep the heads somewhere; those in a backup are found by themselves."""
    if where == "a report":
        return [report_on(folder)]
    with opened(folder) as journal:
        journal.backups.make()
    return []


HONEST: dict[str, Callable[[Journal, SetClock], object]] = {
    "write": lambda journal, _: journal.entries.record(said()),
    "erase": lambda journal, _: journal.erasing.erase(
        journal.erasing.of_entry(the_entry(journal.entries.record(said("Gone.")))), backups=False
    ),
    "back up": lambda journal, _: journal.backups.make(),
    "clock back": lambda _, clock: clock.move(timedelta(days=-400)),
    "clock on": lambda _, clock: clock.move(timedelta(days=3)),
}


@FEW
@given(st.lists(st.sampled_from([*HONEST, "other device", "restore", "report"]), max_size=10))
def test_an_honest_history_is_never_at_fault(deeds: list[str]) -> None:
    clock, seen = SetClock(), []
    with lived_in() as folder:
        for deed in deeds:
            if deed == "report":
                seen.append(report_on(folder))
            elif deed == "restore":
                for backup in backups_in_reach(folder)[-1:]:
                    restore(folder, PASSPHRASE, backup, clock=clock)
            elif deed == "other device":
                with by_hand(folder) as connection:
                    connection.execute("UPDATE devices SET machine = machine || '+'")
            else:
                with opened(folder, clock) as journal:
                    HONEST[deed](journal, clock)
        assert faults(folder, *seen) == set()


def test_a_restore_explains_what_was_put_aside() -> None:
    with lived_in() as folder:
        with opened(folder) as journal:
            journal.backups.make()
            journal.entries.record(said("After the backup."))
        seen = report_on(folder)
        restore(folder, PASSPHRASE, backups_in_reach(folder)[-1], clock=SetClock())
        with opened(folder) as journal:
            standings = {check.standing for check in prove(journal, [seen]).checks}
        assert standings == {Standing.HOLDS, Standing.SET_BACK}
