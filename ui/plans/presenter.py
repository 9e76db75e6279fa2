"""What the Plans page decides: which plans stand on which shelf, in which order, and what is shown beside them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from journal.guidance.prompts import load_prompts
from journal.guidance.reframe import load_scenes
from journal.journal import Journal
from journal.model import PLAN_HALF_WRITTEN, Child, Plan, PlanState, Value

SHELVES: Final = (PlanState.OPEN, PlanState.TRIED, PlanState.DROPPED)
"""The shelves of the page, in their order."""

AT_ONCE: Final = 30
"""So many plans are shown at first; the others on asking."""


class Facts(Value, frozen=True):
    """All that the page shows: every plan, the children, the occasions to offer, and the present moment.

    `half_written` is the sentence of a new plan that was not kept yet, or empty.
    """

    plans: tuple[Plan, ...]
    children: tuple[Child, ...]
    occasions: tuple[str, ...]
    now: datetime
    half_written: str = ""

    @property
    def names(self) -> dict[str, str]:
        """The children's names, by id."""
        return {child.id: child.name for child in self.children}

    @property
    def today(self) -> date:
        """The day that it is here."""
        return self.now.date()

    def age_of(self, child_ids: Iterable[str]) -> int | None:
        """The youngest of these children's age in whole years, or None."""
        wanted = set(child_ids)
        ages = [child.age_on(self.today) for child in self.children if child.id in wanted]
        return min((age for age in ages if age is not None), default=None)


def gather(journal: Journal) -> Facts:
    """Everything that the page shows, as the journal has it now."""
    plans = journal.plans.all()
    return Facts(
        plans=plans,
        children=journal.family.children(),
        occasions=_occasions(plans),
        now=journal.clock(),
        half_written=journal.settings.get(PLAN_HALF_WRITTEN),
    )


def on_shelf(plans: Iterable[Plan], shelf: PlanState) -> tuple[Plan, ...]:
    """The plans of one shelf: the one that was made or tried last comes first."""
    return tuple(sorted((one for one in plans if one.state is shelf), key=_touched, reverse=True))


def _touched(plan: Plan) -> tuple[datetime, str]:
    return max([plan.made_at, *(one.at for one in plan.tries)]), plan.id


def _occasions(plans: Iterable[Plan]) -> tuple[str, ...]:
    """What to complete an occasion from: this journal's own, and those that the guidance knows."""
    known = {occasion for prompt in load_prompts() for occasion in prompt.occasions}
    known |= {setting for scene in load_scenes() for setting in scene.settings}
    return tuple(sorted(known | {plan.occasion for plan in plans if plan.occasion}))
