"""A trend's figures as CSV, for any other program to read."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from journal.trends.facts import Table

_FORMULA: Final = (*"=+-@\t\r\n", *"\uff1d\uff0b\uff0d\uff20")
"""With these, or the wide forms of the first four, a spreadsheet takes words for a formula; that may do anything."""


def as_csv(header: Sequence[str], table: Table, worded: Callable[[str], str]) -> bytes:
    """A table as CSV after RFC 4180: days as 2026-11-25, shares as fractions with a point, a gap as nothing at all.

    `header` are the words for the table's own, one for each column, else ValueError; `worded` gives those for a cell
    that is a key. It is UTF-8 and says so by a byte order mark: without one, Excel takes the letters for those of the
    machine's old code page, while LibreOffice, Numbers, R and pandas pass over it.
    """
    if len(header) != len(table.header):
        raise ValueError("a table has as many words above it as it has columns")
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow([_plain(word) for word in header])
    lines.writerows(
        [_plain(worded(cell)) if isinstance(cell, str) else _cell(cell) for cell in row] for row in table.rows
    )
    return text.getvalue().encode("utf-8-sig")


def _cell(cell: date | float | None) -> str:
    if cell is None:
        return ""
    return f"{cell:.4f}" if isinstance(cell, float) else str(cell)


def _plain(words: str) -> str:
    """Words that a spreadsheet shows and never works out."""
    return f"'{words}" if words.startswith(_FORMULA) else words
