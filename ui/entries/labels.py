"""A confirmed label on an entry, with the words that show it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from journal.model import By, Label, LabelDecision
from ui.entries.parts import button, plain, wrapped
from ui.theme import look
from ui.today.presenter import WORTH_ANOTHER_WAY
from ui.widgets.flow import FlowLayout
from ui.widgets.underline import mark_colour
from ui.words import by_name, label_meaning, label_name, label_shape


class ConfirmedCard(QFrame):
    """A confirmed label, the words that show it, whose conduct it was, and what can be done about it."""

    taken_back = Signal()
    another_way_wanted = Signal()

    def __init__(self, decision: LabelDecision, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = label_name(decision.label)
        self.setObjectName(f"confirmed-{decision.label.value}")
        self.setAccessibleName(name)
        head = QWidget()
        flow = FlowLayout(head)
        flow.setSpacing(look().px(8))
        flow.addWidget(name_line(decision.label))
        if decision.by is not None:
            flow.addWidget(plain(f"· {by_name(decision.by)}", role="muted"))
        back = button(
            self.tr("Take back"),
            f"takeBack-{decision.label.value}",
            tip=self.tr("Open this question again. The entry itself stays as it is."),
        )
        back.setAccessibleName(self.tr("Take back: {0}").replace("{0}", name))
        back.clicked.connect(self.taken_back)
        flow.addWidget(back)
        if decision.by is By.ME and decision.label in WORTH_ANOTHER_WAY:
            anew = button(self.tr("Say it another way"), f"anotherWay-{decision.label.value}")
            anew.clicked.connect(self.another_way_wanted)
            flow.addWidget(anew)
        column = _column(self)
        column.addWidget(head)
        if decision.quote:
            column.addWidget(wrapped(self.tr("“{0}”").replace("{0}", decision.quote), role="muted"))


def name_line(label: Label) -> QLabel:
    """A label's sign and name, in its colour."""
    line = plain(f"{label_shape(label)}  {label_name(label)}")
    line.setStyleSheet(f"color: {mark_colour(label).name()}; font-weight: 600;")
    line.setToolTip(label_meaning(label))
    return line


def _column(frame: QFrame) -> QVBoxLayout:
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look().px(4))
    return column
