"""A trend's table on screen: the same figures as its chart's, readable by keyboard and screen reader."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QTableView, QWidget

from journal.trends import Table
from ui.theme import look
from ui.trends.sentences import cell, header

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROWS_MEASURED = 400
_TALLEST = 300
_OF_TIMES = ("week", "day")
"""With one of these first, a table's rows go from the earliest to the latest."""


class TrendTable(QTableView):
    """Shows a `Table`; where its rows are of weeks or days, the latest are in view."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._figures = _Figures(self)
        self.setModel(self._figures)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setResizeContentsPrecision(_ROWS_MEASURED)
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()

    def show_table(self, table: Table) -> None:
        """Show these figures instead of what was shown."""
        self._figures.take(table)
        self._fit()
        if table.header[:1] and table.header[0] in _OF_TIMES:
            self.scrollToBottom()
        else:
            self.scrollToTop()

    def restyle(self) -> None:
        """Fit the text size."""
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {look().px(6)}px; }}")
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + look().px(8))
        self._fit()

    def _fit(self) -> None:
        """As tall as its rows, up to where it scrolls, and each column as wide as its words."""
        self.resizeColumnsToContents()
        around = self.horizontalHeader().sizeHint().height() + self.horizontalScrollBar().sizeHint().height()
        rows = self._figures.rowCount() * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(min(look().px(_TALLEST), around + rows + 2 * self.frameWidth()))


class _Figures(QAbstractTableModel):
    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self._table = Table(header=(), rows=())
        self._worded: set[int] = set()

    def take(self, table: Table) -> None:
        self.beginResetModel()
        self._table = table
        self._worded = {at for row in table.rows for at, value in enumerate(row) if isinstance(value, str)}
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.header)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        text = cell(self._table.rows[index.row()][index.column()])
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return text or self.tr("blank")
        return self._side(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(self, section: int, across: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if across is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return header(self._table.header[section])
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        """Days and words at the left, figures at the right."""
        left = not column or column in self._worded
        return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight)
