"""The form in which a plan is written without an entry, or changed: the sentence, the occasion and whom it is for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QWidget

from journal.model import Child, Plan
from ui.theme import look
from ui.today.another_way import NewPlan
from ui.today.another_way_panel import AnswerBox
from ui.today.chips import ChildChips
from ui.today.parts import button, buttons, column_in, label


class PlanForm(QFrame):
    """Return in the sentence keeps it, Escape puts the form away."""

    kept = Signal(object)
    """A `NewPlan`."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planForm")
        self.setProperty("role", "card")
        self._hour: int | None = None
        self._entry_id: str | None = None
        self._sentence = AnswerBox()
        self._sentence.setObjectName("planFormSentence")
        self._sentence.setPlaceholderText(self.tr("“Shoes on now, so that we are on time. Will you hop or march?”"))
        self._occasion = QLineEdit()
        self._occasion.setObjectName("planFormOccasion")
        self._occasion.setPlaceholderText(self.tr("bedtime, school run, kitchen …"))
        self._children = ChildChips()
        self._keep = button(self.tr("Keep it"), "planFormKeep", self._tell, role="primary", tip=self.tr("Return"))
        cancel = button(self.tr("Cancel"), "planFormCancel", self.close_form, tip=self.tr("Cancel (Escape)"))
        column = column_in(self)
        for says, field in (
            (self.tr("What do you mean to say or do next time?"), self._sentence),
            (self.tr("When does it come back? (optional)"), self._occasion),
            (self.tr("Whom is it for? (optional)"), self._children),
        ):
            column.addWidget(label(says, "muted"))
            column.addWidget(field)
            field.setAccessibleName(says)
        column.addWidget(buttons(self._keep, cancel))
        self._sentence.entered.connect(self._tell)
        self._sentence.textChanged.connect(self._on_text)
        self._occasion.returnPressed.connect(self._tell)
        look().changed.connect(self._size)
        self._size()
        self.hide()

    def open_for(self, plan: Plan | None, children: Sequence[Child], occasions: Sequence[str]) -> None:
        """Show a plan to be changed, or an empty form for a new one."""
        self._entry_id, self._hour = (plan.entry_id, plan.hour) if plan is not None else (None, None)
        self._sentence.set_text(plan.sentence if plan is not None else "")
        self._occasion.setText(plan.occasion if plan is not None else "")
        completer = QCompleter(list(occasions), self._occasion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._occasion.setCompleter(completer)
        self._children.show_children(children)
        self._children.choose(plan.child_ids if plan is not None else ())
        self._on_text()
        self.show()
        self._sentence.setFocus()

    def close_form(self) -> None:
        """Put the form away."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _size(self) -> None:
        self._sentence.setFixedHeight(look().px(76))

    def _on_text(self) -> None:
        self._keep.setEnabled(bool(self._sentence.text().strip()))

    def _tell(self) -> None:
        sentence = " ".join(self._sentence.text().split())
        if sentence:
            self.kept.emit(
                NewPlan(
                    sentence=sentence,
                    entry_id=self._entry_id,
                    occasion=self._occasion.text().strip(),
                    child_ids=self._children.chosen(),
                    hour=self._hour,
                )
            )
