"""What the history tells without its words: digests, hashes, heads and counts, to be checked outside the journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journal.model import Value
from journal.store.copying import Readable
from journal.store.history import Head, History, Revision


class Counted(Value, frozen=True):
    """How many things of one kind there are, and how many revisions they have had."""

    entity: str
    things: int
    revisions: int


class Seals:
    """Reads what seals a journal's history."""

    def __init__(self, file: Readable, history: History) -> None:
        self._file = file
        self._history = history

    def up_to(self, heads: Sequence[Head]) -> Iterator[tuple[Revision, dict[str, bytes]]]:
        """Each revision up to these heads with its fields' hashes, each device's in line. It reads no text."""
        counts = {head.device_id: head.count for head in heads}
        for batch in self._history.in_line():
            within = [one for one, _ in batch if one.device_seq <= counts.get(one.device_id, 0)]
            hashes: dict[str, dict[str, bytes]] = {one.id: {} for one in within}
            for revision_id, name, field_hash in self._file.rows(
                "SELECT revision_id, name, hash FROM revision_fields"
                f" WHERE revision_id IN ({', '.join('?' * len(within))}) ORDER BY revision_id, name",
                list(hashes),
            ):
                hashes[revision_id][name] = field_hash
            yield from ((one, hashes[one.id]) for one in within)

    def opened(self, entity_id: str) -> Iterator[tuple[str, dict[str, tuple[bytes, str]]]]:
        """What each revision of one thing says, with the salts that show it to be what was sealed: (id, fields)."""
        for revision, _ in self._history.of(entity_id):
            rows = self._file.rows(
                "SELECT name, salt, bytes FROM revision_fields WHERE revision_id = ? AND bytes IS NOT NULL"
                " ORDER BY name",
                [revision.id],
            )
            yield revision.id, {name: (salt, value.decode("utf-8")) for name, salt, value in rows}

    def digest_at(self, device_id: str, number: int) -> str | None:
        """The digest, in hexadecimal, of a device's revision of this number, or None where there is none."""
        row = self._file.row("SELECT digest FROM revisions WHERE device_id = ? AND device_seq = ?", [device_id, number])
        return bytes(row[0]).hex() if row else None

    def beyond(self, heads: Sequence[Head], moment: str) -> int:
        """How many revisions that say they were recorded before a moment (UTC text) lie beyond these heads."""
        counts = {head.device_id: head.count for head in heads}
        rows = self._file.rows("SELECT device_id, device_seq FROM revisions WHERE recorded_at < ?", [moment])
        return sum(number > counts.get(device_id, 0) for device_id, number in rows)

    def erased(self) -> tuple[tuple[str, str], ...]:
        """What was erased: each revision's id, and when it says it was (UTC text)."""
        rows = self._file.rows("SELECT id, erased_at FROM revisions WHERE erased_at IS NOT NULL ORDER BY id")
        return tuple((row[0], row[1]) for row in rows)

    def counted(self) -> tuple[Counted, ...]:
        """How many things there are of each kind."""
        rows = self._file.rows(
            "SELECT entity, count(DISTINCT entity_id), count(*) FROM revisions GROUP BY entity ORDER BY entity"
        )
        return tuple(Counted(entity=row[0], things=row[1], revisions=row[2]) for row in rows)

    def recorded(self) -> tuple[str, str] | None:
        """The earliest and the latest moment (UTC text) at which a revision says it was recorded."""
        row = self._file.row("SELECT min(recorded_at), max(recorded_at) FROM revisions")
        return (row[0], row[1]) if row and row[0] is not None else None
