"""What was done since the journal was opened: undone the last first, and done again, until it is locked."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Union

from PySide6.QtCore import QCoreApplication

from journal.errors import ChangedSince
from journal.journal import Journal
from journal.model import Change, Deed

if TYPE_CHECKING:
    from ui.desk import Desk

MOST: Final = 100
"""Older deeds cannot be undone by a key; what they changed stays in the history."""

Operation = Callable[[Journal], Change]
Turn = Callable[[Journal], tuple[Change, Union["Turn", None]]]
"""Does something to the journal and gives back the turn that reverses it, or None where nothing was changed."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("deeds", text)


def noted(operation: Operation) -> Turn:
    """An operation on what has a history, or on settings: how to reverse it is noted by revision, without its words."""

    def turn(journal: Journal) -> tuple[Change, Turn | None]:
        deed = journal.deeds.do(lambda: operation(journal))
        return deed.change, None if deed.empty else _reversing(deed)

    return turn


def by_hand(forth: Operation, back: Operation) -> Turn:
    """An operation on what has no history, such as a draft, and the one that reverses it."""
    return lambda journal: (forth(journal), by_hand(back, forth))


def _reversing(deed: Deed) -> Turn:
    def turn(journal: Journal) -> tuple[Change, Turn | None]:
        back = journal.deeds.undo(deed)
        return back.change, _reversing(back)

    return turn


class _Done:
    """Something that was done, or undone: what to call it, the turn that reverses it, and what the screen does then."""

    def __init__(self, turn: Turn, named: str, back: Callable[[], None], again: Callable[[], None]) -> None:
        self.turn: Turn | None = turn
        self.named, self.back, self.again = named, back, again
        self._begun = False

    def do(self, journal: Journal) -> Change:
        """The first turn."""
        change = self._take(journal)
        self._begun = True
        return change

    def reverse(self, journal: Journal) -> Change:
        """The next turn, unless the first one failed or changed nothing."""
        return self._take(journal) if self._begun else Change()

    def _take(self, journal: Journal) -> Change:
        if self.turn is None:
            return Change()
        change, self.turn = self.turn(journal)
        return change


class DeedsDone:
    """The session's deeds, each one write. Erasing, sharing and changing keys do not come here: they ask first."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._done: deque[_Done] = deque(maxlen=MOST)
        self._undone: list[_Done] = []

    def do(
        self,
        turn: Turn,
        said: str,
        named: str,
        *,
        then: Callable[[Change], None] = lambda _: None,
        back: Callable[[], None] = lambda: None,
        again: Callable[[], None] = lambda: None,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Write something (`noted` or `by_hand`), then say so and offer to undo it.

        `said` is the whole sentence; `named` stands after “Undone:”, in small letters. `then` is called with the change
        once it is written, `back` after it was undone, `again` after it was done again; `otherwise` where it failed.
        """
        done = _Done(turn, named, back, again)
        self._done.append(done)
        self._undone.clear()

        def finished(change: Change) -> None:
            then(change)
            if done.turn is None:
                self._drop(done)
            self._desk.said.emit(said, None if done.turn is None else lambda: self._undo(done))

        def failed(error: Exception) -> None:
            self._drop(done)
            (otherwise or self._desk.faulted.emit)(error)

        self._desk.write(done.do, finished, otherwise=failed)

    def undo(self) -> None:
        """Undo what was done last."""
        if self._done:
            self._undo(self._done[-1])
        else:
            self._desk.said.emit(_tr("There is nothing to undo."), None)

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._undone:
            self._redo(self._undone[-1])
        else:
            self._desk.said.emit(_tr("There is nothing to do again."), None)

    def forget(self) -> None:
        """Let go of everything: the journal is being locked."""
        self._done.clear()
        self._undone.clear()

    def _undo(self, done: _Done) -> None:
        """Undo one deed, the last or the one that the notice speaks of."""
        if done not in self._done:
            return
        self._done.remove(done)
        self._undone.append(done)

        def finished(_: Change) -> None:
            done.back()
            self._desk.undone.emit(_tr("Undone: {0}").replace("{0}", done.named), lambda: self._redo(done))

        self._desk.write(done.reverse, finished, otherwise=lambda error: self._failed(done, error, self._done))

    def _redo(self, done: _Done) -> None:
        if done not in self._undone:
            return
        self._undone.remove(done)
        self._done.append(done)

        def finished(_: Change) -> None:
            done.again()
            self._desk.said.emit(_tr("Done again: {0}").replace("{0}", done.named), lambda: self._undo(done))

        self._desk.write(done.reverse, finished, otherwise=lambda error: self._failed(done, error, self._undone))

    def _failed(self, done: _Done, error: Exception, among: deque[_Done] | list[_Done]) -> None:
        """Try again later what the disk refused; what was changed since cannot be turned any more."""
        self._drop(done)
        if not isinstance(error, ChangedSince):
            among.append(done)
        self._desk.faulted.emit(error)

    def _drop(self, done: _Done) -> None:
        for among in (self._done, self._undone):
            if done in among:
                among.remove(done)
