"""The turns of phrase that the sentences of several questions share: days, weeks, numbers, shares and labels."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from journal.model import Label
from journal.trends import Share
from ui.words import label_name

_FOUR: Final = 4


def short_day(day: date, *, with_year: bool = False) -> str:
    """A day for a place with little room."""
    return QLocale().toString(_qdate(day), "d MMM yyyy" if with_year else "d MMM")


def long_day(day: date) -> str:
    """A day with its weekday."""
    return QLocale().toString(_qdate(day), "dddd d MMMM yyyy")


def week_of(start: date) -> str:
    """A week by its first day, at the start of a line."""
    return _tr("Week from {day}").replace("{day}", short_day(start, with_year=True))


def over_weeks(sentence: str, weeks: int, about: str) -> str:
    """The sentence with {lately}, {before}, {weeks} and {child} put in."""
    lately = _tr("In {weeks}").replace("{weeks}", last_weeks_text(weeks))
    before = _before(weeks)
    if about:
        lately = _tr("{lately}, in what was written about {child}").replace("{lately}", lately)
    placed = sentence.replace("{lately}", lately).replace("{before}", before).replace("{weeks}", str(weeks))
    return placed.replace("{child}", set_apart(about))


def last_weeks_text(weeks: int) -> str:
    """The weeks on show or looked back on, within a sentence."""
    if weeks == 1:
        return _tr("the last week")
    return _tr("the last four weeks") if weeks == _FOUR else _tr("the last {0} weeks").replace("{0}", str(weeks))


def set_apart(words: str) -> str:
    """The caregiver's own words; where any are written from right to left, they turn round no number beside them."""
    turned = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in words)
    return f"\N{FIRST STRONG ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}" if turned else words


def percent(value: float) -> str:
    """A fraction in whole per cent."""
    return _tr("{0}%").replace("{0}", str(round(100 * value)))


def range_of(share: Share) -> str:
    """A share as a count, with what else would fit."""
    sentence = _tr("{count} of {n} (anything from {low} to {high} would fit)")
    low, high = percent(share.low), percent(share.high)
    counted = sentence.replace("{count}", str(share.count)).replace("{n}", str(share.of))
    return counted.replace("{low}", low).replace("{high}", high)


def entries_text(count: int) -> str:
    """So many entries."""
    return number_text(count, "one entry", "%Ln entries") if count else _tr("nothing written")


def number_text(count: int, one: str, many: str) -> str:
    """The sentence for one, or for so many; a translation may tell apart as many forms as its language has."""
    return QCoreApplication.translate("trends", one if count == 1 else many, "", count)


def names(labels: Sequence[Label]) -> str:
    """Labels in quotes, as a list in a sentence."""
    return listed([f"“{label_name(label)}”" for label in labels])


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence."""
    if len(words) < 2:
        return "".join(words)
    return _tr("{first} and {last}").replace("{first}", ", ".join(words[:-1])).replace("{last}", words[-1])


def line(first: str, *parts: str) -> str:
    """What is pointed at, and its facts after it; empty ones are passed over."""
    return f"{first}: {'; '.join(part for part in parts if part)}."


def _before(weeks: int) -> str:
    if weeks == 1:
        return _tr("the week before")
    return _tr("the four weeks before") if weeks == _FOUR else _tr("the {weeks} weeks before")


def _tr(text: str) -> str:
    return QCoreApplication.translate("trends", text)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
