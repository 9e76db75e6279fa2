"""The unlock page: one field, which takes the passphrase or the recovery code."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from journal.errors import AttuneError, JournalDamaged, JournalOpenElsewhere, KeysDamaged, KeysMissing, NoJournal
from journal.journal import Journal, open_journal, open_with_key
from journal.securing import kept_in_keyring, unlock_by_keyring
from ui.gate.parts import Answer, Emblem, PlaceCaution, SecretField, aside, button, paragraph, title
from ui.tasks import Lane
from ui.theme import look
from ui.today.parts import buttons
from ui.words import fault_sentence

_MENDED_BY_BACKUP = (JournalDamaged, KeysDamaged, KeysMissing, NoJournal)


class UnlockPage(QWidget):
    """Asks for the passphrase and ends in `opened`."""

    opened = Signal(object)
    tried = Signal()
    """Somebody typed a passphrase."""
    backups_wanted = Signal()

    def __init__(self, home: Path, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._lane = lane
        self._secret = SecretField(self.tr("Passphrase or recovery code"), "unlockSecret")
        self._secret.setPlaceholderText(self.tr("Passphrase or recovery code"))
        self._show = QCheckBox(self.tr("Show what I type"))
        self._show.setObjectName("unlockShow")
        self._show.toggled.connect(self._secret.show_text)
        self._open = button(self.tr("Open"), "unlockOpen", "primary")
        self._anyway = button(self.tr("Open it here anyway"), "unlockAnyway")
        self._anyway.hide()
        self._backups = button(self.tr("See your backups…"), "unlockBackups", "quiet")
        self._ring = button(self.tr("Open with this computer’s keyring"), "unlockRing")
        self._answer = Answer()
        self._lay_out()
        self._ring.setHidden(not _kept_in_keyring(home))
        self._secret.returnPressed.connect(lambda: self._try(take_over=False))
        self._open.clicked.connect(lambda: self._try(take_over=False))
        self._backups.clicked.connect(self.backups_wanted)
        self._ring.clicked.connect(self._try_keyring)
        self._anyway.clicked.connect(lambda: self._try(take_over=True))

    def focus_first(self) -> None:
        """Put the keyboard in the field."""
        self._secret.setFocus()

    def say(self, sentence: str) -> None:
        """Say something that was done meanwhile."""
        self._answer.say(sentence)

    def _lay_out(self) -> None:
        gap = look().px(14)
        column = QVBoxLayout(self)
        column.setSpacing(gap)
        column.addStretch(2)
        column.addWidget(Emblem())
        column.addWidget(title(self.tr("Your journal is locked")))
        column.addWidget(paragraph(self.tr("Only your passphrase opens it. It never leaves this computer.")))
        column.addWidget(self._secret)
        column.addWidget(self._show)
        column.addWidget(self._answer)
        column.addWidget(buttons(self._open, self._ring, self._anyway))
        column.addSpacing(gap)
        column.addWidget(
            aside(self.tr("Forgotten it? The recovery code you wrote down at the start opens the journal too."))
        )
        folder = aside(self.tr("Kept in {0}").replace("{0}", str(self._home)))
        folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(folder)
        column.addWidget(PlaceCaution(self._home))
        column.addWidget(self._backups, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)

    def _try(self, *, take_over: bool) -> None:
        secret = self._secret.text()
        if not secret:
            self._answer.say(self.tr("Please type your passphrase or recovery code."))
            return
        self._busy(True)
        self.tried.emit()
        self._lane.run(
            lambda: open_journal(self._home, secret, take_over=take_over),
            self._succeed,
            owner=self,
            otherwise=self._fail,
        )

    def _try_keyring(self) -> None:
        self._busy(True)
        self.tried.emit()
        self._lane.run(
            lambda: open_with_key(self._home, unlock_by_keyring(self._home)),
            self._succeed,
            owner=self,
            otherwise=self._fail,
        )

    def _busy(self, busy: bool) -> None:
        for widget in (self._secret, self._open, self._ring, self._anyway):
            widget.setEnabled(not busy)
        self._answer.say(self.tr("Opening …") if busy else "")

    def _succeed(self, journal: Journal) -> None:
        self._secret.clear()
        self.opened.emit(journal)

    def _fail(self, error: Exception) -> None:
        self._busy(False)
        if not isinstance(error, AttuneError):
            self._lane.failed.emit(error)
        self._answer.say(fault_sentence(error))
        self._anyway.setVisible(isinstance(error, JournalOpenElsewhere))
        self._secret.selectAll()
        (self._backups if isinstance(error, _MENDED_BY_BACKUP) else self._secret).setFocus()


def _kept_in_keyring(home: Path) -> bool:
    """Whether the keyring is set to open the journal; a damaged `keys.json` is spoken of when it is tried."""
    try:
        return kept_in_keyring(home)
    except AttuneError:
        return False
