"""A few whole sentences to choose from, each by its number, an arrow key or a click."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from ui.theme import look

_FIRST = int(Qt.Key.Key_1)


class ChoiceList(QListWidget):
    """As high as its sentences are. What is typed while it has the keyboard is for the box below it."""

    chosen = Signal(int)
    """The number of a sentence, from 0, that was wanted by its number, Space or a click."""
    stepped = Signal(int)
    """The number of a sentence that an arrow key has come to."""
    entered = Signal()
    typed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWordWrap(True)
        self.setUniformItemSizes(False)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self.currentRowChanged.connect(self._on_row)
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))
        look().changed.connect(self._dress)
        self._dress()

    def offer(self, sentences: tuple[str, ...], text: str) -> None:
        """Show these sentences; the one that says `text` is marked as chosen."""
        with QSignalBlocker(self):
            if sentences != self._sentences():
                self.clear()
                for number, sentence in enumerate(sentences, start=1):
                    self.addItem(_item(number, sentence))
            self.mark(text)
        self._fit()

    def mark(self, text: str) -> None:
        """Mark the sentence that says `text`, or none."""
        sentences = self._sentences()
        with QSignalBlocker(self):
            self.setCurrentRow(sentences.index(text) if text in sentences else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - _FIRST
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif 0 <= number < self.count():
            self.chosen.emit(number)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.chosen.emit(max(self.currentRow(), 0))
        elif event.text().isprintable() and event.text():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard coming here chooses nothing yet."""
        chosen = self.currentRow()
        with QSignalBlocker(self):
            super().focusInEvent(event)
            self.setCurrentRow(chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(look().px(240), self.height())

    def _sentences(self) -> tuple[str, ...]:
        return tuple(str(self.item(row).data(Qt.ItemDataRole.UserRole)) for row in range(self.count()))

    def _on_row(self, row: int) -> None:
        if row >= 0 and self.hasFocus():
            self.stepped.emit(row)

    def _dress(self) -> None:
        px, colours, name = look().px, look().colours, self.objectName()
        self.setStyleSheet(
            f"#{name} {{ outline: none; }}"
            f"#{name}::item {{ border: 1px solid transparent; border-radius: {px(4)}px; padding: 0 {px(6)}px; }}"
            f"#{name}::item:selected {{ background: {colours.accent_soft}; color: {colours.ink};"
            f" border-color: {colours.accent}; }}"
            f"#{name}:focus {{ border: 2px solid {colours.accent}; }}"
        )
        self._fit()

    def _fit(self) -> None:
        """Give each sentence the lines it takes at this width and text size, and no more."""
        px, metrics = look().px, QFontMetrics(self.font())
        self.setSpacing(px(2))
        room = QRect(0, 0, max(self.viewport().width() - 2 * px(2) - 2 * px(6) - 8, px(80)), 1 << 16)
        wrapped = int(Qt.TextFlag.TextWordWrap)
        heights = []
        for row in range(self.count()):
            item = self.item(row)
            heights.append(metrics.boundingRect(room, wrapped, item.text()).height() + px(8))
            item.setSizeHint(QSize(room.width() // 2, heights[-1]))
        whole = sum(height + 2 * px(2) for height in heights)
        self.setFixedHeight(whole + 2 * self.frameWidth() + px(4))


def _item(number: int, sentence: str) -> QListWidgetItem:
    made = QListWidgetItem(f"{number}   {sentence}")
    made.setData(Qt.ItemDataRole.UserRole, sentence)
    return made
