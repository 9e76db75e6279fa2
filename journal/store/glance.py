"""The few facts of every entry that trends are drawn from, read fast and whole: no text among them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from journal.model import LABELS_OF, By, Family, Label
from journal.store.connection import JournalFile, Row

_BIT: Final = {label.value: label.bit for label in Label}
_ME: Final = By.ME.value
_APPROACH: Final = frozenset(label.value for label in LABELS_OF[Family.APPROACH])


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """Columns of one length, one item an entry, oldest first; trashed entries are left out.

    `days` are proleptic ordinals of the local date. `confirmed` are sets of labels as bit masks over Label in its
    order; `mine` holds of the approach labels only those that are said to be about the writer's own conduct.
    `children` are the ids of the children that each entry is about.
    """

    ids: tuple[str, ...]
    days: tuple[int, ...]
    confirmed: tuple[int, ...]
    mine: tuple[int, ...]
    children: tuple[tuple[str, ...], ...]


def glance(file: JournalFile) -> Glance:
    """Read the facts of all entries."""
    rows = file.rows("SELECT slot, id, day, child_ids FROM entries INDEXED BY entries_at_a_glance WHERE trashed = 0")
    marks = file.rows("SELECT slot, label, by FROM labels INDEXED BY labels_in_time WHERE decision = 'confirmed'")
    return _glance(rows, marks)


def glance_at(file: JournalFile, entry_ids: Iterable[str]) -> Glance:
    """Read the facts of some entries; those in the trash or unknown are left out."""
    wanted = msgspec.json.encode(list(entry_ids)).decode()
    chosen = "SELECT slot FROM entries WHERE trashed = 0 AND id IN (SELECT value FROM json_each(?))"
    rows = file.rows(f"SELECT slot, id, day, child_ids FROM entries WHERE slot IN ({chosen})", [wanted])
    marks = file.rows(
        f"SELECT slot, label, by FROM labels INDEXED BY labels_of_entry"
        f" WHERE decision = 'confirmed' AND slot IN ({chosen})",
        [wanted],
    )
    return _glance(rows, marks)


def _glance(rows: list[Row], marks: list[Row]) -> Glance:
    rows.sort()
    confirmed = dict.fromkeys((row[0] for row in rows), 0)
    mine = confirmed.copy()
    for slot, label, by in marks:
        if slot in confirmed:
            confirmed[slot] |= _BIT[label]
            if by == _ME and label in _APPROACH:
                mine[slot] |= _BIT[label]
    children = {text: msgspec.json.decode(text, type=tuple[str, ...]) for text in {row[3] for row in rows}}
    return Glance(
        ids=tuple(row[1] for row in rows),
        days=tuple(row[2] for row in rows),
        confirmed=tuple(confirmed.values()),
        mine=tuple(mine.values()),
        children=tuple(children[row[3]] for row in rows),
    )
