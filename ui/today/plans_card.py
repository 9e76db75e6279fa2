"""Plans that have come round: how trying them went in one tap, or let go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal.guidance.plans import Around, Due, due_plans
from journal.model import Child, Plan
from ui.plans.how_it_went import HowItWent
from ui.plans.wording import purpose
from ui.theme import look
from ui.today.parts import button, column_in, head, label


class PlansCard(QFrame):
    """The due plans, hidden where there are none."""

    tried = Signal(object, object, str)
    """A plan, how it went, and the caregiver's words or nothing."""
    let_go = Signal(object)
    page_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plansCard")
        self.setProperty("role", "card")
        self._plans: tuple[Plan, ...] = ()
        self._names: dict[str, str] = {}
        self._shown: dict[str, PlanRow] = {}
        self._all = False
        column = column_in(self)
        self._others = button("", "plansOthers", self._show_others)
        page = button(self.tr("All plans"), "plansAll", self.page_wanted.emit, tip=self.tr("All plans (Ctrl+7)"))
        column.addWidget(head(label(self.tr("You meant to try"), "muted"), self._others, page))
        self._room = QVBoxLayout()
        self._room.setSpacing(look().px(12))
        column.addLayout(self._room)
        self.hide()

    def take(self, plans: tuple[Plan, ...], children: Iterable[Child]) -> None:
        """Know all plans and children; `come_round` shows those that are due."""
        self._plans, self._names = plans, {child.id: child.name for child in children}

    def come_round(self, around: Around) -> None:
        """Show the first of the plans that are due in this moment, and offer the others.

        One that stays keeps what is typed about it.
        """
        plans = due_plans(self._plans, around)
        wanted = {due.plan.id for due in plans}
        for plan_id in self._shown.keys() - wanted:
            row = self._shown.pop(plan_id)
            self._room.removeWidget(row)
            row.deleteLater()
        for at, due in enumerate(plans):
            row = self._shown[due.plan.id] = self._shown.get(due.plan.id) or self._row(due)
            self._room.insertWidget(at, row)
            row.show_plan(due, self._names)
            row.setVisible(at == 0 or self._all)
        self._others.setText(self.tr("{0} more").replace("{0}", str(len(plans) - 1)))
        self._others.setAccessibleName(self._others.text())
        self._others.setVisible(len(plans) > 1 and not self._all)
        self.setVisible(bool(plans))

    def _show_others(self) -> None:
        self._all = True
        self._others.hide()
        for row in self._shown.values():
            row.show()

    def _row(self, due: Due) -> PlanRow:
        row = PlanRow(due)
        row.went.told.connect(lambda went, words: self.tried.emit(row.plan, went, words))
        row.let_go.connect(lambda: self.let_go.emit(row.plan))
        return row


class PlanRow(QWidget):
    """One plan with its answers."""

    let_go = Signal()

    def __init__(self, due: Due, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planRow")
        self.plan = due.plan
        self.went = HowItWent(button(self.tr("Let it go"), "planLetGo", self.let_go.emit))
        self._sentence = label("", name="planSentence")
        self._purpose = label("", "muted", "planPurpose")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(4))
        for part in (self._sentence, self._purpose, self.went):
            column.addWidget(part)

    def show_plan(self, due: Due, names: Mapping[str, str]) -> None:
        """Show the plan as it is now."""
        self.plan = due.plan
        self.setAccessibleName(due.plan.sentence)
        self._sentence.setText(due.plan.sentence)
        said = purpose(due.plan, names, due.reasons)
        self._purpose.setText(said)
        self._purpose.setHidden(not said)
