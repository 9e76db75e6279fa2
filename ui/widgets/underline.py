"""The underline that goes with each label: a colour and a stroke of its own, so that neither has to be seen alone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from journal.model import Label
from ui.theme import look

_STROKES: Final = {
    Label.MODELING: (),
    Label.INTERNALIZATION: (5.0, 2.5),
    Label.SYNCHRONY: (6.0, 2.0, 1.0, 2.0),
    Label.SELF: (1.0, 1.5),
}
"""Dash patterns in units of the line's own width; empty is a plain line."""


def mark_colour(label: Label) -> QColor:
    """A label's colour on the palette in use; labels without one of their own share the quiet one."""
    colours = look().colours
    return QColor(colours.marks.get(label, colours.muted))


def draw_underline(painter: QPainter, label: Label, left: float, right: float, y: float) -> None:
    """Underline from `left` to `right`, with the top of the stroke at `y`; pixels."""
    width = max(look().px(2), 2)
    pen = QPen(mark_colour(label), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if label is Label.PROSOCIAL:
        pen.setWidthF(width * 0.75)
        painter.strokePath(_wave(left, right, y + width / 2, width), pen)
        return
    pattern = _STROKES.get(label, ())
    if pattern:
        pen.setDashPattern(pattern)
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y + width / 2), QPointF(right, y + width / 2))


def draw_dots(painter: QPainter, left: float, right: float, y: float) -> None:
    """Dots from `left` to `right`, small and quiet: for words that have a kinder one. Pixels, as above."""
    width = max(look().px(2), 2)
    pen = QPen(QColor(look().colours.muted), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern((0.01, 2.2))
    painter.setPen(pen)
    painter.drawLine(QPointF(left + width / 2, y + width / 2), QPointF(right, y + width / 2))


def _wave(left: float, right: float, y: float, width: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    step, height, x, up = width * 2, width, left, True
    while x < right:
        ahead = min(x + step, right)
        path.quadTo(QPointF((x + ahead) / 2, y - height if up else y + height), QPointF(ahead, y))
        x, up = ahead, not up
    return path
