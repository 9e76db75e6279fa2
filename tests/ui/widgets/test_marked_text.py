"""The box that marks words: what goes in comes out, and nothing freezes it."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from journal.model import MAX_RECORD_LENGTH, Label, Span
from journal.text import clean_text
from ui.widgets.marked_text import MarkedText
from ui.widgets.utf16 import utf16_length, utf16_spans

TEXTS = st.text(alphabet=st.sampled_from("ab \n\u00a0é\u05e9\u0301\u200d\ufe0f\U0001f600\U0001f468\u202e"), max_size=60)
AT_ONCE = 3.0
"""Seconds; without care Qt takes over twenty for some of these."""


@pytest.fixture
def box(dressed: None, qtbot: QtBot) -> Iterator[MarkedText]:
    made = MarkedText()
    made.resize(600, 300)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, tuple[Span, ...]]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places).map(lambda pair: (min(pair), max(pair))), max_size=4))
    return text, tuple(spans)


@given(texts_with_spans())
def test_code_points_and_units_name_the_same_words(drawn: tuple[str, tuple[Span, ...]]) -> None:
    text, spans = drawn
    units = text.encode("utf-16-le")
    for (start, end), (unit, length) in zip(spans, utf16_spans(text, spans), strict=True):
        assert units[unit * 2 : (unit + length) * 2].decode("utf-16-le") == text[start:end]
    assert utf16_length(text) == len(units) // 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts_with_spans())
def test_text_and_marks_survive_the_editor(box: MarkedText, drawn: tuple[str, tuple[Span, ...]]) -> None:
    text, spans = drawn
    box.set_text(text)
    box.set_marks((Label.SELF, span) for span in spans)
    assert box.text() == text
    assert box.marks() == tuple((Label.SELF, text[start:end]) for start, end in spans)


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b", "x\u2028y", "a\r\nb", "\ufdd0"])
def test_odd_characters_are_cleaned_and_harm_nothing(box: MarkedText, text: str) -> None:
    box.set_text(text)
    assert box.text() in {clean_text(text), clean_text(text).replace("\ufdd0", "\n")}


@pytest.mark.parametrize(
    "text",
    ["x" * 50_000, "\U0001f600" * 50_000, "\u4e00" * 50_000, "word " * 10_000, "\u05e9" * 50_000, "\n" * 50_000],
    ids=["one word", "emoji", "wide", "words", "right to left", "lines"],
)
def test_the_longest_entries_stay_workable(box: MarkedText, qtbot: QtBot, text: str) -> None:
    clipboard = QMimeData()
    clipboard.setText(text)
    began = time.perf_counter()
    box.insertFromMimeData(clipboard)
    qtbot.keyClick(box, "x")
    box.repaint()
    assert time.perf_counter() - began < AT_ONCE
    assert box.text() == text + "x"


def test_too_long_a_paste_changes_nothing(box: MarkedText, qtbot: QtBot) -> None:
    box.set_text("kept")
    clipboard = QMimeData()
    clipboard.setText("x" * MAX_RECORD_LENGTH)
    with qtbot.waitSignal(box.too_long):
        box.insertFromMimeData(clipboard)
    assert box.text() == "kept"


def test_a_paste_may_replace_what_is_selected(box: MarkedText) -> None:
    box.set_text("x" * MAX_RECORD_LENGTH)
    box.selectAll()
    clipboard = QMimeData()
    clipboard.setText("y" * MAX_RECORD_LENGTH)
    box.insertFromMimeData(clipboard)
    assert box.text() == "y" * MAX_RECORD_LENGTH


def test_there_is_nothing_to_undo_in_a_fresh_text(box: MarkedText, qtbot: QtBot) -> None:
    box.set_text("given")
    assert not box.document().isUndoAvailable()
    qtbot.keyClicks(box, "x")
    assert box.document().isUndoAvailable()
