"""Reading a day in the past as people type it, and writing one as it can be typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

_CENTURY = 99


def read_day(text: str) -> date | None:
    """A day as it is written here, or as ISO 8601; None where it is neither, before 1900, or in the future.

    A year of two figures is the last one that ended so.
    """
    today = QDate.currentDate()
    for pattern in (
        _here(),
        QLocale().dateFormat(QLocale.FormatType.ShortFormat),
        "d/M/yyyy",
        "d.M.yyyy",
        "yyyy-MM-dd",
    ):
        found = QLocale().toDate(text.strip(), pattern, today.year() - _CENTURY)
        if found.isValid() and found.year() > 1900 and found <= today:
            return date(found.year(), found.month(), found.day())
    return None


def typed_day(day: date) -> str:
    """A day as `read_day` reads it, with its year in full."""
    return QLocale().toString(QDate(day.year, day.month, day.day), _here())


def _here() -> str:
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy")
