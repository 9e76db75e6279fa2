"""Several children side by side: only how much was written about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journal.trends import View
from journal.trends.beside import Beside, beside
from ui.trends import beside_words as words
from ui.trends.cards import Card

if TYPE_CHECKING:
    from ui.trends.lanes import LanePlot


class BesideCard(Card):
    """A lane for each child, whichever is chosen; not shown where there is one child or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("beside", self.tr("Several children side by side"), "Alt+9", parent)
        self._trend: Beside | None = None
        self._chart: LanePlot | None = None

    def show_view(self, view: View) -> None:
        self._trend = beside(view)
        if self._trend is None:
            self.hide()
            return
        self.tell(words.beside_sentence(self._trend.summary), self._trend.table)
        if self._chart is not None:
            self._draw(self._chart, self._trend)

    def draw(self) -> None:
        from ui.trends.lanes import LanePlot

        self._chart = LanePlot()
        self.add_chart(self._chart, self.tr("Entries about each, by week"), "besideChart")
        self._chart.pointed.connect(self._tell_week)
        if self._trend is not None:
            self._draw(self._chart, self._trend)

    def _draw(self, chart: LanePlot, trend: Beside) -> None:
        from ui.trends.lanes import Lane

        columns = zip(*(week.entries for week in trend.weeks), strict=True)
        lanes = (Lane(child.name, counts) for child, counts in zip(trend.children, columns, strict=True))
        chart.show_lanes(tuple(week.start for week in trend.weeks), tuple(lanes))

    def _tell_week(self, number: int) -> None:
        if self._trend is not None:
            self.say_fact(words.beside_week_facts(self._trend, number))
