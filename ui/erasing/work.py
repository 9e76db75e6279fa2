"""The erasing itself, in a lane of its own: the file first, then the backups in reach, and what was left undone."""

from __future__ import annotations

import logging
import threading
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from journal.erased import ErasurePlan, Receipt
from journal.errors import AttuneError, Cancelled, ErasureUnfinished
from journal.journal import Journal
from ui.crash.logbook import Known
from ui.crash.report import kind_of
from ui.tasks import Lane

log = logging.getLogger(__name__)


class Stage(StrEnum):
    """How far an erasure is."""

    BEGUN = "begun"
    """It can still be stopped."""
    FILE = "file"
    BACKUPS = "backups"


class ErasingWork(QObject):
    """Erases in one open journal. `moved` tells (stage, done, total); `ended` follows with the receipt or a fault.

    `changed` is a `Change`: it follows as soon as something was erased, whatever comes after.
    """

    moved = Signal(object, int, int)
    ended = Signal(object)
    changed = Signal(object)
    unfinished = Signal(object)
    """A fault: what was erased before could not be finished now. Told once."""

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._lane = Lane("attune-erasing", self)
        self._stop = threading.Event()
        self._told = False
        self.busy = False

    def erase(self, plan: ErasurePlan, *, backups: bool) -> None:
        """Erase what the plan names."""
        if self.busy:
            return
        self.busy = True
        self._stop.clear()
        self._lane.run(lambda: self._erase(plan, backups), self._end, owner=self, otherwise=self._end)

    def stop(self) -> None:
        """Stop, where nothing is erased yet; else go on with the file, and leave the other backups for later."""
        self._stop.set()

    def catch_up(self) -> None:
        """Finish what was cut off, and erase in backups that are in reach again."""
        if not self.busy:
            self._lane.run(self._catch_up, lambda _: None, owner=self, otherwise=self._tell)

    def close(self) -> None:
        """Finish the step under way, and end the lane. The rest is finished when the journal is next opened."""
        self._stop.set()
        self._lane.abandon()

    def _erase(self, plan: ErasurePlan, backups: bool) -> Receipt:
        """Called in the lane, as are those it calls."""
        erasing = self._journal.erasing
        try:
            receipt = erasing.erase(plan, backups=backups, progress=self._on_file)
        except ErasureUnfinished:
            self.changed.emit(plan.change)
            raise
        self.changed.emit(plan.change)
        if backups:
            try:
                self._journal.erasing_copies.erase(self._on_backups)
            except Cancelled:
                log.info("backups are left for later")
        return next(one for one in erasing.receipts() if one.id == receipt.id)

    def _catch_up(self) -> None:
        self._journal.erasing.finish()
        self._journal.erasing_copies.erase(self._between_backups)

    def _on_file(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.moved.emit(Stage.BEGUN if total == 1 else Stage.FILE, done, total)

    def _on_backups(self, done: int, total: int) -> None:
        self._between_backups(done, total)
        self.moved.emit(Stage.BACKUPS, done, total)

    def _between_backups(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled

    def _end(self, outcome: Receipt | Exception) -> None:
        self.busy = False
        self.ended.emit(outcome)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, AttuneError):
            log.error("unexpected %s while erasing was finished", Known(kind_of(error)))
        if not self._told:
            self._told = True
            self.unfinished.emit(error)
