"""Says in one tap how trying a plan went, with a line in the caregiver's own words where they like."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from journal.model import Went
from ui.plans.wording import went_name
from ui.theme import look
from ui.today.parts import button, buttons, label


class HowItWent(QWidget):
    """Three answers side by side. What is typed in the line goes along with the answer that is tapped."""

    told = Signal(object, str)
    """A `Went`, and the caregiver's words or nothing."""

    def __init__(self, *more: QPushButton) -> None:
        """`more` are buttons that stand beside the answers."""
        super().__init__()
        self._line = QLineEdit()
        self._line.setObjectName("planWords")
        self._line.setAccessibleName(self.tr("How did it go? Then choose how much it helped."))
        self._line.setPlaceholderText(self.tr("How did it go? One line, then tap below."))
        self._line.hide()
        asks = label(self.tr("Tried it?"), "muted")
        asks.setWordWrap(False)
        answers = [self._answer(went) for went in Went]
        self._line.returnPressed.connect(answers[0].setFocus)
        say_more = button(self.tr("Add a line …"), "planSayMore", self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(6))
        column.addWidget(self._line)
        column.addWidget(buttons(asks, *answers, say_more, *more))

    def clear(self) -> None:
        """Begin anew: what was typed went along."""
        self._line.clear()
        self._line.hide()

    def _answer(self, went: Went) -> QPushButton:
        return button(
            went_name(went),
            f"planWent-{went.value}",
            lambda: self.told.emit(went, self._line.text().strip()),
            role="",
        )

    def _ask(self) -> None:
        self._line.show()
        self._line.setFocus()
