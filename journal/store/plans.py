"""Plans: the one sentence a caregiver keeps for next time, and how it went."""

from __future__ import annotations

import msgspec

from journal.errors import EmptyEntry, NotFound
from journal.ids import new_id
from journal.model import Change, Plan, PlanState
from journal.moments import Clock, utc_moment
from journal.store.bodies import PLAN, plan_fields
from journal.store.connection import JournalFile, Row
from journal.store.history import History
from journal.store.projection import project
from journal.text import clean_text

_COLUMNS = "id, sentence, made_at, entry_id, occasion, state, outcome"


class Plans:
    """The journal's plans."""

    def __init__(self, file: JournalFile, history: History, clock: Clock) -> None:
        self._file = file
        self._history = history
        self._clock = clock

    def keep(self, sentence: str, *, entry_id: str | None = None, occasion: str = "") -> Change:
        """Keep a new plan. Raises EmptyEntry."""
        cleaned = clean_text(sentence).strip()
        if not cleaned:
            raise EmptyEntry
        place = clean_text(occasion).strip()
        plan = Plan(id=new_id(), sentence=cleaned, made_at=self._clock(), entry_id=entry_id, occasion=place)
        return self._append(plan, None)

    def mark(self, plan_id: str, state: PlanState, outcome: str = "") -> Change:
        """Say that a plan was tried (and how it went), dropped, or is open again. Raises NotFound."""
        with self._file.transaction():
            row = self._file.row(f"SELECT {_COLUMNS}, revision_id FROM plans WHERE id = ?", [plan_id])
            if row is None:
                raise NotFound(what="plan", id=plan_id)
            marked = msgspec.structs.replace(_plan(row), state=state, outcome=clean_text(outcome).strip())
            return self._append(marked, row[7])

    def all(self) -> tuple[Plan, ...]:
        """Every plan, newest first."""
        rows = self._file.rows(f"SELECT {_COLUMNS} FROM plans ORDER BY made_at DESC, id DESC")
        return tuple(_plan(row) for row in rows)

    def _append(self, plan: Plan, parent_id: str | None) -> Change:
        fields = plan_fields(plan)
        with self._file.transaction():
            revision = self._history.append(PLAN, plan.id, parent_id, fields, "")
            project(self._file, revision, fields)
        return Change(plans=frozenset({plan.id}))


def _plan(row: Row) -> Plan:
    return Plan(
        id=row[0],
        sentence=row[1],
        made_at=utc_moment(row[2]),
        entry_id=row[3],
        occasion=row[4],
        state=PlanState(row[5]),
        outcome=row[6],
    )
