"""What an erasure would take away, and how much that is. Nothing here changes anything."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import date

import msgspec

from journal.erased import ErasureCounts, ErasureKind, ErasurePlan
from journal.errors import NotFound
from journal.model import HALF_ANSWERED, HALF_FILLED, PLAN_HALF_WRITTEN, WEEK, WEEK_FROM, Draft
from journal.moments import local_day
from journal.store.bodies import CHILD
from journal.store.copying import Readable

THINGS = """
    SELECT value AS id FROM json_each(?1)
    UNION SELECT id FROM labels WHERE entry_id IN (SELECT value FROM json_each(?1))
    UNION SELECT id FROM plans WHERE entry_id IN (SELECT value FROM json_each(?1))
    UNION SELECT id FROM enclosures WHERE entry_id IN (SELECT value FROM json_each(?1))
"""
"""The ids of these entries and of all that hangs on them."""

THINGS_OF_CHILD = """
    SELECT DISTINCT entity_id FROM revisions JOIN revision_fields ON revision_id = revisions.id
    WHERE (entity = 'placement' AND name = 'child' AND bytes = CAST(?1 AS BLOB))
       OR (entity IN ('life_event', 'plan') AND name = 'children' AND bytes = CAST(json_array(?1) AS BLOB))
"""
"""The ids of all that is about one child alone and hangs on no entry, also where it was taken back."""


def plan_of_entry(file: Readable, entry_id: str) -> ErasurePlan:
    """What erasing an entry would take away: all its versions and all that hangs on them. Raises NotFound."""
    if file.row("SELECT 1 FROM entries WHERE id = ?", [entry_id]) is None:
        raise NotFound(what="entry", id=entry_id)
    return _counted(file, ErasurePlan(kind=ErasureKind.ENTRY, subject=entry_id, entries=(entry_id,)))


def plan_of_child(file: Readable, child_id: str, also: Collection[str] = ()) -> ErasurePlan:
    """What erasing a child would take away: the child, the entries about it alone, and of the shared ones `also`.

    Raises NotFound.
    """
    known = {row[0] for row in file.rows("SELECT id FROM children")}
    if child_id not in known:
        raise NotFound(what="child", id=child_id)
    alone, shared = entries_about(file, child_id, known)
    return _counted(
        file,
        ErasurePlan(
            kind=ErasureKind.CHILD,
            subject=child_id,
            entries=alone + tuple(one for one in shared if one in also),
            children=(child_id, *_taken_back(file, child_id)),
            shared=shared,
            without=tuple(one for one in shared if one not in also),
        ),
    )


def plan_before(file: Readable, day: date) -> ErasurePlan:
    """What erasing everything before a day would take away: entries of an earlier local day, in the bin or not."""
    rows = file.rows("SELECT id FROM entries WHERE day < ? ORDER BY slot", [day.toordinal()])
    entries = tuple(row[0] for row in rows)
    return _counted(file, ErasurePlan(kind=ErasureKind.BEFORE, subject=day.isoformat(), entries=entries))


def entries_about(file: Readable, child_id: str, known: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The entries about a child alone, and those about it and others that are `known`; the bin's too."""
    alone: list[str] = []
    shared: list[str] = []
    for entry_id, child_ids in file.rows(
        "SELECT entries.id, child_ids FROM entries, json_each(child_ids) WHERE value = ? GROUP BY slot ORDER BY slot",
        [child_id],
    ):
        others = set(json.loads(child_ids)) - {child_id}
        (shared if others & set(known) else alone).append(entry_id)
    return tuple(alone), tuple(shared)


def drafts_touched(file: Readable, plan: ErasurePlan) -> tuple[tuple[str, ...], dict[str, Draft]]:
    """The places of the drafts that go, and by place those that stay with the children taken out of them."""
    entries, going, staying = set(plan.entries), [], {}
    for place, body in file.rows("SELECT place, body FROM drafts ORDER BY place"):
        draft = msgspec.json.decode(body, type=Draft)
        left = tuple(one for one in draft.content.child_ids if one not in plan.children)
        if place in entries or (draft.entry_id is None and _goes(draft, left, plan)) or _quotes(draft, plan):
            going.append(place)
        elif left != draft.content.child_ids:
            content = msgspec.structs.replace(draft.content, child_ids=left)
            staying[place] = msgspec.structs.replace(draft, content=content)
    return tuple(going), staying


def half_written(file: Readable, plan: ErasurePlan) -> tuple[str, ...]:
    """The names of the settings that go: what is about these entries or children, and what may be about a child."""
    anyones = (HALF_ANSWERED, PLAN_HALF_WRITTEN) if plan.children else ()
    about = [*(HALF_ANSWERED + one for one in plan.entries), *(HALF_FILLED + one for one in plan.children)]
    wanted = json.dumps([*about, *anyones])
    rows = file.rows(
        "SELECT name FROM settings WHERE value <> '' AND name IN (SELECT value FROM json_each(?))", [wanted]
    )
    return tuple(str(row[0]) for row in rows)


def files_of(file: Readable, entries: Sequence[str]) -> tuple[str, ...]:
    """The names, in the folder of enclosures, of what is kept with these entries."""
    rows = file.rows(
        "SELECT stored_as FROM enclosures WHERE entry_id IN (SELECT value FROM json_each(?)) ORDER BY stored_as",
        [json.dumps(entries)],
    )
    return tuple(row[0] for row in rows)


def _goes(draft: Draft, children_left: tuple[str, ...], plan: ErasurePlan) -> bool:
    """Whether a new entry that is still being written falls under what is erased."""
    if plan.kind is ErasureKind.BEFORE:
        return local_day(draft.content.happened_at) < date.fromisoformat(plan.subject)
    return bool(draft.content.child_ids) and not children_left


def _quotes(draft: Draft, plan: ErasurePlan) -> bool:
    """Whether a week's page that is still being written quotes, or is about, anything of what is erased."""
    details = draft.content.details
    if WEEK_FROM not in details:
        return False
    before = plan.kind is ErasureKind.BEFORE and details[WEEK] < plan.subject
    quoted = {*details.get(WEEK_FROM, "").split(), *draft.content.child_ids}
    return before or bool(quoted & {*plan.entries, *plan.children})


def _taken_back(file: Readable, child_id: str) -> tuple[str, ...]:
    """Children of the same name that were added by mistake and taken back: their names are still in the history."""
    rows = file.rows(
        "SELECT DISTINCT entity_id FROM revisions JOIN revision_fields ON revision_id = revisions.id"
        " WHERE entity = ?1 AND name = 'name' AND bytes IN (SELECT bytes FROM revisions AS own JOIN revision_fields"
        "  ON revision_id = own.id WHERE own.entity_id = ?2 AND name = 'name')"
        " AND entity_id NOT IN (SELECT id FROM children) ORDER BY entity_id",
        [CHILD, child_id],
    )
    return tuple(row[0] for row in rows)


def _counted(file: Readable, plan: ErasurePlan) -> ErasurePlan:
    wanted = json.dumps(plan.entries)

    def count(table: str, column: str) -> int:
        sql = f"SELECT count(*) FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"
        row = file.row(sql, [wanted])
        return int(row[0]) if row else 0

    return msgspec.structs.replace(
        plan,
        counts=ErasureCounts(
            entries=len(plan.entries),
            versions=count("revisions", "entity_id"),
            labels=count("labels", "entry_id"),
            plans=count("plans", "entry_id"),
            enclosures=count("enclosures", "entry_id"),
            drafts=len(drafts_touched(file, plan)[0]) + len(half_written(file, plan)),
            children=len(plan.children[:1]),
        ),
    )
