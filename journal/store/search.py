"""Finding entries: by words, child, label, kind and day, newest first, as places in time and as lines to draw."""

from __future__ import annotations

import itertools
import json
import re
from array import array
from collections.abc import Sequence
from datetime import datetime
from typing import Final

import msgspec

from journal.model import LATE_AFTER, EntryLine, Filters, Kind, Label, Shelf
from journal.moments import utc_moment
from journal.passages import Passage, passage, spans_of
from journal.store.connection import JournalFile, Row, Scalar
from journal.text import clean_text

_OPENING_LENGTH: Final = 240
_OPENING_COLUMNS: Final = ", ".join(
    f"substr({column}, 1, {_OPENING_LENGTH})" for column in ("record", "reflection", "details_text")
)
_MERGE_PAGES: Final = 200
_WORD: Final = re.compile(r"[^\W_]")
_MOST_WORDS: Final = 32


class Search:
    """Lists of entries. A list is a sequence of places, newest first; lines are fetched for the places on screen."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def newest(self, filters: Filters, limit: int = 20) -> tuple[EntryLine, ...]:
        """The newest entries that `filters` let through, at most `limit`."""
        if filters.shelf is not Shelf.JOURNAL:
            return self.lines(self._aside(filters)[:limit], filters.words)
        query = _query(filters)
        if query is None:
            return ()
        sql, parameters = query
        places = [row[0] for row in self._file.rows(f"{sql} LIMIT ?", [*parameters, limit])]
        return self.lines(places, filters.words)

    def places(self, filters: Filters) -> array[int]:
        """The places of all entries that `filters` let through, newest first, as 64-bit whole numbers."""
        if filters.shelf is not Shelf.JOURNAL:
            return self._aside(filters)
        query = _query(filters)
        return array("q") if query is None else array("q", [row[0] for row in self._file.rows(*query)])

    def lines(self, places: Sequence[int], words: str = "") -> tuple[EntryLine, ...]:
        """The lines at these places, in their order; a place that is gone meanwhile is left out."""
        wanted, words = json.dumps(list(places)), " ".join(_typed(words))
        confirmed: dict[int, set[str]] = {}
        for place, label in self._file.rows(_CONFIRMED, [wanted]):
            confirmed.setdefault(place, set()).add(label)
        found = {
            row[0]: _line(row, confirmed.get(row[0], set()), words)
            for row in self._file.rows(_LINES if words else _OPENINGS, [wanted])
        }
        return tuple(found[place] for place in places if place in found)

    def place_of(self, entry_id: str) -> int | None:
        """Where an entry stands in time, or None where there is no such entry outside the trash."""
        row = self._file.row("SELECT slot FROM entries WHERE id = ? AND trashed = 0", [entry_id])
        return int(row[0]) if row else None

    def place_in_bin(self, entry_id: str) -> int | None:
        """Where an entry in the trash stands in time, or None where it is not in it."""
        row = self._file.row("SELECT slot FROM entries WHERE id = ? AND trashed = 1", [entry_id])
        return int(row[0]) if row else None

    def binned(self) -> int:
        """How many entries there are in the trash."""
        row = self._file.row("SELECT count(*) FROM entries WHERE trashed = 1")
        return int(row[0]) if row else 0

    def unfinished(self) -> tuple[str, ...]:
        """The entries outside the trash with an edit that was begun and not saved, by id, newest first."""
        return tuple(row[0] for row in self._file.rows(f"SELECT id FROM entries {_ASIDE[Shelf.UNFINISHED]}"))

    def count(self) -> int:
        """How many entries there are outside the trash."""
        row = self._file.row("SELECT count(*) FROM entries WHERE trashed = 0")
        return int(row[0]) if row else 0

    def _aside(self, filters: Filters) -> array[int]:
        """The places of what lies in the trash, or is unfinished. These are few: words are looked for in the texts."""
        words = _typed(filters.words)
        if filters.words.strip() and not words:
            return array("q")
        where = _ASIDE[filters.shelf]
        if not words:
            return array("q", [row[0] for row in self._file.rows(f"SELECT slot FROM entries {where}")])
        rows = self._file.rows(f"SELECT slot, record, reflection, details_text FROM entries {where}")
        return array("q", [slot for slot, *texts in rows if _says("\n".join(texts), words)])

    def merge(self) -> None:
        """Merge a little of the full-text index, which every save leaves in pieces."""
        with self._file.transaction() as db:
            db.execute("INSERT INTO entries_fts(entries_fts, rank) VALUES ('merge', ?)", [_MERGE_PAGES])


_ASIDE: Final = {
    Shelf.BIN: "WHERE trashed = 1 ORDER BY slot DESC",
    Shelf.UNFINISHED: "WHERE +trashed = 0 AND id IN (SELECT place FROM drafts) ORDER BY slot DESC",
}
_LINES: Final = """
    SELECT slot, id, happened_at, kind, child_ids, recorded_at, edited_at, record, reflection, details_text
    FROM entries WHERE slot IN (SELECT value FROM json_each(?))
"""
_OPENINGS: Final = _LINES.replace("record, reflection, details_text", _OPENING_COLUMNS)
_CONFIRMED: Final = """
    SELECT slot, label FROM labels INDEXED BY labels_of_entry
    WHERE slot IN (SELECT value FROM json_each(?)) AND decision = 'confirmed'
"""


def match_expression(words: str) -> str | None:
    """The FTS5 expression for words as typed: all must occur, each may go on. None where there is no word in them.

    What stands between two spaces is left to FTS5 to take apart, as it did with the entry: "didn't" is didn, then t….
    """
    return " ".join(f'"{word}"*' for word in _typed(words)) or None


def _typed(words: str) -> list[str]:
    """What was typed between spaces, as far as there is something to find in it; more than a sentence is not needed."""
    found = (word for word in clean_text(words).replace('"', " ").split() if _WORD.search(word))
    return list(itertools.islice(found, _MOST_WORDS))


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


def _says(text: str, words: Sequence[str]) -> bool:
    return all(spans_of(text, word) for word in words)


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


def _line(row: Row, confirmed: set[str], words: str) -> EntryLine:
    happened_at = datetime.fromisoformat(row[2])
    shown = _passage(row[7:10], words)
    return EntryLine(
        place=row[0],
        id=row[1],
        happened_at=happened_at,
        kind=Kind(row[3]),
        opening=shown.text,
        highlights=shown.highlights,
        child_ids=msgspec.json.decode(row[4], type=tuple[str, ...]),
        confirmed=tuple(label for label in Label if label.value in confirmed),
        late=utc_moment(row[5]) - happened_at > LATE_AFTER,
        edited=row[6] is not None,
    )


def _passage(texts: Sequence[str], words: str) -> Passage:
    """The passage to show: where the words first stand, else the start of the first text that says something."""
    passages = [passage(text, words, _OPENING_LENGTH) for text in texts if text.strip()]
    empty = Passage("", ())
    return next((one for one in passages if one.highlights), passages[0] if passages else empty)
