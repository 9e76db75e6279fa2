"""The balance of a week: behaviour handled, warmth and good times, week by week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journal.trends import View
from journal.trends.balance import Part, balance
from ui.trends import balance_words as words
from ui.trends.cards import Card, text_label

if TYPE_CHECKING:
    from ui.trends.lanes import LanePlot


class BalanceCard(Card):
    """Three counts a week, shown as what was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("balance", self.tr("The balance of a week"), "Alt+8", parent)
        self.add_below_sentence(text_label(words.plain_words(), "muted", "balanceNote"))
        self._chart: LanePlot | None = None

    def show_view(self, view: View) -> None:
        self._trend = balance(view)
        self.tell(words.balance_sentence(self._trend.summary, view.about), self._trend.table)
        if self._chart is not None:
            self._draw(self._chart)

    def draw(self) -> None:
        from ui.trends.lanes import LanePlot

        self._chart = LanePlot()
        self.add_chart(self._chart, self.tr("Entries that tell of each, by week"), "balanceChart")
        self._chart.pointed.connect(self._tell_week)
        self._draw(self._chart)

    def _draw(self, chart: LanePlot) -> None:
        from ui.trends.lanes import Lane

        weeks = self._trend.weeks
        columns = zip(*(week.counts or (None,) * len(Part) for week in weeks), strict=True)
        lanes = (Lane(words.part_name(part), counts) for part, counts in zip(Part, columns, strict=True))
        chart.show_lanes(tuple(week.start for week in weeks), tuple(lanes))

    def _tell_week(self, number: int) -> None:
        self.say_fact(words.balance_week_facts(self._trend.weeks[number]))
