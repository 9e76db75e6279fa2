"""Plans: the one sentence a caregiver keeps for next time, and how it went each time it was tried."""

from __future__ import annotations

from datetime import UTC

import msgspec

from journal.errors import EmptyEntry, NotFound
from journal.ids import new_id
from journal.model import Change, Plan, PlanState, Try, Went
from journal.moments import Clock, utc_moment
from journal.store.bodies import PLAN, plan_fields, tries_of
from journal.store.connection import JournalFile, Row
from journal.store.history import History
from journal.store.projection import project
from journal.text import clean_text

_COLUMNS = "id, sentence, made_at, entry_id, occasion, child_ids, hour, state, tries, outcome"


class Plans:
    """The journal's plans."""

    def __init__(self, file: JournalFile, history: History, clock: Clock) -> None:
        self._file = file
        self._history = history
        self._clock = clock

    def keep(
        self,
        sentence: str,
        *,
        entry_id: str | None = None,
        occasion: str = "",
        child_ids: tuple[str, ...] = (),
        hour: int | None = None,
    ) -> Change:
        """Keep a new plan. Raises EmptyEntry."""
        plan = Plan(
            id=new_id(),
            sentence=_sentence(sentence),
            made_at=self._clock(),
            entry_id=entry_id,
            occasion=clean_text(occasion).strip(),
            child_ids=child_ids,
            hour=hour,
        )
        return self._append(plan, None)

    def revise(self, plan_id: str, sentence: str, occasion: str, child_ids: tuple[str, ...]) -> Change:
        """Change what a plan says, and what it is for. Raises EmptyEntry, NotFound."""
        said, place = _sentence(sentence), clean_text(occasion).strip()
        return self._change(plan_id, sentence=said, occasion=place, child_ids=child_ids)

    def tried(self, plan_id: str, went: Went, words: str = "") -> Change:
        """Say that a plan was tried, and how it went; it stays as open as it was. Raises NotFound."""
        with self._file.transaction():
            one = Try(at=self._clock().astimezone(UTC), went=went, words=clean_text(words).strip())
            plan, _ = self._present(plan_id)
            return self._change(plan_id, tries=(*plan.tries, one))

    def mark(self, plan_id: str, state: PlanState) -> Change:
        """Say that a plan is done with (TRIED), dropped, or open again. Raises NotFound."""
        return self._change(plan_id, state=state)

    def all(self) -> tuple[Plan, ...]:
        """Every plan, newest first."""
        rows = self._file.rows(f"SELECT {_COLUMNS} FROM plans ORDER BY made_at DESC, id DESC")
        return tuple(_plan(row) for row in rows)

    def _present(self, plan_id: str) -> tuple[Plan, str]:
        row = self._file.row(f"SELECT {_COLUMNS}, revision_id FROM plans WHERE id = ?", [plan_id])
        if row is None:
            raise NotFound(what="plan", id=plan_id)
        return _plan(row), str(row[-1])

    def _change(self, plan_id: str, **changes: object) -> Change:
        with self._file.transaction():
            plan, revision_id = self._present(plan_id)
            return self._append(msgspec.structs.replace(plan, **changes), revision_id)

    def _append(self, plan: Plan, parent_id: str | None) -> Change:
        fields = plan_fields(plan)
        with self._file.transaction():
            revision = self._history.append(PLAN, plan.id, parent_id, fields, "")
            project(self._file, revision, fields)
        return Change(plans=frozenset({plan.id}))


def _sentence(text: str) -> str:
    cleaned = clean_text(text).strip()
    if not cleaned:
        raise EmptyEntry
    return cleaned


def _plan(row: Row) -> Plan:
    return Plan(
        id=row[0],
        sentence=row[1],
        made_at=utc_moment(row[2]),
        entry_id=row[3],
        occasion=row[4],
        child_ids=msgspec.json.decode(row[5], type=tuple[str, ...]),
        hour=row[6],
        state=PlanState(row[7]),
        tries=tries_of(row[8]),
        outcome=row[9],
    )
