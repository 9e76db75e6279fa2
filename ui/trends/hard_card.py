"""When it gets hard: the hours of the week as a grid, and settings as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from journal.trends import View
from journal.trends.hard import Setting, hard_times
from ui.trends import hard_words as words
from ui.trends.cards import Card, text_label

if TYPE_CHECKING:
    from ui.trends.grid_chart import GridPlot
    from ui.trends.parts_chart import PartsPlot

_SETTINGS: Final = 6
"""How many settings are drawn; the table has them all."""


class HardCard(Card):
    """Where in the week, and in which settings, entries tell of a hard time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("hard", self.tr("When it gets hard"), "Alt+3", parent)
        self.note = text_label("", "muted", "hardNote")
        self.add_below_sentence(self.note)
        self._charts_drawn: tuple[GridPlot, PartsPlot] | None = None
        self._no_settings = False

    def show_view(self, view: View) -> None:
        self._trend = hard_times(view)
        self.tell(words.hard_sentence(self._trend.summary, view.weeks, view.about), words.worded(self._trend))
        self.note.setText(words.what_is_hard(view.whose))
        if self._charts_drawn is not None:
            self._draw(*self._charts_drawn)

    def draw(self) -> None:
        from ui.trends.grid_chart import GridPlot
        from ui.trends.parts_chart import PartsPlot

        grid, bars = GridPlot(len(self._trend.parts)), PartsPlot()
        self._charts_drawn = (grid, bars)
        caption = self.tr("Hard entries of all that were written, by hour and weekday; a deeper tint, more hard ones")
        self.add_chart(grid, caption, "hardGrid")
        caption = self.tr("Hard entries of all that name a setting, the most first")
        self._settings_caption = self.add_chart(bars, caption, "hardSettings")
        grid.pointed.connect(self._tell_cell)
        bars.pointed.connect(self._tell_setting)
        self._draw(grid, bars)

    @property
    def _shown(self) -> tuple[Setting, ...]:
        return self._trend.settings[:_SETTINGS]

    def _draw(self, grid: GridPlot, bars: PartsPlot) -> None:
        from ui.trends.parts_chart import Part

        parts = self._trend.parts
        grid.show_hours(tuple(map(words.part_name, range(len(parts)))), parts)
        if self._no_settings is bool(self._shown):
            self._no_settings = not self._shown
            for part in (self._settings_caption, bars):
                part.setHidden(self._no_settings)
        bars.show_parts(tuple(Part(words.setting_words(one), one.found.hard, one.found.entries) for one in self._shown))

    def _tell_cell(self, part: int, weekday: int) -> None:
        self.say_fact(words.cell_fact(self._trend, part, weekday))

    def _tell_setting(self, number: int) -> None:
        self.say_fact(words.setting_fact(self._shown[number]))
