"""What stands where the ideas would be, when none is listed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.guidance.library import Pile
from ui.prompts.words import nothing_words
from ui.theme import look
from ui.today.parts import button, label


class NoIdeas(QWidget):
    """Says why, in kind words, and offers to show them all."""

    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ideasNothing")
        self._head = label("", "heading", "ideasNothingHead")
        self._more = label("", "muted", "ideasNothingMore")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(look().px(24),) * 4)
        column.setSpacing(look().px(10))
        column.addWidget(self._head)
        column.addWidget(self._more)
        clear = button(self.tr("Show all ideas"), "ideasShowAll", self.clear_wanted.emit, role="")
        column.addWidget(clear, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def explain(self, pile: Pile) -> None:
        """Show the words for a part of the library in which nothing was found."""
        head, more = nothing_words(pile)
        self._head.setText(head)
        self._more.setText(more)
