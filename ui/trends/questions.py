"""The three questions the page answers, a card each: which processes show, how behaviour was handled, the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLabel, QPushButton, QWidget

from journal.model import LABELS_OF, Family
from journal.trends import CalendarDay, Whose
from ui.trends import sentences
from ui.trends.cards import Card, text_label
from ui.trends.presenter import Picture
from ui.trends.year import YearGrid

if TYPE_CHECKING:
    from ui.trends.charts import SharePlot, StackPlot, WeekPlot


class ProcessesCard(Card):
    """Which of the four processes show, week by week."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("processes", self.tr("Which processes show"), "Alt+1", parent)
        self.add_keys(LABELS_OF[Family.PROCESSES])
        self._chart: StackPlot | None = None

    def show_picture(self, seen: Picture) -> None:
        """Answer for this picture."""
        self._trend = seen.processes
        self.tell(
            sentences.processes_sentence(self._trend.summary, seen.processes_longer, seen.about), self._trend.table
        )
        if self._chart is not None:
            self._draw(self._chart)

    def draw(self) -> None:
        """Add the chart. pyqtgraph should be loaded by now."""
        from ui.trends.charts import StackPlot

        self._chart = StackPlot(230)
        self.add_chart(self._chart, self.tr("Entries that show each, by week"), "processesChart")
        self._chart.pointed.connect(self._tell_week)
        self._draw(self._chart)

    def _draw(self, chart: StackPlot) -> None:
        weeks = self._trend.weeks
        chart.setAccessibleDescription(self.sentence.text())
        starts, counts = tuple(week.start for week in weeks), tuple(week.counts for week in weeks)
        chart.show_counts(starts, self._trend.labels, counts)

    def _tell_week(self, number: int) -> None:
        self.say_fact(sentences.process_week_facts(self._trend.weeks[number], self._trend.labels))


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

    def show_picture(self, seen: Picture) -> None:
        """Answer for this picture."""
        self._trend = seen.approach
        sentence = sentences.approach_sentence(self._trend.summary, seen.approach_longer, seen.about)
        self.tell(sentence, self._trend.table)
        left_out = sentences.left_out(self._trend.summary)
        self.note.setText(left_out)
        self.note.setVisible(bool(left_out))
        if self._plots is not None:
            self._draw(*self._plots)

    def draw(self) -> None:
        """Add the charts. pyqtgraph should be loaded by now."""
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
        for chart in (counts, shares):
            chart.setAccessibleDescription(self.sentence.text())
        counts.show_counts(starts, self._trend.labels, tuple(week.counts for week in weeks))
        shares.show_shares(starts, tuple(week.reasoning for week in weeks))

    def _tell_week(self, number: int, other: WeekPlot) -> None:
        other.mark(number)
        self.say_fact(sentences.approach_week_facts(self._trend.weeks[number], self._trend.labels))


class YearCard(Card):
    """The year as a calendar of what was written."""

    year_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("year", self.tr("The year, day by day"), "Alt+3", parent)
        self.year = QComboBox()
        self.year.setObjectName("trendsYear")
        self.year.setAccessibleName(self.tr("Year"))
        self.year.setToolTip(self.tr("Which year to show (Alt+Y)"))
        self.year.currentIndexChanged.connect(self.year_changed)
        name = QLabel(self.tr("&Year"))
        name.setBuddy(self.year)
        self.choices.addWidget(name)
        self.choices.addWidget(self.year)
        self.add_keys(LABELS_OF[Family.PROCESSES])
        self.grid = YearGrid()
        self.add_chart(self.grid, self.tr("A tinted day has entries; more of them, a deeper tint"), "yearGrid")
        self.grid.pointed.connect(self._tell_day)

    def show_picture(self, seen: Picture) -> None:
        """Answer for this picture."""
        self._trend = seen.calendar
        refill(self.year, [(str(year), year) for year in seen.years], seen.calendar.year)
        self.tell(sentences.year_sentence(seen.calendar, seen.about), seen.calendar.table)
        self.grid.setAccessibleDescription(self.sentence.text())
        self.grid.show_year(seen.calendar, seen.today)

    def _tell_day(self, day: CalendarDay) -> None:
        self.say_fact(sentences.day_facts(day, self._trend.labels))


def refill(combo: QComboBox, items: list[tuple[str, object]], chosen: object) -> None:
    """Offer these items, `chosen` among them selected, without a word to anybody."""
    if [(combo.itemText(at), combo.itemData(at)) for at in range(combo.count())] != items:
        combo.blockSignals(True)
        combo.clear()
        for text, data in items:
            combo.addItem(text, data)
        combo.blockSignals(False)
    combo.blockSignals(True)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
    combo.blockSignals(False)
