"""The words of the week's page: its headings and hints, its days, and how a quote is written down."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from journal.week import PROCESS_OF, Part, Quote, Week
from ui.words import label_name


def _tr(text: str) -> str:
    return QCoreApplication.translate("week", text)


def part_heading(part: Part) -> str:
    """What a box is called, on the page and in the entry it becomes."""
    if part in PROCESS_OF:
        return label_name(PROCESS_OF[part])
    return {
        Part.MOMENT: _tr("A moment to keep"),
        Part.HARD: _tr("One hard time"),
        Part.NEXT: _tr("Next time"),
    }[part]


def part_hint(part: Part) -> str:
    """What may stand in a box, said inside it while it is empty."""
    return {
        Part.MOMENT: _tr("Something small that was good"),
        Part.MODELING: _tr("What did they see you do, or copy?"),
        Part.INTERNALIZATION: _tr("What did they do by themselves, with nobody telling them?"),
        Part.SYNCHRONY: _tr("Where did you read each other, play, comfort or make up?"),
        Part.SELF: _tr("Where did they choose, say no, say how they felt, or shine?"),
        Part.HARD: _tr("What was hard? Leave it empty if you would rather"),
        Part.NEXT: _tr("What could you say or do then?"),
    }[part]


def days_text(week: Week) -> str:
    """The days of a week: 23 February to 1 March 2026."""
    first, last = week.monday, week.sunday
    pattern = "d MMMM" if first.year == last.year else "d MMMM yyyy"
    text = _tr("{0} to {1}").replace("{0}", _day(first, pattern))
    return text.replace("{1}", _day(last, "d MMMM yyyy"))


def written_text(written: int) -> str:
    """How much the page is drafted from."""
    text = _tr("1 entry was written in it.") if written == 1 else _tr("{0} entries were written in it.")
    return text.replace("{0}", QLocale().toString(written))


def quote_text(quote: Quote) -> str:
    """A quote as it is written into a box: its words, and the day."""
    text = _tr("“{0}” ({1})").replace("{1}", _day(quote.day, "dddd"))
    return text.replace("{0}", quote.words)


def _day(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
