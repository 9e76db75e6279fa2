"""The year as a calendar of what was written, day by day."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from journal.model import LABELS_OF, Family
from journal.trends import CalendarDay, View, year_calendar, year_shown, years_written
from ui.today.parts import button
from ui.trends import sentences
from ui.trends.cards import Card
from ui.trends.year import YearGrid
from ui.widgets.choice import choice_box, refill


class YearCard(Card):
    """The year as a calendar of what was written."""

    year_changed = Signal()
    read_wanted = Signal(object)
    """A day whose entries are to be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("year", self.tr("The year, day by day"), "Alt+6", parent)
        self.year = choice_box("trendsYear", self.tr("Year"))
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
        self.grid.read_wanted.connect(self.read_wanted)
        tip = self.tr("See this day’s entries in the Journal (Return in the calendar, or a click on a day)")
        self._read = button(self.tr("Read this day"), "yearRead", self.grid.read, tip=tip)
        self.toggle.toggled.connect(self._read.setHidden)
        self.add_tool(self._read)

    def show_view(self, view: View) -> None:
        self._trend = year_calendar(view.arrays, year_shown(view), view.child)
        refill(self.year, [(str(year), year) for year in years_written(view.arrays)], self._trend.year)
        self.tell(sentences.year_sentence(self._trend, view.about), self._trend.table)
        self.grid.show_year(self._trend, view.last_day)

    def _tell_day(self, day: CalendarDay) -> None:
        self._read.setEnabled(day.entries > 0)
        self.say_fact(sentences.day_facts(day, self._trend.labels))
