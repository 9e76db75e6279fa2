"""How behaviour was handled, week by week, and how often with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QWidget

from journal.model import LABELS_OF, Family
from journal.trends import View, Whose, approach_by_week
from ui.trends import sentences
from ui.trends.cards import Card, text_label

if TYPE_CHECKING:
    from ui.trends.charts import SharePlot, StackPlot, WeekPlot


class ApproachCard(Card):
    """How behaviour was handled, by the caregiver or by any adult, and how often with a reason."""

    whose_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("approach", self.tr("How behaviour was handled"), "Alt+2", parent)
        self.mine, self.everyone = QPushButton(self.tr("&Mine")), QPushButton(self.tr("&Everyone’s"))
        group = QButtonGroup(self)
        self.choices.addWidget(QLabel(self.tr("Whose doing:")))
        for button, name in ((self.mine, "approachMine"), (self.everyone, "approachEveryone")):
            button.setObjectName(name)
            button.setAccessibleName(self.tr("Whose doing: {0}").replace("{0}", button.text().replace("&", "")))
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setToolTip(self.tr("Alt+M: mine, Alt+E: everyone’s"))
            group.addButton(button)
            self.choices.addWidget(button)
        self.mine.setChecked(True)
        self.mine.toggled.connect(self.whose_changed)
        self.note = text_label("", "muted", "approachNote")
        self.add_below_sentence(self.note)
        self.add_keys(LABELS_OF[Family.APPROACH])
        self._plots: tuple[StackPlot, SharePlot] | None = None

    @property
    def whose(self) -> Whose:
        """Whose conduct is asked about."""
        return Whose.MINE if self.mine.isChecked() else Whose.ANYONE

    def show_view(self, view: View) -> None:
        self._trend = approach_by_week(view.arrays, view.last_day, view.weeks, view.child, view.whose)
        sentence = sentences.approach_sentence(self._trend.summary, self._trend.longer, view.about)
        self.tell(sentence, self._trend.table)
        left_out = sentences.left_out(self._trend.summary)
        self.note.setText(left_out)
        self.note.setVisible(bool(left_out))
        self.leave_out_figures(not any(week.counts for week in self._trend.weeks))
        if self._plots is not None:
            self._draw(*self._plots)

    def draw(self) -> None:
        from ui.trends.charts import SharePlot, StackPlot

        counts, shares = StackPlot(190), SharePlot(130)
        self._plots = (counts, shares)
        self.add_chart(counts, self.tr("Entries that show each, by week"), "approachChart")
        caption = self.tr("Share of them with a reason; the band is what could well be true with that many entries")
        self.add_chart(shares, caption, "reasoningChart")
        counts.pointed.connect(lambda week: self._tell_week(week, shares))
        shares.pointed.connect(lambda week: self._tell_week(week, counts))
        self._draw(counts, shares)

    def _draw(self, counts: StackPlot, shares: SharePlot) -> None:
        weeks = self._trend.weeks
        starts = tuple(week.start for week in weeks)
        counts.show_counts(starts, self._trend.labels, tuple(week.counts for week in weeks))
        shares.show_shares(starts, tuple(week.reasoning for week in weeks))

    def _tell_week(self, number: int, other: WeekPlot) -> None:
        other.mark(number)
        self.say_fact(sentences.approach_week_facts(self._trend.weeks[number], self._trend.labels))
