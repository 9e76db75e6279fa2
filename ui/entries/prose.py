"""A text to read: as tall as it is long, to be selected and copied, with words set off in it."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QWidget

from journal.model import Span
from ui.widgets.marked_text import MarkedText
from ui.widgets.utf16 import utf16_spans

SHOWN_AT_FIRST: Final = 6_000
"""Characters of a text that are shown before the rest is asked for: laying out more would hold the window up."""


class Prose(MarkedText):
    """Plain text that is only read. It never scrolls by itself: what it stands in does."""

    moved = Signal(QRect)
    """Where the text cursor went, for what it stands in to follow."""

    def __init__(self, name: str, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextEdit { background: transparent; border: none; padding: 0; }")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._tell)

    def read(self, text: str) -> None:
        """Show a text from its beginning."""
        self.set_text(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def set_off(self, spans: Iterable[Span], how: QTextCharFormat) -> None:
        """Give the words at `spans` of the text another format."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for start, length in utf16_spans(self.text(), spans):
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(how)
        cursor.endEditBlock()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _fit(self) -> None:
        self.setFixedHeight(max(ceil(self.document().size().height()), 1))

    def _tell(self) -> None:
        if self.hasFocus():
            self.moved.emit(self.cursorRect())
