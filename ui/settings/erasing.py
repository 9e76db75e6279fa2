"""Erasing, from Settings: a child, everything before a day, and the receipts of what was erased."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from journal.erased import ErasureKind, Receipt
from journal.journal import Journal
from journal.model import Change, Child
from ui.desk import Desk
from ui.erasing.presenter import Target
from ui.erasing.wording import breakable, receipt_text
from ui.today.parts import button, buttons, column_in, label
from ui.widgets.typed_day import read_day


class ErasingCard(QFrame):
    """Says what is to be erased; the erasing page asks and does it."""

    erase_wanted = Signal(object)
    """A `Target`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("erasingCard")
        self.setProperty("role", "card")
        self._child = QComboBox()
        self._erase_child = button(self.tr("Erase this child…"), "eraseChild", self._want_child, role="")
        self._day = QLineEdit()
        self._erase_before = button(self.tr("Erase everything before…"), "eraseBefore", self._want_before, role="")
        self._remark = label("", "", "eraseRemark")
        self._receipts = label("", "", "eraseReceipts")
        self._list = button(self.tr("Earlier receipts"), "eraseListReceipts", self._toggle_receipts, role="")
        self._lay_out()
        desk.changed.connect(self._on_change)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _lay_out(self) -> None:
        self._child.setObjectName("eraseWhom")
        self._child.setAccessibleName(self.tr("Child to erase"))
        self._day.setObjectName("eraseDay")
        self._day.setAccessibleName(self.tr("The first day that stays"))
        self._day.setPlaceholderText(QLocale().toString(QDate(2025, 1, 31), QLocale.FormatType.ShortFormat))
        self._day.returnPressed.connect(self._want_before)
        column = column_in(self)
        column.addWidget(label(self.tr("Erase for good"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "The bin is the ordinary way: what is in it can be put back. Erasing takes the words away for good,"
                    " from this file and, if you like, from the backups in reach. An entry in the bin has its own"
                    " button. Nothing is erased before you have seen what goes."
                ),
                "muted",
            )
        )
        column.addWidget(buttons(self._child, self._erase_child))
        column.addWidget(buttons(self._day, self._erase_before))
        column.addWidget(self._remark)
        column.addWidget(buttons(self._list))
        column.addWidget(self._receipts)
        self._erase_child.setEnabled(False)
        self._remark.hide()
        self._receipts.hide()

    def _on_change(self, change: Change) -> None:
        if change.children and self.isVisible():
            self._look()

    def _look(self) -> None:
        self._desk.ask(_children, self._show_children, owner=self)

    def _show_children(self, children: tuple[Child, ...]) -> None:
        chosen = self._child.currentData()
        self._child.clear()
        for child in children:
            self._child.addItem(child.name, child.id)
        self._child.setCurrentIndex(max(self._child.findData(chosen), 0))
        for part in (self._child, self._erase_child):
            part.setVisible(bool(children))
            part.setEnabled(bool(children))

    def _want_child(self) -> None:
        child_id = self._child.currentData()
        if child_id is not None:
            self.erase_wanted.emit(Target(kind=ErasureKind.CHILD, subject=child_id))

    def _want_before(self) -> None:
        day: date | None = read_day(self._day.text())
        self._remark.setVisible(day is None)
        if day is None:
            self._remark.setText(self.tr("Please write a day in the past, such as 31/01/2025."))
            self._day.setFocus()
        else:
            self.erase_wanted.emit(Target(kind=ErasureKind.BEFORE, subject=day.isoformat()))

    def _toggle_receipts(self) -> None:
        if self._receipts.isVisible():
            self._receipts.hide()
        else:
            self._desk.ask(lambda journal: journal.erasing.receipts(), self._show_receipts, owner=self)

    def _show_receipts(self, receipts: tuple[Receipt, ...]) -> None:
        self._receipts.setText(
            breakable("\n\n".join(map(receipt_text, receipts))) or self.tr("Nothing was ever erased here.")
        )
        self._receipts.show()


def _children(journal: Journal) -> tuple[Child, ...]:
    return journal.family.children()
