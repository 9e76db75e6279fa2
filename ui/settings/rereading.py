"""Reading earlier entries in the background, one text at a time: whoever writes is served between any two."""

from __future__ import annotations

from array import array
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Signal

from journal.model import Filters, Suggestion
from journal.reading.showing import READ_UNASKED
from ui.desk import Desk
from ui.tasks import Ticket

AT_A_TIME: Final = 20
"""So many entries are looked up, and what was found in them kept, together."""


class Pace(StrEnum):
    """How reading earlier entries stands."""

    RESTING = "resting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"


class Rereading(QObject):
    """Has every entry read that this model has not read, newest first. Stopped or cut off, it goes on from there.

    Incidents and family time are left out: their words are only looked at when somebody asks.
    """

    moved = Signal()
    """It got further, or its pace changed."""
    kept = Signal()
    """What was found in some entries is kept now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pace = Pace.RESTING
        self._desk = desk
        self._places = array("q")
        self._looked_up = 0
        self._waiting: list[str] = []
        self._found: dict[str, tuple[Suggestion, ...]] = {}
        self._ticket: Ticket | None = None

    @property
    def total(self) -> int:
        """How many entries there are to look at."""
        return len(self._places)

    @property
    def done(self) -> int:
        """How many of them have been looked at."""
        return max(self._looked_up - len(self._waiting), 0)

    def start(self) -> None:
        """Read what is not read yet, from the newest entry on, or go on after a pause."""
        if self._desk.reader is None or self.pace is Pace.RUNNING:
            return
        begun = self.pace is Pace.PAUSED and bool(self._places)
        self._set(Pace.RUNNING)
        if begun:
            self._go_on()
        else:
            self._ticket = self._desk.ask(
                lambda journal: journal.search.places(Filters()), self._begin, owner=self, otherwise=self._fail
            )

    def pause(self) -> None:
        """Rest until `start`."""
        if self.pace is Pace.RUNNING:
            self._withdraw()
            self._keep()
            self._set(Pace.PAUSED)

    def cancel(self) -> None:
        """Stop; what was read stays read."""
        self._withdraw()
        self._keep()
        self._waiting.clear()
        self._places, self._looked_up = array("q"), 0
        self._set(Pace.RESTING)

    def _begin(self, places: array[int]) -> None:
        self._places, self._looked_up = places, 0
        self._waiting.clear()
        self._go_on()

    def _go_on(self) -> None:
        """Read the next text; where none waits, keep what was found and look for more."""
        reader = self._desk.reader
        if reader is None:
            self._set(Pace.RESTING)
        elif self._waiting:
            text = self._waiting[-1]
            self._ticket = self._desk.think(
                lambda: reader.suggest(text), lambda found: self._take(text, found), owner=self, otherwise=self._fail
            )
        else:
            self._keep()
            self._look_for_more(reader.model_version)

    def _look_for_more(self, model: str) -> None:
        places = self._places[self._looked_up : self._looked_up + AT_A_TIME]
        if not places:
            self._desk.background(lambda: self._desk.journal.suggestions.forget_others(model), self.kept.emit)
            self._set(Pace.DONE)
            return
        self._ticket = self._desk.ask(
            lambda journal: journal.suggestions.unread(places, READ_UNASKED, model),
            lambda texts: self._queue(len(places), texts),
            owner=self,
            otherwise=self._fail,
        )

    def _queue(self, looked_up: int, texts: tuple[str, ...]) -> None:
        self._looked_up += looked_up
        self._waiting = list(texts)
        self.moved.emit()
        self._go_on()

    def _take(self, text: str, found: tuple[Suggestion, ...]) -> None:
        self._waiting.pop()
        self._found[text] = found
        self.moved.emit()
        self._go_on()

    def _keep(self) -> None:
        reader, found, journal = self._desk.reader, self._found, self._desk.journal
        if found and reader is not None:
            model = reader.model_version
            self._desk.background(
                lambda: journal.suggestions.put_all(found, model), self.kept.emit, otherwise=self._fail
            )
        self._found = {}

    def _withdraw(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None

    def _fail(self, error: Exception) -> None:
        self._withdraw()
        self._set(Pace.PAUSED)
        self._desk.faulted.emit(error)

    def _set(self, pace: Pace) -> None:
        self.pace = pace
        self.moved.emit()
