"""Plans: what the caregiver means to say or do next time, with how it went; and saying something another way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal.model import PLAN_HALF_WRITTEN, Change, PlanState
from ui.desk import Desk
from ui.entries.soon import Soon
from ui.plans import deeds
from ui.plans.form import PlanForm
from ui.plans.item import PlanItem
from ui.plans.presenter import AT_ONCE, SHELVES, Facts, gather, on_shelf
from ui.plans.said import SomethingSaid
from ui.plans.wording import nothing_on, shelf_name
from ui.settings.about import about_plans
from ui.theme import look
from ui.today.another_way import NewPlan
from ui.today.answers_kept import AnswersKept
from ui.today.parts import button, buttons, label
from ui.widgets.page_scroll import PageScroll
from ui.widgets.reading_order import tab_in_reading_order
from ui.widgets.screen import Screen

if TYPE_CHECKING:
    from ui.plans.tried_card import TriedCard


class PlansScreen(Screen):
    """Every plan, on one of three shelves."""

    entry_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("plans")
        self._facts: Facts | None = None
        self._shelf = PlanState.OPEN
        self._most = AT_ONCE
        self._items: dict[str, PlanItem] = {}
        self._tried: TriedCard | None = None
        self._form = PlanForm()
        self._soon = Soon(self)
        self._said = SomethingSaid()
        self._answers = AnswersKept(desk, self._said.panel)
        self._chips = {shelf: self._chip(shelf) for shelf in SHELVES}
        self._nothing = label("", "muted", "plansNothing")
        self._room = QVBoxLayout()
        self._more = button("", "plansMore", self._show_more)
        self._about = about_plans()
        self._page = QWidget()
        self._scroll = PageScroll(self._page)
        self._lay_out()
        self._wire()

    def concerns(self, change: Change) -> bool:
        return bool(change.plans or change.children)

    def refresh(self) -> None:
        """Ask again for plans and children; what is being written stays."""
        self.desk.ask(gather, self._show, owner=self)

    def focus_first(self) -> None:
        self._chips[self._shelf].setFocus()

    def settle(self) -> None:
        """Keep what is half written of a new plan, and what is half answered."""
        self._answers.settle()
        if self._soon.waiting:
            self._soon.now()

    def say_another_way(self) -> None:
        """Ask the four questions about something that stands in no entry."""
        self._form.hide()
        self._said.open(self._facts)
        self._bring_into_view(self._said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._close_topmost():
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """A page left open over midnight shows the new day when it is come back to."""
        self._stale = True
        super().showEvent(event)

    def _close_topmost(self) -> bool:
        if not self._said.isHidden():
            self._said.close_panel()
        elif not self._form.isHidden():
            self._form.close_form()
        else:
            return any(item.close_form() for item in self._items.values())
        return True

    def _lay_out(self) -> None:
        write = button(self.tr("Write a plan"), "planNew", self._write, role="")
        anew = button(
            self.tr("Say something another way"),
            "plansAnotherWay",
            self.say_another_way,
            role="",
            tip=self.tr("Say it another way (Ctrl+J)"),
        )
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(14))
        column.addWidget(label(self.tr("Plans"), "title", "plansTitle"))
        says = self.tr(
            "Sentences for next time. They come back on Today at their occasion, their hour or for their child."
        )
        column.addWidget(label(says, "muted"))
        column.addWidget(buttons(write, anew))
        for part in (self._form, self._said, buttons(*self._chips.values()), self._nothing):
            column.addWidget(part)
        self._room.setSpacing(look().px(10))
        column.addLayout(self._room)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._foot = column
        column.addWidget(self._about)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._more.hide()

    def _wire(self) -> None:
        self._form.kept.connect(self._keep)
        self._form.typed.connect(self._soon.nudge)
        self._soon.due.connect(self._keep_half_written)
        self._form.closed.connect(self.focus_first)
        self._said.kept.connect(self._keep_said)
        self._said.closed.connect(self.focus_first)
        self.desk.erasing.changed.connect(self._on_erased)

    def _chip(self, shelf: PlanState) -> QPushButton:
        made = button("", f"shelf-{shelf.value}", lambda: self._turn_to(shelf), role="chip")
        made.setCheckable(True)
        made.setChecked(shelf is self._shelf)
        return made

    def _turn_to(self, shelf: PlanState) -> None:
        self._shelf, self._most = shelf, AT_ONCE
        self._fill()

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self._fill()

    def _show(self, facts: Facts) -> None:
        first, self._facts = self._facts is None, facts
        self._said.know(facts)
        self._fill()
        if first:
            if facts.half_written:
                self._form.open_new(facts.children, facts.occasions, facts.half_written)
            self.desk.think(_load_charts, self._begin_counting, owner=self)
        self._count()

    def _fill(self) -> None:
        facts = self._facts
        if facts is None:
            return
        for shelf, chip in self._chips.items():
            chip.setChecked(shelf is self._shelf)
            name = shelf_name(shelf, len(on_shelf(facts.plans, shelf)))
            chip.setText(name)
            chip.setAccessibleName(name)
        here = on_shelf(facts.plans, self._shelf)
        shown = here[: self._most]
        self._take_away({plan.id for plan in shown})
        for at, plan in enumerate(shown):
            item = self._items[plan.id] = self._items.get(plan.id) or self._item(plan.id, facts)
            self._room.insertWidget(at, item)
            item.show_plan(plan, facts)
        self._nothing.setText(nothing_on(self._shelf))
        self._nothing.setHidden(bool(here))
        left = len(here) - len(shown)
        self._more.setText(self.tr("Show {0} more").replace("{0}", str(min(left, AT_ONCE))))
        self._more.setAccessibleName(self._more.text())
        self._more.setHidden(not left)
        tab_in_reading_order(self._page)

    def _take_away(self, wanted: set[str]) -> None:
        """Take away what stands elsewhere by now; the keyboard goes to the shelves where it was on one of those."""
        facts = self._facts
        states = {plan.id: plan.state for plan in facts.plans} if facts is not None else {}
        for plan_id, item in list(self._items.items()):
            if plan_id in wanted and item.plan.state is states.get(plan_id):
                continue
            if item.isAncestorOf(self.focusWidget() or self):
                self.focus_first()
            del self._items[plan_id]
            self._room.removeWidget(item)
            item.hide()
            item.deleteLater()

    def _item(self, plan_id: str, facts: Facts) -> PlanItem:
        made = PlanItem(next(plan for plan in facts.plans if plan.id == plan_id))
        made.tried.connect(partial(deeds.tried, self.desk))
        made.let_go.connect(partial(deeds.let_go, self.desk))
        made.finished.connect(partial(deeds.finish, self.desk))
        made.brought_back.connect(partial(deeds.bring_back, self.desk))
        made.changed.connect(partial(deeds.change, self.desk))
        made.entry_wanted.connect(self.entry_wanted)
        return made

    def _write(self) -> None:
        if self._facts is not None:
            self._said.hide()
            self._form.open_new(self._facts.children, self._facts.occasions)
            self._bring_into_view(self._form)

    def _keep(self, new: NewPlan) -> None:
        def kept() -> None:
            self._form.clear()
            self._form.close_form()

        deeds.keep(self.desk, new, kept)

    def _on_erased(self, change: Change) -> None:
        """What is half written here may be about an erased child: nobody can tell."""
        if change.children:
            self._form.clear()
            self._said.panel.forget()

    def _keep_half_written(self) -> None:
        journal, sentence = self.desk.journal, self._form.sentence
        self.desk.background(lambda: journal.settings.put(PLAN_HALF_WRITTEN, sentence))

    def _keep_said(self, new: NewPlan) -> None:
        deeds.keep(self.desk, new, self._said.finish)

    def _begin_counting(self, _: None) -> None:
        from ui.plans.tried_card import TriedCard

        self._tried = TriedCard()
        self._foot.insertWidget(self._foot.indexOf(self._about), self._tried)
        self._count()

    def _count(self) -> None:
        if self._tried is not None and self._facts is not None:
            self._tried.show_plans(self._facts.plans, self._facts.now)
            self._tried.setHidden(not any(plan.tries for plan in self._facts.plans))

    def _bring_into_view(self, part: QWidget) -> None:
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part, 0, look().px(24)))


def _load_charts() -> None:
    import pyqtgraph  # noqa: F401  (only to have it loaded)
