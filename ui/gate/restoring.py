"""The gate's page of backups: which there are, what each would change, and using one in the journal's place."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QProgressBar, QVBoxLayout, QWidget

from journal.errors import BackupUnderOtherKey, Cancelled
from journal.restoring import Backup, Preview, Restored, backups_in_reach, preview, restore, restore_keys
from ui.gate.parts import Answer, SecretField, aside, button, paragraph, title
from ui.tasks import Lane
from ui.theme import look
from ui.today.parts import buttons
from ui.wording_of_backups import backup_line, preview_sentences
from ui.words import fault_sentence


class RestoringPage(QWidget):
    """Ends in `done`, which says what was done in a sentence, or in `back`."""

    done = Signal(str)
    back = Signal()
    moved_on = Signal()
    """The keyboard is somewhere else, perhaps out of view."""
    _moved = Signal(int, int)

    def __init__(self, home: Path, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._lane = lane
        self._column = QVBoxLayout(self)
        self._stop = threading.Event()
        self._backups: tuple[Backup, ...] = ()
        self._list = QListWidget()
        self._list.setObjectName("backupList")
        self._list.setAccessibleName(self.tr("Your backups"))
        self._secret = SecretField(self.tr("Passphrase or recovery code"), "restoreSecret")
        self._secret.setPlaceholderText(self.tr("Passphrase or recovery code"))
        self._earlier = SecretField(self.tr("The earlier passphrase"), "restoreEarlierSecret")
        self._earlier.setPlaceholderText(self.tr("The earlier passphrase"))
        self._look = button(self.tr("See what is in it"), "restorePreview", "primary")
        self._back = button(self.tr("Go back"), "restoreBack")
        self._answer = Answer()
        self._keys = button(self.tr("Use only its keys, and keep every entry"), "restoreKeys", "primary")
        self._use = button(self.tr("Use this one"), "restoreUse")
        self._asked = paragraph(
            self.tr(
                "The journal goes back to how it was in this backup. How it is now is put among your backups first,"
                " so you can come back to it."
            )
        )
        self._yes = button(self.tr("Yes, use this backup"), "restoreYes", "primary")
        self._no = button(self.tr("Not now"), "restoreNo")
        self._bar = QProgressBar()
        self._bar.setObjectName("restoreBar")
        self._bar.setAccessibleName(self.tr("How far restoring is"))
        self._cancel = button(self.tr("Stop"), "restoreStop")
        self._choice = buttons(self._keys, self._use)
        self._sure = buttons(self._yes, self._no)
        self._under_way = buttons(self._bar, self._cancel)
        self._look.setEnabled(False)
        self._lay_out()
        self._wire()
        self._start_again()

    def show_backups(self) -> None:
        """Look for the backups, and put the keyboard on them. The last one may still be on its way."""
        self._answer.say(self.tr("Looking for your backups …"))
        self._lane.run(lambda: backups_in_reach(self._home), self._fill, owner=self, otherwise=self._fail)

    def leave(self) -> None:
        """Stop what is under way."""
        self._stop.set()

    def event(self, event: QEvent) -> bool:
        """Take as much height as the wrapped words need: the page scrolls rather than being pressed together."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.setMinimumHeight(self._column.totalHeightForWidth(self.width()))
        return done

    def _lay_out(self) -> None:
        column = self._column
        column.setSpacing(look().px(14))
        column.addStretch(1)
        column.addWidget(title(self.tr("Your backups")))
        column.addWidget(paragraph(self.tr("Choose one to see what is in it. Nothing changes until you say so.")))
        self._list.setFixedHeight(look().px(150))
        self._list.setSpacing(look().px(2))
        column.addWidget(self._list)
        for part in (self._secret, self._earlier, buttons(self._look, self._back), self._answer):
            column.addWidget(part)
        for part in (self._choice, self._asked, self._sure, self._under_way):
            column.addWidget(part)
        where = aside(self.tr("They lie in {0}").replace("{0}", str(self._home / "backups")))
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(where)
        column.addStretch(2)

    def _wire(self) -> None:
        self._list.currentRowChanged.connect(self._start_again)
        self._list.itemActivated.connect(lambda _: self._secret.setFocus())
        self._secret.returnPressed.connect(self._preview)
        self._earlier.returnPressed.connect(self._preview)
        self._look.clicked.connect(self._preview)
        self._back.clicked.connect(self._go_back)
        self._keys.clicked.connect(self._take_keys)
        self._use.clicked.connect(self._ask)
        self._yes.clicked.connect(self._restore)
        self._no.clicked.connect(self._start_again)
        self._cancel.clicked.connect(self._stop.set)
        self._moved.connect(self._on_progress)

    def _fill(self, found: tuple[Backup, ...]) -> None:
        self._backups = found
        self._answer.say("")
        self._list.clear()
        for backup in found:
            item = QListWidgetItem(backup_line(backup))
            self._list.addItem(item)
        self._look.setEnabled(bool(found))
        if not found:
            self._answer.say(self.tr("There are no backups here. If yours are on a stick, connect it and come back."))
            self._back.setFocus()
            return
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def _start_again(self) -> None:
        for part in (self._choice, self._asked, self._sure, self._under_way, self._earlier):
            part.hide()
        self._answer.say("")

    def _chosen(self) -> Backup | None:
        row = self._list.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def _preview(self) -> None:
        backup, secret = self._chosen(), self._secret.text()
        if backup is None:
            return
        if not secret:
            self._answer.say(self.tr("Please type your passphrase or recovery code."))
            self._secret.setFocus()
            return
        earlier = self._earlier_secret()
        self._busy(True)
        self._answer.say(self.tr("Looking …"))
        self._lane.run(
            lambda: preview(self._home, secret, backup, secret_of_backup=earlier),
            self._show,
            owner=self,
            otherwise=self._fail,
        )

    def _show(self, found: Preview) -> None:
        self._busy(False)
        self._answer.say("\n".join(preview_sentences(found)))
        self._keys.setVisible(found.keys_fit)
        self._choice.show()
        (self._keys if found.keys_fit else self._use).setFocus()
        self._keep_in_view()

    def _ask(self) -> None:
        self._choice.hide()
        self._asked.show()
        self._sure.show()
        self._no.setFocus()
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        """Once the new parts have their places."""
        QTimer.singleShot(0, self, self.moved_on.emit)

    def _restore(self) -> None:
        backup = self._chosen()
        if backup is None:
            return
        secret, earlier = self._secret.text(), self._earlier_secret()
        self._stop.clear()
        self._busy(True)
        self._sure.hide()
        self._under_way.show()
        self._cancel.setFocus()
        self._keep_in_view()
        self._lane.run(
            lambda: restore(self._home, secret, backup, secret_of_backup=earlier, progress=self._progress),
            self._restored,
            owner=self,
            otherwise=self._fail,
        )

    def _take_keys(self) -> None:
        backup, secret = self._chosen(), self._earlier_secret() or self._secret.text()
        if backup is not None:
            self._busy(True)
            self._lane.run(
                lambda: restore_keys(self._home, secret, backup),
                lambda _: self._finish(self.tr("The keys are back, and no entry is lost. Please open your journal.")),
                owner=self,
                otherwise=self._fail,
            )

    def _restored(self, _: Restored) -> None:
        self._finish(
            self.tr("The backup is in place. How the journal was before is among your backups. Please open it.")
        )

    def _finish(self, sentence: str) -> None:
        self._forget()
        self.done.emit(sentence)

    def _go_back(self) -> None:
        self._forget()
        self.back.emit()

    def _forget(self) -> None:
        """Let go of what was typed."""
        self._busy(False)
        self._secret.clear()
        self._earlier.clear()
        self._start_again()

    def _fail(self, error: Exception) -> None:
        self._busy(False)
        asks_for_earlier = isinstance(error, BackupUnderOtherKey) or not self._earlier.isHidden()
        self._start_again()
        self._earlier.setVisible(asks_for_earlier)
        if isinstance(error, Cancelled):
            self._answer.say(self.tr("Stopped. Everything is as it was."))
        else:
            self._answer.say(fault_sentence(error))
        (self._earlier if asks_for_earlier else self._secret).setFocus()

    def _earlier_secret(self) -> str | None:
        return self._earlier.text() if not self._earlier.isHidden() and self._earlier.text() else None

    def _progress(self, done: int, total: int) -> None:
        """Called in the lane."""
        if self._stop.is_set():
            raise Cancelled
        self._moved.emit(done, total)

    def _on_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _busy(self, busy: bool) -> None:
        for widget in (self._list, self._secret, self._earlier, self._look, self._back, self._choice):
            widget.setEnabled(not busy)
