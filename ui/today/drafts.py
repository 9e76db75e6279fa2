"""Keeps what is being typed in the encrypted file, often enough that no crash takes more than two seconds of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from journal.journal import Journal
from journal.model import Change, Draft, EntryContent
from ui.deeds_done import noted
from ui.desk import Desk
from ui.today.presenter import with_more, worth_keeping

PAUSE_MS: Final = 1_000
"""So long after the last key a draft is kept."""
AT_MOST_MS: Final = 1_500
"""While somebody goes on typing, drafts are no further apart."""


class DraftKeeper(QObject):
    """Writes the sheet's content as the draft of a new entry; an empty sheet has none."""

    def __init__(self, desk: Desk, draft: Callable[[], Draft], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._draft = draft
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
        journal, draft, saving = self._desk.journal, self._draft(), self._saving

        def keep() -> None:
            if saving:
                return
            if worth_keeping(draft.content):
                journal.drafts.save(draft)
            else:
                journal.drafts.drop()

        self._desk.background(keep)

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not written yet."""
        return self._pause.isActive() or self._latest.isActive()

    def settle(self) -> None:
        """Write what is not written yet."""
        if self.waiting or self._saving is not None:
            self.keep_now()

    def rest(self) -> None:
        """Write nothing until something is typed again."""
        self._pause.stop()
        self._latest.stop()

    def hand_over(
        self,
        draft: Draft,
        then: Callable[[Change], None],
        back: Callable[[str], None],
        again: Callable[[str], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        """Save `draft` as an entry and forget it, both or neither; nothing while such a save is under way.

        `back` and `again` get the entry's id after the save was undone, and after it was done again.
        """
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
                change = journal.entries.record(draft.content, reason=draft.reason)
                journal.drafts.drop()
            saved.append(change)
            return change

        def entry_id() -> str:
            return next(iter(saved[0].entries))

        self._desk.deeds.do(
            noted(save),
            self.tr("Saved."),
            self.tr("saved an entry, which is in the bin now"),
            then=done,
            back=lambda: back(entry_id()),
            again=lambda: again(entry_id()),
            otherwise=failed,
        )


def keep_beside(journal: Journal, typed: EntryContent) -> None:
    """Keep what was typed as the draft, after what was left half written before, if anything was."""
    left = journal.drafts.get()
    content = typed if left is None else with_more(left.content, typed.record)
    journal.drafts.save(Draft(content=content, reason=left.reason if left is not None else ""))
