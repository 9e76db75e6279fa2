"""A recovery code, shown once: copied or written down, and then gone from the screen and the clipboard."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from ui.gate.parts import button, paragraph, title
from ui.theme import look
from ui.today.parts import buttons

_CLIPBOARD_MS = 60_000


class RecoveryCode(QWidget):
    """Shows a code until `done`, which can be pressed once it is said to be written down."""

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._code = QLabel()
        self._code.setObjectName("recoveryCode")
        self._code.setWordWrap(True)
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._code.setProperty("role", "code")
        copy = button(self.tr("Copy"), "recoveryCopy")
        copy.clicked.connect(self._copy)
        self._written = QCheckBox(self.tr("I have written it down"))
        self._written.setObjectName("recoveryWritten")
        self._next = button(self.tr("Continue"), "recoveryNext", "primary")
        self._next.setEnabled(False)
        self._written.toggled.connect(self._next.setEnabled)
        self._next.clicked.connect(self._finish)
        self._clipboard = QTimer(self, interval=_CLIPBOARD_MS, singleShot=True)
        self._clipboard.timeout.connect(self._clear_clipboard)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(14))
        column.addWidget(title(self.tr("Write down your recovery code")))
        column.addWidget(
            paragraph(
                self.tr(
                    "If you ever forget your passphrase, this code opens your journal. It is shown only now. Put it on"
                    " paper, somewhere safe and away from this computer. Without either, nobody can open the journal,"
                    " and neither can we."
                )
            )
        )
        column.addWidget(self._code)
        column.addWidget(self._written)
        column.addWidget(buttons(self._next, copy))

    def show_code(self, code: str) -> None:
        """Show a code in two lines of four groups; an empty one lets go of it."""
        self._clear_clipboard()
        self._shown = code
        groups = code.split("-")
        half = len(groups) // 2
        self._code.setText("-".join(groups[:half]) + "\n" + "-".join(groups[half:]) if code else "")
        self._code.setAccessibleName(self.tr("Recovery code") + " " + " ".join(groups))
        self._written.setChecked(False)

    def focus_first(self) -> None:
        """Put the keyboard on the tick box."""
        self._written.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._shown)
        self._clipboard.start()

    def _finish(self) -> None:
        self.show_code("")
        self.done.emit()

    def _clear_clipboard(self) -> None:
        """Take the code out of the clipboard, unless something else is there by now."""
        self._clipboard.stop()
        if self._shown and QGuiApplication.clipboard().text() == self._shown:
            QGuiApplication.clipboard().clear()
