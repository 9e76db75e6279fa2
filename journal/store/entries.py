"""Entries: recording, revising, trashing and reading them."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

import msgspec

from journal.errors import EmptyEntry, NotFound, TextTooLong
from journal.ids import new_id
from journal.model import (
    MAX_RECORD_LENGTH,
    WEEK,
    By,
    Change,
    Decision,
    Entry,
    EntryContent,
    Kind,
    Label,
    LabelDecision,
    Version,
)
from journal.moments import sensible, utc_moment
from journal.store.bodies import ENTRY, REASON, cleaned, entry_content, entry_fields
from journal.store.connection import JournalFile, Row
from journal.store.history import History
from journal.store.projection import project
from journal.text import clean_text

_COLUMNS = (
    "id, happened_at, kind, trashed, author_id, child_ids, setting, child_mood, carer_mood,"
    " recorded_at, edited_at, revision_id, record, reflection, details, reason"
)


class Entries:
    """The journal's entries. Every change is a new revision; what it replaces stays in the history."""

    def __init__(self, file: JournalFile, history: History) -> None:
        self._file = file
        self._history = history

    def record(self, content: EntryContent, *, reason: str = "") -> Change:
        """Keep a new entry; `reason` says why it is written late. Raises EmptyEntry, TextTooLong, BadTime …"""
        return self._append(new_id(), None, _checked(content), reason)

    def revise(self, entry_id: str, content: EntryContent, *, reason: str = "") -> Change:
        """Keep a new version of an entry; an unchanged one adds nothing. `reason` says why it was changed.

        Raises as `record`, and NotFound.
        """
        checked = _checked(content)
        with self._file.transaction():
            entry = self.get(entry_id)
            if entry_fields(entry.content) == entry_fields(checked):
                return Change()
            return self._append(entry_id, entry.revision_id, checked, reason)

    def trash(self, entry_id: str) -> Change:
        """Take an entry out of every list, search and chart; it can be put back. Raises NotFound."""
        return self._put(entry_id, trashed=True)

    def restore(self, entry_id: str) -> Change:
        """Put a trashed entry back. Raises NotFound."""
        return self._put(entry_id, trashed=False)

    def get(self, entry_id: str) -> Entry:
        """The entry with this id, trashed or not, with its label decisions. Raises NotFound."""
        row = self._file.row(f"SELECT {_COLUMNS} FROM entries WHERE id = ?", [entry_id])
        if row is None:
            raise NotFound(what="entry", id=entry_id)
        return _entry(row, self._labels(entry_id))

    def find(self, id_start: str) -> Entry:
        """The one entry whose id starts or ends with `id_start`. Raises NotFound where there is none, or several."""
        wanted = id_start.strip().lower()
        rows = self._file.rows(
            "SELECT id FROM entries WHERE substr(id, 1, ?) = ? OR substr(id, -?) = ? LIMIT 2",
            [len(wanted), wanted, len(wanted), wanted],
        )
        if not wanted or len(rows) != 1:
            raise NotFound(what="entry", id=id_start)
        return self.get(rows[0][0])

    def with_detail(self, name: str, first: date, last: date) -> tuple[str, ...]:
        """The entries of these days, both included, that have a detail `name`, by id, newest first; the bin's not."""
        rows = self._file.rows(
            "SELECT id FROM entries WHERE trashed = 0 AND day BETWEEN ? AND ?"
            " AND json_extract(details, ?) IS NOT NULL ORDER BY slot DESC",
            [first.toordinal(), last.toordinal(), f'$."{name}"'],
        )
        return tuple(row[0] for row in rows)

    def records_between(self, first: date, last: date) -> dict[str, str]:
        """The records of these days, by the entry's id; neither the bin's, nor pages of a week, which say it again."""
        rows = self._file.rows(
            "SELECT id, record FROM entries WHERE trashed = 0 AND day BETWEEN ? AND ?"
            " AND json_extract(details, ?) IS NULL",
            [first.toordinal(), last.toordinal(), f"$.{WEEK}"],
        )
        return dict(rows)

    def versions(self, entry_id: str) -> tuple[Version, ...]:
        """Every state of an entry, newest first. Raises NotFound."""
        states = self._history.of(entry_id)
        if not states:
            raise NotFound(what="entry", id=entry_id)
        return tuple(
            Version(
                revision_id=one.id,
                recorded_at=utc_moment(one.recorded_at),
                content=entry_content(fields),
                reason=fields.get(REASON, ""),
                erased=one.erased_at is not None,
            )
            for one, fields in reversed(states)
        )

    def changed_since(self, entry_id: str, revision_id: str) -> bool:
        """Whether an entry says something else by now than it did at one of its revisions. Raises NotFound."""
        present = self.get(entry_id)
        if present.revision_id == revision_id:
            return False
        then = next((one for one in self.versions(entry_id) if one.revision_id == revision_id), None)
        return then is None or _in_journal(then.content) != _in_journal(present.content)

    def _put(self, entry_id: str, *, trashed: bool) -> Change:
        with self._file.transaction():
            return self.revise(entry_id, msgspec.structs.replace(self.get(entry_id).content, trashed=trashed))

    def _append(self, entry_id: str, parent_id: str | None, content: EntryContent, reason: str) -> Change:
        why = clean_text(reason).strip()
        if len(why) > MAX_RECORD_LENGTH:
            raise TextTooLong(length=len(why), limit=MAX_RECORD_LENGTH)
        fields = entry_fields(content) | ({REASON: why} if why else {})
        with self._file.transaction():
            revision = self._history.append(ENTRY, entry_id, parent_id, fields, content.author_id)
            project(self._file, revision, fields)
        return Change(entries=frozenset({entry_id}))

    def _labels(self, entry_id: str) -> tuple[LabelDecision, ...]:
        rows = self._file.rows(
            "SELECT id, entry_id, label, decision, quote, by, model FROM labels WHERE entry_id = ?", [entry_id]
        )
        order = list(Label)
        return tuple(sorted((label_decision(row) for row in rows), key=lambda one: order.index(one.label)))


