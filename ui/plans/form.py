"""The form in which a plan is written without an entry, or changed: the sentence, the occasion and whom it is for."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QWidget

from journal.model import Child, Plan
from ui.theme import look
from ui.today.another_way import NewPlan
from ui.today.another_way_panel import AnswerBox
from ui.today.chips import ChildChips
from ui.today.parts import button, buttons, column_in, label
from ui.widgets.reading_order import tab_in_reading_order


class PlanForm(QFrame):
    """Return in the sentence keeps it. Escape puts the form away, and what was written stays in it."""

    kept = Signal(object)
    """A `NewPlan`."""
    closed = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planForm")
        self.setProperty("role", "card")
        self._plan: Plan | None = None
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
        self._sentence.textChanged.connect(self.typed)
        self._occasion.returnPressed.connect(self._tell)
        look().changed.connect(self._size)
        self._size()
        self.hide()

    @property
    def sentence(self) -> str:
        """What is written so far."""
        return self._sentence.text()

    def open_for(self, plan: Plan, children: Sequence[Child], occasions: Sequence[str]) -> None:
        """Show a plan to be changed."""
        self._plan = plan
        self._sentence.set_text(plan.sentence)
        self._occasion.setText(plan.occasion)
        self._open(plan.child_ids, children, occasions)

    def open_new(self, children: Sequence[Child], occasions: Sequence[str], written: str = "") -> None:
        """Show the form for a new plan, with what was left in it, or else with what is `written` so far."""
        if not self._sentence.text():
            self._sentence.set_text(written)
        self._open(self._children.chosen(), children, occasions)

    def clear(self) -> None:
        """Take everything off the form."""
        self._sentence.set_text("")
        self._occasion.clear()
        self._children.choose(())

    def _open(self, chosen: Sequence[str], children: Sequence[Child], occasions: Sequence[str]) -> None:
        completer = QCompleter(list(occasions), self._occasion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._occasion.setCompleter(completer)
        self._children.show_children(children)
        self._children.choose(chosen)
        tab_in_reading_order(self)
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
        sentence, occasion = " ".join(self._sentence.text().split()), self._occasion.text().strip()
        if sentence:
            was, chosen = self._plan, self._children.chosen()
            new = NewPlan(sentence=sentence, occasion=occasion, child_ids=chosen)
            if was is not None:
                new = msgspec.structs.replace(new, entry_id=was.entry_id, hour=was.hour)
            self.kept.emit(new)
