"""One plan on the Plans page: the sentence, what it is for, how trying it went, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from journal.model import Plan, PlanState
from ui.plans.form import PlanForm
from ui.plans.how_it_went import HowItWent
from ui.plans.presenter import Facts
from ui.plans.wording import made_text, purpose, tries_text
from ui.theme import look
from ui.today.another_way import NewPlan
from ui.today.parts import button, buttons, column_in, label
from ui.widgets.reading_order import tab_in_reading_order


class PlanItem(QFrame):
    """Shows a plan; everything that is done with it goes out as a signal that names it."""

    tried = Signal(object, object, str)
    """The plan, a `Went`, and the caregiver's words or nothing."""
    let_go = Signal(object)
    finished = Signal(object)
    brought_back = Signal(object)
    changed = Signal(object, object)
    """The plan, and what it is to be as a `NewPlan`."""
    entry_wanted = Signal(str)

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planItem")
        self.setProperty("role", "card")
        self.plan = plan
        self._facts: Facts | None = None
        self._sentence = label("", name="planItemSentence")
        self._purpose = label("", "muted", "planItemPurpose")
        self._tries = label("", "muted", "planItemTries")
        self._form: PlanForm | None = None
        self._column = column_in(self)
        self._column.setSpacing(look().px(6))
        for part in (self._sentence, self._purpose, self._tries, self._answers()):
            self._column.addWidget(part)

    def show_plan(self, plan: Plan, facts: Facts) -> None:
        """Show the plan as it is now."""
        self.plan, self._facts = plan, facts
        self.setAccessibleName(plan.sentence)
        self._sentence.setText(plan.sentence)
        parts = (purpose(plan, facts.names), made_text(plan, facts.today))
        self._purpose.setText(" · ".join(part for part in parts if part))
        said = tries_text(plan, facts.today)
        self._tries.setText(said)
        self._tries.setHidden(not said)

    def close_form(self) -> bool:
        """Put the form away in which the plan is being changed. False where it is not."""
        if self._form is None or self._form.isHidden():
            return False
        self._form.close_form()
        return True

    def _answers(self) -> QWidget:
        change = button(self.tr("Change"), "planChange", self._change)
        if self.plan.state is not PlanState.OPEN:
            back = button(self.tr("Bring back"), "planBringBack", lambda: self.brought_back.emit(self.plan), role="")
            return buttons(back, *self._to_entry())
        went = HowItWent(
            change,
            button(self.tr("Done with it"), "planFinish", lambda: self.finished.emit(self.plan)),
            button(self.tr("Let it go"), "planLetGo", lambda: self.let_go.emit(self.plan)),
            *self._to_entry(),
        )
        went.told.connect(lambda how, words: self.tried.emit(self.plan, how, words))
        went.told.connect(went.clear)
        return went

    def _to_entry(self) -> Sequence[QPushButton]:
        entry_id = self.plan.entry_id
        if entry_id is None:
            return ()
        return (button(self.tr("See the entry"), "planEntry", lambda: self.entry_wanted.emit(entry_id)),)

    def _change(self) -> None:
        if self._facts is None:
            return
        if self._form is None:
            self._form = PlanForm()
            self._form.kept.connect(self._tell_change)
            self._form.closed.connect(self._take_focus)
            self._column.addWidget(self._form)
        self._form.open_for(self.plan, self._facts.children, self._facts.occasions)
        tab_in_reading_order(self)

    def _tell_change(self, new: NewPlan) -> None:
        self.changed.emit(self.plan, new)
        self.close_form()

    def _take_focus(self) -> None:
        change = self.findChild(QPushButton, "planChange")
        if change is not None:
            change.setFocus()
