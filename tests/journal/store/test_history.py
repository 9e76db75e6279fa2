"""History: nothing in it can be changed, and whoever changes it all the same is found out."""

import hashlib
import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from journal.errors import NotFound
from journal.journal import Journal, open_with_key
from journal.model import By, Label
from journal.store.history import Revision, VerifyReport, in_order
from tests.stored import by_hand, pattern, said, the_entry

Connection = Any


def opened(folder: Path) -> Journal:
    return open_with_key(folder, pattern().key)


def checked(folder: Path) -> VerifyReport:
    with opened(folder) as journal:
        return journal.verify()


@pytest.fixture
def lived_in(folder: Path) -> Path:
    """A closed journal with an entry of three versions, another one, a child and a label."""
    with opened(folder) as journal:
        (child_id,) = journal.family.add_child("Ada").children
        entry_id = the_entry(journal.entries.record(said("First.", child_ids=(child_id,), details={"outcome": "calm"})))
        journal.entries.revise(entry_id, said("Second."))
        journal.entries.record(said("Another."))
        journal.entries.revise(entry_id, said("Third."))
        journal.labels.confirm(entry_id, Label.LIMIT, quote="Third.", by=By.ME)
    return folder


def of_entry(connection: Connection, text: str) -> str:
    """The id of the revision that says `text`."""
    found = connection.execute("SELECT revision_id FROM revision_fields WHERE bytes = ?", [text.encode()]).fetchone()
    return str(found[0])


def recomputed(connection: Connection) -> dict[str, str]:
    """Each revision's digest by the recipe in the help, from nothing but the rows."""
    rows = connection.execute(
        "SELECT id, entity, entity_id, parent_id, device_id, device_seq, author_id, recorded_at, v FROM revisions"
        " ORDER BY device_id, device_seq"
    ).fetchall()
    digests: dict[str, str] = {}
    previous: dict[str, str] = {}
    while len(digests) < len(rows):
        for row in rows:
            ready = row[0] not in digests and (row[3] is None or row[3] in digests)
            if not ready:
                continue
            fields = connection.execute(
                "SELECT name, salt, bytes FROM revision_fields WHERE revision_id = ? ORDER BY name", [row[0]]
            )
            lines = ["attune-revision-1", *(str(value or "-") for value in row)]
            lines += [digests.get(row[3], "-"), previous.get(row[4], "-")]
            lines += [f"{name} {hashlib.sha256(salt + value).hexdigest()}" for name, salt, value in fields]
            digests[row[0]] = previous[row[4]] = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    return digests


def test_digests_can_be_recomputed_without_attune(lived_in: Path) -> None:
    with by_hand(lived_in) as connection:
        stored = dict(connection.execute("SELECT id, lower(hex(digest)) FROM revisions").fetchall())
        assert recomputed(connection) == stored
    assert len(stored) == 7


def test_heads_name_the_last_revision_of_each_device(lived_in: Path) -> None:
    (head,) = checked(lived_in).heads
    with by_hand(lived_in) as connection:
        last = connection.execute(
            "SELECT device_id, device_seq, lower(hex(digest)) FROM revisions ORDER BY device_seq DESC LIMIT 1"
        ).fetchone()
    assert (head.device_id, head.count, head.digest) == tuple(last)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO revisions SELECT * FROM revisions LIMIT 1",
        "INSERT OR IGNORE INTO revisions SELECT * FROM revisions LIMIT 1",
        "REPLACE INTO revisions SELECT 'new', entity, entity_id, parent_id, device_id, device_seq, author_id,"
        " recorded_at, v, digest, erased_at FROM revisions LIMIT 1",
        "INSERT INTO revisions SELECT * FROM revisions WHERE true ON CONFLICT DO UPDATE SET author_id = 'other'",
        "UPDATE revisions SET recorded_at = '2020-01-01T00:00:00.000Z'",
        "UPDATE OR REPLACE revisions SET device_seq = 1",
        "UPDATE revisions SET erased_at = 'now', digest = x'00'",
        "UPDATE revisions SET erased_at = NULL",
        "DELETE FROM revisions",
        "DELETE FROM revisions WHERE parent_id IS NOT NULL",
        "INSERT OR REPLACE INTO revision_fields SELECT * FROM revision_fields LIMIT 1",
        "UPDATE revision_fields SET bytes = x'01'",
        "UPDATE revision_fields SET bytes = NULL",
        "UPDATE revision_fields SET bytes = NULL, salt = NULL, hash = x'00'",
        "UPDATE revision_fields SET bytes = NULL, salt = NULL, name = 'other'",
        "DELETE FROM revision_fields",
        "INSERT OR REPLACE INTO ledger VALUES ('one', 'share', 'then', 'to someone else')",
        "UPDATE ledger SET body = 'to someone else'",
        "DELETE FROM ledger",
    ],
)
def test_history_is_append_only(lived_in: Path, statement: str) -> None:
    with by_hand(lived_in) as connection:
        connection.execute("INSERT INTO ledger VALUES ('one', 'share', 'then', 'to the therapist')")
        before = everything(connection)
        with pytest.raises(dbapi2.IntegrityError, match=r"never|only ever"):
            connection.execute(statement)
        assert everything(connection) == before


