"""What the child showed, week by week, with a flag for what happened meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journal.trends import View
from journal.trends.signs import SIGNS, signs_by_week
from ui.trends import signs_words as words
from ui.trends.cards import Card, text_label
from ui.words import label_name

if TYPE_CHECKING:
    from ui.trends.signs_chart import SignsPlot


class SignsCard(Card):
    """How many entries of each week tell of a kindness, and of somebody hurt."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("signs", self.tr("What the child showed"), "Alt+4", parent)
        self.add_below_sentence(text_label(words.plain_words(), "muted", "signsNote"))
        self._chart: SignsPlot | None = None

    def show_view(self, view: View) -> None:
        self._trend = signs_by_week(view)
        self.tell(words.signs_sentence(self._trend, view.about), words.worded(self._trend))
        if self._chart is not None:
            self._draw(self._chart)

    def draw(self) -> None:
        from ui.trends.signs_chart import SignsPlot

        self._chart = SignsPlot()
        caption = self.tr(
            "Entries that show each, by week; a flag for what happened, an open one for family time alone"
        )
        self.add_chart(self._chart, caption, "signsChart")
        self._chart.pointed.connect(self._tell_week)
        self._draw(self._chart)

    def _draw(self, chart: SignsPlot) -> None:
        from ui.trends.lanes import Lane

        weeks = self._trend.weeks
        columns = zip(*(week.counts or (None,) * len(SIGNS) for week in weeks), strict=True)
        lanes = (Lane(label_name(label), counts) for label, counts in zip(SIGNS, columns, strict=True))
        chart.show_signs(tuple(week.start for week in weeks), tuple(lanes), weeks)

    def _tell_week(self, number: int) -> None:
        self.say_fact(words.signs_week_facts(self._trend.weeks[number]))
