"""Erasing for good: the bytes go and the hashes stay, the file is written anew, and a receipt is kept in the ledger."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

import msgspec

from journal.erased import ErasureCounts, ErasureKind, ErasurePlan, Receipt
from journal.errors import AttuneError, Cancelled, ErasureUnfinished, NotFound
from journal.ids import new_id
from journal.moments import Clock, utc_moment, utc_text
from journal.progress import Progress, unheard
from journal.store.backups import one_at_a_time
from journal.store.connection import JournalFile
from journal.store.entries import Entries
from journal.store.erasure_plans import files_of, plan_before, plan_of_child, plan_of_entry
from journal.store.files import disk_faults, settle
from journal.store.history import Head, History
from journal.store.ledger import Ledger, LedgerLine
from journal.store.scouring import scour
from journal.store.taking_away import take_away

ERASURE: Final = "erasure"
FINISHED: Final = "erasure-finished"
IN_BACKUPS: Final = "erasure-in-backups"
"""The kinds of line that erasing writes in the ledger."""

_ENCLOSURES: Final = "enclosures"
_DAMAGED_LOGS: Final = "damaged-log-*"
_DIGEST_FORMAT: Final = "attune-erasure-1"


class Erasure(msgspec.Struct, frozen=True, kw_only=True):
    """The body of an erasure's line. `things` are the entries and children, `files` those of the enclosures."""

    what: ErasureKind
    subject: str
    things: tuple[str, ...]
    children: tuple[str, ...]
    without: tuple[str, ...]
    files: tuple[str, ...]
    counts: ErasureCounts
    heads: tuple[Head, ...]
    digest: str
    backups: bool


class Finished(msgspec.Struct, frozen=True, kw_only=True):
    """The body of a line that says after which erasures the file was written anew and read again."""

    erasures: tuple[str, ...]


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """The body of a line about the backups that an erasure met, by folder."""

    erasure: str
    erased: tuple[str, ...]
    remaining: tuple[str, ...]


