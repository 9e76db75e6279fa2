"""What is true now, projected from history: one row a thing, which could be thrown away and made again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final, NamedTuple

import msgspec

from journal.moments import local_day, utc_moment
from journal.progress import Progress, unheard
from journal.store.bodies import (
    CHILD,
    ENCLOSURE,
    ENTRY,
    LABEL,
    LIFE_EVENT,
    PERSON,
    PLACEMENT,
    PLAN,
    REASON,
    child_of,
    enclosure_of,
    entry_content,
    label_of,
    life_event_of,
    placement_of,
    plan_of,
    same_words,
)
from journal.store.connection import JournalFile, Scalar
from journal.store.history import Fields, History, Revision

Projected = dict[str, Scalar]
"""A projected row by column, without `slot`, which is given when it is written."""

TABLES: Final = {
    PERSON: "people",
    CHILD: "children",
    ENTRY: "entries",
    LABEL: "labels",
    PLAN: "plans",
    ENCLOSURE: "enclosures",
    PLACEMENT: "placements",
    LIFE_EVENT: "life_events",
}
"""Each entity's table, in an order in which they can be projected."""

_TAKEN_BACK: Final = frozenset({CHILD, PLACEMENT, LIFE_EVENT})
_TIE_BITS: Final = 20
_AT_A_TIME: Final = 200


class _Past(NamedTuple):
    """When a thing was first recorded, when its words last changed (None: never), and the reason given for that."""

    first_recorded_at: str
    edited_at: str | None
    reason: str


def project(file: JournalFile, revision: Revision, fields: Fields) -> None:
    """Bring the row of `revision`'s thing up to date, within the running transaction."""
    _write(file, revision, fields, _past_of(file, revision, fields))


def _write(file: JournalFile, revision: Revision, fields: Fields, past: _Past) -> None:
    row = _row(revision, past, fields)
    if revision.entity == ENTRY:
        _put_entry(file, row)
    elif revision.entity == LABEL:
        slot = file.row("SELECT slot FROM entries WHERE id = ?", [row["entry_id"]])
        _put(file, "labels", row | {"slot": slot[0] if slot else None})
    elif _is_left_out(revision, fields):
        file.db.execute(f"DELETE FROM {TABLES[revision.entity]} WHERE id = ?", [revision.entity_id])
    else:
        _put(file, TABLES[revision.entity], row)


def rebuild(file: JournalFile, history: History) -> None:
    """Throw every projected row away and make it again from history, as one transaction."""
    with file.transaction() as db:
        for table in reversed(TABLES.values()):
            db.execute(f"DELETE FROM {table}")
        for latest, past, fields in _latest(history):
            _write(file, latest, fields, past)


def rebuild_if_stale(file: JournalFile, history: History) -> None:
    """Project anew where a migration has changed how things are projected."""
    if file.row("SELECT 1 FROM settings WHERE name = 'projection-stale'") is not None:
        with file.transaction() as db:
            rebuild(file, history)
            db.execute("DELETE FROM settings WHERE name = 'projection-stale'")


def differences(file: JournalFile, history: History, progress: Progress = unheard) -> tuple[tuple[str, str], ...]:
    """Rows that are not what history says, as (table, id). Empty when the projection holds. Counts things."""
    ids = {table: {str(row[0]) for row in file.rows(f"SELECT id FROM {table}")} for table in TABLES.values()}
    done, total = 0, sum(map(len, ids.values()))
    wrong: list[tuple[str, str]] = []
    latest = _latest(history)
    while batch := [(TABLES[one.entity], _row(one, past, fields)) for one, past, fields in islice(latest, _AT_A_TIME)]:
        for table in dict.fromkeys(table for table, _ in batch):
            expected = {str(row["id"]): row for of, row in batch if of == table}
            present = _present(file, table, list(expected))
            wrong += [(table, one) for one, row in expected.items() if present.get(one) != row]
            ids[table] -= expected.keys()
        done += len(batch)
        progress(min(done, total), total)
    return tuple(sorted(wrong)) + tuple((table, one) for table, left in ids.items() for one in sorted(left))


