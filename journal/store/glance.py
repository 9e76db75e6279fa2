"""The few facts of every entry that trends are drawn from, read fast and whole: no text among them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Final

import msgspec

from journal.model import By, Label
from journal.store.connection import JournalFile, Row

_BIT: Final = {label.value: 1 << at for at, label in enumerate(Label)}


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """Columns of one length, one item an entry, oldest first by place; trashed entries are left out.

    `days` are proleptic ordinals of the local date. `confirmed` are bit masks over Label in its order; `mine` is the
    same, but for approach labels that are about somebody else's conduct than the writer's own.
    `children` maps a child's id to the places of the entries about it.
    """

    ids: tuple[str, ...]
    places: array[int]
    days: array[int]
    confirmed: array[int]
    mine: array[int]
    children: dict[str, array[int]]


def glance(file: JournalFile) -> Glance:
    """Read the facts of all entries."""
    rows = file.rows("SELECT slot, id, day FROM entries INDEXED BY entries_at_a_glance WHERE trashed = 0")
    marks = file.rows("SELECT slot, label, by FROM labels INDEXED BY labels_in_time WHERE decision = 'confirmed'")
    pairs = file.rows("SELECT child_id, slot FROM entry_children")
    return _glance(rows, marks, pairs)


def glance_at(file: JournalFile, entry_ids: Iterable[str]) -> Glance:
    """Read the facts of some entries; those in the trash or unknown are left out."""
    wanted = msgspec.json.encode(list(entry_ids)).decode()
    chosen = "SELECT slot FROM entries WHERE trashed = 0 AND id IN (SELECT value FROM json_each(?))"
    rows = file.rows(f"SELECT slot, id, day FROM entries WHERE slot IN ({chosen})", [wanted])
    marks = file.rows(
        f"SELECT slot, label, by FROM labels WHERE decision = 'confirmed' AND slot IN ({chosen})", [wanted]
    )
    pairs = file.rows(f"SELECT child_id, slot FROM entry_children WHERE slot IN ({chosen})", [wanted])
    return _glance(rows, marks, pairs)


def _glance(rows: list[Row], marks: list[Row], pairs: list[Row]) -> Glance:
    rows.sort()
    confirmed: dict[int, int] = {}
    mine: dict[int, int] = {}
    others = (By.CARER.value, By.OTHER.value)
    for slot, label, by in marks:
        bit = _BIT[label]
        confirmed[slot] = confirmed.get(slot, 0) | bit
        if by not in others:
            mine[slot] = mine.get(slot, 0) | bit
    children: dict[str, array[int]] = {}
    for child_id, slot in pairs:
        children.setdefault(child_id, array("q")).append(slot)
    places = array("q", [row[0] for row in rows])
    return Glance(
        ids=tuple(row[1] for row in rows),
        places=places,
        days=array("q", [row[2] for row in rows]),
        confirmed=array("q", [confirmed.get(place, 0) for place in places]),
        mine=array("q", [mine.get(place, 0) for place in places]),
        children=children,
    )
