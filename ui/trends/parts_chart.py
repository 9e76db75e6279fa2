"""A part of a whole as level bars, one below the other: a name and both numbers in words, and below them the bar."""

from __future__ import annotations

from typing import Final

import msgspec
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Colours, look
from ui.trends.marks import blend
from ui.trends.plot import Plot, seen_through

_ROW: Final = 46
"""How high a row is, in pixels at 100 %."""
_BAR: Final = 0.3
"""How much of its row a bar takes."""
_WORDS_ABOVE, _BAR_BELOW = 0.2, 0.27
"""How far from its row's middle the words and the bar stand."""
_PALE, _DEEP = 0.08, 0.62
"""How much ink is in a bar and in the part of it that counts."""


class Part(msgspec.Struct, frozen=True):
    """`count` out of `of`, in words that name both numbers."""

    words: str
    count: int
    of: int


class PartsPlot(Plot):
    """A bar for each part, all to one scale. Up, Down, Home, End or a click point at one; `pointed` says which."""

    pointed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_ROW, parent)
        self._left.hide()
        self._bottom.hide()
        self._parts: tuple[Part, ...] = ()
        self._at: int | None = None

    def show_parts(self, parts: tuple[Part, ...]) -> None:
        """Draw these, from above down; the mark is taken away where their number changes."""
        if len(parts) != len(self._parts):
            self._at = None
        self._parts = parts
        self._height = max(len(parts), 1) * _ROW
        self.restyle()
        if self._at is not None:
            self.pointed.emit(self._at)

    def point_at(self, row: int) -> None:
        """Mark a bar and say so; beyond either end the nearest is meant."""
        if self._parts:
            self._at = max(0, min(row, len(self._parts) - 1))
            self.redraw()
            self.pointed.emit(self._at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = -1 if self._at is None else self._at
        places = {
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._parts) - 1,
        }
        if event.key() in places:
            self.point_at(places[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.point_at(round(-self._place(event).y()))

    def _draw(self) -> None:
        if not self._parts:
            return
        widest = max(part.of for part in self._parts)
        edge = widest / 200
        self._box.setRange(xRange=(-edge, widest + edge), yRange=(0.5 - len(self._parts), 0.5), padding=0)
        colours = look().colours
        if self._at is not None:
            band = seen_through(colours.ink, 20)
            self._box.addItem(
                pg.BarGraphItem(x0=-edge, x1=[widest + edge], y=-self._at, height=1, pen=None, brush=band)
            )
        pale, deep = bar_colours(colours)
        self._add_bars([part.of for part in self._parts], pale)
        self._add_bars([part.count for part in self._parts], deep)
        for row, part in enumerate(self._parts):
            self._add_words(self._fitted(part.words), (0, -row + _WORDS_ABOVE), (0, 0.5))

    def _add_bars(self, lengths: list[int], inside: QColor) -> None:
        middles = [-row - _BAR_BELOW for row in range(len(lengths))]
        line = pg.mkPen(look().colours.muted, width=1)
        self._box.addItem(pg.BarGraphItem(x0=0, width=lengths, y=middles, height=_BAR, pen=line, brush=inside))

    def _fitted(self, words: str) -> str:
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width() - look().px(16))


def bar_colours(colours: Colours) -> tuple[QColor, QColor]:
    """The neutral colours of a whole bar and of the part of it that counts."""
    return blend(colours.surface, colours.ink, _PALE), blend(colours.surface, colours.ink, _DEEP)
