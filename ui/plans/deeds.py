"""What can be done with a plan, each as one write with a notice that offers to undo it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.model import Plan, PlanState, Went
from ui.deeds_done import noted
from ui.desk import Desk

if TYPE_CHECKING:
    from ui.today.another_way import NewPlan


def _tr(text: str) -> str:
    return QCoreApplication.translate("plans", text)


def keep(desk: Desk, new: NewPlan, then: Callable[[], None]) -> None:
    """Keep a sentence for next time."""
    desk.deeds.do(
        noted(
            lambda journal: journal.plans.keep(
                new.sentence, entry_id=new.entry_id, occasion=new.occasion, child_ids=new.child_ids, hour=new.hour
            )
        ),
        _tr("Kept. It comes back another day."),
        _tr("kept a plan"),
        then=lambda _: then(),
    )


def tried(desk: Desk, plan: Plan, went: Went, words: str) -> None:
    """Note that a plan was tried, and how it went. It stays open, and comes back another day."""
    desk.deeds.do(noted(lambda journal: journal.plans.tried(plan.id, went, words)), _said(went), _tr("tried a plan"))


def finish(desk: Desk, plan: Plan) -> None:
    """Say that a plan is done with."""
    _mark(desk, plan, PlanState.TRIED, _tr("Done with it. It stays on your Plans page."), _tr("was done with a plan"))


def let_go(desk: Desk, plan: Plan) -> None:
    """Let a plan go."""
    _mark(desk, plan, PlanState.DROPPED, _tr("The plan is let go."), _tr("let a plan go"))


def bring_back(desk: Desk, plan: Plan) -> None:
    """Open a plan again."""
    _mark(desk, plan, PlanState.OPEN, _tr("The plan is open again."), _tr("brought a plan back"))


def change(desk: Desk, plan: Plan, new: NewPlan) -> None:
    """Change what a plan says, and what it is for."""
    desk.deeds.do(
        noted(lambda journal: journal.plans.revise(plan.id, new.sentence, new.occasion, new.child_ids)),
        _tr("The plan is changed."),
        _tr("changed a plan"),
    )


def _mark(desk: Desk, plan: Plan, state: PlanState, said: str, named: str) -> None:
    desk.deeds.do(noted(lambda journal: journal.plans.mark(plan.id, state)), said, named)


def _said(went: Went) -> str:
    return {
        Went.HELPED: _tr("Noted: it helped."),
        Went.PARTLY: _tr("Noted: it helped a little. That counts."),
        Went.NOT_THIS_TIME: _tr("Noted. It stays open for another day."),
    }[went]
