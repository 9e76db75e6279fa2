"""Which of the four processes show, week by week, and which have been quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journal.model import LABELS_OF, Family
from journal.trends import View, processes_by_week
from ui.trends import sentences
from ui.trends.cards import Card

if TYPE_CHECKING:
    from ui.trends.charts import StackPlot


class ProcessesCard(Card):
    """Which of the four processes show, week by week."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("processes", self.tr("Which processes show"), "Alt+1", parent)
        self.add_keys(LABELS_OF[Family.PROCESSES])
        self._chart: StackPlot | None = None

    def show_view(self, view: View) -> None:
        self._trend = processes_by_week(view.arrays, view.last_day, view.weeks, view.child)
        sentence = sentences.processes_sentence(self._trend.summary, self._trend.longer, view.about)
        self.tell(sentence, self._trend.table)
        if self._chart is not None:
            self._draw(self._chart)

    def draw(self) -> None:
        from ui.trends.charts import StackPlot

        self._chart = StackPlot(230)
        self.add_chart(self._chart, self.tr("Entries that show each, by week"), "processesChart")
        self._chart.pointed.connect(self._tell_week)
        self._draw(self._chart)

    def _draw(self, chart: StackPlot) -> None:
        weeks = self._trend.weeks
        starts, counts = tuple(week.start for week in weeks), tuple(week.counts for week in weeks)
        chart.show_counts(starts, self._trend.labels, counts)

    def _tell_week(self, number: int) -> None:
        self.say_fact(sentences.process_week_facts(self._trend.weeks[number], self._trend.labels))
