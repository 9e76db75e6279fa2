"""The card at the end of the Plans page: how often plans were tried lately, and how it went."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from journal.model import Plan, Went
from journal.trends.tried import TriedByWeek, tried_by_week
from ui.plans.tried_words import tried_sentence, tried_week_facts
from ui.plans.wording import went_name
from ui.theme import look
from ui.trends.cards import Card
from ui.trends.lanes import Lane, LanePlot


class TriedCard(Card):
    """Counts only. Made once pyqtgraph is loaded, which takes up to a second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("tried", self.tr("Plans you tried"), "Alt+T", parent)
        self._trend: TriedByWeek | None = None
        self._chart = LanePlot()
        self.add_chart(self._chart, self.tr("Tries that went each way, by week"), "triedChart")
        self._chart.pointed.connect(self._tell_week)
        look().changed.connect(self.restyle)

    def show_plans(self, plans: Iterable[Plan], now: datetime) -> None:
        """Count the tries of these plans up to now."""
        self._trend = tried_by_week(plans, now)
        self.tell(tried_sentence(self._trend.summary), self._trend.table)
        self.leave_out_figures(not self._trend.summary.tries)
        weeks = self._trend.weeks
        columns = zip(*(week.counts or (None,) * len(Went) for week in weeks), strict=True)
        lanes = (Lane(name=went_name(went), counts=counts) for went, counts in zip(Went, columns, strict=True))
        self._chart.show_lanes(tuple(week.start for week in weeks), tuple(lanes))

    def _tell_week(self, number: int) -> None:
        if self._trend is not None:
            self.say_fact(tried_week_facts(self._trend.weeks[number]))
