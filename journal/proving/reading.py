"""Reads the heads back from a report, to compare a journal with what it was when the report was made."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

import msgspec

from journal.errors import ReportOfAnotherJournal, ReportUnreadable
from journal.model import Value
from journal.proving.report import MARKER, REPORT_FORMAT
from journal.proving.sightings import Origin, Sighting
from journal.store.history import Head

_MOST_LINES: Final = 20_000
_LONGEST: Final = 1_000_000
"""So many lines, and bytes of a line, are looked through for a report's heads: a file that is none must not take all
of the machine's memory."""


class _Top(Value, frozen=True):
    """The first line of JSON in a report, as far as it is needed."""

    report: str
    journal_id: str
    made_at: datetime
    heads: tuple[Head, ...]


def heads_in(path: Path, journal_id: str) -> Sighting:
    """The heads that a report of this journal holds. Raises ReportUnreadable, ReportOfAnotherJournal."""
    top = _top_of(path)
    if top.journal_id != journal_id:
        raise ReportOfAnotherJournal(path=path, journal_id=top.journal_id)
    return Sighting(origin=Origin.REPORT, name=path.name, seen_at=top.made_at, heads=top.heads)


def _top_of(path: Path) -> _Top:
    try:
        with open(path, "rb") as file:
            lines = iter(lambda: file.readline(_LONGEST), b"")
            if any(line.strip() == MARKER.encode() for line in islice(lines, _MOST_LINES)):
                top = msgspec.json.decode(next(lines, b""), type=_Top)
                if top.report == REPORT_FORMAT and top.made_at.tzinfo is not None:
                    return top
    except (OSError, msgspec.DecodeError):
        raise ReportUnreadable(path=path) from None
    raise ReportUnreadable(path=path)
