"""The gate's page for when somebody knows the passphrase: the journal is written anew under a new key."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from journal.errors import Cancelled
from journal.securing import Rekeyed, change_data_key
from ui.gate.new_passphrase import NewPassphrase
from ui.gate.parts import Answer, SecretField, button, paragraph, title
from ui.gate.recovery import RecoveryCode
from ui.tasks import Lane
from ui.theme import look
from ui.today.parts import buttons
from ui.words import fault_sentence


class RekeyingPage(QWidget):
    """Ends in `done`, which says what was done in a sentence, or in `back`."""

    done = Signal(str)
    back = Signal()
    _moved = Signal(int, int)

    def __init__(self, home: Path, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._lane = lane
        self._stop = threading.Event()
        self._said = ""
        self._secret = SecretField(self.tr("Present passphrase or recovery code"), "rekeySecret")
        self._secret.setPlaceholderText(self.tr("Present passphrase or recovery code"))
        self._new = NewPassphrase("rekeyPassphrase")
        self._answer = Answer()
        self._go = button(self.tr("Make a new key"), "rekeyGo", "primary")
        self._back = button(self.tr("Not now"), "rekeyBack")
        self._bar = QProgressBar()
        self._bar.setObjectName("rekeyBar")
        self._bar.setAccessibleName(self.tr("How far it is"))
        self._cancel = button(self.tr("Stop"), "rekeyStop")
        self._form, self._under_way, self._recovery = QWidget(), buttons(self._bar, self._cancel), RecoveryCode()
        self._lay_out()
        self._wire()

    def focus_first(self) -> None:
        """Put the keyboard in the first field."""
        self._secret.setFocus()

    def leave(self) -> None:
        """Stop what is under way, and let go of what is shown."""
        self._stop.set()
        self._recovery.show_code("")

    def _lay_out(self) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(look().px(14))
        form.addWidget(title(self.tr("Someone knows my passphrase")))
        form.addWidget(
            paragraph(
                self.tr(
                    "Your journal gets a new key: everything in it is written anew, with every backup that can be"
                    " reached now. The old passphrase, the old recovery code and old copies of the file keys.json open"
                    " none of it. What somebody has copied before stays readable to them."
                )
            )
        )
        for part in (self._secret, self._new, self._answer, buttons(self._go, self._back), self._under_way):
            form.addWidget(part)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._form)
        column.addWidget(self._recovery)
        column.addStretch(2)
        self._under_way.hide()
        self._recovery.hide()

    def _wire(self) -> None:
        self._secret.returnPressed.connect(self._new.focus_first)
        self._new.entered.connect(self._start)
        self._go.clicked.connect(self._start)
        self._back.clicked.connect(self._go_back)
        self._cancel.clicked.connect(self._stop.set)
        self._moved.connect(self._on_progress)
        self._recovery.done.connect(lambda: self.done.emit(self._said))

    def _start(self) -> None:
        secret, new = self._secret.text(), self._new.text()
        if not self._new.agrees():
            self._answer.say(self.tr("The two are not the same yet. Type it once more, or show what you type."))
            return
        self._stop.clear()
        self._busy(True)
        self._answer.say("")
        self._cancel.setFocus()
        self._lane.run(
            lambda: change_data_key(self._home, secret, new, progress=self._progress),
            self._succeed,
            owner=self,
            otherwise=self._fail,
        )

    def _succeed(self, made: Rekeyed) -> None:
        self._forget()
        self._said = self._what_was_done(made)
        self._recovery.show_code(made.recovery_code)
        self._form.hide()
        self._recovery.show()
        self._recovery.focus_first()

    def _what_was_done(self, made: Rekeyed) -> str:
        said = [self.tr("Your journal has a new key. Open it with the new passphrase.")]
        left = (*made.backups_left, *made.places_left)
        if left:
            said.append(self.tr("These backups still open with the old passphrase:") + "\n" + "\n".join(map(str, left)))
        return "\n".join(said)

    def _fail(self, error: Exception) -> None:
        self._busy(False)
        stopped = isinstance(error, Cancelled)
        self._answer.say(self.tr("Stopped. Everything is as it was.") if stopped else fault_sentence(error))
        self._secret.setFocus()

    def _go_back(self) -> None:
        self._forget()
        self.back.emit()

    def _forget(self) -> None:
        """Let go of what was typed."""
        self._busy(False)
        self._secret.clear()
        self._new.clear()

    def _busy(self, busy: bool) -> None:
        for widget in (self._secret, self._new, self._go, self._back):
            widget.setEnabled(not busy)
        self._under_way.setVisible(busy)

    def _progress(self, done: int, total: int) -> None:
        """Called in the lane."""
        if self._stop.is_set():
            raise Cancelled
        self._moved.emit(done, total)

    def _on_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
