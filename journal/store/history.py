"""The append-only revisions and their digests: the truth from which everything else is projected.

A revision's body is a set of named fields. Each is kept as exact UTF-8 bytes with a random 128-bit salt, and
`hash` = SHA-256(salt + bytes). The revision's `digest` is the SHA-256 of the lines that `_digest` lists: its
metadata, the digest of its parent, the digest of this device's revision before it, and each field's name and
hash. So a field can be withheld or erased and the digest still holds, and no guess at a text can be confirmed.
"""

from __future__ import annotations

import hashlib
import platform
import secrets
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from journal.errors import ChangedSince
from journal.ids import new_id
from journal.moments import Clock, utc_text
from journal.progress import Progress, unheard
from journal.store.connection import JournalFile, Row

DIGEST_FORMAT: Final = "attune-revision-1"
BODY_VERSION: Final = 1

Fields = dict[str, str]
"""A revision's body: field name to text."""


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """One recorded state of one thing. `parent_id` names the state it replaces, `digest` seals it."""

    id: str
    entity: str
    entity_id: str
    parent_id: str | None
    device_id: str
    device_seq: int
    author_id: str
    recorded_at: str
    v: int
    digest: bytes
    erased_at: str | None = None


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The last revision of one device: how many it has written, and the digest that seals them all."""

    device_id: str
    count: int
    digest: str


class VerifyReport(msgspec.Struct, frozen=True, kw_only=True):
    """What checking the history found. `faults` are (code, revision id); empty means every digest holds."""

    revisions: int
    erased: int
    heads: tuple[Head, ...]
    faults: tuple[tuple[str, str], ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.faults

    def with_faults(self, more: tuple[tuple[str, str], ...]) -> VerifyReport:
        """The same report with further faults."""
        return msgspec.structs.replace(self, faults=self.faults + more)


_COLUMNS: Final = ", ".join(Revision.__struct_fields__)
_AT_A_TIME: Final = 200
"""So many revisions, or things, have their texts in memory together."""


class History:
    """Appends revisions for this device and reads them back."""

    def __init__(self, file: JournalFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def append(self, entity: str, entity_id: str, parent_id: str | None, fields: Fields, author_id: str) -> Revision:
        """Add a revision within the running transaction and return it. Raises ChangedSince after what was erased."""
        device_id = self._device()
        last = self._file.row(
            "SELECT device_seq, digest FROM revisions WHERE device_id = ? ORDER BY device_seq DESC LIMIT 1", [device_id]
        )
        sealed = {name: _seal(text) for name, text in sorted(fields.items())}
        unsigned = Revision(
            id=new_id(),
            entity=entity,
            entity_id=entity_id,
            parent_id=parent_id,
            device_id=device_id,
            device_seq=last[0] + 1 if last else 1,
            author_id=author_id,
            recorded_at=utc_text(self._clock()),
            v=BODY_VERSION,
            digest=b"",
        )
        hashes = {name: field_hash for name, (_, _, field_hash) in sealed.items()}
        digest = _digest(unsigned, self._written_digest(parent_id), last[1] if last else None, hashes)
        revision = msgspec.structs.replace(unsigned, digest=digest)
        self._store(revision, sealed)
        return revision

    def of(self, entity_id: str) -> list[tuple[Revision, Fields]]:
        """All states of one thing, oldest first by parent links."""
        rows = self._file.rows(f"SELECT {_COLUMNS} FROM revisions WHERE entity_id = ?", [entity_id])
        return [(revision, self._fields(revision.id)) for revision in in_order([_revision(row) for row in rows])]

    def things(self, entities: Sequence[str]) -> Iterator[list[tuple[Revision, Fields]]]:
        """Each thing's states in order, the kinds of thing in the order given. Few texts are held at a time."""
        kinds: dict[str, str] = dict(
            self._file.rows("SELECT entity_id, entity FROM revisions ORDER BY device_id, device_seq")
        )
        wanted = [one for entity in entities for one, kind in kinds.items() if kind == entity]
        for batch in _batches(wanted):
            states: dict[str, list[Revision]] = {one: [] for one in batch}
            for row in self._file.rows(
                f"SELECT {_COLUMNS} FROM revisions WHERE entity_id IN ({_marks(batch)}) ORDER BY device_id, device_seq",
                batch,
            ):
                states[row[2]].append(_revision(row))
            fields = self._fields_among([one.id for these in states.values() for one in these])
            for these in states.values():
                yield [(one, fields.get(one.id, {})) for one in in_order(these)]

    def heads(self) -> tuple[Head, ...]:
        """The last revision of each device, to be kept outside the journal as a witness."""
        rows = self._file.rows(
            "SELECT device_id, device_seq, digest FROM revisions AS r WHERE device_seq ="
            " (SELECT max(device_seq) FROM revisions WHERE device_id = r.device_id) ORDER BY device_id"
        )
        return tuple(Head(device_id=row[0], count=row[1], digest=row[2].hex()) for row in rows)

    def verify(self, progress: Progress = unheard) -> VerifyReport:
        """Recompute every hash and digest, and follow every link. `progress` counts revisions."""
        total = self._count()
        done = erased = 0
        faults: list[tuple[str, str]] = []
        before: Revision | None = None
        for batch in self.in_line():
            hashes, found = self._check_fields([one for one, _ in batch])
            faults += found
            for revision, parent in batch:
                line = before if before is not None and before.device_id == revision.device_id else None
                faults += _check(revision, line, parent, hashes.get(revision.id, {}))
                erased += revision.erased_at is not None
                before = revision
            done += len(batch)
            progress(done, total)
        faults += [("revisions-uncounted", "")] * (done != total)
        faults += [("field-without-revision", one) for one in self._fields_of_nothing()]
        return VerifyReport(revisions=done, erased=erased, heads=self.heads(), faults=tuple(faults))

    def in_line(self) -> Iterator[list[tuple[Revision, bytes | None]]]:
        """All revisions, a batch at a time and each device's in line, each with its parent's digest."""
        columns = ", ".join(f"one.{name}" for name in Revision.__struct_fields__)
        after, where = [], ""  # type: list[str | int], str
        while rows := self._file.rows(
            f"SELECT {columns}, parent.digest FROM revisions AS one LEFT JOIN revisions AS parent"
            f" ON parent.id = one.parent_id {where} ORDER BY one.device_id, one.device_seq LIMIT {_AT_A_TIME}",
            after,
        ):
            yield [(_revision(row), bytes(row[-1]) if row[-1] is not None else None) for row in rows]
            after, where = [rows[-1][4], rows[-1][5]], "WHERE (one.device_id, one.device_seq) > (?, ?)"

    def _count(self) -> int:
        row = self._file.row("SELECT count(*) FROM revisions")
        return int(row[0]) if row else 0

    def _check_fields(self, batch: list[Revision]) -> tuple[dict[str, dict[str, bytes]], list[tuple[str, str]]]:
        """The hashes of these revisions' fields, by revision and name, and what is wrong with them."""
        hashes: dict[str, dict[str, bytes]] = {}
        faults: list[tuple[str, str]] = []
        erased = {one.id for one in batch if one.erased_at is not None}
        for revision_id, name, value, salt, field_hash in self._file.rows(
            f"SELECT revision_id, name, bytes, salt, hash FROM revision_fields WHERE revision_id IN ({_marks(batch)})",
            [one.id for one in batch],
        ):
            hashes.setdefault(revision_id, {})[name] = field_hash
            if value is None and salt is None:
                if revision_id not in erased:
                    faults.append(("field-missing", revision_id))
            elif value is None or salt is None or _hash(salt, value) != field_hash:
                faults.append(("field-changed", revision_id))
        return hashes, faults

    def _fields_of_nothing(self) -> list[str]:
        rows = self._file.rows(
            "SELECT DISTINCT revision_id FROM revision_fields AS field WHERE NOT EXISTS"
            " (SELECT 1 FROM revisions WHERE id = field.revision_id) ORDER BY revision_id"
        )
        return [row[0] for row in rows]

    def _fields_among(self, revision_ids: list[str]) -> dict[str, Fields]:
        found: dict[str, Fields] = {}
        for some in _batches(revision_ids):
            for revision_id, name, value in self._file.rows(
                "SELECT revision_id, name, bytes FROM revision_fields"
                f" WHERE bytes IS NOT NULL AND revision_id IN ({_marks(some)})",
                some,
            ):
                found.setdefault(revision_id, {})[name] = value.decode("utf-8")
        return found

    def _fields(self, revision_id: str) -> Fields:
        rows = self._file.rows(
            "SELECT name, bytes FROM revision_fields WHERE revision_id = ? AND bytes IS NOT NULL", [revision_id]
        )
        return {name: value.decode("utf-8") for name, value in rows}

    def _written_digest(self, revision_id: str | None) -> bytes | None:
        if revision_id is None:
            return None
        row = self._file.row("SELECT digest, erased_at, entity, entity_id FROM revisions WHERE id = ?", [revision_id])
        if row and row[1] is not None:
            raise ChangedSince(what=row[2], id=row[3])
        return bytes(row[0]) if row else None

    def _store(self, revision: Revision, sealed: dict[str, tuple[bytes, bytes, bytes]]) -> None:
        db = self._file.db
        values = msgspec.structs.astuple(revision)
        db.execute(f"INSERT INTO revisions ({_COLUMNS}) VALUES ({', '.join('?' * len(values))})", values)
        db.conn.executemany(
            "INSERT INTO revision_fields (revision_id, name, bytes, salt, hash) VALUES (?, ?, ?, ?, ?)",
            [(revision.id, name, value, salt, field_hash) for name, (value, salt, field_hash) in sealed.items()],
        )

    def _device(self) -> str:
        """This machine's id in this journal. A folder carried to another machine goes on under another id."""
        machine = platform.node() or "unnamed"
        row = self._file.row("SELECT id FROM devices WHERE machine = ?", [machine])
        if row is not None:
            return str(row[0])
        device_id = new_id()
        self._file.db.execute("INSERT INTO devices (id, machine) VALUES (?, ?)", [device_id, machine])
        return device_id


