"""A box for plain text that underlines words by label, and that no text can freeze."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import (
    QDropEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from journal.model import MAX_RECORD_LENGTH, Label, Span
from journal.text import clean_text
from ui.enclosing.given import given_in, given_text, take_copy
from ui.theme import look
from ui.widgets.underline import draw_dots, draw_underline
from ui.widgets.utf16 import utf16_length, utf16_spans

_LONG_WORD: Final = re.compile(r"\S{800}")
"""Words from this length on are broken anywhere: Qt takes ever longer to look for a better place."""
_WIDE: Final = re.compile("[\u2e80-\uffff]")
_MOST_PICTURES: Final = 300
_MOST_WIDE: Final = 10_000
"""With more emoji, or more letters of the wide scripts, than these, Qt would stop for seconds at every key."""
_LANES: Final = 2

Stroke = Callable[[QPainter, float, float, float], None]
"""Draws from left to right at a height, in pixels."""
Mark = tuple[Label, Span]
"""A label and the run of words that shows it, in code points."""


class MarkedText(QTextEdit):
    """Plain text in and out. Marks move along with the words they stand under, and never touch text or cursor."""

    too_long = Signal(int)
    """Something pasted was not taken into the text, which would have had this many characters."""
    files_given = Signal(object)
    """Files or a picture, dropped or pasted, and what was too long to stand here: a tuple of `Given`."""
    simplified = Signal(bool)
    """Whether the text is drawn plainly, without the pictures of emoji, because there are so many."""

    def __init__(self, parent: QWidget | None = None, *, limit: int = MAX_RECORD_LENGTH) -> None:
        super().__init__(parent)
        self._limit = limit
        self._marks: list[tuple[Label, QTextCursor]] = []
        self._dotted: list[QTextCursor] = []
        self._plainly = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.set_text("")
        look().changed.connect(self._space_lines)

    def text(self) -> str:
        """The text, with newlines between paragraphs; no-break spaces stay what they are."""
        return clean_text(self.document().toRawText())

    def set_text(self, text: str) -> None:
        """Put `text` in place of everything; what was there cannot be undone."""
        cleaned = clean_text(text)
        self._marks.clear()
        self._dotted.clear()
        self._ease(cleaned)
        self.setUndoRedoEnabled(False)
        self.setPlainText(cleaned)
        self._space_lines()
        self.setUndoRedoEnabled(not self.isReadOnly())
        self.moveCursor(QTextCursor.MoveOperation.End)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Underline these words of the present text, and no others."""
        text = self.text()
        listed = list(marks)
        places = utf16_spans(text, (span for _, span in listed))
        self._marks = [
            (label, self._place(start, length)) for (label, _), (start, length) in zip(listed, places, strict=True)
        ]
        self.viewport().update()

    def marks(self) -> tuple[tuple[Label, str], ...]:
        """Each mark's label and the words it stands under now."""
        return tuple((label, clean_text(cursor.selectedText())) for label, cursor in self._marks)

    def set_dotted(self, spans: Iterable[Span]) -> None:
        """Set these words of the present text off with dots, and no others."""
        self._dotted = [self._place(start, length) for start, length in utf16_spans(self.text(), spans)]
        self.viewport().update()

    def dotted(self) -> tuple[str, ...]:
        """The words that are set off with dots now."""
        return tuple(clean_text(cursor.selectedText()) for cursor in self._dotted)

    def replace(self, span: Span, words: str) -> None:
        """Put other words in place of a span of the present text. One step for undo; the cursor stays where it was."""
        ((start, length),) = utf16_spans(self.text(), (span,))
        place = self._place(start, length)
        place.setKeepPositionOnInsert(False)
        place.insertText(words)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or bool(given_in(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop plain text. Files, pictures and what would not fit are given on, to be kept beside it."""
        if given := given_in(source):
            self.files_given.emit(given)
            return
        pasted = clean_text(source.text())
        cursor = self.textCursor()
        present = self.text()
        length = len(present) - len(clean_text(cursor.selectedText())) + len(pasted)
        if length > self._limit:
            self.too_long.emit(length)
            self.files_given.emit((given_text(pasted),))
            return
        self._ease(present + pasted)
        cursor.insertText(pasted)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        if given_in(event.mimeData()):
            take_copy(event)

    def event(self, event: QEvent) -> bool:
        """Leave the undo and redo keys to the window where nothing typed can be undone or redone."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._marks and not self._dotted:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for lane, (label, cursor) in zip(_lanes(self._marks), self._marks, strict=True):
            self._underline(painter, partial(_stroke, label), cursor, lane)
        for cursor in self._dotted:
            marked = any(_overlap(cursor, under) for _, under in self._marks)
            self._underline(painter, draw_dots, cursor, 1 if marked else 0)
        painter.end()

    def _underline(self, painter: QPainter, stroke: Stroke, cursor: QTextCursor, lane: int) -> None:
        block = self.document().findBlock(cursor.selectionStart())
        while block.isValid() and block.position() < cursor.selectionEnd():
            self._underline_in(painter, stroke, block, cursor, lane)
            block = block.next()

    def _underline_in(
        self, painter: QPainter, stroke: Stroke, block: QTextBlock, cursor: QTextCursor, lane: int
    ) -> None:
        layout = block.layout()
        corner = self.document().documentLayout().blockBoundingRect(block).topLeft()
        start = max(cursor.selectionStart() - block.position(), 0)
        end = min(cursor.selectionEnd() - block.position(), block.length() - 1)
        first = layout.lineForTextPosition(start)
        for number in range(first.lineNumber() if first.isValid() else 0, layout.lineCount()):
            line = layout.lineAt(number)
            if line.textStart() >= end:
                return
            begin = max(start, line.textStart())
            y = corner.y() + line.y() + line.ascent() + look().px(2) + lane * look().px(4)
            for run in line.glyphRuns(begin, min(end, line.textStart() + line.textLength()) - begin):
                words = run.boundingRect().translated(corner)
                stroke(painter, words.left(), words.right(), y)

    def _place(self, start: int, length: int) -> QTextCursor:
        last = self.document().characterCount() - 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(start + length, last), QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)
        return cursor

    def _space_lines(self) -> None:
        """Leave room for underlines below each line."""
        spacing = QTextBlockFormat()
        spacing.setLineHeight(look().px(6), QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        blocked = self.blockSignals(True)
        cursor.joinPreviousEditBlock()
        cursor.mergeBlockFormat(spacing)
        cursor.endEditBlock()
        self.blockSignals(blocked)

    def _ease(self, text: str) -> None:
        """Choose a way to lay out `text` that stays quick, before Qt sees it."""
        anywhere = _LONG_WORD.search(text) is not None
        self.setWordWrapMode(
            QTextOption.WrapMode.WrapAnywhere if anywhere else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        )
        pictures = utf16_length(text) - len(text)
        plainly = pictures > _MOST_PICTURES or len(_WIDE.findall(text)) > _MOST_WIDE
        if plainly is not self._plainly:
            self._plainly = plainly
            font = QFont()
            if plainly:
                font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
            self.setFont(font)
            self.simplified.emit(plainly)


def _stroke(label: Label, painter: QPainter, left: float, right: float, y: float) -> None:
    draw_underline(painter, label, left, right, y)


def _lanes(marks: list[tuple[Label, QTextCursor]]) -> list[int]:
    """Which line below the words each mark is drawn on, so that marks on the same words stay apart."""
    lanes: list[int] = []
    for at, (_, cursor) in enumerate(marks):
        taken = {lanes[before] for before in range(at) if _overlap(marks[before][1], cursor)}
        lanes.append(next((lane for lane in range(_LANES) if lane not in taken), _LANES - 1))
    return lanes


def _overlap(one: QTextCursor, other: QTextCursor) -> bool:
    return one.selectionStart() < other.selectionEnd() and other.selectionStart() < one.selectionEnd()
