"""Writes a report: a page for people, then a line of JSON for each revision, from which anyone can compute it again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from journal.journal import Journal
from journal.progress import Progress, unheard
from journal.proving.page import page
from journal.proving.proof import Proof
from journal.store.files import replacing, settle
from journal.store.history import Revision
from journal.store.ledger import LedgerLine

REPORT_FORMAT: Final = "attune-report-1"
MARKER: Final = f"=== {REPORT_FORMAT} ==="
"""The line between the page and the lines of JSON."""

_WITHOUT_WORDS: Final = frozenset({"erasure", "erasure-finished", "restore"})
"""Ledger lines of these kinds hold counts and ids alone. Of others, which may name people, only a hash is reported."""

_AT_A_TIME: Final = 500


def write_report(
    journal: Journal, proof: Proof, path: Path, *, entry_ids: Sequence[str] = (), progress: Progress = unheard
) -> None:
    """Write what `proof` found to `path`, with the words of the entries chosen and of no others.

    It covers what the proof covers, whatever was recorded since. A file that stood there is replaced once the new one
    is whole. `progress` counts revisions. Raises DiskFull, FolderReadOnly, StorageFailed, Cancelled.
    """
    with journal.as_it_stands(), replacing(path) as file:
        file.write(page(proof, len(entry_ids)).encode())
        file.write(f"\n{MARKER}\n".encode())
        for number, line in enumerate(_lines(journal, proof, entry_ids)):
            file.write(msgspec.json.encode(line) + b"\n")
            if number % _AT_A_TIME == 0:
                progress(min(number, proof.report.revisions), proof.report.revisions)
    settle(path.parent)


def _lines(journal: Journal, proof: Proof, entry_ids: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The heads, every revision up to them, the ledger, and the words of the entries chosen."""
    yield {
        "report": REPORT_FORMAT,
        "journal_id": proof.journal_id,
        "made_at": proof.made_at,
        "attune": proof.version,
        "revisions": proof.report.revisions,
        "heads": proof.report.heads,
        "faults": [{"code": code, "id": where} for code, where in proof.faults],
    }
    for revision, hashes in journal.seals.up_to(proof.report.heads):
        yield _of_revision(revision, hashes)
    for line in journal.ledger.lines():
        yield _of_ledger(line)
    for entry_id in entry_ids:
        for revision_id, fields in journal.seals.opened(entry_id):
            yield {
                "text_of": revision_id,
                "fields": {name: {"salt": salt.hex(), "text": text} for name, (salt, text) in fields.items()},
            }


def _of_revision(revision: Revision, hashes: dict[str, bytes]) -> dict[str, Any]:
    told = msgspec.structs.asdict(revision)
    return {
        "revision": told.pop("id"),
        **told,
        "digest": revision.digest.hex(),
        "fields": {name: one.hex() for name, one in hashes.items()},
    }


def _of_ledger(line: LedgerLine) -> dict[str, Any]:
    told: dict[str, Any] = {"ledger": line.id, "kind": line.kind, "recorded_at": line.recorded_at}
    if line.kind in _WITHOUT_WORDS:
        return told | {"body": msgspec.json.decode(line.body)}
    return told | {"sha256": hashlib.sha256(line.body.encode()).hexdigest()}