def in_order(states: list[Revision]) -> list[Revision]:
    """Sort one thing's revisions so that each follows its parent; the last is the one that holds now.

    Where two devices went on from the same state, the longer line wins, then the greater digest: every machine
    that has the same revisions comes to the same answer, whatever its clock says.
    """
    ids = {one.id: one for one in states}
    depth: dict[str | None, int] = {None: 0}
    for one in states:
        path: dict[str, None] = {}
        at: str | None = one.id
        while at not in depth and at not in path:
            path[at or ""] = None
            at = ids[at].parent_id if at in ids else None
        base = depth.get(at, 0)
        for steps, member in enumerate(reversed(path), start=1):
            depth[member] = base + steps
    return sorted(states, key=lambda one: (depth[one.id], one.digest))


def _seal(text: str) -> tuple[bytes, bytes, bytes]:
    """A field as it is kept: bytes, salt, hash."""
    value, salt = text.encode("utf-8"), secrets.token_bytes(16)
    return value, salt, _hash(salt, value)


def _hash(salt: bytes, value: bytes) -> bytes:
    return hashlib.sha256(salt + value).digest()


def _digest(revision: Revision, parent: bytes | None, previous: bytes | None, hashes: dict[str, bytes]) -> bytes:
    lines = [
        DIGEST_FORMAT,
        revision.id,
        revision.entity,
        revision.entity_id,
        revision.parent_id or "-",
        revision.device_id,
        str(revision.device_seq),
        revision.author_id or "-",
        revision.recorded_at,
        str(revision.v),
        parent.hex() if parent else "-",
        previous.hex() if previous else "-",
        *(f"{name} {field_hash.hex()}" for name, field_hash in sorted(hashes.items())),
    ]
    return hashlib.sha256("\n".join(lines).encode("utf-8")).digest()


def _check(
    revision: Revision, before: Revision | None, parent: bytes | None, hashes: dict[str, bytes]
) -> list[tuple[str, str]]:
    """What is wrong with a revision, given its device's one before it and the digest of its parent."""
    faults = []
    if revision.parent_id is not None and parent is None:
        faults.append(("parent-missing", revision.id))
    if revision.device_seq != (before.device_seq + 1 if before else 1):
        faults.append(("gap-before", revision.id))
    if _digest(revision, parent, before.digest if before else None, hashes) != revision.digest:
        faults.append(("digest-differs", revision.id))
    return faults


def _revision(row: Row) -> Revision:
    return Revision(
        id=row[0],
        entity=row[1],
        entity_id=row[2],
        parent_id=row[3],
        device_id=row[4],
        device_seq=row[5],
        author_id=row[6],
        recorded_at=row[7],
        v=row[8],
        digest=bytes(row[9]),
        erased_at=row[10],
    )


def _batches(ids: list[str]) -> Iterator[list[str]]:
    return (ids[at : at + _AT_A_TIME] for at in range(0, len(ids), _AT_A_TIME))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
