"""Backups while the journal is open: by themselves, at most hourly, in a lane of their own, and when asked for."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from journal.errors import AttuneError, Cancelled, JournalDamaged
from journal.journal import Journal
from ui.crash.logbook import Known
from ui.crash.report import kind_of
from ui.tasks import Lane
from ui.words import fault_sentence

if TYPE_CHECKING:
    from journal.restoring import BackupStanding

log = logging.getLogger(__name__)

_LOOK_EVERY_MS: Final = 300_000
_CHECKED: Final = "pages-checked"


class BackingUp(QObject):
    """Makes backups of one open journal. Saves never wait for it.

    `moved` tells (done, total) of one that was asked for; `ended` follows each, with the fault or None.
    """

    moved = Signal(int, int)
    ended = Signal(object)
    said = Signal(str)
    """A sentence about a backup that could not be made; said once until one succeeds again."""

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._lane = Lane("attune-backups", self)
        self._stop = threading.Event()
        self._told = self._told_of_second = ""
        self.busy = False
        self.by_hand = False
        self._clock = QTimer(self, interval=_LOOK_EVERY_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()

    def look(self) -> None:
        """Make a backup if one is due, and once a day see that the file is whole."""
        if not self.busy:
            self._run(self._keep_up_and_check, self._tell)

    def make(self) -> None:
        """Make a backup now, because the person asked for it."""
        if not self.busy:
            self.by_hand = True
            self._run(lambda: self._journal.backups.make(self._on_progress), lambda _: None)

    def set_second_place(self, chosen: Path | None) -> None:
        """Choose the second place, or none, and copy the last backup there."""
        backups = self._journal.backups

        def choose() -> None:
            backups.set_second_place(chosen)
            if chosen is not None:
                backups.keep_up(self._on_progress)

        self.by_hand = True
        self._run(choose, lambda _: None)

    def ask_standing(self, then: Callable[[BackupStanding], None]) -> None:
        """Ask how the backups stand, where a slow stick holds up nothing else; the answer waits for what goes on."""
        self._lane.run(self._journal.backups.standing, then, owner=self, otherwise=self._tell)

    def cancel(self) -> None:
        """Stop what is under way; the earlier backups stay."""
        self._stop.set()

    def close(self) -> None:
        """Stop what is under way and end the lane."""
        self._clock.stop()
        self._stop.set()
        self._lane.abandon()

    def _run(self, work: Callable[[], object], failed: Callable[[Exception], None]) -> None:
        self.busy = True
        self._stop.clear()

        def ended(fault: Exception | None) -> None:
            self.busy = self.by_hand = False
            if fault is None:
                self._told = ""
                self._tell_of_second_place()
            elif not isinstance(fault, Cancelled):
                failed(fault)
            self.ended.emit(fault)

        self._lane.run(work, lambda _: ended(None), owner=self, otherwise=ended)

    def _keep_up_and_check(self) -> None:
        if self._journal.backups.due():
            self._journal.backups.keep_up(self._on_progress)
        today = self._journal.clock().date()
        if self._journal.settings.get(_CHECKED) != today.isoformat():
            self._journal.check_pages()
            self._note_checked(today)

    def _note_checked(self, today: date) -> None:
        self._journal.settings.put(_CHECKED, today.isoformat())

    def _on_progress(self, done: int, total: int) -> None:
        """Called in the lane."""
        if self._stop.is_set():
            raise Cancelled
        self.moved.emit(done, total)

    def sentence(self, fault: Exception) -> str:
        """What to say when a backup could not be made."""
        if fault_code(fault) == JournalDamaged.code:
            return self.tr(
                "Attune found damage in the journal file. Please lock the journal (Ctrl+L), then choose “See your"
                " backups”."
            )
        return self.tr("No backup could be made just now.") + " " + fault_sentence(fault)

    def _tell(self, fault: Exception) -> None:
        if not isinstance(fault, AttuneError):
            log.error("unexpected %s in a backup", Known(kind_of(fault)))
        if fault_code(fault) != self._told:
            self._told = fault_code(fault)
            self.said.emit(self.sentence(fault))

    def _tell_of_second_place(self) -> None:
        fault = self._journal.backups.second_fault
        told, self._told_of_second = self._told_of_second, fault.code if fault is not None else ""
        if fault is not None and fault.code != told:
            made = self.tr("The backup was made, but could not be copied to your second place.")
            self.said.emit(f"{made} {fault_sentence(fault)}")


def fault_code(fault: Exception) -> str:
    """What tells one kind of fault from another."""
    return fault.code if isinstance(fault, AttuneError) else type(fault).__name__


class Leaving:
    """The way out of an open journal: the backup that is left to make, and closing. `finish` may run in any thread."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._hurried = threading.Event()

    def finish(self) -> None:
        """Make the backup and close the journal. A fault of the backup is logged: nobody is there to be told."""
        try:
            if self._journal.backups.changed():
                self._journal.backups.keep_up(self._on_progress)
        except AttuneError as fault:
            log.info("no backup while closing: %s", fault.code)
        finally:
            self._journal.close()

    def hurry(self) -> None:
        """Give the backup up: somebody wants the journal open again, and it will be made later."""
        self._hurried.set()

    def _on_progress(self, done: int, total: int) -> None:
        if self._hurried.is_set():
            raise Cancelled
