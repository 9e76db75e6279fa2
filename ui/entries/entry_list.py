"""The list of entries: moved through with the keyboard, and steady while entries come and go above it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.entries.lines import Index, LineModel
from ui.entries.places import row_of
from ui.entries.row import RowDelegate
from ui.theme import look

Action = QAbstractItemView.CursorAction


class EntryList(QTableView):
    """One column of rows of one height. (A QListView would lay out all rows at every change: 0.8 s for 100,000.)"""

    reached = Signal(int)
    """The row that was moved to."""
    opened = Signal()
    """Enter, or a double click."""
    bin_wanted = Signal()
    typed = Signal(str)
    """A letter, which belongs in the search box."""

    def __init__(self, model: LineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self._delegate = RowDelegate(self)
        self._quiet = False
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTableView { selection-background-color: transparent; }")
        self._fix_sizes()
        model.dataChanged.connect(self.viewport().update)
        self.doubleClicked.connect(self.opened)
        look().changed.connect(self._dress)
        self._dress()

    def current_row(self) -> int | None:
        """The row that is chosen, or None."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def choose(self, row: int | None) -> None:
        """Choose a row without telling anyone; another one than before is scrolled into view."""
        index = QModelIndex() if row is None else self._lines.index(row)
        if index == self.currentIndex():
            return
        with self.silence():
            self.updateGeometries()
            self.setCurrentIndex(index)
        self.viewport().update()

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Keep the entry at the top of the list where it is while rows come and go; at the very top, stay there."""
        bar = self.verticalScrollBar()
        top = self.rowAt(0)
        place = self._lines.places[top] if bar.value() and 0 <= top < len(self._lines.places) else None
        offset = self.rowViewportPosition(top) if place is not None else 0
        with self.silence():
            yield
        row = row_of(self._lines.places, place) if place is not None else None
        if row is not None:
            self.updateGeometries()
            bar.setValue(row * self._delegate.height - offset)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.reached.emit(current.row())

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last = len(self._lines.places) - 1
        if last >= 0 and action in (Action.MoveHome, Action.MoveEnd):
            return self._lines.index(0 if action is Action.MoveHome else last)
        return super().moveCursor(action, modifiers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen row in view where it was, when a notice or a smaller window takes its room."""
        shown = self.visualRect(self.currentIndex())
        super().resizeEvent(event)
        if shown.isValid() and 0 <= shown.top() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._dress()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What stays on screen is moved as it is; only the day at the top of the margin is drawn anew beside it."""
        super().scrollContentsBy(dx, dy)
        day = self._delegate.day_room
        self.viewport().update(0, 0, day.width(), day.height() + abs(dy))

    def keyboardSearch(self, search: str) -> None:
        """Letters search by the index, not by walking through every row."""
        if search.strip():
            self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.bin_wanted.emit()
        else:
            super().keyPressEvent(event)

    @contextmanager
    def silence(self) -> Iterator[None]:
        """Tell nobody which row is reached meanwhile."""
        was, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = was

    def _fix_sizes(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _dress(self) -> None:
        self._delegate.change()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._delegate.height)
        self.verticalScrollBar().setSingleStep(self._delegate.height // 3)
        self.viewport().update()
