"""Random journals for the trends' tests, as plain rows and as arrays."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from journal.model import LABELS_OF, Family, Label
from journal.trends import EntryArrays

TODAY = date(2024, 3, 6)
CHILDREN = ("ana", "ben", "cleo")
APPROACH = LABELS_OF[Family.APPROACH]


class Row(NamedTuple):
    """One entry, as far as trends see it."""

    entry_id: str
    day: date
    confirmed: frozenset[Label] = frozenset()
    mine: frozenset[Label] = frozenset()
    children: tuple[str, ...] = ()


def arrays_of(rows: Iterable[Row]) -> EntryArrays:
    """The rows as the store would hand them over."""
    rows = list(rows)
    return EntryArrays.from_columns(
        ids=[row.entry_id for row in rows],
        days=[row.day.toordinal() for row in rows],
        confirmed=[sum(label.bit for label in row.confirmed) for row in rows],
        mine=[sum(label.bit for label in row.mine) for row in rows],
        children=[row.children for row in rows],
    )


def within(rows: Iterable[Row], first: date, last: date, child: str | None = None) -> list[Row]:
    """The rows of these days, about this child or about anyone."""
    return [row for row in rows if first <= row.day <= last and (child is None or child in row.children)]


def entry(day: date = TODAY, *labels: Label, mine: bool = True, children: tuple[str, ...] = ()) -> Row:
    """One entry with these labels confirmed, the approaches among them the caregiver's own or not."""
    own = frozenset(labels).intersection(APPROACH) if mine else frozenset()
    return Row(f"{day}-{next(_numbers)}", day, frozenset(labels), own, children)


def entries(count: int, day: date = TODAY, *labels: Label) -> list[Row]:
    """So many entries alike."""
    return [entry(day, *labels) for _ in range(count)]


_numbers = iter(range(10**9))


def labels_in(mask: int) -> frozenset[Label]:
    """The labels whose bits are in the mask."""
    return frozenset(label for label in Label if label.bit & mask)


def _row(day: int, confirmed: int, own: int, about: tuple[str, ...]) -> Row:
    labels = labels_in(confirmed)
    mine = labels.intersection(APPROACH) & labels_in(own)
    return Row("", TODAY + timedelta(days=day), labels, mine, about)


def _numbered(rows: list[Row]) -> list[Row]:
    return [row._replace(entry_id=f"entry {number}") for number, row in enumerate(rows)]


_masks = st.just(0) | st.integers(0, sum(label.bit for label in Label))
_abouts = st.sampled_from([(), ("ana",), ("ben",), ("cleo",), ("ana", "ben"), ("cleo", "ben", "ana")])
journals = st.lists(st.builds(_row, st.integers(-500, 20), _masks, _masks, _abouts), max_size=40).map(_numbered)
children = st.sampled_from((None, *CHILDREN, "nobody"))
days = st.dates(TODAY - timedelta(days=520), TODAY + timedelta(days=30))