def label_decision(row: Row) -> LabelDecision:
    """A row (id, entry_id, label, decision, quote, by, model) as a value."""
    return LabelDecision(
        id=row[0],
        entry_id=row[1],
        label=Label(row[2]),
        decision=Decision(row[3]),
        quote=row[4],
        by=By(row[5]) if row[5] else None,
        model=row[6],
    )


def _checked(content: EntryContent) -> EntryContent:
    """The content as it will be kept. Raises EmptyEntry, TextTooLong, BadTime."""
    clean = cleaned(content)
    checked = msgspec.structs.replace(
        clean,
        setting=clean.setting.strip(),
        details={name: text for name, text in clean.details.items() if text.strip()},
        happened_at=sensible(content.happened_at),
    )
    texts = (checked.record, checked.reflection, *checked.details.values())
    if not any(_says_something(text) for text in texts):
        raise EmptyEntry
    for text in texts:
        if len(text) > MAX_RECORD_LENGTH:
            raise TextTooLong(length=len(text), limit=MAX_RECORD_LENGTH)
    return checked


def _in_journal(content: EntryContent) -> EntryContent:
    return msgspec.structs.replace(content, trashed=False)


def _says_something(text: str) -> bool:
    """Whether anything in the text would be seen: not only spaces, controls and marks that join or turn others."""
    return any(unicodedata.category(character)[0] not in "ZC" for character in text)


def _entry(row: Row, labels: tuple[LabelDecision, ...]) -> Entry:
    content = EntryContent(
        happened_at=datetime.fromisoformat(row[1]),
        kind=Kind(row[2]),
        trashed=bool(row[3]),
        author_id=row[4],
        child_ids=msgspec.json.decode(row[5], type=tuple[str, ...]),
        setting=row[6],
        child_mood=row[7],
        carer_mood=row[8],
        record=row[12],
        reflection=row[13],
        details=msgspec.json.decode(row[14], type=dict[str, str]),
    )
    return Entry(
        id=row[0],
        content=content,
        recorded_at=utc_moment(row[9]),
        edited_at=utc_moment(row[10]) if row[10] else None,
        revision_id=row[11],
        labels=labels,
        reason=row[15],
    )
