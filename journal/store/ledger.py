"""The ledger: what was erased, restored or shared, and when. Lines are only ever added; none holds entry text."""

from __future__ import annotations

from journal.model import Value
from journal.store.copying import Readable


class LedgerLine(Value, frozen=True):
    """One line: what kind of thing was done, when (UTC text), and its facts as a JSON object."""

    id: str
    kind: str
    recorded_at: str
    body: str


class Ledger:
    """Reads a journal file's ledger."""

    def __init__(self, file: Readable) -> None:
        self._file = file

    def lines(self, *kinds: str) -> tuple[LedgerLine, ...]:
        """The lines of these kinds, or all of them, in the order in which they were written."""
        rows = self._file.rows("SELECT id, kind, recorded_at, body FROM ledger ORDER BY rowid")
        lines = (LedgerLine(id=row[0], kind=row[1], recorded_at=row[2], body=row[3]) for row in rows)
        return tuple(line for line in lines if not kinds or line.kind in kinds)