def everything(connection: Connection) -> list[list[Any]]:
    tables = ("revisions", "revision_fields", "ledger")
    return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]


def test_an_erased_revision_cannot_be_unerased_and_verify_still_holds(lived_in: Path) -> None:
    with by_hand(lived_in) as connection:
        first = of_entry(connection, "First.")
        connection.execute("UPDATE revisions SET erased_at = '2026-03-02T00:00:00.000Z' WHERE id = ?", [first])
        connection.execute("UPDATE revision_fields SET bytes = NULL, salt = NULL WHERE revision_id = ?", [first])
        with pytest.raises(dbapi2.IntegrityError):
            connection.execute("UPDATE revisions SET erased_at = NULL WHERE id = ?", [first])
    report = checked(lived_in)
    assert report.sound
    assert (report.revisions, report.erased) == (7, 1)


def tampered(folder: Path, *statements: str) -> set[str]:
    """Change the file behind the triggers' back, and return the kinds of fault that verify then finds."""
    with by_hand(folder) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE%'")
        for (name,) in triggers.fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        ids = {name: of_entry(connection, text) for name, text in WORDS.items()}
        for statement in statements:
            connection.execute(statement, {key: value for key, value in ids.items() if f":{key}" in statement})
    return {code for code, _ in checked(folder).faults}


WORDS = {"first": "First.", "second": "Second.", "third": "Third.", "another": "Another."}


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        (
            ["UPDATE revision_fields SET bytes = CAST('Never said.' AS BLOB) WHERE revision_id = :first"],
            {"field-changed"},
        ),
        (["UPDATE revision_fields SET salt = zeroblob(16) WHERE revision_id = :first"], {"field-changed"}),
        (["UPDATE revision_fields SET hash = zeroblob(32) WHERE revision_id = :first"], {"digest-differs"}),
        (["UPDATE revision_fields SET name = 'x' WHERE revision_id = :first AND name = 'record'"], {"digest-differs"}),
        (["UPDATE revision_fields SET bytes = NULL, salt = NULL WHERE revision_id = :first"], {"field-missing"}),
        (["DELETE FROM revision_fields WHERE revision_id = :first AND name = 'record'"], {"digest-differs"}),
        (["INSERT INTO revision_fields VALUES (:first, 'setting', x'70', x'01', x'02')"], {"digest-differs"}),
        (["INSERT INTO revision_fields VALUES ('nobody', 'a', x'01', x'02', x'03')"], {"field-without-revision"}),
        (["UPDATE revisions SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE id = :first"], {"digest-differs"}),
        (["UPDATE revisions SET author_id = 'someone' WHERE id = :first"], {"digest-differs"}),
        (["UPDATE revisions SET parent_id = NULL WHERE id = :second"], {"digest-differs"}),
        (["UPDATE revisions SET entity_id = 'other' WHERE id = :first"], {"digest-differs"}),
        (["UPDATE revisions SET digest = zeroblob(32) WHERE id = :second"], {"digest-differs"}),
        (["DELETE FROM revisions WHERE id = :second"], {"gap-before", "parent-missing", "digest-differs"}),
        (["DELETE FROM revisions WHERE id = :another"], {"gap-before", "digest-differs"}),
        (
            [
                "UPDATE revisions SET device_seq = 99 WHERE id = :second",
                "UPDATE revisions SET device_seq = 4 WHERE id = :another",
                "UPDATE revisions SET device_seq = 5 WHERE id = :second",
            ],
            {"digest-differs"},
        ),
        (
            [
                "INSERT INTO revisions SELECT 'slipped in', entity, entity_id, parent_id, device_id, 0,"
                " author_id, recorded_at, v, digest, NULL FROM revisions WHERE id = :first",
            ],
            {"gap-before", "digest-differs"},
        ),
        (
            [
                "UPDATE revisions SET erased_at = 'then' WHERE id = :third",
                "UPDATE revision_fields SET bytes = CAST('Forged.' AS BLOB), salt = NULL WHERE revision_id = :third",
            ],
            {"field-changed"},
        ),
        (["UPDATE entries SET record = 'Never said.'"], {"entries-differ"}),
        (["DELETE FROM labels"], {"labels-differ"}),
        (["INSERT INTO children VALUES ('x', 'Nobody', NULL, 'y')"], {"children-differ"}),
    ],
)
def test_verify_finds_tampering(lived_in: Path, statements: list[str], found: set[str]) -> None:
    kinds = tampered(lived_in, *statements)
    assert found <= kinds


