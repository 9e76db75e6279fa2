"""The opening of an entry, laid out on a few lines, with the words that were searched for set off."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from journal.model import EntryLine, Span
from ui.theme import look
from ui.widgets.utf16 import utf16_length, utf16_spans

_MORE: Final = "…"
_LEAD: Final = 24
"""Characters shown before a hit that stands too far back to be seen otherwise."""


def found_format() -> QTextCharFormat:
    """How words that a search found are set off: by their ground and by their weight."""
    found = QTextCharFormat()
    found.setBackground(QColor(look().colours.mark))
    found.setForeground(QColor(look().colours.ink))
    found.setFontWeight(QFont.Weight.Bold)
    return found


class Opening:
    """An entry's opening, ready to draw. Its last line ends in an ellipsis where more follows."""

    def __init__(self, line: EntryLine, font: QFont, width: int, most_lines: int) -> None:
        self._font, self._width, self._most_lines = font, width, most_lines
        text = line.opening.replace("\n", " ")
        self._layout, self._more_at = self._laid_out(text, line.highlights)
        if line.highlights and not self._shows(text, line.highlights[0]):
            self._layout, self._more_at = self._laid_out(*_from_hit(text, line.highlights))

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw it in the painter's font and colour with its upper left corner at a point."""
        self._layout.draw(painter, at)
        if self._more_at is not None:
            painter.drawText(at + self._more_at, _MORE)

    def _laid_out(self, text: str, spans: Sequence[Span]) -> tuple[QTextLayout, QPointF | None]:
        """The text in lines, and where an ellipsis belongs (on the base line), or None where all of it is shown."""
        metrics = QFontMetricsF(self._font)
        room = metrics.horizontalAdvance(_MORE)
        layout = QTextLayout(text, self._font)
        layout.setTextOption(_wrapping(text))
        layout.setFormats(_found(text, spans))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        for number in range(self._most_lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(self._width - room * (number == self._most_lines - 1), 1))
            line.setPosition(QPointF(0, number * metrics.height()))
        layout.endLayout()
        if _end(layout) >= utf16_length(text):
            return layout, None
        words = layout.lineAt(layout.lineCount() - 1).naturalTextRect()
        leftwards = layout.textOption().textDirection() is Qt.LayoutDirection.RightToLeft
        return layout, QPointF(words.left() - room if leftwards else words.right(), words.top() + metrics.ascent())

    def _shows(self, text: str, span: Span) -> bool:
        """Whether a run of words lies on the lines there are."""
        return utf16_length(text[: span[1]]) <= _end(self._layout)


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


def _wrapping(text: str) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if _runs_leftwards(text) else Qt.LayoutDirection.LeftToRight)
    return option


def _runs_leftwards(text: str) -> bool:
    """Whether the first letter that has a direction is of a script that runs from right to left."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((one in ("R", "AL") for one in directions if one in ("L", "R", "AL")), False)


def _found(text: str, spans: Sequence[Span]) -> list[QTextLayout.FormatRange]:
    ranges = []
    for start, length in utf16_spans(text, spans):
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = start, length, found_format()
        ranges.append(one)
    return ranges
