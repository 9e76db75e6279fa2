"""Finding entries: by words, child, label, kind and day, newest first, as places in time and as lines to draw."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Sequence
from datetime import datetime
from typing import Final

import msgspec

from journal.model import LATE_AFTER, EntryLine, Filters, Kind, Label, Span
from journal.moments import utc_moment
from journal.store.connection import JournalFile, Row, Scalar

_OPENING_LENGTH: Final = 240
_SNIPPET_WORDS: Final = 24
_MERGE_PAGES: Final = 200
_MARK_START, _MARK_END = "\ufdd0", "\ufdd1"
"""Noncharacters, which Unicode keeps for inside use: around the words that FTS5 found."""
_MARKED: Final = re.compile(f"[{_MARK_START}{_MARK_END}]")
_WORD: Final = re.compile(r"[^\W_]+")


class Search:
    """Lists of entries. A list is a sequence of places, newest first; lines are fetched for the places on screen."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def newest(self, filters: Filters, limit: int = 20) -> tuple[EntryLine, ...]:
        """The newest entries that `filters` let through, at most `limit`."""
        query = _query(filters)
        if query is None:
            return ()
        sql, parameters = query
        places = [row[0] for row in self._file.rows(f"{sql} LIMIT ?", [*parameters, limit])]
        return self.lines(places, filters.words)

    def places(self, filters: Filters) -> array[int]:
        """The places of all entries that `filters` let through, newest first, as 64-bit whole numbers."""
        query = _query(filters)
        return array("q") if query is None else array("q", [row[0] for row in self._file.rows(*query)])

    def lines(self, places: Sequence[int], words: str = "") -> tuple[EntryLine, ...]:
        """The lines at these places, in their order; a place that is gone meanwhile is left out."""
        wanted = json.dumps(list(places))
        found = {row[0]: row for row in self._file.rows(_LINES, [_OPENING_LENGTH, wanted])}
        snippets = self._snippets(wanted, words)
        return tuple(_line(found[place], snippets.get(place)) for place in places if place in found)

    def place_of(self, entry_id: str) -> int | None:
        """Where an entry stands in time, or None where there is no such entry outside the trash."""
        row = self._file.row("SELECT slot FROM entries WHERE id = ? AND trashed = 0", [entry_id])
        return int(row[0]) if row else None

    def count(self) -> int:
        """How many entries there are outside the trash."""
        row = self._file.row("SELECT count(*) FROM entries WHERE trashed = 0")
        return int(row[0]) if row else 0

    def merge(self) -> None:
        """Merge a little of the full-text index, which every save leaves in pieces."""
        with self._file.transaction() as db:
            db.execute("INSERT INTO entries_fts(entries_fts, rank) VALUES ('merge', ?)", [_MERGE_PAGES])

    def _snippets(self, places: str, words: str) -> dict[int, str]:
        match = match_expression(words)
        if match is None:
            return {}
        return {row[0]: row[1] for row in self._file.rows(_SNIPPETS, [_SNIPPET_WORDS, match, places])}


_LINES: Final = """
    SELECT slot, id, happened_at, kind, substr(record, 1, ?), child_ids, recorded_at, edited_at,
           (SELECT json_group_array(label) FROM labels WHERE labels.slot = entries.slot AND decision = 'confirmed'),
           details_text, reflection
    FROM entries WHERE slot IN (SELECT value FROM json_each(?))
"""
_SNIPPETS: Final = f"""
    SELECT rowid, snippet(entries_fts, -1, '{_MARK_START}', '{_MARK_END}', '…', ?)
    FROM entries_fts WHERE entries_fts MATCH ? AND rowid IN (SELECT value FROM json_each(?))
"""


def match_expression(words: str) -> str | None:
    """The FTS5 expression for words as typed: all must occur, each may go on. None where there is no word in them."""
    found = _WORD.findall(words)
    return " ".join(f'"{word}"*' for word in found) if found else None


def _query(filters: Filters) -> tuple[str, list[Scalar]] | None:
    """SQL that selects places, newest first; None where the words typed hold nothing that could be found."""
    match = match_expression(filters.words)
    if filters.words.strip() and match is None:
        return None
    conditions, parameters = _conditions(filters)
    if match is not None:
        where = " AND ".join(["entries_fts MATCH ?", *conditions]).replace("{slot}", "entries_fts.rowid")
        return f"SELECT rowid FROM entries_fts WHERE {where} ORDER BY rowid DESC", [match, *parameters]
    where = " AND ".join(["trashed = 0", *conditions]).replace("{slot}", "entries.slot")
    return f"SELECT slot FROM entries WHERE {where} ORDER BY slot DESC", parameters


def _conditions(filters: Filters) -> tuple[list[str], list[Scalar]]:
    conditions: list[str] = []
    parameters: list[Scalar] = []
    if filters.child_id is not None:
        conditions.append("EXISTS (SELECT 1 FROM entry_children WHERE child_id = ? AND slot = {slot})")
        parameters.append(filters.child_id)
    if filters.label is not None:
        conditions.append(
            "EXISTS (SELECT 1 FROM labels WHERE decision = 'confirmed' AND label = ? AND labels.slot = {slot})"
        )
        parameters.append(filters.label.value)
    if filters.kind is not None or filters.first_day is not None or filters.last_day is not None:
        first = filters.first_day.toordinal() if filters.first_day else 0
        last = filters.last_day.toordinal() if filters.last_day else 4_000_000
        kind = filters.kind.value if filters.kind else None
        conditions.append(
            "{slot} IN (SELECT slot FROM entries WHERE trashed = 0 AND day BETWEEN ? AND ? AND kind = ifnull(?, kind))"
        )
        parameters.extend((first, last, kind))
    return conditions, parameters


def _line(row: Row, snippet: str | None) -> EntryLine:
    happened_at = datetime.fromisoformat(row[2])
    opening, highlights = _unmarked(snippet) if snippet else (row[4] or row[9] or row[10], ())
    confirmed = msgspec.json.decode(row[8], type=tuple[Label, ...])
    return EntryLine(
        place=row[0],
        id=row[1],
        happened_at=happened_at,
        kind=Kind(row[3]),
        opening=opening[: _OPENING_LENGTH * 2],
        highlights=highlights,
        child_ids=msgspec.json.decode(row[5], type=tuple[str, ...]),
        confirmed=tuple(label for label in Label if label in confirmed),
        late=_late(happened_at, row[6]),
        edited=row[7] is not None,
    )


def _late(happened_at: datetime, recorded_at: str) -> bool:
    return utc_moment(recorded_at) - happened_at > LATE_AFTER


def _unmarked(snippet: str) -> tuple[str, tuple[Span, ...]]:
    """The snippet without its marks, and the spans that they stood around."""
    plain, spans, start = "", [], None
    at = 0
    for mark in _MARKED.finditer(snippet):
        plain += snippet[at : mark.start()]
        at = mark.end()
        if mark.group() == _MARK_START:
            start = len(plain)
        elif start is not None:
            spans.append((start, len(plain)))
            start = None
    return plain + snippet[at:], tuple(spans)
