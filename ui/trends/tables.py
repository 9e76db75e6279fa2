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
_ROWS_MEASURED = 30


class TrendTable(QTableView):
    """Shows a `Table`, its latest rows in view."""

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
        self.resizeColumnsToContents()
        self.scrollToBottom()

    def restyle(self) -> None:
        """Fit the text size."""
        self.setFixedHeight(look().px(300))
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + look().px(8))
        self.resizeColumnsToContents()


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
