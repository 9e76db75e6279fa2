"""The children in care and the people who write."""

from __future__ import annotations

from datetime import date

from journal.errors import NotFound
from journal.ids import new_id
from journal.model import Change, Child, Person
from journal.store.bodies import CHILD, PERSON, child_fields, person_fields
from journal.store.connection import JournalFile
from journal.store.history import Fields, History
from journal.store.projection import project
from journal.text import clean_text


class Family:
    """Children and people, by id. Nobody whom an entry names is ever removed: at most, adding is undone."""

    def __init__(self, file: JournalFile, history: History) -> None:
        self._file = file
        self._history = history

    def children(self) -> tuple[Child, ...]:
        """All children, eldest first; those without a birth date last, by name."""
        rows = self._file.rows("SELECT id, name, born FROM children ORDER BY born IS NULL, born, name, id")
        return tuple(Child(id=row[0], name=row[1], born=date.fromisoformat(row[2]) if row[2] else None) for row in rows)

    def people(self) -> tuple[Person, ...]:
        """All who write, in the order in which they were added; a clock set back does not change it."""
        # CROSS JOIN keeps SQLite from reading every revision first.
        rows = self._file.rows(
            "SELECT people.id, name FROM people"
            " CROSS JOIN revisions AS added ON added.entity_id = people.id AND added.parent_id IS NULL"
            " CROSS JOIN revisions AS joined ON joined.device_id = added.device_id AND joined.device_seq = 1"
            " ORDER BY joined.recorded_at, added.device_id, added.device_seq"
        )
        return tuple(Person(id=row[0], name=row[1]) for row in rows)

    def child_named(self, name: str) -> Child:
        """The child with this name, whatever its case. Raises NotFound."""
        wanted = clean_text(name).strip().casefold()
        for child in self.children():
            if child.name.casefold() == wanted:
                return child
        raise NotFound(what="child", id=name)

    def add_child(self, name: str, born: date | None = None) -> Change:
        """Add a child. Two may bear the same name."""
        child = Child(id=new_id(), name=clean_text(name).strip(), born=born)
        self._append(CHILD, child.id, None, child_fields(child))
        return Change(children=frozenset({child.id}))

    def revise_child(self, child: Child) -> Change:
        """Change a child's name or birth date. Raises NotFound."""
        renamed = Child(id=child.id, name=clean_text(child.name).strip(), born=child.born)
        with self._file.transaction():
            row = self._file.row("SELECT revision_id FROM children WHERE id = ?", [child.id])
            if row is None:
                raise NotFound(what="child", id=child.id)
            self._append(CHILD, child.id, row[0], child_fields(renamed))
        return Change(children=frozenset({child.id}))

    def add_person(self, name: str) -> Change:
        """Add someone who writes. An empty name stands for the journal's owner."""
        person = Person(id=new_id(), name=clean_text(name).strip())
        self._append(PERSON, person.id, None, person_fields(person))
        return Change(people=frozenset({person.id}))

    def _append(self, entity: str, entity_id: str, parent_id: str | None, fields: Fields) -> None:
        with self._file.transaction():
            revision = self._history.append(entity, entity_id, parent_id, fields, "")
            project(self._file, revision, fields)
