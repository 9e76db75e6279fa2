"""What a row of the list is drawn with: fonts, colours and lengths, looked up once and not at every drawing."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontMetrics, QPen
from PySide6.QtWidgets import QApplication

from journal.model import Label
from ui.theme import look


class Dress:
    """The look in use, at the present text size; lengths in pixels."""

    def __init__(self) -> None:
        px, colours = look().px, look().colours
        self.pad, self.lead, self.gap, self.bar = px(9), px(3), px(8), px(3)
        self.margin, self.text_left, self.text_right = px(58), px(70), px(10)
        self.ink, self.muted, self.line_colour = QColor(colours.ink), QColor(colours.muted), QColor(colours.line)
        self.accent, self.chosen, self.sunken = (
            QColor(colour) for colour in (colours.accent, colours.accent_soft, colours.sunken)
        )
        self.focus = QPen(self.accent, px(2))
        self._marks = {label: QColor(colour) for label, colour in colours.marks.items()}
        self.plain, self.strong = QFont(QApplication.font()), _font(weight=QFont.Weight.DemiBold)
        self.plain_metrics = QFontMetrics(self.plain)
        self.time_width = QFontMetrics(self.strong).horizontalAdvance("00:00") + self.gap
        self.line, self.ascent = self.plain_metrics.height(), self.plain_metrics.ascent()
        self.sign_width = self.plain_metrics.horizontalAdvance("●") + px(4)
        small, large = _font(size=0.86), _font(size=1.6, weight=QFont.Weight.DemiBold)
        self.day_lines = tuple(
            (font, QFontMetrics(font).height(), colour)
            for font, colour in ((small, self.muted), (large, self.ink), (small, self.muted))
        )
        self.day_block = sum(height for _, height, _ in self.day_lines)

    def sign_colour(self, label: Label) -> QColor:
        """The colour of a label's sign; labels without one of their own share the quiet one."""
        return self._marks.get(label, self.muted)


def _font(*, size: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * size)
    font.setWeight(weight)
    return font
