"""Somebody at Today: the screen over a real journal, and a reader that says what a test has planned."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from journal.journal import Journal
from journal.model import By, Child, Entry, Filters, Label, Suggestion
from journal.reading import Reader
from journal.reading.leaning import Thresholds
from journal.reading.reader import Silence
from ui.desk import Desk
from ui.today.screen import TodayScreen
from ui.widgets.marked_text import MarkedText

W = TypeVar("W", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class PlannedReader:
    """Finds the words it was told to find."""

    model_version = "planned"

    def __init__(self, /, **words: str) -> None:
        self._words = {Label(name): found for name, found in words.items()}
        self.english = True
        self.by: By | None = None
        self.read: list[str] = []
        self.asked_with: Thresholds | None = None
        self.score = 0.9

    def silence(self, text: str) -> Silence | None:
        return None if self.english else Silence.FOREIGN

    @property
    def thresholds(self) -> Thresholds:
        return dict.fromkeys(Label, 0.5)

    def suggest(self, text: str, thresholds: Thresholds | None = None) -> tuple[Suggestion, ...]:
        self.read.append(text)
        self.asked_with = thresholds
        return tuple(self._suggestion(text, label, words) for label, words in self._words.items())

    def _suggestion(self, text: str, label: Label, words: str) -> Suggestion:
        at = text.find(words)
        spans = ((at, at + len(words)),) if at >= 0 else ()
        shown = bool(spans) and self.english and self.score >= 0.5
        return Suggestion(label=label, score=self.score, spans=spans, shown=shown, by=self.by)


class Writer:
    """User verbs over one Today screen."""

    def __init__(self, qtbot: QtBot, desk: Desk, screen: TodayScreen) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.screen = screen
        self.said: list[str] = []
        self.undo: Callable[[], None] | None = None
        desk.said.connect(self._hear)

    @property
    def box(self) -> MarkedText:
        return self.screen.sheet.box

    def find(self, name: str, kind: type[W]) -> W:
        self.wait(lambda: self.sees(name))
        return next(one for one in self.screen.findChildren(kind, name) if one.isVisible())

    def sees(self, name: str) -> bool:
        return any(one.isVisible() for one in self.screen.findChildren(QWidget, name))

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=10_000)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.screen.focusWidget() or self.box, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        self.qtbot.keyClick(self.screen.focusWidget() or self.screen, key, modifier)

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name, QAbstractButton), Qt.MouseButton.LeftButton)

    def paste(self, text: str) -> None:
        clipboard = QMimeData()
        clipboard.setText(text)
        self.box.insertFromMimeData(clipboard)

    def save(self) -> Entry:
        """Press the key that saves, and wait for the new entry."""
        before = self.desk.journal.search.count()
        self.press(Qt.Key.Key_Return, CTRL)
        self.wait(lambda: self.desk.journal.search.count() == before + 1 and "Saved." in self.said)
        return self.newest()

    def newest(self) -> Entry:
        journal = self.desk.journal
        newest = max(journal.search.newest(Filters(), 50), key=lambda line: journal.entries.get(line.id).recorded_at)
        return journal.entries.get(newest.id)

    def read_with(self, /, **words: str) -> PlannedReader:
        reader = PlannedReader(**words)
        self.desk.reader = cast(Reader, reader)
        self.desk.reader_ready.emit()
        return reader

    def _hear(self, sentence: str, undo: Callable[[], None] | None) -> None:
        self.said.append(sentence)
        self.undo = undo


@pytest.fixture
def mia(desk: Desk) -> Child:
    """The only child."""
    desk.journal.family.add_child("Mia")
    return desk.journal.family.children()[0]


@pytest.fixture
def open_today(qtbot: QtBot, desk: Desk) -> Iterator[Callable[[], Writer]]:
    """Opens Today, once what should be in the journal is there."""
    opened: list[TodayScreen] = []

    def open_screen() -> Writer:
        screen = TodayScreen(desk)
        opened.append(screen)
        screen.resize(1000, 700)
        screen.show()
        screen.focus_first()
        writer = Writer(qtbot, desk, screen)
        writer.wait(lambda: screen.ready)
        return writer

    yield open_screen
    for screen in opened:
        screen.close()
        screen.deleteLater()


@pytest.fixture
def writer(open_today: Callable[[], Writer], mia: Child) -> Writer:
    """Somebody with one child, at an empty sheet."""
    return open_today()


@pytest.fixture
def journal(desk: Desk) -> Journal:
    """The open journal, asked behind the screen's back."""
    return desk.journal
