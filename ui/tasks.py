"""Work off the GUI thread: lanes that run one task after another and bring each result back to the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QThread, Signal

from journal.errors import AttuneError
from ui.crash.catching import catching
from ui.crash.logbook import Known
from ui.crash.report import kind_of

log = logging.getLogger(__name__)

T = TypeVar("T")


class Ticket:
    """Stands for one task under way. Cancelled or orphaned, its late answer is dropped."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._cancelled = False
        self.running = False

    @property
    def wanted(self) -> bool:
        """Whether somebody still waits for the answer."""
        return not self._cancelled and shiboken6.isValid(self._owner)

    def cancel(self) -> None:
        """Say that the answer is no longer wanted."""
        self._cancelled = True


class _Answer(NamedTuple):
    """A finished task on its way back to the GUI thread."""

    ticket: Ticket
    done: Future[Any]
    then: Callable[[Any], None]
    otherwise: Callable[[Exception], None]


class Lane(QObject):
    """A worker thread of its own. Tasks hold plain data and touch nothing of Qt."""

    failed = Signal(object)
    """An exception that no caller handles."""
    _answered = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._ended = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        *,
        owner: QObject,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> Ticket:
        """Run `work` here, then `then` with its result on the GUI thread, while `owner` lives and the ticket stands.

        An exception goes to `otherwise`, or else to `failed`; one that is a bug of ours is reported before that.
        """
        ticket = Ticket(owner)
        self.follow(ticket, work, then, otherwise=otherwise)
        return ticket

    def follow(
        self,
        ticket: Ticket,
        work: Callable[[], T],
        then: Callable[[T], None],
        *,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """The same under a ticket made before, for work that must know whether it is still wanted."""
        future = self._pool.submit(self._work, ticket, work)
        future.add_done_callback(lambda done: self._answer(ticket, done, then, otherwise))

    def close(self) -> None:
        """Finish all that was asked for, and end the thread. Answers that come after that are dropped."""
        self._ended = True
        self._pool.shutdown(wait=True)

    def abandon(self) -> None:
        """Finish what has begun, drop what has not, and end the thread."""
        self._ended = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    @staticmethod
    def _work(ticket: Ticket, work: Callable[[], T]) -> T | None:
        if not ticket.wanted:
            return None
        ticket.running = True
        try:
            return work()
        finally:
            ticket.running = False

    def _answer(
        self,
        ticket: Ticket,
        done: Future[Any],
        then: Callable[[Any], None],
        otherwise: Callable[[Exception], None] | None,
    ) -> None:
        if not done.cancelled() and shiboken6.isValid(self):
            self._answered.emit(_Answer(ticket, done, then, otherwise or self.failed.emit))

    def _deliver(self, answer: _Answer) -> None:
        assert QThread.currentThread() is self.thread()
        ticket, done, then, otherwise = answer
        error = done.exception()
        if self._ended:
            _note(error)
        if self._ended or not ticket.wanted:
            return
        if isinstance(error, Exception):
            if not isinstance(error, AttuneError):
                catching().take(error)
            otherwise(error)
        else:
            then(done.result())


def _note(error: BaseException | None) -> None:
    """Nobody is left to be told of a fault once its lane has ended."""
    if error is not None:
        log.warning("while closing: %s", Known(kind_of(error)))
