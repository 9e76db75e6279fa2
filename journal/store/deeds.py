"""Deeds: what an operation changed, noted by revision so that it can be undone, and done again, without its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from journal.errors import ChangedSince
from journal.model import Change, Decision, Deed, Move, PlanState, SettingMove, Value
from journal.store.bodies import CHILD, ENCLOSURE, ENTRY, LABEL, LIFE_EVENT, PERSON, PLACEMENT, PLAN, REASON
from journal.store.connection import JournalFile
from journal.store.history import Fields, History
from journal.store.projection import project

_UNMADE: Final[dict[str, Fields]] = {
    ENTRY: {"trashed": "yes"},
    LABEL: {"decision": Decision.WITHDRAWN.value, "quote": "", "by": "", "model": ""},
    PLAN: {"state": PlanState.DROPPED.value},
    CHILD: {"removed": "yes"},
    ENCLOSURE: {"removed": "yes"},
    PLACEMENT: {"removed": "yes"},
    LIFE_EVENT: {"removed": "yes"},
}
"""What the undoing of a thing's making writes, since nothing is ever taken out of the history."""


class Standing(Value, frozen=True):
    """How many revisions each device had written, and the settings, at one moment."""

    heads: dict[str, int]
    settings: dict[str, str]


class Deeds:
    """Does operations and notes what they changed; undoes them while nothing else has changed the same since."""

    def __init__(self, file: JournalFile, history: History) -> None:
        self._file = file
        self._history = history

    def do(self, operation: Callable[[], Change]) -> Deed:
        """Run an operation, whole or not at all, and note what it changed. Raises what the operation raises."""
        with self._file.transaction():
            heads, settings = self._counts(), self._settings()
            change = operation()
            return Deed(change=change, moves=self._moves(heads), settings=_differing(settings, self._settings()))

    def undo(self, deed: Deed) -> Deed:
        """Put back what a deed changed, as new revisions; undoing the deed that comes back does it again.

        Raises ChangedSince, and changes nothing, where any of it was changed, erased or put to use since.
        """
        return self.do(lambda: self._put_back(deed))

    def standing(self) -> Standing:
        """How far the journal has come by now, to ask later what changed since."""
        return Standing(heads=self._counts(), settings=self._settings())

    def changed_since(self, before: Standing) -> Change:
        """All that anybody changed since then, so that what is shown can follow."""
        touched: dict[str, set[str]] = {}
        for move in self._moves(before.heads):
            kind, concerned = _CONCERNS[move.entity]
            fields = self._history.of(move.entity_id)[-1][1] if concerned else {}
            touched.setdefault(kind, set()).add(fields.get(concerned) or move.entity_id)
        for setting in _differing(before.settings, self._settings()):
            touched.setdefault("settings", set()).add(setting.name)
        return Change(**{kind: frozenset(ids) for kind, ids in touched.items()})

    def _put_back(self, deed: Deed) -> Change:
        touched: dict[str, set[str]] = {}
        for move in reversed(deed.moves):
            fields = self._put(move)
            kind, concerned = _CONCERNS[move.entity]
            touched.setdefault(kind, set()).add(fields.get(concerned) or move.entity_id)
        for setting in deed.settings:
            self._set(setting)
            touched.setdefault("settings", set()).add(setting.name)
        return Change(**{kind: frozenset(ids) for kind, ids in touched.items()})

    def _put(self, move: Move) -> Fields:
        """Write the state before a move anew, while the thing still says what it said after it."""
        states = {revision.id: (revision, fields) for revision, fields in self._history.of(move.entity_id)}
        (last, now), (after, then) = list(states.values())[-1], states[move.after]
        revision, fields = states[move.before or move.after]
        if _saying(now) != _saying(then) or last.erased_at or after.erased_at or revision.erased_at:
            raise ChangedSince(what=move.entity, id=move.entity_id)
        kept = _saying(fields if move.before is not None else fields | _unmaking(move))
        if move.entity == CHILD and kept.get("removed") and self._is_named(move.entity_id):
            raise ChangedSince(what=move.entity, id=move.entity_id)
        new = self._history.append(move.entity, move.entity_id, last.id, kept, revision.author_id)
        project(self._file, new, kept)
        return kept

    def _set(self, setting: SettingMove) -> None:
        present = self._settings().get(setting.name)
        if present != setting.after:
            raise ChangedSince(what="setting", id=setting.name)
        db = self._file.db
        if setting.before is None:
            db.execute("DELETE FROM settings WHERE name = ?", [setting.name])
        else:
            db.table("settings").upsert({"name": setting.name, "value": setting.before}, pk="name")

    def _is_named(self, child_id: str) -> bool:
        """Whether an entry names a child, in the bin or out of it, or a placement, a life event or a plan does."""
        row = self._file.row(
            "SELECT 1 FROM placements WHERE child_id = ?1"
            " UNION ALL SELECT 1 FROM life_events, json_each(child_ids) WHERE value = ?1"
            " UNION ALL SELECT 1 FROM plans, json_each(child_ids) WHERE value = ?1"
            " UNION ALL SELECT 1 FROM entries, json_each(child_ids) WHERE value = ?1 LIMIT 1",
            [child_id],
        )
        return row is not None

    def _counts(self) -> dict[str, int]:
        """How many revisions each device has written; looked up in the index, for this comes with every save."""
        rows = self._file.rows(
            "SELECT id, (SELECT max(device_seq) FROM revisions WHERE device_id = devices.id) FROM devices"
        )
        return {device_id: count or 0 for device_id, count in rows}

    def _moves(self, before: dict[str, int]) -> tuple[Move, ...]:
        """The way of each thing since each device had written so many revisions, in the order of their beginning."""
        moves: dict[str, Move] = {}
        for device_id in self._counts():
            for revision_id, entity, entity_id, parent_id in self._file.rows(
                "SELECT id, entity, entity_id, parent_id FROM revisions WHERE device_id = ? AND device_seq > ?"
                " ORDER BY device_seq",
                [device_id, before.get(device_id, 0)],
            ):
                came_from = moves[entity_id].before if entity_id in moves else parent_id
                moves[entity_id] = Move(entity=entity, entity_id=entity_id, before=came_from, after=revision_id)
        return tuple(moves.values())

    def _settings(self) -> dict[str, str]:
        return dict(self._file.rows("SELECT name, value FROM settings"))


_CONCERNS: Final[dict[str, tuple[str, str]]] = {
    ENTRY: ("entries", ""),
    LABEL: ("labels", "entry"),
    PLAN: ("plans", ""),
    CHILD: ("children", ""),
    PERSON: ("people", ""),
    ENCLOSURE: ("enclosures", "entry"),
    PLACEMENT: ("story", ""),
    LIFE_EVENT: ("story", ""),
}
"""Which part of a `Change` a thing belongs to, and which of its fields names what the change concerns."""


def _saying(fields: Fields) -> Fields:
    """A state without the reason that was given for coming to it."""
    return {name: text for name, text in fields.items() if text and name != REASON}


def _unmaking(move: Move) -> Fields:
    if move.entity not in _UNMADE:
        raise ChangedSince(what=move.entity, id=move.entity_id)
    return _UNMADE[move.entity]


def _differing(before: dict[str, str], after: dict[str, str]) -> tuple[SettingMove, ...]:
    return tuple(
        SettingMove(name=name, before=before.get(name), after=after.get(name))
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    )
