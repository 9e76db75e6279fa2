"""The list of ideas: the first lines of each, with the sign of its process and its facts, moved through by keyboard."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journal.guidance.prompts import Prompt
from ui.prompts.words import facts_words
from ui.theme import look
from ui.words import label_shape

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LINES: Final = 2
_PROMPT: Final = Qt.ItemDataRole.UserRole


class IdeaList(QListView):
    """Ideas, one of them chosen."""

    chosen = Signal(object)
    """The prompt that was moved to, or None."""
    opened = Signal()
    """Enter, or a double click."""
    typed = Signal(str)
    """A letter, which belongs in the search box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ideas = _Ideas(self)
        self.setModel(self._ideas)
        self.setItemDelegate(_Row(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self.opened)
        look().changed.connect(self.scheduleDelayedItemsLayout)

    def show_prompts(self, prompts: tuple[Prompt, ...]) -> None:
        """List these; the chosen one stays so, or else what stands in its place now."""
        before, row = self._chosen(), self.currentIndex().row()
        with QSignalBlocker(self):
            self._ideas.take(prompts)
            at = prompts.index(before) if before in prompts else min(max(row, 0), len(prompts) - 1)
            self.setCurrentIndex(self._ideas.index(at))
        self.scrollTo(self.currentIndex())
        self.chosen.emit(self._chosen())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self.signalsBlocked():
            self.chosen.emit(self._chosen())

    def keyboardSearch(self, search: str) -> None:
        """Letters are looked for in all of the text, not only at its start."""
        if search.strip():
            self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> Prompt | None:
        index = self.currentIndex()
        return index.data(_PROMPT) if index.isValid() else None


class _Ideas(QAbstractListModel):
    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._prompts: tuple[Prompt, ...] = ()

    def take(self, prompts: tuple[Prompt, ...]) -> None:
        self.beginResetModel()
        self._prompts = prompts
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._prompts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        prompt = self._prompts[index.row()]
        if role == _PROMPT:
            return prompt
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{prompt.text} {facts_words(prompt)}"
        return prompt.text if role == Qt.ItemDataRole.DisplayRole else None


class _Row(QStyledItemDelegate):
    """Draws an idea. All rows are of one height."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetrics(QApplication.font()).height()
        return QSize(look().px(120), line * (_LINES + 1) + look().px(3 + 2 * 9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        prompt: Prompt = index.data(_PROMPT)
        px, colours = look().px, look().colours
        font, rect = QApplication.font(), QRect(option.rect)
        metrics = QFontMetrics(font)
        painter.save()
        _ground(painter, option.state, rect)
        sign = metrics.horizontalAdvance("●") + px(6)
        inside = rect.adjusted(px(14), px(9), -px(10), -px(9))
        painter.setFont(font)
        painter.setPen(QColor(colours.marks[prompt.process]))
        painter.drawText(inside.left(), inside.top() + metrics.ascent(), label_shape(prompt.process))
        inside.setLeft(inside.left() + sign)
        painter.setPen(QColor(colours.ink))
        _draw_lines(painter, inside, prompt.text, font)
        painter.setPen(QColor(colours.muted))
        facts = metrics.elidedText(facts_words(prompt), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside.left(), inside.bottom() - metrics.descent(), facts)
        painter.restore()


def _ground(painter: QPainter, state: QStyle.StateFlag, rect: QRect) -> None:
    px, colours = look().px, look().colours
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(colours.accent_soft))
        painter.fillRect(QRect(rect.left(), rect.top(), px(3), rect.height()), QColor(colours.accent))
    painter.setPen(QColor(colours.line))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(colours.accent), px(2)))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))


def _draw_lines(painter: QPainter, room: QRect, text: str, font: QFont) -> None:
    """A text on so many lines, the last of which ends in an ellipsis where more follows."""
    metrics = QFontMetrics(font)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    for number in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        base = room.top() + number * metrics.height() + metrics.ascent()
        shown = text[line.textStart() : line.textStart() + line.textLength()]
        if number == _LINES - 1:
            shown = metrics.elidedText(text[line.textStart() :], Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QPointF(room.left(), base), shown)
    layout.endLayout()
