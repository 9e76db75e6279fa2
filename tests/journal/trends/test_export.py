"""What leaves the journal as a file says what the table says, to any program, and harms none."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.trends.export import as_csv
from journal.trends.facts import Table

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
cells = st.none() | st.dates() | st.integers() | st.floats(0, 1) | words


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=5))
def test_every_cell_is_read_back(rows: list[list[date | float | str | None]]) -> None:
    head, *found = read(as_csv(["Week", "Share"], Table(header=("week", "share"), rows=tuple(map(tuple, rows))), str))
    assert head == ["Week", "Share"]
    for row, texts in zip(rows, found, strict=True):
        for cell, text in zip(row, texts, strict=True):
            match cell:
                case None:
                    assert text == ""
                case float():
                    assert abs(float(text) - cell) <= 0.00005
                case str():
                    assert text.removeprefix("'") == cell.removeprefix("'")
                case _:
                    assert text == str(cell)


@given(words)
def test_no_words_of_the_caregiver_are_worked_out_as_a_formula(typed: str) -> None:
    (_, (text,)) = read(as_csv(["What"], Table(header=("words",), rows=((f"={typed}",),)), str))
    assert text == f"'={typed}"


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert as_csv(["“An if-you-don’t”"], Table(header=("threat",), rows=()), str).startswith(b"\xef\xbb\xbf")


def test_keys_are_put_into_words() -> None:
    content = as_csv(["What"], Table(header=("kind",), rows=(("new_baby",),)), {"new_baby": "A new baby"}.__getitem__)
    assert read(content) == [["What"], ["A new baby"]]


@pytest.mark.parametrize("start", ["\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_what_some_spreadsheets_take_for_the_start_of_a_formula_is_held_back_too(start: str) -> None:
    (_, (text,)) = read(as_csv(["What"], Table(header=("words",), rows=((f"{start}1+1",),)), str))
    assert text == f"'{start}1+1"