def _latest(history: History) -> Iterator[tuple[Revision, _Past, Fields]]:
    """Each thing's present revision, what went before it, and its fields; entries before their labels."""
    for states in history.things(list(TABLES)):
        latest, fields = states[-1]
        if latest.erased_at is None and not _is_left_out(latest, fields):
            yield latest, _past_among(states), fields


def _is_left_out(revision: Revision, fields: Fields) -> bool:
    """Whether a child, a placement or a life event was taken back: no row stands for it."""
    return revision.entity in _TAKEN_BACK and bool(fields.get("removed"))


def _past_among(states: list[tuple[Revision, Fields]]) -> _Past:
    """What went before the last of one thing's states, by its parent links."""
    by_id = {revision.id: (revision, fields) for revision, fields in states}
    revision, fields = states[-1]
    while revision.parent_id in by_id:
        before, fields_before = by_id[revision.parent_id or ""]
        if not same_words(fields, fields_before):
            return _Past(states[0][0].recorded_at, revision.recorded_at, fields.get(REASON, ""))
        revision, fields = before, fields_before
    return _Past(states[0][0].recorded_at, None, fields.get(REASON, ""))


def _past_of(file: JournalFile, revision: Revision, fields: Fields) -> _Past:
    """What went before a revision that is being added."""
    if revision.parent_id is None:
        return _Past(revision.recorded_at, None, fields.get(REASON, ""))
    row = file.row("SELECT recorded_at FROM revisions WHERE entity_id = ? AND parent_id IS NULL", [revision.entity_id])
    first = str(row[0]) if row else revision.recorded_at
    if revision.entity == ENTRY and same_words(fields, _fields_of(file, revision.parent_id)):
        stands = file.row("SELECT edited_at, reason FROM entries WHERE id = ?", [revision.entity_id])
        if stands is not None:
            return _Past(first, stands[0], stands[1])
    return _Past(first, revision.recorded_at, fields.get(REASON, ""))


def _fields_of(file: JournalFile, revision_id: str) -> Fields:
    rows = file.rows(
        "SELECT name, bytes FROM revision_fields WHERE revision_id = ? AND bytes IS NOT NULL", [revision_id]
    )
    return {name: value.decode("utf-8") for name, value in rows}


def _row(revision: Revision, past: _Past, fields: Fields) -> Projected:
    common: Projected = {"id": revision.entity_id, "revision_id": revision.id}
    return common | _ROWS[revision.entity](revision.entity_id, past, fields)


def _child_row(child_id: str, _: _Past, fields: Fields) -> Projected:
    return {"name": child_of(child_id, fields).name, "born": fields.get("born") or None}


def _person_row(_: str, __: _Past, fields: Fields) -> Projected:
    return {"name": fields.get("name", "")}


def _label_row(decision_id: str, _: _Past, fields: Fields) -> Projected:
    decision = label_of(decision_id, fields)
    return {
        "entry_id": decision.entry_id,
        "label": decision.label.value,
        "decision": decision.decision.value,
        "quote": decision.quote,
        "by": decision.by.value if decision.by else None,
        "model": decision.model,
    }


def _enclosure_row(enclosure_id: str, _: _Past, fields: Fields) -> Projected:
    enclosure, key = enclosure_of(enclosure_id, fields)
    return {
        "entry_id": enclosure.entry_id,
        "name": enclosure.name,
        "media_type": enclosure.media_type,
        "size": enclosure.size,
        "key": key,
        "stored_as": enclosure.stored_as,
        "digest": enclosure.digest,
        "removed": int(enclosure.removed),
    }


def _placement_row(placement_id: str, _: _Past, fields: Fields) -> Projected:
    placement = placement_of(placement_id, fields)
    return {
        "child_id": placement.child_id,
        "began": placement.began.isoformat(),
        "ended": placement.ended.isoformat() if placement.ended else None,
        "kind": placement.kind,
        "name": placement.name,
        "ending": placement.ending,
    }


