"""A child's story beside the entries: placements, and the events that changed its life."""

from __future__ import annotations

from datetime import date

import msgspec

from journal.errors import EmptyPeriod, NotFound
from journal.ids import new_id
from journal.model import Change, EventKind, LifeEvent, Placement
from journal.store.bodies import LIFE_EVENT, PLACEMENT, life_event_fields, placement_fields
from journal.store.connection import JournalFile, Row
from journal.store.history import Fields, History
from journal.store.projection import TABLES, project
from journal.text import clean_text

_PLACEMENT_COLUMNS = "id, child_id, began, ended, kind, name, ending"
_EVENT_COLUMNS = "id, kind, day, words, child_ids"


class Story:
    """Placements and life events, by id. What is removed here stays in the history, and can be put back."""

    def __init__(self, file: JournalFile, history: History) -> None:
        self._file = file
        self._history = history

    def placements(self) -> tuple[Placement, ...]:
        """All placements, the earliest first."""
        rows = self._file.rows(f"SELECT {_PLACEMENT_COLUMNS} FROM placements ORDER BY began, id")
        return tuple(map(_placement, rows))

    def events(self) -> tuple[LifeEvent, ...]:
        """All life events, the earliest first."""
        rows = self._file.rows(f"SELECT {_EVENT_COLUMNS} FROM life_events ORDER BY day, id")
        return tuple(map(_event, rows))

    def add_placement(
        self, child_id: str, began: date, *, ended: date | None = None, kind: str = "", name: str = "", ending: str = ""
    ) -> Change:
        """Add a placement. Raises EmptyPeriod where it would end before it began, NotFound for an unknown child."""
        made = Placement(id=new_id(), child_id=child_id, began=began, ended=ended, kind=kind, name=name, ending=ending)
        return self._write_placement(made, None)

    def revise_placement(self, placement: Placement) -> Change:
        """Change a placement. Raises EmptyPeriod, NotFound."""
        return self._write_placement(placement, self._revision(PLACEMENT, placement.id))

    def remove_placement(self, placement_id: str) -> Change:
        """Take a placement out of the list. Raises NotFound."""
        return self._remove(PLACEMENT, placement_id)

    def add_event(self, kind: EventKind, day: date, *, words: str = "", child_ids: tuple[str, ...] = ()) -> Change:
        """Add a life event."""
        return self._write_event(LifeEvent(id=new_id(), kind=kind, day=day, words=words, child_ids=child_ids), None)

    def revise_event(self, event: LifeEvent) -> Change:
        """Change a life event. Raises NotFound."""
        return self._write_event(event, self._revision(LIFE_EVENT, event.id))

    def remove_event(self, event_id: str) -> Change:
        """Take a life event out of the list. Raises NotFound."""
        return self._remove(LIFE_EVENT, event_id)

    def _write_placement(self, placement: Placement, parent_id: str | None) -> Change:
        if placement.ended is not None and placement.ended < placement.began:
            raise EmptyPeriod(first=placement.began.isoformat(), last=placement.ended.isoformat())
        if self._file.row("SELECT 1 FROM children WHERE id = ?", [placement.child_id]) is None:
            raise NotFound(what="child", id=placement.child_id)
        words = {name: clean_text(getattr(placement, name)).strip() for name in ("kind", "name", "ending")}
        cleaned = msgspec.structs.replace(placement, **words)
        return self._append(PLACEMENT, placement.id, parent_id, placement_fields(cleaned))

    def _write_event(self, event: LifeEvent, parent_id: str | None) -> Change:
        cleaned = msgspec.structs.replace(event, words=clean_text(event.words).strip())
        return self._append(LIFE_EVENT, event.id, parent_id, life_event_fields(cleaned))

    def _remove(self, entity: str, thing_id: str) -> Change:
        with self._file.transaction():
            parent_id = self._revision(entity, thing_id)
            fields = self._history.of(thing_id)[-1][1]
            return self._append(entity, thing_id, parent_id, fields | {"removed": "yes"})

    def _revision(self, entity: str, thing_id: str) -> str:
        row = self._file.row(f"SELECT revision_id FROM {TABLES[entity]} WHERE id = ?", [thing_id])
        if row is None:
            raise NotFound(what=entity, id=thing_id)
        return str(row[0])

    def _append(self, entity: str, entity_id: str, parent_id: str | None, fields: Fields) -> Change:
        with self._file.transaction():
            revision = self._history.append(entity, entity_id, parent_id, fields, "")
            project(self._file, revision, fields)
        return Change(story=frozenset({entity_id}))


def _placement(row: Row) -> Placement:
    return Placement(
        id=row[0],
        child_id=row[1],
        began=date.fromisoformat(row[2]),
        ended=date.fromisoformat(row[3]) if row[3] else None,
        kind=row[4],
        name=row[5],
        ending=row[6],
    )


def _event(row: Row) -> LifeEvent:
    return LifeEvent(
        id=row[0],
        kind=EventKind(row[1]),
        day=date.fromisoformat(row[2]),
        words=row[3],
        child_ids=msgspec.json.decode(row[4], type=tuple[str, ...]),
    )
