"""The desk: an open journal on the window's side. Operations and questions go out from here, changes come back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from journal.errors import AttuneError, JournalTakenOver, ReaderMissing, StorageFailed
from journal.journal import Journal
from journal.learning import may_move, thresholds
from journal.model import Change, Suggestion
from journal.reading import Reader
from journal.reading.leaning import Thresholds, weighed
from ui.backing_up import BackingUp, Leaving
from ui.deeds_done import DeedsDone
from ui.erasing.work import ErasingWork
from ui.tasks import Lane, Ticket

log = logging.getLogger(__name__)

if TYPE_CHECKING:
    from ui.terminal_door import TerminalDoor

T = TypeVar("T")

_HEARTBEAT_MS = 60_000
_TIDY_AFTER_MS = 3_000


class Desk(QObject):
    """Everything the screens share: the journal's lanes, the reader, and three signals.

    Writing, reading, thinking and drawing each have a lane, so that a slow search never holds a save, nor the reader
    a photo.
    """

    changed = Signal(object)
    """A `Change`, after each operation."""
    faulted = Signal(object)
    """An exception that the screen which caused it does not handle."""
    said = Signal(str, object)
    """A sentence for the person, and a callable that undoes what it speaks of, or None."""
    undone = Signal(str, object)
    """A sentence about something that was undone, and a callable that does it again."""
    reader_ready = Signal()
    backups_wanted = Signal()
    """The person wants to go back to a backup, for which the journal has to be locked."""
    taken_over = Signal(object)
    """A `JournalTakenOver`: another machine has the journal now, so it is to be locked here."""
    new_key_wanted = Signal()
    """Somebody knows the passphrase: the journal is to be locked, and written anew under a new key."""

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.journal = journal
        self.deeds = DeedsDone(self)
        self.reader: Reader | None = None
        self._limits: Thresholds | None = None
        self._door: TerminalDoor | None = None
        self._writing, self._reading, self._thinking, self._drawing = (
            Lane(name, self) for name in ("attune-writing", "attune-reading", "attune-thinking", "attune-drawing")
        )
        for lane in (self._writing, self._reading, self._thinking, self._drawing):
            lane.failed.connect(self.faulted)
        self.backing_up = BackingUp(journal, self)
        self.backing_up.said.connect(lambda sentence: self.said.emit(sentence, None))
        self.erasing = ErasingWork(journal, self)
        self.erasing.unfinished.connect(self.faulted)
        self.erasing.changed.connect(self._let_go)
        self.changed.connect(self._on_change)
        self._heart = QTimer(self, interval=_HEARTBEAT_MS)
        self._heart.timeout.connect(self.beat)
        self._heart.start()
        self._idle = QTimer(self, interval=_TIDY_AFTER_MS, singleShot=True)
        self._idle.timeout.connect(lambda: self.background(journal.tidy))

    def write(
        self,
        operation: Callable[[Journal], Change],
        then: Callable[[Change], None] | None = None,
        *,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run an operation that changes the journal; afterwards call `then`, and tell every screen."""

        def finished(change: Change) -> None:
            if then is not None:
                then(change)
            self._idle.start()
            self.changed.emit(change)

        self._writing.run(lambda: operation(self.journal), finished, owner=self, otherwise=otherwise)

    def background(
        self,
        chore: Callable[[], object],
        then: Callable[[], None] = lambda: None,
        *,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run a chore in the writing lane that changes nothing anybody sees, such as keeping a draft; then `then`."""
        self._writing.run(chore, lambda _: then(), owner=self, otherwise=otherwise)

    def ask(
        self,
        question: Callable[[Journal], T],
        then: Callable[[T], None],
        *,
        owner: QObject,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> Ticket:
        """Ask the journal something; `then` gets the answer while `owner` lives. Cancel through `withdraw`."""
        ticket = Ticket(owner)
        self._reading.follow(ticket, lambda: self._answer(question, ticket), then, otherwise=otherwise)
        return ticket

    def withdraw(self, ticket: Ticket | None) -> None:
        """Say that an answer is no longer wanted, and end the query that looks for it."""
        if ticket is not None and ticket.wanted:
            ticket.cancel()
            if ticket.running:
                self.journal.interrupt_reading()

    @property
    def limits(self) -> Thresholds:
        """From which probability on each label is shown in this journal; nothing while the reader is not loaded."""
        if self.reader is None:
            return {}
        return self._limits or self.reader.thresholds

    def load_reader(self) -> None:
        """Load the reader's weights in the background; `reader_ready` follows. Without them nothing is suggested."""
        self._thinking.run(Reader.load, self._keep_reader, owner=self, otherwise=self._without_reader)

    def suggest(self, text: str, then: Callable[[tuple[Suggestion, ...]], None], *, owner: QObject) -> Ticket | None:
        """Let the reader look at a text that is being written. None, and no answer, while it is not loaded."""
        reader = self.reader
        if reader is None:
            return None
        limits = self.limits
        return self._thinking.run(lambda: reader.suggest(text, limits), then, owner=owner)

    def suggest_for(
        self, record: str, then: Callable[[tuple[Suggestion, ...]], None], *, owner: QObject
    ) -> Ticket | None:
        """The same for a saved record: what was found before is looked up, what is found now is kept."""
        reader = self.reader
        if reader is None:
            return None
        ticket = Ticket(owner)

        def kept(journal: Journal) -> tuple[Suggestion, ...] | None:
            return journal.suggestions.get(record, reader.model_version)

        def looked_up(before: tuple[Suggestion, ...] | None) -> None:
            if before is not None:
                then(weighed(before, self.limits))
            else:
                limits = self.limits
                self._thinking.follow(ticket, lambda: reader.suggest(record, limits), found)

        def found(suggestions: tuple[Suggestion, ...]) -> None:
            self.background(lambda: self.journal.suggestions.put(record, reader.model_version, suggestions))
            then(suggestions)

        self._reading.follow(ticket, lambda: self._answer(kept, ticket), looked_up)
        return ticket

    def think(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        *,
        owner: QObject,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> Ticket:
        """Run slow work that needs no journal, such as loading a library, in the reader's lane."""
        return self._thinking.run(work, then, owner=owner, otherwise=otherwise)

    def open_door(self) -> None:
        """Let commands from a terminal work through this open journal; every screen is told what they changed."""
        from ui.terminal_door import TerminalDoor

        self._door = TerminalDoor(self.journal, self)
        self._door.changed.connect(self.changed)

    def draw(self, work: Callable[[], T], then: Callable[[T], None], *, owner: QObject) -> Ticket:
        """Make a picture of bytes that were read; needs no journal, and waits for no reader."""
        return self._drawing.run(work, then, owner=owner)

    def beat(self) -> None:
        """Tell other machines that the journal is in use here."""

        def failed(error: Exception) -> None:
            (self.taken_over if isinstance(error, JournalTakenOver) else self.faulted).emit(error)

        self.background(self.journal.heartbeat, otherwise=failed)

    def close(self) -> None:
        """Finish every save and what else was begun, then close the journal and drop its key."""
        self._end_lanes()
        self.journal.close()

    def leave(self) -> Leaving:
        """Finish every save and what else was begun; what is left is the last backup, and closing the journal."""
        self._end_lanes()
        return Leaving(self.journal)

    def _end_lanes(self) -> None:
        self._heart.stop()
        if self._door is not None:
            self._door.close()
        self.erasing.close()
        self._idle.stop()
        self.backing_up.close()
        self._drawing.abandon()
        self._thinking.abandon()
        self._reading.abandon()
        self._writing.close()
        self.reader = None
        self.deeds.forget()

    def _answer(self, question: Callable[[Journal], T], ticket: Ticket) -> T:
        """Answer a question, once more where another's interruption hit it by mistake."""
        try:
            return question(self.journal)
        except StorageFailed as fault:
            if fault.facts.get("reason") != "SQLITE_INTERRUPT" or not ticket.wanted:
                raise
            return question(self.journal)

    def _keep_reader(self, reader: Reader) -> None:
        """Take the reader up once it is known how far this journal's answers moved its thresholds, or cannot be."""

        def ready(found: Thresholds | None) -> None:
            self.reader, self._limits = reader, found
            self.reader_ready.emit()

        def failed(error: Exception) -> None:
            self.faulted.emit(error)
            ready(None)

        self.ask(lambda journal: thresholds(journal, reader.thresholds), ready, owner=self, otherwise=failed)

    def _on_change(self, change: Change) -> None:
        reader = self.reader
        if reader is not None and may_move(change):
            self.ask(lambda journal: thresholds(journal, reader.thresholds), self._keep_limits, owner=self)

    def _let_go(self, _: Change) -> None:
        """Of what was erased nothing can be put back, nor is a word of it to stay in what could be undone."""
        self.deeds.forget()

    def _keep_limits(self, found: Thresholds) -> None:
        self._limits = found

    def _without_reader(self, error: Exception) -> None:
        if isinstance(error, ReaderMissing):
            log.info("no reader: %s", error.code)
        else:
            self.faulted.emit(error)


def is_fault(error: Exception) -> bool:
    """Whether `error` is the environment's doing (a calm sentence) rather than a bug of ours (a report)."""
    return isinstance(error, AttuneError)
