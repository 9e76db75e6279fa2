"""Heads seen outside a journal, in backups and in earlier reports, and how its history stands to each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from journal.model import Value
from journal.moments import utc_moment
from journal.store.backups import places_of
from journal.store.history import Head
from journal.store.ledger import LedgerLine
from journal.store.seals import Seals


class Origin(StrEnum):
    """Where heads were seen."""

    BACKUP = "backup"
    REPORT = "report"


class Sighting(Value, frozen=True):
    """The heads that one backup or report holds. `name` is its folder's or file's name, without where it lies."""

    origin: Origin
    name: str
    seen_at: datetime
    heads: tuple[Head, ...]


class Standing(StrEnum):
    """How a history stands to a head that was seen outside."""

    HOLDS = "holds"
    """What was recorded up to it is here, unchanged; more may have been recorded since."""
    SET_BACK = "set-back"
    """It is not here any more, and the ledger says that the journal was put back to an earlier state since."""
    DIFFERS = "head-differs"
    """Another revision stands in its place: the end of the history was written anew."""
    CUT = "head-cut"
    """The history ends before it."""


class HeadCheck(Value, frozen=True):
    """A head seen outside, where and when it was first seen, and how the history stands to it."""

    head: Head
    origin: Origin
    name: str
    seen_at: datetime
    standing: Standing

    @property
    def fault(self) -> tuple[str, str] | None:
        """The code, and the device with the number of its revision, where something is wrong."""
        if self.standing in {Standing.HOLDS, Standing.SET_BACK}:
            return None
        return self.standing.value, f"{self.head.device_id}/{self.head.count}"


def seen_in_backups(folder: Path) -> tuple[Sighting, ...]:
    """The heads in every backup in reach of the journal in `folder`."""
    return tuple(
        Sighting(origin=Origin.BACKUP, name=one.name, seen_at=one.made_at, heads=one.heads)
        for place in places_of(folder)
        if place.reachable()
        for one in place.backups()
    )


def check_heads(seals: Seals, sightings: Iterable[Sighting], restores: Sequence[LedgerLine]) -> tuple[HeadCheck, ...]:
    """How the history stands to each head that was seen, the earliest seen first; each where it was first seen."""
    first: dict[Head, Sighting] = {}
    for sighting in sorted(sightings, key=lambda one: one.seen_at):
        for head in sighting.heads:
            first.setdefault(head, sighting)
    return tuple(
        HeadCheck(
            head=head,
            origin=seen.origin,
            name=seen.name,
            seen_at=seen.seen_at,
            standing=_standing(seals, head, seen.seen_at, restores),
        )
        for head, seen in first.items()
    )


def _standing(seals: Seals, head: Head, seen_at: datetime, restores: Sequence[LedgerLine]) -> Standing:
    present = seals.digest_at(head.device_id, head.count)
    if present is not None:
        return Standing.HOLDS if present == head.digest else Standing.DIFFERS
    if any(_put_aside(line, head, seen_at) for line in restores):
        return Standing.SET_BACK
    return Standing.CUT


class _Restore(Value, frozen=True):
    """What a restore's line in the ledger says of the state that was put aside; nothing where it was past reading."""

    set_aside: tuple[Head, ...] = ()


def _put_aside(line: LedgerLine, head: Head, seen_at: datetime) -> bool:
    """Whether a restore put aside a state that this head belonged to."""
    aside = msgspec.json.decode(line.body, type=_Restore).set_aside
    if not aside:
        return utc_moment(line.recorded_at) >= seen_at
    return any(one.device_id == head.device_id and one.count >= head.count for one in aside)
