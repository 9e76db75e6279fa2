"""A line that says what just happened, with undo where it can be undone, and redo after that. It goes by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.today.parts import SideBySide, buttons

_SHOWN_MS = 12_000
_ROOMY = 300
"""The width, in pixels at 100 %, from which the buttons stand beside the sentence instead of below it."""


class Notice(QFrame):
    """One notice at a time, at the foot of the window. It never takes the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.setObjectName("notice")
        self._undo: Callable[[], None] | None = None
        self._text = QLabel(wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setObjectName("noticeText")
        self._undo_button = QPushButton(self.tr("Undo"))
        self._undo_button.setObjectName("noticeUndo")
        self._undo_button.clicked.connect(self.undo)
        self._redo: Callable[[], None] | None = None
        self._redo_button = QPushButton(self.tr("Redo"))
        self._redo_button.setObjectName("noticeRedo")
        self._redo_button.clicked.connect(self._do_again)
        close = QPushButton(self.tr("Close"))
        close.setObjectName("noticeClose")
        close.clicked.connect(self.dismiss)
        offered = (self._undo_button, self._redo_button, close)
        for button in offered:
            button.setProperty("role", "quiet")
        whole = QVBoxLayout(self)
        whole.addWidget(SideBySide(self._text, buttons(*offered), roomy=_ROOMY))
        self._timer = QTimer(self, interval=_SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self.dismiss)
        self.hide()

    def say(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """Show a sentence for a while; with `undo`, offer to undo what it speaks of."""
        self._show(sentence, undo, None)

    def say_undone(self, sentence: str, redo: Callable[[], None]) -> None:
        """Show for a while that something was undone, and offer to do it again."""
        self._show(sentence, None, redo)

    def _show(self, sentence: str, undo: Callable[[], None] | None, redo: Callable[[], None] | None) -> None:
        self._undo, self._redo = undo, redo
        self._text.setText(sentence)
        self._undo_button.setVisible(undo is not None)
        self._redo_button.setVisible(redo is not None)
        self.setAccessibleName(sentence)
        self.show()
        self._timer.start()

    def warn(self, sentence: str) -> None:
        """Show what went wrong and what to do; it stays until it is closed."""
        self.say(sentence)
        self._timer.stop()

    def undo(self) -> None:
        """Undo what the notice speaks of, if it can be undone."""
        undo, self._undo = self._undo, None
        self.dismiss()
        if undo is not None:
            undo()

    def _do_again(self) -> None:
        redo, self._redo = self._redo, None
        self.dismiss()
        if redo is not None:
            redo()

    def dismiss(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        self.hide()
