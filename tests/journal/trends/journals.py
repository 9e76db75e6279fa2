"""Random journals for the trends' tests, as plain rows and as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from journal.model import LABELS_OF, Family, Kind, Label
from journal.store.glance import Glance
from journal.trends import EntryArrays, Happening, View, Whose

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
    minute: int = 0
    kind: Kind = Kind.MOMENT
    setting: str = ""
    child_mood: int = 0
    carer_mood: int = 0


def arrays_of(rows: Iterable[Row]) -> EntryArrays:
    """The rows as arrays."""
    rows = list(rows)
    return EntryArrays.from_glance(glance_of(rows))


def glance_of(rows: Sequence[Row]) -> Glance:
    """The rows as the store hands them over."""
    return Glance(
        ids=tuple(row.entry_id for row in rows),
        days=tuple(row.day.toordinal() for row in rows),
        minutes=tuple(row.minute for row in rows),
        kinds=tuple(row.kind.value for row in rows),
        settings=tuple(row.setting for row in rows),
        child_moods=tuple(row.child_mood for row in rows),
        carer_moods=tuple(row.carer_mood for row in rows),
        confirmed=tuple(sum(label.bit for label in row.confirmed) for row in rows),
        mine=tuple(sum(label.bit for label in row.mine) for row in rows),
        children=tuple(row.children for row in rows),
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


def look_at(
    rows: Iterable[Row],
    weeks: int = 12,
    child: str | None = None,
    whose: Whose = Whose.MINE,
    last_day: date = TODAY,
    happenings: tuple[Happening, ...] = (),
) -> View:
    """What is on show of these rows."""
    return View(
        arrays=arrays_of(rows),
        today=last_day,
        last_day=last_day,
        weeks=weeks,
        child=child,
        whose=whose,
        happenings=happenings,
    )


_numbers = iter(range(10**9))


def labels_in(mask: int) -> frozenset[Label]:
    """The labels whose bits are in the mask."""
    return frozenset(label for label in Label if label.bit & mask)


def _row(
    day: int,
    confirmed: int,
    own: int,
    about: tuple[str, ...],
    minute: int,
    kind: Kind,
    setting: str,
    moods: tuple[int, int],
) -> Row:
    labels = labels_in(confirmed)
    mine = labels.intersection(APPROACH) & labels_in(own)
    return Row("", TODAY + timedelta(days=day), labels, mine, about, minute, kind, setting, *moods)


def _numbered(rows: list[Row]) -> list[Row]:
    return [row._replace(entry_id=f"entry {number}") for number, row in enumerate(rows)]


_masks = st.just(0) | st.integers(0, sum(label.bit for label in Label))
_abouts = st.sampled_from([(), ("ana",), ("ben",), ("cleo",), ("ana", "ben"), ("cleo", "ben", "ana")])
_moods = st.tuples(st.integers(0, 5), st.integers(0, 5))
_rows = st.builds(
    _row,
    st.integers(-500, 20),
    _masks,
    _masks,
    _abouts,
    st.integers(0, 1439),
    st.sampled_from(Kind),
    st.sampled_from(("", "Bedtime", "bedtime ", "school run", "walk")),
    _moods,
)
journals = st.lists(_rows, max_size=40).map(_numbered)
children = st.sampled_from((None, *CHILDREN, "nobody"))
days = st.dates(TODAY - timedelta(days=520), TODAY + timedelta(days=30))
