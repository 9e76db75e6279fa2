"""The panel that says that something broke, in the window and in the way of nothing, with the report to copy."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from ui.crash.report import Report, report_text
from ui.theme import look
from ui.today.parts import button, buttons, column_in, label

_ROOM = 140


class CrashPanel(QWidget):
    """Shows one report at a time, and never takes the keyboard away from what is being written."""

    lock_wanted = Signal()
    left = Signal()
    """It went while the keyboard was in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = ""
        self._card = QFrame()
        self._card.setObjectName("crashPanel")
        self._card.setProperty("role", "card")
        self._title = label("", "heading", "crashTitle")
        self._says = label("", "", "crashSays")
        self._text = QPlainTextEdit()
        self._copy = button(self.tr("Copy report"), "crashCopy", self._copy_report, role="")
        self._show_button = button(self.tr("Show report"), "crashShow", self._toggle, role="")
        self._lock = button(self.tr("Lock and open again"), "crashLock", self.lock_wanted.emit, role="")
        self._go_on = button(self.tr("Go on"), "crashGoOn", self.dismiss, role="primary")
        self._lay_out()
        self.hide()

    @property
    def free(self) -> bool:
        """Whether no report is shown."""
        return self.isHidden()

    def show_fault(self, report: Report, *, kept: bool, lockable: bool) -> None:
        """Show what broke just now; `kept` says whether what was half written is kept."""
        self._show(
            report,
            self.tr("Something in Attune went wrong"),
            self.tr("What you have written is kept, and you can go on.")
            if kept
            else self.tr("What was saved is safe. Please copy what you are writing now to be sure of it."),
            lockable=lockable,
        )

    def show_native(self, report: Report) -> None:
        """Show that Attune was ended by the system last time."""
        self._show(
            report,
            self.tr("Attune ended unexpectedly last time"),
            self.tr("What was saved is safe, and your draft is kept up to shortly before."),
            lockable=False,
        )

    def dismiss(self) -> None:
        """Take it away."""
        here = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        self._text.hide()
        self._text.clear()
        if here:
            self.left.emit()

    def _show(self, report: Report, title: str, says: str, *, lockable: bool) -> None:
        self._report = report_text(report)
        about = self.tr("The report says where in the program it was. It holds none of your words, and is not sent.")
        self._title.setText(title)
        self._says.setText(f"{says} {about}")
        self._card.setAccessibleName(f"{title}. {says}")
        self._say_on(self._copy, self.tr("Copy report"))
        self._say_on(self._show_button, self.tr("Show report"))
        self._lock.setVisible(lockable)
        self._text.hide()
        self._says.show()
        self.show()

    def _lay_out(self) -> None:
        around = QVBoxLayout(self)
        gap = look().px(12)
        around.setContentsMargins(gap, gap, gap, 0)
        around.addWidget(self._card)
        column = column_in(self._card)
        self._text.setObjectName("crashReport")
        self._text.setAccessibleName(self.tr("Report"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setMaximumHeight(look().px(_ROOM))
        for part in (self._title, self._says, self._text):
            column.addWidget(part)
        column.addWidget(buttons(self._go_on, self._copy, self._show_button, self._lock))
        self._text.hide()

    def _copy_report(self) -> None:
        QApplication.clipboard().setText(self._report)
        self._say_on(self._copy, self.tr("Copied"))

    def _toggle(self) -> None:
        showing = self._text.isHidden()
        self._text.setPlainText(self._report if showing else "")
        self._text.setVisible(showing)
        self._says.setHidden(showing)
        self._say_on(self._show_button, self.tr("Hide report") if showing else self.tr("Show report"))

    @staticmethod
    def _say_on(of: QWidget, words: str) -> None:
        of.setProperty("text", words)
        of.setAccessibleName(words)