def test_a_tail_cut_off_is_found_by_what_is_shown_and_by_a_head_kept_outside(lived_in: Path) -> None:
    (head,) = checked(lived_in).heads
    last = "= (SELECT id FROM revisions ORDER BY device_seq DESC LIMIT 1)"
    cut = (f"DELETE FROM revision_fields WHERE revision_id {last}", f"DELETE FROM revisions WHERE id {last}")
    assert tampered(lived_in, *cut) == {"labels-differ"}
    assert tampered(lived_in, "DELETE FROM labels") == set()
    (shorter,) = checked(lived_in).heads
    assert shorter.count == head.count - 1


def test_versions_are_complete_and_newest_first(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said("0")))
    for number in range(1, 5):
        journal.entries.revise(entry_id, said(str(number)))
    assert [one.content.record for one in journal.entries.versions(entry_id)] == ["4", "3", "2", "1", "0"]
    with pytest.raises(NotFound):
        journal.entries.versions("nobody")


def revision(at: int, parent: int | None, device: int) -> Revision:
    return Revision(
        id=f"r{at}",
        entity="entry",
        entity_id="e",
        parent_id=None if parent is None else f"r{parent}",
        device_id=f"d{device}",
        device_seq=at,
        author_id="",
        recorded_at="2026-03-01T12:00:00.000Z",
        v=1,
        digest=hashlib.sha256(f"{at} {device}".encode()).digest(),
    )


@st.composite
def trees(draw: st.DrawFn) -> list[Revision]:
    """One thing's revisions as two devices may leave them: each goes on from any state before it."""
    devices = draw(st.lists(st.integers(0, 1), min_size=1, max_size=8))
    parents = [None, *(draw(st.integers(0, at - 1)) for at in range(1, len(devices)))]
    return [revision(at, parent, device) for at, (parent, device) in enumerate(zip(parents, devices, strict=True))]


@given(trees(), st.randoms(use_true_random=False))
def test_every_machine_comes_to_the_same_order(states: list[Revision], chance: Any) -> None:
    shuffled = list(states)
    chance.shuffle(shuffled)
    ordered = in_order(shuffled)
    assert ordered == in_order(states)
    places = {one.id: at for at, one in enumerate(ordered)}
    assert all(one.parent_id is None or places[one.parent_id] < places[one.id] for one in ordered)


def test_the_longer_line_wins_whatever_the_clocks_say() -> None:
    states = [revision(0, None, 0), revision(1, 0, 0), revision(2, 0, 1), revision(3, 2, 1)]
    assert {in_order(list(order))[-1].id for order in itertools.permutations(states)} == {"r3"}


def test_links_that_go_round_or_nowhere_do_not_hang() -> None:
    lost = revision(2, 9, 0)
    ring = [revision(0, 1, 0), revision(1, 0, 0)]
    assert {one.id for one in in_order([*ring, lost])} == {"r0", "r1", "r2"}
