"""The card about who can open the journal: passphrase, recovery code, and this computer's keyring."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from journal.securing import (
    change_passphrase,
    change_recovery_code,
    forget_in_keyring,
    keep_in_keyring,
    kept_in_keyring,
)
from ui.desk import Desk
from ui.gate.new_passphrase import NewPassphrase
from ui.gate.parts import Answer, SecretField
from ui.gate.recovery import RecoveryCode
from ui.tasks import Ticket
from ui.theme import look
from ui.today.parts import button, buttons, column_in, label
from ui.words import fault_sentence


class KeysCard(QFrame):
    """Says which change does what, and asks for the passphrase before each."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("keysCard")
        self.setProperty("role", "card")
        self._desk = desk
        self._home = desk.journal.folder
        self._ticket: Ticket | None = None
        self._ring = QCheckBox(self.tr("Open with this computer’s keyring"))
        self._ring.setObjectName("keysRing")
        self._secret = SecretField(self.tr("Present passphrase or recovery code"), "keysSecret")
        self._secret.setPlaceholderText(self.tr("Present passphrase or recovery code"))
        self._new = NewPassphrase("keysPassphrase")
        self._answer = Answer()
        self._answer.setObjectName("keysAnswer")
        self._recovery = RecoveryCode()
        self._go: Callable[[], None] = lambda: None
        self._yes = button("", "keysGo", lambda: self._go(), role="primary")
        self._no = button(self.tr("Not now"), "keysCancel", self._close_form, role="")
        self._about = label("", "muted", "keysAbout")
        self._form = QWidget()
        self._choices = buttons(
            button(self.tr("Change passphrase…"), "keysChange", self._ask_passphrase, role=""),
            button(self.tr("New recovery code…"), "keysRecovery", self._ask_recovery, role=""),
            button(self.tr("Someone knows my passphrase…"), "keysSomeone", desk.new_key_wanted.emit, role=""),
        )
        self._lay_out()
        self._ring.clicked.connect(self._on_ring)
        self._secret.returnPressed.connect(self._on_return)
        self._new.entered.connect(lambda: self._go())
        self._recovery.done.connect(self._close_form)

    def refresh(self) -> None:
        """Look whether the keyring opens the journal."""
        self._desk.ask(lambda _: kept_in_keyring(self._home), self._ring.setChecked, owner=self)

    def settle(self) -> None:
        """Let go of whatever secret is typed or shown; what is under way ends unheard, as the desk may be gone."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._busy(False)
        self._close_form()

    def _lay_out(self) -> None:
        column = column_in(self)
        column.addWidget(label(self.tr("Passphrase and keys"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "Changing the passphrase locks the same key in a new way: an old backup still opens with the old"
                    " passphrase. If somebody knows your passphrase, say so here instead: then the journal gets a new"
                    " key, and its backups too."
                ),
                "muted",
            )
        )
        column.addWidget(self._choices)
        column.addWidget(self._ring)
        column.addWidget(
            label(
                self.tr(
                    "With the keyring, whoever can use your account on this computer while it is unlocked can open"
                    " your journal without the passphrase. Leave it off on a shared computer."
                ),
                "muted",
            )
        )
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, look().px(8), 0, 0)
        form.setSpacing(look().px(8))
        for part in (self._about, self._secret, self._new, buttons(self._yes, self._no)):
            form.addWidget(part)
        for part in (self._form, self._answer, self._recovery):
            column.addWidget(part)
        self._form.hide()
        self._recovery.hide()

    def _ask_passphrase(self) -> None:
        self._open_form(
            self.tr("The recovery code stays as it is."),
            self.tr("Change passphrase"),
            self._change_passphrase,
            new=True,
        )

    def _ask_recovery(self) -> None:
        self._open_form(
            self.tr("The recovery code that you have now will no longer open the journal."),
            self.tr("Make a new code"),
            self._change_recovery,
        )

    def _on_ring(self, wanted: bool) -> None:
        if wanted:
            self._ring.setChecked(False)
            self._open_form(
                self.tr("Attune asks once more for your passphrase."), self.tr("Use the keyring"), self._keep_in_ring
            )
        else:
            self._run(lambda: forget_in_keyring(self._home), self.tr("Only the passphrase or the code opens it now."))

    def _open_form(self, about: str, says: str, go: Callable[[], None], *, new: bool = False) -> None:
        self._close_form()
        self._about.setText(about)
        self._yes.setText(says)
        self._yes.setAccessibleName(says)
        self._go = go
        self._new.setVisible(new)
        self._form.show()
        self._secret.setFocus()

    def _on_return(self) -> None:
        if self._new.isHidden():
            self._go()
        else:
            self._new.focus_first()

    def _close_form(self) -> None:
        self._secret.clear()
        self._new.clear()
        self._recovery.show_code("")
        self._recovery.hide()
        self._form.hide()
        self._answer.say("")

    def _change_passphrase(self) -> None:
        secret, new = self._secret.text(), self._new.text()
        if not self._new.agrees():
            self._answer.say(self.tr("The two are not the same yet. Type it once more, or show what you type."))
            return
        self._run(lambda: change_passphrase(self._home, secret, new), self.tr("Your passphrase is changed."))

    def _change_recovery(self) -> None:
        secret = self._secret.text()

        def show(code: str) -> None:
            self._close_form()
            self._busy(False)
            self._recovery.show_code(code)
            self._recovery.show()
            self._recovery.focus_first()

        self._busy(True)
        self._ticket = self._desk.think(
            lambda: change_recovery_code(self._home, secret), show, owner=self, otherwise=self._fail
        )

    def _keep_in_ring(self) -> None:
        secret = self._secret.text()
        self._run(
            lambda: keep_in_keyring(self._home, secret), self.tr("This computer’s keyring opens your journal now.")
        )

    def _run(self, change: Callable[[], None], said: str) -> None:
        """Change something in the thinking lane, since deriving a key takes a second; then say so."""

        def done(_: None) -> None:
            self._busy(False)
            self._close_form()
            self._answer.say(said)
            self.refresh()

        self._busy(True)
        self._ticket = self._desk.think(change, done, owner=self, otherwise=self._fail)

    def _fail(self, error: Exception) -> None:
        self._busy(False)
        self._answer.say(fault_sentence(error))
        self._secret.setFocus()
        self.refresh()

    def _busy(self, busy: bool) -> None:
        for widget in (self._form, self._choices, self._ring):
            widget.setEnabled(not busy)
        self._answer.say(self.tr("One moment …") if busy else "")
