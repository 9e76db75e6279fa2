"""What goes with what: kindness on days with a reason and on days without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journal.trends import Share, View
from journal.trends.together import Sort, going_together
from ui.trends import together_words as words
from ui.trends.cards import Card, text_label

if TYPE_CHECKING:
    from ui.trends.parts_chart import PartsPlot


class TogetherCard(Card):
    """Counts of days side by side; below the minimum there is nothing but a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("together", self.tr("What goes with what"), "Alt+7", parent)
        self.note = text_label(words.no_proof(), "muted", "togetherNote")
        self.add_below_sentence(self.note)
        self._chart: PartsPlot | None = None

    def show_view(self, view: View) -> None:
        self._trend = going_together(view)
        self.tell(words.together_sentence(self._trend.summary, view.weeks, view.about), words.worded(self._trend))
        self.note.setHidden(not self._sides)
        self.leave_out_figures(not self._sides)
        if self._chart is not None:
            self._draw(self._chart)

    def draw(self) -> None:
        from ui.trends.parts_chart import PartsPlot

        self._chart = PartsPlot()
        caption = self.tr("Days on which kindness showed, of all days of the sort")
        self.add_chart(self._chart, caption, "togetherChart")
        self._chart.pointed.connect(self._tell_days)
        self._draw(self._chart)

    @property
    def _sides(self) -> list[tuple[Sort, Share]]:
        facts = self._trend.summary
        sides = ((Sort.WITH_REASON, facts.with_reason), (Sort.WITHOUT_REASON, facts.without))
        return [(sort, share) for sort, share in sides if share]

    def _draw(self, chart: PartsPlot) -> None:
        from ui.trends.parts_chart import Part

        chart.show_parts(tuple(Part(words.day_words(*side), side[1].count, side[1].of) for side in self._sides))

    def _tell_days(self, number: int) -> None:
        self.say_fact(words.day_fact(*self._sides[number]))
