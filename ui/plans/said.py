"""Saying something another way that stands in no entry: whom it was said to, and the four questions."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ui.plans.presenter import Facts
from ui.theme import look
from ui.today.another_way import About, NewPlan
from ui.today.another_way_panel import AnotherWayPanel
from ui.today.parts import buttons, label


class SomethingSaid(QWidget):
    """Hidden until it is wanted. With one child, nobody is asked whom it is about."""

    kept = Signal(object)
    """A `NewPlan`."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("somethingSaid")
        self._facts: Facts | None = None
        self._whom = QComboBox()
        self._whom.setObjectName("anotherWayChild")
        self._whom.setAccessibleName(self.tr("Whom you said it to"))
        self._whom.setMinimumWidth(look().px(110))
        says = label(self.tr("Whom did you say it to?"), "muted")
        says.setWordWrap(False)
        self._ask = buttons(says, self._whom)
        self.panel = AnotherWayPanel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(8))
        column.addWidget(self._ask)
        column.addWidget(self.panel)
        self.panel.kept.connect(self._tell)
        self.panel.closed.connect(self._close)
        self._whom.currentIndexChanged.connect(self._choose)
        self.hide()

    def know(self, facts: Facts) -> None:
        """Know the children; whoever was chosen stays chosen."""
        self._facts = facts
        chosen = self._whom.currentData()
        with QSignalBlocker(self._whom):
            self._whom.clear()
            self._whom.addItem(self.tr("Nobody in particular"), "")
            for child in facts.children:
                self._whom.addItem(child.name, child.id)
            only = facts.children[0].id if len(facts.children) == 1 else chosen
            self._whom.setCurrentIndex(max(self._whom.findData(only), 0))
        self._ask.setHidden(len(facts.children) < 2)

    def open(self, facts: Facts | None) -> None:
        """Ask the four questions, where they were left."""
        if facts is not None:
            self.know(facts)
        self.show()
        self.panel.open_for(About())
        self._choose()

    def close_panel(self) -> None:
        """Put the questions away; the answers stay."""
        self.panel.close_panel()

    def finish(self) -> None:
        """A sentence was kept: the questions begin anew the next time."""
        self.panel.forget()
        self.panel.close_panel()

    def _choose(self) -> None:
        child_ids = (str(self._whom.currentData()),) if self._whom.currentData() else ()
        age = self._facts.age_of(child_ids) if self._facts is not None else None
        self.panel.for_child(child_ids, age)

    def _tell(self, new: NewPlan) -> None:
        self.kept.emit(new)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
