"""Reading a birth date as people type it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale


def read_day(text: str) -> date | None:
    """A day as it is written here, or as ISO 8601; None where it is neither, before 1900, or in the future."""
    for pattern in (QLocale().dateFormat(QLocale.FormatType.ShortFormat), "d/M/yyyy", "d.M.yyyy", "yyyy-MM-dd"):
        found = QLocale().toDate(text.strip(), pattern)
        if found.isValid() and found.year() > 1900 and found <= QDate.currentDate():
            return date(found.year(), found.month(), found.day())
    return None
