"""What stands before a locked journal: the unlock page, or the first start where there is none yet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from journal.journal import Journal, has_journal
from ui.gate.first_start import FirstStart
from ui.gate.unlock import UnlockPage
from ui.tasks import Lane
from ui.theme import look

_COLUMN_WIDTH = 560


class GateScreen(QWidget):
    """Ends in `opened`, which hands over an open journal."""

    opened = Signal(object)

    def __init__(self, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane = Lane("attune-gate", self)
        self._page: UnlockPage | FirstStart = (
            UnlockPage(home, self._lane) if has_journal(home) else FirstStart(home, self._lane)
        )
        self._page.opened.connect(self._hand_over)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page)
        self._fit()
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.addStretch(1)
        row.addWidget(self._stack, 100)
        row.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        look().changed.connect(self._fit)

    def focus_first(self) -> None:
        """Put the keyboard in the passphrase field."""
        self._page.focus_first()

    def leave(self) -> None:
        """End what is under way, and close a journal that was made but never entered."""
        self._lane.close()
        if isinstance(self._page, FirstStart):
            self._page.abandon()

    def _fit(self) -> None:
        self._stack.setMaximumWidth(look().px(_COLUMN_WIDTH))

    def _hand_over(self, journal: Journal) -> None:
        self._lane.close()
        self.opened.emit(journal)
