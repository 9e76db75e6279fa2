"""A quiet line at the end of a week: there is a page to look back on it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.today.parts import button, buttons, label


class WeekLine(QWidget):
    """Hidden where no week is to be looked back on. `wanted` carries its Monday."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weekLine")
        self._monday: date | None = None
        says = label(self.tr("The week is nearly over."), "muted", "weekLineText")
        says.setWordWrap(False)
        look_back = button(self.tr("Look back on it"), "weekLineOpen", self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(buttons(says, look_back))
        self._says = says
        self.hide()

    def show_week(self, monday: date | None, today: date) -> None:
        """Speak of the week that begins on `monday`, or of none."""
        self._monday = monday
        over = monday is not None and (today - monday).days > 6
        self._says.setText(self.tr("Last week is over.") if over else self.tr("The week is nearly over."))
        self.setVisible(monday is not None)

    def _open(self) -> None:
        self.wanted.emit(self._monday)
