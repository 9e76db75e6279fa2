"""What stands where the list would be, when there is nothing to list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.entries.parts import button, wrapped
from ui.entries.presenter import Emptiness
from ui.theme import look


class NothingHere(QWidget):
    """Says in kind words why nothing is listed, and what to do."""

    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nothingHere")
        self._head = wrapped(role="heading", name="nothingHead")
        self._more = wrapped(role="muted", name="nothingMore")
        self._clear = button(self.tr("Show all entries"), "nothingClear", role="")
        self._clear.clicked.connect(self.clear_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(look().px(28),) * 4)
        column.setSpacing(look().px(10))
        for part in (self._head, self._more):
            column.addWidget(part)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def explain(self, why: Emptiness) -> None:
        """Show the words for an empty list, or nothing where it is not empty."""
        self.setVisible(why is not Emptiness.NOT)
        head, more = self._words(why)
        self._head.setText(head)
        self._more.setText(more)
        self._clear.setVisible(why is not Emptiness.NEW_JOURNAL)

    def _words(self, why: Emptiness) -> tuple[str, str]:
        return {
            Emptiness.NEW_JOURNAL: (
                self.tr("Nothing written yet"),
                self.tr("What you write on Today is kept here, day by day. A line or two is enough to begin."),
            ),
            Emptiness.EMPTY_BIN: (
                self.tr("The bin is empty"),
                self.tr("What you move to the bin stays here until you put it back, or erase it for good."),
            ),
            Emptiness.ALL_FINISHED: (
                self.tr("Nothing is unfinished"),
                self.tr("When you stop in the middle of changing an entry, you find it again here."),
            ),
        }.get(
            why,
            (
                self.tr("Nothing found with these words or filters"),
                self.tr(
                    "Fewer words or the beginning of a word may find more. Nothing is lost: all entries are still here."
                ),
            ),
        )