def _life_event_row(event_id: str, _: _Past, fields: Fields) -> Projected:
    event = life_event_of(event_id, fields)
    return {
        "kind": event.kind.value,
        "day": event.day.isoformat(),
        "words": event.words,
        "child_ids": _list_text(event.child_ids),
    }


def _plan_row(plan_id: str, past: _Past, fields: Fields) -> Projected:
    plan = plan_of(plan_id, utc_moment(past.first_recorded_at), fields)
    return {
        "entry_id": plan.entry_id,
        "sentence": plan.sentence,
        "occasion": plan.occasion,
        "child_ids": _list_text(plan.child_ids),
        "hour": plan.hour,
        "state": plan.state.value,
        "tries": msgspec.json.encode(plan.tries).decode(),
        "outcome": plan.outcome,
        "made_at": past.first_recorded_at,
    }


def _list_text(ids: tuple[str, ...]) -> str:
    return msgspec.json.encode(ids).decode()


def _entry_row(_: str, past: _Past, fields: Fields) -> Projected:
    content = entry_content(fields)
    return {
        "happened_at": content.happened_at.isoformat(),
        "day": local_day(content.happened_at).toordinal(),
        "kind": content.kind.value,
        "trashed": int(content.trashed),
        "author_id": content.author_id,
        "child_ids": _list_text(content.child_ids),
        "setting": content.setting,
        "child_mood": content.child_mood,
        "carer_mood": content.carer_mood,
        "recorded_at": past.first_recorded_at,
        "edited_at": past.edited_at,
        "reason": past.reason,
        "record": content.record,
        "reflection": content.reflection,
        "details": msgspec.json.encode(content.details, order="sorted").decode(),
        "details_text": "\n".join(content.details[name] for name in sorted(content.details)),
    }


_ROWS: Final[dict[str, Callable[[str, _Past, Fields], Projected]]] = {
    PERSON: _person_row,
    CHILD: _child_row,
    ENTRY: _entry_row,
    LABEL: _label_row,
    PLAN: _plan_row,
    ENCLOSURE: _enclosure_row,
    PLACEMENT: _placement_row,
    LIFE_EVENT: _life_event_row,
}
"""How each entity's row is made, but for the columns that all have."""


def _put(file: JournalFile, table: str, row: Projected) -> None:
    columns = ", ".join(row)
    updates = ", ".join(f"{name} = excluded.{name}" for name in row if name != "id")
    values = ", ".join("?" * len(row))
    file.db.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({values}) ON CONFLICT (id) DO UPDATE SET {updates}",
        list(row.values()),
    )


def _put_entry(file: JournalFile, row: Projected) -> None:
    found = file.row("SELECT slot, happened_at FROM entries WHERE id = ?", [row["id"]])
    slot = found[0] if found and found[1] == row["happened_at"] else _free_slot(file, str(row["happened_at"]))
    _put(file, "entries", {"slot": slot} | row)
    file.db.execute("DELETE FROM entry_children WHERE slot = ?", [slot])
    child_ids = () if row["trashed"] else msgspec.json.decode(str(row["child_ids"]), type=tuple[str, ...])
    file.db.conn.executemany(
        "INSERT INTO entry_children (child_id, slot) VALUES (?, ?)", [(one, slot) for one in dict.fromkeys(child_ids)]
    )


def _free_slot(file: JournalFile, happened_at: str) -> int:
    """The first free place in time at a moment: UTC milliseconds and a tie-break that counts up."""
    first = int(utc_moment(happened_at).timestamp() * 1000) << _TIE_BITS
    row = file.row("SELECT max(slot) FROM entries WHERE slot BETWEEN ? AND ?", [first, first + (1 << _TIE_BITS) - 1])
    return first if row is None or row[0] is None else int(row[0]) + 1


def _present(file: JournalFile, table: str, ids: list[str]) -> dict[str, Projected]:
    columns = [row[1] for row in file.rows(f"PRAGMA table_info({table})") if row[1] != "slot"]
    at = columns.index("id")
    rows = file.rows(f"SELECT {', '.join(columns)} FROM {table} WHERE id IN ({', '.join('?' * len(ids))})", ids)
    return {row[at]: dict(zip(columns, row, strict=True)) for row in rows}
