"""Somebody at the Journal screen: the screen over a real journal, found by object name, clicked and typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TypeVar

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal.journal import Journal
from journal.model import Entry, EntryContent
from journal.moments import local_now
from ui.desk import Desk
from ui.entries.entry_list import EntryList
from ui.entries.screen import EntriesScreen
from ui.widgets.marked_text import MarkedText

W = TypeVar("W", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
WAIT_MS = 10_000


class Shelf:
    """Puts entries into a journal behind the screen's back."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    def put(self, record: str, *, ago: timedelta = timedelta(0), **facts: object) -> str:
        """Record an entry of so long ago, and return its id."""
        (entry_id,) = self.journal.entries.record(self.content(record, ago=ago, **facts)).entries
        return entry_id

    @staticmethod
    def content(record: str, *, ago: timedelta = timedelta(0), **facts: object) -> EntryContent:
        """What to record."""
        return EntryContent(happened_at=local_now() - ago, record=record, **facts)  # type: ignore[arg-type]

    def rewrite(self, entry_id: str, **facts: object) -> None:
        """Change an entry."""
        content = self.journal.entries.get(entry_id).content
        self.journal.entries.revise(entry_id, msgspec.structs.replace(content, **facts))

    def fill(self, count: int) -> list[str]:
        """Record numbered entries, an hour apart, the newest last."""
        with self.journal.batch():
            return [self.put(f"entry number {n}", ago=timedelta(hours=count - n)) for n in range(count)]


class Reader:
    """User verbs over one Journal screen."""

    def __init__(self, qtbot: QtBot, desk: Desk, screen: EntriesScreen) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.screen = screen
        self.said: list[str] = []
        self.undo: Callable[[], None] | None = None
        desk.said.connect(self._hear)

    @property
    def list(self) -> EntryList:
        return self.find("entryList", EntryList)

    def find(self, name: str, kind: type[W]) -> W:
        self.wait(lambda: self.sees(name))
        return next(one for one in self.screen.findChildren(kind, name) if one.isVisible())

    def sees(self, name: str) -> bool:
        return any(one.isVisible() for one in self.screen.findChildren(QWidget, name))

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def says(self, name: str) -> str:
        return self.find(name, QLabel).text()

    def text(self, name: str) -> str:
        return self.find(name, MarkedText).text()

    def type(self, name: str, text: str) -> None:
        field = self.find(name, QWidget)
        field.setFocus()
        self.qtbot.keyClicks(field, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        self.qtbot.keyClick(self.screen.focusWidget() or self.screen, key, modifier)

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name, QAbstractButton), Qt.MouseButton.LeftButton)

    def choose(self, name: str, text: str) -> None:
        box = self.find(name, QComboBox)
        box.setCurrentIndex(next(at for at in range(box.count()) if text in box.itemText(at)))

    def counts(self, words: str) -> None:
        """Wait until the line above the list says so."""
        self.wait(lambda: self.sees("entryCount") and self.says("entryCount") == words)

    def reads(self, record: str) -> None:
        """Wait until the pane shows an entry with this record."""
        self.wait(lambda: self.sees("entryRecord") and self.text("entryRecord") == record)

    def edit(self) -> None:
        self.press(Qt.Key.Key_F2)
        self.wait(lambda: self.sees("editRecord"))

    def save(self) -> None:
        self.press(Qt.Key.Key_Return, CTRL)

    def entry(self, entry_id: str) -> Entry:
        return self.desk.journal.entries.get(entry_id)

    def undo_it(self) -> None:
        assert self.undo is not None
        self.undo()

    def _hear(self, sentence: str, undo: Callable[[], None] | None) -> None:
        self.said.append(sentence)
        self.undo = undo


@pytest.fixture
def shelf(desk: Desk) -> Shelf:
    """The test's journal, to put entries in."""
    return Shelf(desk.journal)


@pytest.fixture
def open_journal(qtbot: QtBot, desk: Desk) -> Iterator[Callable[[], Reader]]:
    """Opens the Journal screen, once what should be in the journal is there."""
    opened: list[EntriesScreen] = []

    def open_screen(width: int = 1000, height: int = 700) -> Reader:
        screen = EntriesScreen(desk)
        opened.append(screen)
        screen.resize(width, height)
        with qtbot.waitActive(screen):
            screen.show()
        reader = Reader(qtbot, desk, screen)
        reader.wait(lambda: reader.sees("nothingHere") or bool(reader.says("entryCount")))
        screen.focus_first()
        return reader

    yield open_screen
    for screen in opened:
        screen.settle()
        screen.close()
        screen.deleteLater()


def wall(moment: datetime) -> datetime:
    """A moment's wall time to the minute."""
    return moment.replace(tzinfo=None, second=0, microsecond=0)
