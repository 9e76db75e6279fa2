"""Reading a day in the past as people type it, and writing one as it can be typed."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale

_CENTURY: Final = 99
_ANYWHERE: Final = ("d/M/yyyy", "d/M/yy", "d.M.yyyy", "d.M.yy", "yyyy-MM-dd", "d MMM yyyy", "d MMMM yyyy")


def read_day(text: str) -> date | None:
    """A day as it is written here, or as ISO 8601; None where it is neither, before 1900, or in the future.

    A year of two figures is the last one that ended so.
    """
    today, typed = QDate.currentDate(), text.strip()
    here = _here()
    # With the year first, two figures would be taken for a year that were meant as a day.
    in_short = () if here.startswith("y") else (here.replace("yyyy", "yy"),)
    for pattern in (here, *in_short, *_ANYWHERE):
        found = QLocale().toDate(typed, pattern, today.year() - _CENTURY)
        if found.isValid() and found.year() > 1900 and found <= today:
            return date(found.year(), found.month(), found.day())
    return None


def typed_day(day: date) -> str:
    """A day as `read_day` reads it, with its year in full."""
    return QLocale().toString(QDate(day.year, day.month, day.day), _here())


def _here() -> str:
    """How a day is written here in short, with its year in full."""
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy")
