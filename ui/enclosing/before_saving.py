"""Files that were handed over for an entry that is not saved yet. They are kept with it once it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.enclosing.given import Given
from ui.enclosing.strip import Shown, Strip
from ui.today.parts import label


class WaitingFiles(QWidget):
    """Shows what waits. `changed` by hand; whoever listens keeps it in the journal, as it keeps the draft."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: list[Given] = []
        self._strip = Strip("waitingFile")
        self._strip.taken_away.connect(self._take_away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._strip)
        column.addWidget(label(self.tr("Kept with the entry once you save it."), "muted"))
        self.hide()

    def add(self, given: Sequence[Given]) -> None:
        """Take these in too."""
        self._given += given
        self._show()
        self.changed.emit()

    @property
    def given(self) -> tuple[Given, ...]:
        """What waits, in its order."""
        return tuple(self._given)

    def take(self) -> tuple[Given, ...]:
        """Hand over what waits, and hold nothing any more. It is no change by hand."""
        waiting, self._given = tuple(self._given), []
        self._show()
        return waiting

    def _take_away(self, at: int) -> None:
        del self._given[at]
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._strip.show_files([Shown(one.name) for one in self._given])
        self.setVisible(bool(self._given))
