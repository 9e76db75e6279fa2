"""Every entry's day, labels and children as columns of numbers, so that trends take milliseconds."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

from journal.model import Kind
from journal.store.glance import Glance
from journal.trends.facts import Period

Days = npt.NDArray[np.int32]
Masks = npt.NDArray[np.uint16]
Flags = npt.NDArray[np.bool_]
Small = npt.NDArray[np.int16]

Number = TypeVar("Number", bound=np.generic)

_NO_DAY: Final = 0
"""The day of a removed entry: the ordinal before 1 January of the year 1, which no period includes."""
_KINDS: Final = {kind.value: place for place, kind in enumerate(Kind)}


class EntryArrays(msgspec.Struct, frozen=True, eq=False):
    """One row an entry, in no particular order; the arrays are read-only and all of one length.

    `day` is the proleptic ordinal of the local date (`date.toordinal`), `minute` the local minute of that day.
    `confirmed` is the set of labels the caregiver confirmed, and `mine` the approach labels among them said to be
    their own conduct (`By.ME`), each as the sum of `Label.bit`; `suggested` and `suggested_mine` are the same of what
    is suggested and waits for an answer, 0 until `suggesting`. `kind` is the place in `Kind`. Moods are 1 to 5, or 0
    where none was given. `group` points into `groups`, the different sets of children that entries are about, and
    `setting` into `settings`, the different settings as words in small letters. `positions` gives each entry's row by
    its id; the row of a removed entry stays behind, on day 0.
    """

    positions: Mapping[str, int]
    day: Days
    minute: Small
    kind: Small
    child_mood: Small
    carer_mood: Small
    confirmed: Masks
    mine: Masks
    suggested: Masks
    suggested_mine: Masks
    group: Days
    groups: tuple[tuple[str, ...], ...]
    setting: Days
    settings: tuple[str, ...]

    @classmethod
    def from_glance(cls, seen: Glance) -> EntryArrays:
        """The arrays of these entries; each id once, each column as long as `ids`, else ValueError."""
        positions = {entry_id: row for row, entry_id in enumerate(seen.ids)}
        columns = (getattr(seen, name) for name in seen.__struct_fields__)
        if {len(positions)} != {len(column) for column in columns}:
            raise ValueError("entry ids must differ, and columns be of one length")
        groups: dict[tuple[str, ...], int] = {}
        settings: dict[str, int] = {}
        nothing = [0] * len(positions)
        return cls(
            positions=positions,
            day=_column(seen.days, np.int32),
            minute=_column(seen.minutes, np.int16),
            kind=_column([_KINDS[kind] for kind in seen.kinds], np.int16),
            child_mood=_column(seen.child_moods, np.int16),
            carer_mood=_column(seen.carer_moods, np.int16),
            confirmed=_column(seen.confirmed, np.uint16),
            mine=_column(seen.mine, np.uint16),
            suggested=_column(nothing, np.uint16),
            suggested_mine=_column(nothing, np.uint16),
            group=_column([groups.setdefault(together, len(groups)) for together in seen.children], np.int32),
            groups=tuple(groups),
            setting=_column([settings.setdefault(_plain(one), len(settings)) for one in seen.settings], np.int32),
            settings=tuple(settings),
        )

    def __len__(self) -> int:
        return len(self.positions)

    def with_changes(self, changed: EntryArrays) -> EntryArrays:
        """These entries with those of `changed` written over their former rows, or added."""
        rows, positions = self._places_for(changed.positions)
        source = list(changed.positions.values())
        groups, group = _joined(self.groups, changed.groups, changed.group)
        settings, setting = _joined(self.settings, changed.settings, changed.setting)
        columns = {name: _written(getattr(self, name), rows, getattr(changed, name)[source]) for name in _NUMBERS}
        return EntryArrays(
            positions=positions,
            **columns,
            group=_written(self.group, rows, group[source]),
            groups=groups,
            setting=_written(self.setting, rows, setting[source]),
            settings=settings,
        )

    def without(self, ids: Collection[str]) -> EntryArrays:
        """These entries less those with the given ids; ids that are not here are passed over."""
        positions = dict(self.positions)
        rows = [positions.pop(entry_id) for entry_id in set(ids) if entry_id in self.positions]
        day = _written(self.day, rows, np.full(len(rows), _NO_DAY, dtype=np.int32))
        return msgspec.structs.replace(self, positions=positions, day=day)

    def within(self, period: Period) -> EntryArrays:
        """The same with only the entries of these days to be counted; their rows stay where they are."""
        first, last = period.first_day.toordinal(), period.last_day.toordinal()
        inside = (self.day >= first) & (self.day <= last)
        return msgspec.structs.replace(self, day=_locked(np.where(inside, self.day, _NO_DAY).astype(np.int32)))

    def suggesting(self, labels: Mapping[str, int], mine: Mapping[str, int]) -> EntryArrays:
        """The same with what is suggested in each entry, by id; an entry that is not named has nothing waiting."""
        return msgspec.structs.replace(self, suggested=self._masks(labels), suggested_mine=self._masks(mine))

    def with_suggestions(self) -> EntryArrays:
        """The same with what is suggested counted as if it were confirmed."""
        return msgspec.structs.replace(
            self,
            confirmed=_locked(self.confirmed | self.suggested),
            mine=_locked(self.mine | self.suggested_mine),
        )

    def about(self, child: str) -> Flags:
        """Which rows are about this child, alone or with others."""
        includes = np.array([child in together for together in self.groups], dtype=np.bool_)
        return np.asarray(includes[self.group], dtype=np.bool_)

    def of_kind(self, kind: Kind) -> Flags:
        """Which rows are records of this kind."""
        return np.asarray(self.kind == _KINDS[kind.value], dtype=np.bool_)

    def _masks(self, labels: Mapping[str, int]) -> Masks:
        masks = np.zeros(len(self.day), dtype=np.uint16)
        known = [(self.positions[entry_id], mask) for entry_id, mask in labels.items() if entry_id in self.positions]
        for row, mask in known:
            masks[row] = mask
        return _locked(masks)

    def _places_for(self, ids: Collection[str]) -> tuple[list[int], dict[str, int]]:
        added = (entry_id for entry_id in ids if entry_id not in self.positions)
        positions = {**self.positions, **{entry_id: row for row, entry_id in enumerate(added, len(self.day))}}
        return [positions[entry_id] for entry_id in ids], positions


_NUMBERS: Final = (
    "day",
    "minute",
    "kind",
    "child_mood",
    "carer_mood",
    "confirmed",
    "mine",
    "suggested",
    "suggested_mine",
)
"""The columns whose numbers mean the same in any arrays."""

Known = TypeVar("Known")


def _joined(known: tuple[Known, ...], more: tuple[Known, ...], column: Days) -> tuple[tuple[Known, ...], Days]:
    """Both lists as one, and the column that points into the second pointing into that."""
    codes = {one: code for code, one in enumerate(known)}
    renamed = [codes.setdefault(one, len(codes)) for one in more]
    return tuple(codes), np.array(renamed, dtype=np.int32)[column]


def _plain(setting: str) -> str:
    return " ".join(setting.split()).casefold()


def _column(values: Sequence[int], kind: type[Number]) -> npt.NDArray[Number]:
    return _locked(np.array(values, dtype=kind))


def _written(column: npt.NDArray[Number], rows: list[int], values: npt.NDArray[Number]) -> npt.NDArray[Number]:
    size = max(len(column), max(rows, default=-1) + 1)
    written = np.empty(size, dtype=column.dtype)
    written[: len(column)] = column
    written[rows] = values
    return _locked(written)


def _locked(column: npt.NDArray[Number]) -> npt.NDArray[Number]:
    column.flags.writeable = False
    return column
