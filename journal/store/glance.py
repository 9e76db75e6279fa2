"""The few facts of every entry that trends are drawn from, read fast and whole: no text among them but settings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

import msgspec

from journal.model import LABELS_OF, By, Family, Label
from journal.store.connection import JournalFile, Row

_BIT: Final = {label.value: label.bit for label in Label}
_ME: Final = By.ME.value
_APPROACH: Final = frozenset(label.value for label in LABELS_OF[Family.APPROACH])
_HOUR: Final = slice(11, 13)
_MINUTE: Final = slice(14, 16)


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """Columns of one length, one item an entry, in no particular order; trashed entries are left out.

    `days` are proleptic ordinals of the local date, `minutes` the local minutes of that day. `confirmed` are sets of
    labels as bit masks over Label in its order; `mine` holds of the approach labels only those that are said to be
    about the writer's own conduct. `kinds` are the values of Kind, `settings` as they were written. Moods are 1 to 5,
    or 0 where none was given. `children` are the ids of the children that each entry is about.
    """

    ids: tuple[str, ...]
    days: tuple[int, ...]
    minutes: tuple[int, ...]
    kinds: tuple[str, ...]
    settings: tuple[str, ...]
    child_moods: tuple[int, ...]
    carer_moods: tuple[int, ...]
    confirmed: tuple[int, ...]
    mine: tuple[int, ...]
    children: tuple[tuple[str, ...], ...]


# One statement, so that entries and labels are of the same moment; columns as JSON, since a hundred thousand rows
# cost more to hand over than to read. A mark's row tells for one label, and one answer to whose it was, the places.
_FACTS: Final = """
    SELECT NULL, NULL, json_group_array(slot), json_group_array(id), json_group_array(day),
        json_group_array(happened_at), json_group_array(kind), json_group_array(setting),
        json_group_array(ifnull(child_mood, 0)), json_group_array(ifnull(carer_mood, 0)), json_group_array(child_ids)
    FROM entries {entries}
    UNION ALL
    SELECT label, by, json_group_array(slot), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM labels {labels} GROUP BY label, by
"""
_ALL: Final = _FACTS.format(
    entries="INDEXED BY entries_at_a_glance WHERE trashed = 0",
    labels="INDEXED BY labels_in_time WHERE decision = 'confirmed'",
)
_SOME: Final = _FACTS.format(
    entries="WHERE id IN (SELECT value FROM json_each(?1)) AND +trashed = 0",
    labels="WHERE entry_id IN (SELECT value FROM json_each(?1)) AND +decision = 'confirmed'",
)

_OF_DAYS: Final = "trashed = 0 AND day BETWEEN ?1 AND ?2"
_BETWEEN: Final = _FACTS.format(
    entries=f"INDEXED BY entries_at_a_glance WHERE {_OF_DAYS}",
    labels=f"WHERE slot IN (SELECT slot FROM entries WHERE {_OF_DAYS}) AND +decision = 'confirmed'",
)


def glance(file: JournalFile) -> Glance:
    """Read the facts of all entries."""
    return _glance(file.rows(_ALL))


def glance_at(file: JournalFile, entry_ids: Iterable[str]) -> Glance:
    """Read the facts of some entries; those in the trash or unknown are left out."""
    return _glance(file.rows(_SOME, [msgspec.json.encode(list(entry_ids)).decode()]))


def glance_between(file: JournalFile, first: date, last: date) -> Glance:
    """Read the facts of the entries of some days, both ends included."""
    return _glance(file.rows(_BETWEEN, [first.toordinal(), last.toordinal()]))


def _glance(rows: list[Row]) -> Glance:
    entries, *marks = rows
    places, ids, days, moments, kinds, settings, child_moods, carer_moods, written = map(_column, entries[2:])
    confirmed: dict[int, int] = {}
    mine: dict[int, int] = {}
    for label, by, marked, *_ in marks:
        _mark(confirmed, _BIT[label], marked)
        if by == _ME and label in _APPROACH:
            _mark(mine, _BIT[label], marked)
    children = {text: msgspec.json.decode(text, type=tuple[str, ...]) for text in set(written)}
    return Glance(
        ids=ids,
        days=days,
        minutes=tuple(int(moment[_HOUR]) * 60 + int(moment[_MINUTE]) for moment in moments),
        kinds=kinds,
        settings=settings,
        child_moods=child_moods,
        carer_moods=carer_moods,
        confirmed=tuple(confirmed.get(place, 0) for place in places),
        mine=tuple(mine.get(place, 0) for place in places),
        children=tuple(children[text] for text in written),
    )


def _column(text: str) -> tuple[Any, ...]:
    return msgspec.json.decode(text, type=tuple[Any, ...])


def _mark(masks: dict[int, int], bit: int, places: str) -> None:
    for place in msgspec.json.decode(places, type=list[int]):
        masks[place] = masks.get(place, 0) | bit
