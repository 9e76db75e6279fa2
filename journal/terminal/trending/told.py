"""What the terminal says to one question about the journal, and the words that all of them share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, Final, Protocol

import msgspec

from journal.model import Label
from journal.terminal.words import LABEL_WORDS, day_words, listed
from journal.trends import Cell, Table, View

_NUMBER_WORDS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

HEADER_WORDS: Final = {
    "week": "Week of",
    "day": "Day",
    "entries": "Entries",
    "marked": "Marked",
}
"""The headings that more than one table has; labels have their own words."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One answer: its sentence, its figures, the facts behind the sentence, and the words of its own.

    `headings` go over the columns; `cells` stand for the table's keys, which remain what they are in JSON.
    """

    sentence: str
    table: Table
    facts: Any
    headings: Mapping[str, str] = {}
    cells: Mapping[str, str] = {}

    def heading(self, key: str) -> str:
        """The words over a column."""
        known = {**HEADER_WORDS, **self.headings}
        return known.get(key) or LABEL_WORDS[Label(key)]

    def cell(self, cell: Cell) -> str:
        """A cell in words; a gap is blank."""
        if cell is None:
            return ""
        if isinstance(cell, StrEnum):
            return self.cells.get(cell, cell)
        if isinstance(cell, float):
            return f"{cell:.0%}"
        return day_words(cell) if isinstance(cell, date) else str(cell)


class Question(Protocol):
    """A module that answers one question."""

    KEY: str
    TITLE: str

    def tell(self, view: View) -> Told:
        """The answer for what is looked at."""


def lately(weeks: int) -> str:
    """The weeks looked back on, at the start of a sentence."""
    if weeks == 1:
        return "In the last week"
    return f"In the last {_NUMBER_WORDS[weeks] if weeks < len(_NUMBER_WORDS) else weeks} weeks"


def named(labels: Sequence[Label]) -> str:
    """Labels in words, as a list in a sentence."""
    return listed([f"“{LABEL_WORDS[label]}”" for label in labels])
