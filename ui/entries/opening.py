"""The opening of an entry, laid out on a few lines, with the words that were searched for set off."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from journal.model import EntryLine, Span
from ui.theme import look
from ui.widgets.utf16 import utf16_length, utf16_spans

_MORE: Final = "…"
_LEAD: Final = 24
"""Characters shown before a hit that stands too far back to be seen otherwise."""
_NARROW: Final = 0.55
"""A text of narrow letters takes so much of the room that the font's average letters would take."""


def found_format() -> QTextCharFormat:
    """How words that a search found are set off: by their ground and by their weight."""
    found = QTextCharFormat()
    found.setBackground(QColor(look().colours.mark))
    found.setForeground(QColor(look().colours.ink))
    found.setFontWeight(QFont.Weight.Bold)
    return found


class Frame:
    """The room for openings: a width in pixels, and so many lines of a font."""

    def __init__(self, font: QFont, width: int, lines: int) -> None:
        metrics = QFontMetrics(font)
        self.font, self.width, self.lines = font, width, lines
        self.line, self.ascent = metrics.height(), metrics.ascent()
        self.more = metrics.horizontalAdvance(_MORE)
        self.letters = round(lines * width / (metrics.averageCharWidth() * _NARROW))
        self.rightwards = _wrapping(Qt.LayoutDirection.LeftToRight)
        self.leftwards = _wrapping(Qt.LayoutDirection.RightToLeft)


class Opening:
    """An entry's opening, ready to draw. Its last line ends in an ellipsis where more follows."""

    def __init__(self, line: EntryLine, frame: Frame) -> None:
        text = line.opening.replace("\n", " ")
        self._layout, self._more_at = _laid_out(text, line.highlights, frame)
        if line.highlights and utf16_length(text[: line.highlights[0][1]]) > _end(self._layout):
            self._layout, self._more_at = _laid_out(*_from_hit(text, line.highlights), frame)

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw it in the painter's font and colour with its upper left corner at a point."""
        self._layout.draw(painter, at)
        if self._more_at is not None:
            painter.drawText(at + self._more_at, _MORE)


def _laid_out(text: str, spans: Sequence[Span], frame: Frame) -> tuple[QTextLayout, QPointF | None]:
    """The text in lines, and where an ellipsis belongs (on the base line), or None where all of it is shown."""
    part = text[: frame.letters]
    leftwards = _runs_leftwards(part)
    layout = QTextLayout(part, frame.font)
    layout.setTextOption(frame.leftwards if leftwards else frame.rightwards)
    if spans:
        layout.setFormats(_found(part, [span for span in spans if span[1] <= len(part)]))
    layout.setCacheEnabled(True)
    layout.beginLayout()
    for number in range(frame.lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(frame.width - frame.more * (number == frame.lines - 1), 1))
        line.setPosition(QPointF(0, number * frame.line))
    layout.endLayout()
    if len(part) == len(text) and _end(layout) >= utf16_length(text):
        return layout, None
    words = layout.lineAt(layout.lineCount() - 1).naturalTextRect()
    x = words.left() - frame.more if leftwards else words.right()
    return layout, QPointF(x, words.top() + frame.ascent)


def _end(layout: QTextLayout) -> int:
    """How much of its text a layout shows, in UTF-16 units."""
    if not layout.lineCount():
        return 0
    last = layout.lineAt(layout.lineCount() - 1)
    return last.textStart() + last.textLength()


def _from_hit(text: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """The text from a few words before the first hit on, and where the hits stand in it."""
    hit = spans[0][0]
    start = text.rfind(" ", 0, max(hit - _LEAD, 0)) + 1
    lead = f"{_MORE} "
    shift = len(lead) - start
    return lead + text[start:], [(first + shift, last + shift) for first, last in spans]


def _wrapping(direction: Qt.LayoutDirection) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(direction)
    return option


def _runs_leftwards(text: str) -> bool:
    """Whether the first letter that has a direction is of a script that runs from right to left."""
    if text.isascii():
        return False
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((one in ("R", "AL") for one in directions if one in ("L", "R", "AL")), False)


def _found(text: str, spans: Sequence[Span]) -> list[QTextLayout.FormatRange]:
    how, ranges = found_format(), []
    for start, length in utf16_spans(text, spans):
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = start, length, how
        ranges.append(one)
    return ranges
