"""Kinder words below the box: offered, used in one step that can be undone, left alone, and switched off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal.guidance.wording import LEFT_ALONE, OFFERED
from ui.desk import Desk
from ui.settings.wording import WordingCard
from ui.widgets.marked_text import MarkedText
from ui.widgets.wording_help import WordingHelp

W = TypeVar("W", bound=QWidget)
TEXT = "He absconded at tea. He was naughty, she said \U0001f600 “so naughty”, and we laughed."


class Page(QWidget):
    """A box with kinder words below it, and the setting beside."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        super().__init__()
        self.desk, self.qtbot = desk, qtbot
        column = QVBoxLayout(self)
        self.box = MarkedText()
        self.setting = WordingCard(desk)
        column.addWidget(self.box)
        self.help = WordingHelp(desk, self.box, lambda part: column.insertWidget(1, part))
        column.addWidget(self.setting)
        self.resize(700, 700)

    def part(self, name: str, kind: type[W]) -> W:
        self.qtbot.waitUntil(lambda: bool(self._shown(name, kind)))
        return self._shown(name, kind)[0]

    def sees(self, name: str) -> bool:
        return bool(self._shown(name, QWidget))

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.part(name, QPushButton), Qt.MouseButton.LeftButton)

    def dots(self, *words: str) -> None:
        """Wait until these words and no others have dots."""
        self.qtbot.waitUntil(lambda: self.box.dotted() == words)

    def _shown(self, name: str, kind: type[W]) -> list[W]:
        return [one for one in self.findChildren(kind, name) if one.isVisible()]


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[Page]:
    made = Page(desk, qtbot)
    made.show()
    made.box.set_text(TEXT)
    made.dots("absconded", "naughty")
    yield made
    made.close()
    made.deleteLater()


def test_using_a_word_keeps_the_caret_and_can_be_undone(page: Page, qtbot: QtBot) -> None:
    page.box.moveCursor(QTextCursor.MoveOperation.End)
    page.click("wordingUse")
    assert page.box.text() == TEXT.replace("absconded", "went missing")
    assert page.box.textCursor().atEnd()
    page.dots("naughty")
    page.box.undo()
    assert page.box.text() == TEXT
    page.dots("absconded", "naughty")


def test_f7_goes_through_them_by_keyboard_and_escape_goes_back(page: Page, qtbot: QtBot) -> None:
    page.box.setFocus()
    page.help.next()
    assert page.part("wordingUse", QPushButton).hasFocus()
    page.help.next()
    assert "naughty" in page.part("wordingSays", QLabel).text()
    qtbot.keyClick(page.part("wordingUse", QPushButton), Qt.Key.Key_Escape)
    assert page.box.hasFocus()
    assert page.box.text() == TEXT


def test_why_is_said_when_asked(page: Page) -> None:
    assert not page.sees("wordingWhySays")
    page.click("wordingWhy")
    assert page.part("wordingWhySays", QLabel).text()


def test_an_ignored_word_is_left_alone_until_undone(page: Page, qtbot: QtBot, desk: Desk) -> None:
    page.click("wordingIgnore")
    page.dots("naughty")
    assert "absconded" in desk.journal.settings.get(LEFT_ALONE)
    assert "absconded" in page.part("wordingLeftAlone", QLabel).text()
    desk.deeds.undo()
    page.dots("absconded", "naughty")


def test_it_is_silent_where_it_is_off_or_the_text_is_not_english(page: Page, qtbot: QtBot, desk: Desk) -> None:
    page.box.set_text("Wij waren samen bij de dokter en het was niet leuk, hij had contact met een andere jongen.")
    page.dots()
    qtbot.waitUntil(lambda: not page.sees("wordingLine"))
    page.box.set_text(TEXT)
    page.dots("absconded", "naughty")
    page.part("wordingOn", QCheckBox).click()
    qtbot.waitUntil(lambda: not page.sees("wordingLine"))
    assert (desk.journal.settings.get(OFFERED), page.box.dotted()) == ("off", ())
