"""Somebody at the trends: the screen over a real journal, read, clicked and turned to its tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from journal.journal import Journal
from ui.desk import Desk
from ui.trends.screen import TrendsScreen

W = TypeVar("W", bound=QWidget)
Open = Callable[[], "Reader"]


class Reader:
    """Somebody who looks at the charts."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.qtbot = qtbot
        self.screen = TrendsScreen(desk)
        qtbot.addWidget(self.screen)
        self.screen.resize(900, 700)
        with qtbot.waitActive(self.screen):
            self.screen.show()
            self.screen.activateWindow()
        qtbot.waitUntil(self._sees_all, timeout=20_000)
        self.settle()

    def _sees_all(self) -> bool:
        """Whether the charts are drawn, or the page says that there are none yet."""
        page = self.screen._page
        return page is not None and any(
            found.isVisible()
            for name in ("processesChart", "trendsEmpty")
            for found in page.findChildren(QWidget, name)
        )

    def find(self, name: str, kind: type[W]) -> W:
        return next(iter(self.screen.findChildren(kind, name)))

    def text(self, name: str) -> str:
        return self.find(name, QLabel).text()

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name, QAbstractButton), Qt.MouseButton.LeftButton)
        self.settle()

    def choose(self, name: str, text: str) -> None:
        box = self.find(name, QComboBox)
        box.setCurrentIndex(next(at for at in range(box.count()) if text in box.itemText(at)))
        self.settle()

    def settle(self) -> None:
        """Wait until the cards that are out of view have answered too."""
        page = self.screen._page
        assert page is not None
        self.qtbot.waitUntil(lambda: not page.behind)

    def rows(self, name: str) -> list[list[str]]:
        """The figures of a table, once it is turned to."""
        if not self.find(f"{name}Toggle", QAbstractButton).isChecked():
            self.click(f"{name}Toggle")
        model = self.find(f"{name}Table", QTableView).model()
        return [[model.index(r, c).data() for c in range(model.columnCount())] for r in range(model.rowCount())]


@pytest.fixture
def trends(qtbot: QtBot, desk: Desk) -> Open:
    return lambda: Reader(qtbot, desk)


@pytest.fixture
def journal(desk: Desk) -> Journal:
    return desk.journal
