"""Every entry's day, labels and children as columns of numbers, so that trends take milliseconds."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.int32]
Masks = npt.NDArray[np.uint16]
Flags = npt.NDArray[np.bool_]

Number = TypeVar("Number", bound=np.generic)

_NO_DAY: Final = 0
"""The day of a removed entry: the ordinal before 1 January of the year 1, which no period includes."""


class EntryArrays(msgspec.Struct, frozen=True, eq=False):
    """One row an entry, in no particular order; the arrays are read-only and all of one length.

    `day` is the proleptic ordinal of the local date (`date.toordinal`). `confirmed` is the set of labels the
    caregiver confirmed, and `mine` the approach labels among them said to be their own conduct (`By.ME`),
    each as the sum of `Label.bit`. `group` points into `groups`, the different sets of children that entries
    are about. `positions` gives each entry's row by its id; the row of a removed entry stays behind, on day 0.
    """

    positions: Mapping[str, int]
    day: Days
    confirmed: Masks
    mine: Masks
    group: Days
    groups: tuple[tuple[str, ...], ...]

    @classmethod
    def from_columns(
        cls,
        ids: Sequence[str],
        days: Sequence[int],
        confirmed: Sequence[int],
        mine: Sequence[int],
        children: Sequence[tuple[str, ...]],
    ) -> EntryArrays:
        """The arrays of these entries; each id once, each column as long as `ids`, else ValueError."""
        positions = {entry_id: row for row, entry_id in enumerate(ids)}
        if {len(positions)} != {len(ids), len(days), len(confirmed), len(mine), len(children)}:
            raise ValueError("entry ids must differ, and columns be of one length")
        codes: dict[tuple[str, ...], int] = {}
        group = [codes.setdefault(together, len(codes)) for together in children]
        return cls(
            positions,
            _column(days, np.int32),
            _column(confirmed, np.uint16),
            _column(mine, np.uint16),
            _column(group, np.int32),
            tuple(codes),
        )

    def __len__(self) -> int:
        return len(self.positions)

    def with_changes(self, changed: EntryArrays) -> EntryArrays:
        """These entries with those of `changed` written over their former rows, or added."""
        rows, positions = self._places_for(changed.positions)
        source = list(changed.positions.values())
        groups, group = self._groups_with(changed)
        return EntryArrays(
            positions,
            _written(self.day, rows, changed.day[source]),
            _written(self.confirmed, rows, changed.confirmed[source]),
            _written(self.mine, rows, changed.mine[source]),
            _written(self.group, rows, group[source]),
            groups,
        )

    def without(self, ids: Collection[str]) -> EntryArrays:
        """These entries less those with the given ids; ids that are not here are passed over."""
        positions = dict(self.positions)
        rows = [positions.pop(entry_id) for entry_id in set(ids) if entry_id in self.positions]
        day = _written(self.day, rows, np.full(len(rows), _NO_DAY, dtype=np.int32))
        return EntryArrays(positions, day, self.confirmed, self.mine, self.group, self.groups)

    def about(self, child: str) -> Flags:
        """Which rows are about this child, alone or with others."""
        includes = np.array([child in together for together in self.groups], dtype=np.bool_)
        return np.asarray(includes[self.group], dtype=np.bool_)

    def _places_for(self, ids: Collection[str]) -> tuple[list[int], dict[str, int]]:
        added = (entry_id for entry_id in ids if entry_id not in self.positions)
        positions = {**self.positions, **{entry_id: row for row, entry_id in enumerate(added, len(self.day))}}
        return [positions[entry_id] for entry_id in ids], positions

    def _groups_with(self, changed: EntryArrays) -> tuple[tuple[tuple[str, ...], ...], Days]:
        codes = {together: code for code, together in enumerate(self.groups)}
        renamed = [codes.setdefault(together, len(codes)) for together in changed.groups]
        return tuple(codes), np.array(renamed, dtype=np.int32)[changed.group]


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
