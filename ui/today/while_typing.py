"""The reader looking over one's shoulder: marks the processes and kindness a moment after the last key."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from journal.model import Kind, Suggestion
from journal.reading.reader import Silence
from journal.reading.showing import reads_unasked
from ui.desk import Desk
from ui.tasks import Ticket
from ui.today.presenter import marks, seen
from ui.widgets.marked_text import MarkedText

PAUSE_MS: Final = 300
"""So long after the last key the reader looks at the text."""


class WhileTyping(QObject):
    """Watches a box and marks it. It changes neither text nor cursor, and works off the GUI thread."""

    found = Signal(tuple)
    """The labels that the words show now."""
    foreign = Signal(bool)
    """Whether the text is in a language that is not read yet."""

    def __init__(self, desk: Desk, box: MarkedText, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._box = box
        self._kind = Kind.MOMENT
        self._ticket: Ticket | None = None
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._look)
        box.textChanged.connect(self._pause.start)
        desk.reader_ready.connect(self._pause.start)

    @property
    def waiting(self) -> bool:
        """Whether the text is yet to be looked at."""
        return self._pause.isActive()

    def set_kind(self, kind: Kind) -> None:
        """Say what sort of record is being written: some are not looked at."""
        self._kind = kind
        self._pause.start()

    def rest(self) -> None:
        """Look no more until something is typed."""
        self._pause.stop()
        self._withdraw()

    def _look(self) -> None:
        self._withdraw()
        text = self._box.text()
        if not text.strip() or not reads_unasked(self._kind):
            self._show(text, ())
            return
        self._ticket = self._desk.suggest(text, lambda found: self._show(text, found), owner=self)

    def _show(self, text: str, suggestions: tuple[Suggestion, ...]) -> None:
        if text != self._box.text():
            return
        self._box.set_marks(marks(suggestions))
        self.found.emit(seen(suggestions))
        reader = self._desk.reader
        self.foreign.emit(bool(suggestions) and reader is not None and reader.silence(text) is Silence.FOREIGN)

    def _withdraw(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
