"""Taking things out of a journal file: bytes and salts go, hashes stay, and nothing stands for them any more."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from journal.erased import ErasurePlan
from journal.store.connection import JournalFile
from journal.store.erasure_plans import THINGS, THINGS_OF_CHILD, drafts_touched, half_written
from journal.store.local import text_hash

_TABLES: Final = ("labels", "plans", "enclosures", "entries", "placements", "life_events", "children")
_AT_A_TIME: Final = 500


def take_away(file: JournalFile, plan: ErasurePlan, moment: str) -> tuple[str, ...]:
    """Take away what a plan names, within the running transaction; `moment` (UTC text) is when it was erased.

    Returns the ids of all that went, in order. Their words may still lie in the file's free pages, log and index.
    """
    ids = tuple(sorted(_things(file, plan)))
    _forget_suggestions(file, ids)
    _forget_drafts(file, plan)
    wanted, db = json.dumps(ids), file.db
    db.execute(
        "UPDATE revision_fields SET bytes = NULL, salt = NULL WHERE bytes IS NOT NULL AND revision_id IN"
        " (SELECT id FROM revisions WHERE entity_id IN (SELECT value FROM json_each(?)))",
        [wanted],
    )
    db.execute(
        "UPDATE revisions SET erased_at = ? WHERE erased_at IS NULL AND entity_id IN (SELECT value FROM json_each(?))",
        [moment, wanted],
    )
    for table in _TABLES:
        db.execute(f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))", [wanted])
    return ids


def _things(file: JournalFile, plan: ErasurePlan) -> set[str]:
    """The ids of what a plan names, and of all that hangs on it."""
    things = {row[0] for row in file.rows(THINGS, [json.dumps(plan.entries)])} | set(plan.children)
    for child_id in plan.children:
        things |= {row[0] for row in file.rows(THINGS_OF_CHILD, [child_id])}
    return things


def _forget_suggestions(file: JournalFile, ids: Sequence[str]) -> None:
    """Forget what was found in any version of these texts: a text's hash could confirm a guess at it."""
    for texts in _texts(file, ids):
        hashes = [[text_hash(text)] for text in texts]
        file.db.conn.executemany("DELETE FROM suggestions WHERE text_hash = ?", hashes)


def _forget_drafts(file: JournalFile, plan: ErasurePlan) -> None:
    going, staying = drafts_touched(file, plan)
    for place in going:
        for (body,) in file.rows("SELECT json_extract(body, '$.content.record') FROM drafts WHERE place = ?", [place]):
            file.db.execute("DELETE FROM suggestions WHERE text_hash = ?", [text_hash(body)])
        file.db.execute("DELETE FROM drafts WHERE place = ?", [place])
    for name in half_written(file, plan):
        file.db.execute("DELETE FROM settings WHERE name = ?", [name])
    for place, draft in staying.items():
        file.db.execute("UPDATE drafts SET body = ? WHERE place = ?", [msgspec.json.encode(draft).decode(), place])


def _texts(file: JournalFile, ids: Sequence[str]) -> Iterator[list[str]]:
    """The records of every version, a few hundred things at a time."""
    for at in range(0, len(ids), _AT_A_TIME):
        rows = file.rows(
            "SELECT bytes FROM revision_fields JOIN revisions ON id = revision_id WHERE name = 'record'"
            " AND bytes IS NOT NULL AND entity_id IN (SELECT value FROM json_each(?))",
            [json.dumps(ids[at : at + _AT_A_TIME])],
        )
        yield [row[0].decode("utf-8") for row in rows]
