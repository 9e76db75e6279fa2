"""A card on paper: heading, sentence, what the signs mean, the charts and the day, in light colours, to be exported."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.trends import View
from ui.theme import look
from ui.trends.cards import Card, text_label
from ui.trends.phrases import short_day

_WIDTH: Final = 960
_EDGE: Final = 28
_DOTS: Final = 2
"""Dots of a picture in each direction for every point of the sheet: sharp in print, up to the width of A4."""


def picture_of(card: Card, view: View) -> QImage:
    """The card as a picture made of dots."""
    with look().on_paper():
        sheet = _Sheet(card.again(view), view)
        image = QImage(sheet.size() * _DOTS, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_DOTS)
        image.fill(look().colours.surface)
        painter = QPainter(image)
        sheet.draw(painter)
        painter.end()
    return image


def drawing_of(card: Card, view: View) -> bytes:
    """The card as a drawing made of lines, SVG, which can be enlarged as far as one likes."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    with look().on_paper():
        sheet = _Sheet(card.again(view), view)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setResolution(sheet.logicalDpiX())
        generator.setSize(sheet.size())
        generator.setViewBox(QRect(QPoint(), sheet.size()))
        generator.setTitle(card.heading)
        generator.setDescription(card.described)
        painter = QPainter(generator)
        sheet.draw(painter)
        painter.end()
    return bytes(kept.data())


class _Sheet(QWidget):
    """What is exported; it is never shown, and goes when it is drawn."""

    def __init__(self, card: Card, view: View) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.addWidget(card)
        column.addWidget(text_label(_foot(view), "muted", ""))
        look().dress(self)
        card.put_on_paper()
        self.setFixedWidth(_WIDTH)
        self.setFixedHeight(column.heightForWidth(_WIDTH))

    def draw(self, painter: QPainter) -> None:
        """Draw it all."""
        flags = QWidget.RenderFlag.DrawChildren
        self.render(painter, QPoint(), renderFlags=flags)


def _foot(view: View) -> str:
    told = (
        _tr("Attune, {day}. Counted is what was written down and confirmed, and what Attune guesses beside it.")
        if view.guesses
        else _tr("Attune, {day}. Only what was written down and confirmed is counted.")
    )
    return told.replace("{day}", short_day(view.today, with_year=True))


def _tr(text: str) -> str:
    return QCoreApplication.translate("trends", text)
