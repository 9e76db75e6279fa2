"""What every chart drawn with pyqtgraph has: a ground with two axes, drawn when it is seen, and a frame for the focus.

Loading pyqtgraph takes up to a second: do it first, away from the GUI thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QTransform
from PySide6.QtWidgets import QGraphicsSimpleTextItem, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import look
from ui.trends.cards import Chart

pg.setConfigOptions(antialias=True, exitCleanup=False)

_EDGE = 4


class Plot(Chart):
    """A chart of a certain height, in pixels at 100 %. Of a long page only what is in view takes time."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self._drawn = False
        self._view = pg.GraphicsView(background=None)
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        self._left, self._bottom = (pg.AxisItem(side, linkView=self._box) for side in ("left", "bottom"))
        self._lay_out()

    def sizeHint(self) -> Any:
        size = super().sizeHint()
        size.setHeight(look().px(self._height))
        return size

    def restyle(self) -> None:
        self.setMinimumHeight(look().px(self._height))
        self.updateGeometry()
        self.redraw()

    def redraw(self) -> None:
        """Draw everything anew, in the colours, sizes and width of then, when it is next seen."""
        self._drawn = False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._draw_if_due()
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(look().colours.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _EDGE, _EDGE)
            painter.end()

    def _draw_if_due(self) -> None:
        if not self._drawn:
            self._drawn = True
            self._box.clear()
            self._draw()
            self._view.centralLayout.activate()

    def _draw(self) -> None:
        """Draw what is there on the empty ground."""
        raise NotImplementedError

    def _place(self, event: QMouseEvent) -> QPointF:
        """Where the mouse is, in the units of the axes."""
        self._draw_if_due()
        place = self._view.mapToScene(self._view.mapFrom(self, event.position().toPoint()))
        return QPointF(self._box.mapSceneToView(place))

    def _write_beside(self, words: Sequence[tuple[float, str]], widest: str) -> None:
        """Write these words along the upright axis, each at its value, with room for the widest ones."""
        self._left.setWidth(self.fontMetrics().horizontalAdvance(widest) + look().px(10))
        self._write(self._left, words)

    def _write_below(self, words: Sequence[tuple[float, str]]) -> None:
        """Write these words along the level axis, each at its value."""
        self._bottom.setHeight(self.fontMetrics().height() + look().px(6))
        self._write(self._bottom, words)

    def _write(self, axis: pg.AxisItem, words: Sequence[tuple[float, str]]) -> None:
        axis.setTicks([words])
        axis.setStyle(tickFont=self.font(), tickLength=0, tickAlpha=0, hideOverlappingLabels=False)
        axis.setPen(QColor(0, 0, 0, 0))
        axis.setTextPen(QColor(look().colours.muted))

    def _add_words(self, words: str, at: tuple[float, float], anchor: tuple[float, float]) -> None:
        """Write upon the ground. `anchor` says which part of the words stands at the place: (0.5, 0.5) is the middle.

        pyqtgraph's own TextItem lays out rich text, which takes ten times as long.
        """
        item = QGraphicsSimpleTextItem(words)
        item.setFont(self.font())
        item.setBrush(QColor(look().colours.ink))
        item.setFlag(QGraphicsSimpleTextItem.GraphicsItemFlag.ItemIgnoresTransformations)
        size = item.boundingRect()
        item.setTransform(QTransform.fromTranslate(-anchor[0] * size.width(), -anchor[1] * size.height()))
        item.setPos(*at)
        self._box.addItem(item)

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setCacheMode(pg.GraphicsView.CacheModeFlag.CacheNone)
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view.setMinimumSize(1, 1)
        self._view.setStyleSheet("background: transparent; border: none;")
        grid = self._view.centralLayout
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addItem(self._left, 0, 0)
        grid.addItem(self._box, 0, 1)
        grid.addItem(self._bottom, 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.addWidget(self._view)
        self.setMinimumHeight(look().px(self._height))


def seen_through(colour: str, alpha: int) -> QColor:
    """A colour that lets what is below it be seen; an alpha of 255 hides it."""
    thin = QColor(colour)
    thin.setAlpha(alpha)
    return thin
