"""How the labels look in charts: a colour and a shape each, filled for processes and hollow for conduct."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from journal.model import Family, Label
from ui.theme import Colours, look
from ui.words import label_name

_CORNERS: Final[dict[str, tuple[tuple[float, float], ...]]] = {
    "diamond": ((0, -0.5), (0.5, 0), (0, 0.5), (-0.5, 0)),
    "square": ((-0.42, -0.42), (0.42, -0.42), (0.42, 0.42), (-0.42, 0.42)),
    "triangle": ((0, -0.48), (0.5, 0.42), (-0.5, 0.42)),
}
_SHAPES: Final = {
    Label.MODELING: "circle",
    Label.INTERNALIZATION: "diamond",
    Label.SYNCHRONY: "square",
    Label.SELF: "triangle",
    Label.REASONING: "circle",
    Label.LIMIT: "diamond",
    Label.THREAT: "square",
    Label.HARSH: "triangle",
}
_INKINESS: Final = {Label.REASONING: 0.62, Label.LIMIT: 0.42, Label.THREAT: 0.24, Label.HARSH: 0.1}
"""How much ink is in the neutral fill of each approach: all one hue, and none of them red."""

_HOLLOW_FROM: Final = 0.35


@cache
def outline(label: Label) -> QPainterPath:
    """The label's shape about the origin, one unit across."""
    path = QPainterPath()
    shape = _SHAPES[label]
    if shape == "circle":
        path.addEllipse(QRectF(-0.46, -0.46, 0.92, 0.92))
    else:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in _CORNERS[shape]]))
        path.closeSubpath()
    return path


def hollow(label: Label) -> bool:
    """Whether the shape is drawn as an outline only."""
    return label.family is Family.APPROACH


def fill(label: Label, colours: Colours) -> QColor:
    """The colour of the label's bars."""
    if hollow(label):
        return blend(colours.surface, colours.ink, _INKINESS[label])
    return QColor(colours.marks[label])


def on_fill(label: Label, colours: Colours) -> QColor:
    """The colour of the label's shape upon its own fill."""
    pale = hollow(label) and _INKINESS[label] < _HOLLOW_FROM
    return QColor(colours.ink if pale else colours.surface)


def edge(label: Label, colours: Colours) -> QColor:
    """The line around the label's bars: pale fills need one to be seen."""
    return QColor(colours.muted) if hollow(label) else fill(label, colours)


def blend(ground: str, over: str, part: float) -> QColor:
    """`over` laid thinly upon `ground`: 0 is all ground, 1 all over."""
    below, above = QColor(ground), QColor(over)
    pairs = ((below.red(), above.red()), (below.green(), above.green()), (below.blue(), above.blue()))
    return QColor(*(round(a + (b - a) * part) for a, b in pairs))


def paint_shape(painter: QPainter, label: Label, centre: QPointF, size: float, colour: QColor) -> None:
    """Draw the label's shape."""
    painter.save()
    painter.translate(centre)
    painter.scale(size, size)
    if hollow(label):
        pen = QPen(colour, max(size / 7, 1.2))
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
    painter.drawPath(outline(label))
    painter.restore()


class Key(QWidget):
    """One entry of a legend: a piece of the label's bar with its shape, and its name."""

    def __init__(self, label: Label, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._name = label_name(label)
        self.setObjectName(f"key-{label.value}")
        self.setAccessibleName(self._name)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        side = self._side()
        return QSize(side + look().px(8) + metrics.horizontalAdvance(self._name) + 2, max(side, metrics.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(self._side() * 5, 1 << 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, side = look().colours, self._side()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        swatch = QRectF(0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        painter.setPen(edge(self._label, colours))
        painter.setBrush(fill(self._label, colours))
        painter.drawRoundedRect(swatch, 3, 3)
        paint_shape(painter, self._label, swatch.center(), side * 0.55, on_fill(self._label, colours))
        painter.setPen(QColor(colours.ink))
        words = self.rect().adjusted(side + look().px(8), 0, 0, 0)
        name = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.end()

    @staticmethod
    def _side() -> int:
        return look().px(18)
