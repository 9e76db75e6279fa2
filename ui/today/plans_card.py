"""Plans that have come round: tried, with how it went, or let go."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from journal.model import Plan
from ui.theme import look
from ui.today.parts import button, buttons, column_in, head, label


class PlansCard(QFrame):
    """The due plans, hidden where there are none."""

    tried = Signal(object, str)
    """A plan, and how it went in the caregiver's words or empty."""
    let_go = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plansCard")
        self.setProperty("role", "card")
        self._shown: dict[str, PlanRow] = {}
        self._all = False
        column = column_in(self)
        self._others = button("", "plansOthers", self._show_others)
        column.addWidget(head(label(self.tr("You meant to try"), "muted"), self._others))
        self._room = QVBoxLayout()
        self._room.setSpacing(look().px(12))
        column.addLayout(self._room)
        self.hide()

    def show_plans(self, plans: tuple[Plan, ...]) -> None:
        """Show the first of these plans, and offer the others; one that stays keeps what is typed about it."""
        wanted = {plan.id for plan in plans}
        for plan_id in self._shown.keys() - wanted:
            row = self._shown.pop(plan_id)
            self._room.removeWidget(row)
            row.deleteLater()
        for at, plan in enumerate(plans):
            self._shown[plan.id] = self._shown.get(plan.id) or self._row(plan)
            self._room.insertWidget(at, self._shown[plan.id])
            self._shown[plan.id].setVisible(at == 0 or self._all)
        self._others.setText(self.tr("{0} more").replace("{0}", str(len(plans) - 1)))
        self._others.setVisible(len(plans) > 1 and not self._all)
        self.setVisible(bool(plans))

    def _show_others(self) -> None:
        self._all = True
        self._others.hide()
        for row in self._shown.values():
            row.show()

    def _row(self, plan: Plan) -> PlanRow:
        row = PlanRow(plan)
        row.tried.connect(lambda outcome: self.tried.emit(plan, outcome))
        row.let_go.connect(lambda: self.let_go.emit(plan))
        return row


class PlanRow(QWidget):
    """One plan with its two answers."""

    tried = Signal(str)
    let_go = Signal()

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planRow")
        self.setAccessibleName(plan.sentence)
        self._outcome = QLineEdit()
        self._outcome.setObjectName("planOutcome")
        self._outcome.setAccessibleName(self.tr("How did it go?"))
        self._outcome.setPlaceholderText(self.tr("How did it go? One line, if you like."))
        self._keep = button(self.tr("Keep"), "planKeep", self._tell, role="", tip=self.tr("Keep (Return)"))
        self._tried = button(self.tr("Tried it"), "planTried", self._ask, role="")
        self._let_go = button(self.tr("Let it go"), "planLetGo", self.let_go.emit)
        self._outcome.returnPressed.connect(self._tell)
        occasion = label(self.tr("For: {0}").replace("{0}", plan.occasion) if plan.occasion else "", "muted")
        occasion.setWordWrap(False)
        answers = buttons(self._tried, self._keep, self._let_go, occasion)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(4))
        column.addWidget(label(plan.sentence, name="planSentence"))
        column.addWidget(self._outcome)
        column.addWidget(answers)
        self._outcome.hide()
        self._keep.hide()

    def _ask(self) -> None:
        self._tried.hide()
        self._outcome.show()
        self._keep.show()
        self._outcome.setFocus()

    def _tell(self) -> None:
        self.tried.emit(self._outcome.text().strip())
