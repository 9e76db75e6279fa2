"""A receipt on the page, to copy or to save."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPushButton

from journal.erased import Receipt
from ui.erasing.wording import breakable, receipt_text
from ui.today.parts import button, buttons, column_in, label


class ReceiptCard(QFrame):
    """Shows a receipt. `saved` carries its text when the person wants it in a file."""

    saved = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("erasingReceipt")
        self.setProperty("role", "card")
        self._receipt = ""
        self._text = label("", "", "receiptText")
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.first: QPushButton = button(self.tr("Copy"), "receiptCopy", self._copy, role="")
        """The button that the keyboard goes to first."""
        column = column_in(self)
        column.addWidget(label(self.tr("Receipt"), "heading"))
        column.addWidget(
            label(
                self.tr("It is kept in this journal: Settings lists all receipts. It holds no words and no name."),
                "muted",
            )
        )
        column.addWidget(self._text)
        column.addWidget(
            buttons(
                self.first, button(self.tr("Save…"), "receiptSave", lambda: self.saved.emit(self._receipt), role="")
            )
        )

    def show_receipt(self, receipt: Receipt) -> None:
        """Show this receipt."""
        self._receipt = receipt_text(receipt)
        self._text.setText(breakable(self._receipt))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._receipt)
