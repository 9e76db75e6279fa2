"""An edit that was begun earlier, beside the entry as it is saved: go on with it, or keep what is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.entries.beside import Beside
from ui.entries.parts import button, page_margins, plain, wrapped
from ui.entries.presenter import Opened
from ui.entries.wording import names_of
from ui.theme import look
from ui.widgets.flow import FlowLayout


class UnfinishedView(QScrollArea):
    """Shows both, and lets the person choose. Neither choice loses anything: keeping what is saved can be undone."""

    go_on_wanted = Signal()
    keep_wanted = Signal()
    """To keep what is saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unfinishedView")
        self.setAccessibleName(self.tr("Your unfinished changes"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._why = wrapped(name="unfinishedWhy")
        self._beside = Beside()
        self._go_on = button(self.tr("Go on with my changes"), "unfinishedGoOn", role="primary")
        self._go_on.clicked.connect(self.go_on_wanted)
        keep = button(self.tr("Keep what is saved"), "unfinishedKeep", role="")
        keep.clicked.connect(self.keep_wanted)
        row = QWidget()
        flow = FlowLayout(row)
        flow.setSpacing(look().px(8))
        for one in (self._go_on, keep):
            flow.addWidget(one)
        title = plain(self.tr("Two versions"), role="title")
        for part in (title, self._why, row, self._beside):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(self._page)
        look().changed.connect(self._dress)
        self._dress()

    def show_both(self, opened: Opened) -> None:
        """Show an entry and the edit of it that was begun, and put the keyboard on going on."""
        assert opened.unsaved is not None
        self._why.setText(
            self.tr("You began to change this entry, and it was changed since. Nothing is lost: here are both.")
            if opened.overtaken
            else self.tr("You began to change this entry and did not save. Nothing is lost: here are both.")
        )
        self._beside.show_both(
            (self.tr("As it is saved"), opened.entry.content),
            (self.tr("Your unfinished changes"), opened.unsaved.content),
            {**names_of(opened.children), **opened.writers},
        )
        self.verticalScrollBar().setValue(0)
        self._go_on.setFocus()

    def clear(self) -> None:
        """Hold no text any more."""
        self._beside.clear()

    def _dress(self) -> None:
        self._page.setMaximumWidth(look().px(1_100))
        self._column.setContentsMargins(*page_margins())
        self._column.setSpacing(look().px(10))
