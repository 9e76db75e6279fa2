"""Keeps what is being typed in the encrypted file, often enough that no crash takes more than two seconds of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from journal.journal import Journal
from journal.model import Change, Draft, EntryContent
from ui.desk import Desk
from ui.today.presenter import worth_keeping

PAUSE_MS: Final = 1_000
"""So long after the last key a draft is kept."""
AT_MOST_MS: Final = 1_500
"""While somebody goes on typing, drafts are no further apart."""


class DraftKeeper(QObject):
    """Writes the sheet's content as the draft of a new entry; an empty sheet has none."""

    def __init__(self, desk: Desk, content: Callable[[], EntryContent], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._content = content
        self._saving: list[Change] | None = None
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._latest = QTimer(self, interval=AT_MOST_MS, singleShot=True)
        for timer in (self._pause, self._latest):
            timer.timeout.connect(self.keep_now)

    def touch(self) -> None:
        """Say that something was typed."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def keep_now(self) -> None:
        """Write the draft now."""
        self.rest()
        journal, content, saving = self._desk.journal, self._content(), self._saving

        def keep() -> None:
            if saving:
                return
            if worth_keeping(content):
                journal.drafts.save(Draft(content=content))
            else:
                journal.drafts.drop()

        self._desk.background(keep)

    def settle(self) -> None:
        """Write what is not written yet."""
        if self._pause.isActive() or self._latest.isActive() or self._saving is not None:
            self.keep_now()

    def rest(self) -> None:
        """Write nothing until something is typed again."""
        self._pause.stop()
        self._latest.stop()

    def hand_over(
        self, content: EntryContent, then: Callable[[Change], None], otherwise: Callable[[Exception], None]
    ) -> None:
        """Save `content` as an entry and forget its draft, both or neither; nothing while such a save is under way."""
        if self._saving is not None:
            return
        saved: list[Change] = []
        self._saving = saved
        self.rest()

        def done(change: Change) -> None:
            self._saving = None
            then(change)

        def failed(error: Exception) -> None:
            self._saving = None
            self.touch()
            otherwise(error)

        def save(journal: Journal) -> Change:
            with journal.batch():
                change = journal.entries.record(content)
                journal.drafts.drop()
            saved.append(change)
            return change

        self._desk.write(save, done, otherwise=failed)
