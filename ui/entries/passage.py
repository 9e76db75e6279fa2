"""One text of an entry to read, with what was searched for set off, and the rest of a very long one on demand."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal.model import Label, Span
from journal.passages import spans_of
from ui.entries.opening import found_format
from ui.entries.prose import SHOWN_AT_FIRST, Prose
from ui.entries.wording import number


class Passage(QWidget):
    """Shows a text; from a certain length on only its beginning, with a button for the whole."""

    moved = Signal(QWidget, QRect)
    """Where the text cursor went in one of its widgets."""

    def __init__(self, name: str, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._words = ""
        self._marks: list[tuple[Label, Span]] = []
        self.prose = Prose(name, says)
        self.prose.moved.connect(lambda rect: self.moved.emit(self.prose, rect))
        self._whole = QPushButton()
        self._whole.setObjectName(f"{name}Whole")
        self._whole.setProperty("role", "quiet")
        self._whole.clicked.connect(lambda: self._show(self._text))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.prose)
        column.addWidget(self._whole)

    def read(self, text: str, words: str, marks: Iterable[tuple[Label, Span]] = ()) -> None:
        """Show `text` with `words` set off where they occur, and labels' words underlined."""
        self._text, self._words, self._marks = text, words, list(marks)
        self._whole.setText(self.tr("Show all {0} characters").replace("{0}", number(len(text))))
        self._show(text[:SHOWN_AT_FIRST])

    def _show(self, part: str) -> None:
        self._whole.setVisible(len(part) < len(self._text))
        self.prose.read(part)
        self.prose.set_off(spans_of(part, self._words), found_format())
        self.prose.set_marks((label, span) for label, span in self._marks if span[1] <= len(part))