class Erasing:
    """Erases an entry, a child or everything before a day. What was erased can never be put back."""

    def __init__(self, file: JournalFile, history: History, clock: Clock) -> None:
        self._file = file
        self._history = history
        self._clock = clock
        self._ledger = Ledger(file)

    def of_entry(self, entry_id: str) -> ErasurePlan:
        """What erasing an entry would take away. Raises NotFound."""
        return plan_of_entry(self._file, entry_id)

    def of_child(self, child_id: str, also: Collection[str] = ()) -> ErasurePlan:
        """What erasing a child would take away, with those of the shared entries that `also` names. Raises NotFound."""
        return plan_of_child(self._file, child_id, also)

    def before(self, day: date) -> ErasurePlan:
        """What erasing everything of an earlier local day would take away."""
        return plan_before(self._file, day)

    def erase(self, plan: ErasurePlan, *, backups: bool, progress: Progress = unheard) -> Receipt:
        """Erase what the plan names, for good, and return the receipt.

        `backups` says whether it is to be erased from the backups too, which `ErasingCopies` does. `progress` counts
        stages and may raise Cancelled until the first is done. Raises NotFound, DiskFull … with all as it was; and
        ErasureUnfinished where it is erased, but the file could not yet be written anew.
        """
        if plan.empty:
            raise NotFound(what=plan.kind.value, id=plan.subject)
        with self._file.transaction():
            erasure_id = self._take_away(plan, backups)
            progress(0, 1)
        self.finish(progress)
        return next(one for one in self.receipts() if one.id == erasure_id)

    def unfinished(self) -> tuple[str, ...]:
        """The ids of the erasures after which the file has still to be written anew."""
        finished = {one for line in self._ledger.lines(FINISHED) for one in _finished(line)}
        return tuple(line.id for line in self._ledger.lines(ERASURE) if line.id not in finished)

    def finish(self, progress: Progress = unheard) -> None:
        """Write the file anew without what was erased, where that is still to do. Raises ErasureUnfinished."""
        pending = self.unfinished()
        if not pending:
            return
        try:
            with one_at_a_time:
                scour(self._file, _past_stopping(progress))
            self._delete_files(pending)
            self.note(FINISHED, Finished(erasures=pending))
        except AttuneError as fault:
            raise ErasureUnfinished(reason=str(fault.facts.get("reason") or fault.code)) from fault

    def receipts(self) -> tuple[Receipt, ...]:
        """The receipts of all that was ever erased, newest first."""
        unfinished = set(self.unfinished())
        met: dict[str, list[Met]] = {}
        for line in self._ledger.lines(IN_BACKUPS):
            one = msgspec.json.decode(line.body, type=Met)
            met.setdefault(one.erasure, []).append(one)
        return tuple(
            _receipt(line, finished=line.id not in unfinished, met=met.get(line.id, []))
            for line in reversed(self._ledger.lines(ERASURE))
        )

    def note(self, kind: str, body: Finished | Met) -> None:
        """Add a line to the ledger."""
        with self._file.transaction():
            write_line(self._file, _line(kind, utc_text(self._clock()), body))

    def _take_away(self, plan: ErasurePlan, backups: bool) -> str:
        """Take it away within the running transaction, note it in the ledger, and return the erasure's id."""
        entries = Entries(self._file, self._history)
        for entry_id in plan.without:
            content = entries.get(entry_id).content
            left = tuple(one for one in content.child_ids if one not in plan.children)
            entries.revise(entry_id, msgspec.structs.replace(content, child_ids=left))
        files, heads, moment = files_of(self._file, plan.entries), self._history.heads(), utc_text(self._clock())
        ids = take_away(self._file, plan, moment)
        body = Erasure(
            what=plan.kind,
            subject=plan.subject,
            things=plan.entries,
            children=plan.children,
            without=plan.without,
            files=files,
            counts=plan.counts,
            heads=heads,
            digest=_digest(plan, moment, ids, heads),
            backups=backups,
        )
        line = _line(ERASURE, moment, body)
        write_line(self._file, line)
        return line.id

    def _delete_files(self, erasure_ids: Sequence[str]) -> None:
        """Delete the enclosures of what was erased, and what damaged logs were kept: they may hold any words."""
        folder, wanted = self._file.folder, set(erasure_ids)
        with disk_faults(folder):
            for line in self._ledger.lines(ERASURE):
                if line.id in wanted:
                    for name in erasure_of(line).files:
                        (folder / _ENCLOSURES / name).unlink(missing_ok=True)
            for log in folder.glob(_DAMAGED_LOGS):
                log.unlink(missing_ok=True)
            if (folder / _ENCLOSURES).exists():
                settle(folder / _ENCLOSURES)
            settle(folder)


def erasure_of(line: LedgerLine) -> Erasure:
    """What an erasure's line says."""
    return msgspec.json.decode(line.body, type=Erasure)


def write_line(file: JournalFile, line: LedgerLine) -> None:
    """Add a line to a file's ledger within the running transaction."""
    file.db.execute(
        "INSERT INTO ledger (id, kind, recorded_at, body) VALUES (?, ?, ?, ?)",
        [line.id, line.kind, line.recorded_at, line.body],
    )


def _line(kind: str, moment: str, body: msgspec.Struct) -> LedgerLine:
    return LedgerLine(id=new_id(), kind=kind, recorded_at=moment, body=msgspec.json.encode(body).decode())


def _finished(line: LedgerLine) -> tuple[str, ...]:
    return msgspec.json.decode(line.body, type=Finished).erasures


def _receipt(line: LedgerLine, *, finished: bool, met: Sequence[Met]) -> Receipt:
    body = erasure_of(line)
    erased = tuple(dict.fromkeys(folder for one in met for folder in one.erased))
    remaining = met[-1].remaining if met else ()
    return Receipt(
        id=line.id,
        kind=body.what,
        subject=body.subject,
        at=utc_moment(line.recorded_at),
        counts=body.counts,
        digest=body.digest,
        with_backups=body.backups,
        finished=finished,
        backups_erased=erased,
        backups_remaining=remaining,
    )


def _digest(plan: ErasurePlan, moment: str, ids: Sequence[str], heads: Sequence[Head]) -> str:
    marks = (f"{head.device_id} {head.count} {head.digest}" for head in heads)
    lines = [_DIGEST_FORMAT, plan.kind.value, plan.subject, moment, *ids, *marks]
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()


def _past_stopping(progress: Progress) -> Progress:
    """Tell `progress`, and go on though it asks to stop: what is erased has to be finished."""

    def told(done: int, total: int) -> None:
        with contextlib.suppress(Cancelled):
            progress(done, total)

    return told
