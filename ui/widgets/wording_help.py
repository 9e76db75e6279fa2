"""Kinder words, offered while the record is written: dots under a word, and a line below the box. Never forced."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from journal.guidance.bundled import load_sources
from journal.guidance.wording import (
    LEFT_ALONE,
    OFFERED,
    Wording,
    find_wordings,
    fitted,
    left_alone_text,
    read_left_alone,
)
from journal.journal import Journal
from journal.model import Change, Value
from journal.reading.english import SmallWords
from journal.reading.reader import RESOURCES
from ui.deeds_done import noted
from ui.desk import Desk
from ui.tasks import Ticket
from ui.widgets.marked_text import MarkedText
from ui.widgets.wording_line import WordingLine

PAUSE_MS: Final = 400
"""So long after the last key the words are looked at."""


class Chosen(Value, frozen=True):
    """What the caregiver chose: whether words are offered at all, and the terms that are not."""

    offered: bool
    left_alone: frozenset[str]


def chosen(journal: Journal) -> Chosen:
    """What this journal's settings say of kinder words."""
    return Chosen(
        offered=journal.settings.get(OFFERED) != "off",
        left_alone=read_left_alone(journal.settings.get(LEFT_ALONE)),
    )


def leave_alone(journal: Journal, term: str) -> Change:
    """Offer nothing for this term any more."""
    return journal.settings.put(LEFT_ALONE, left_alone_text(chosen(journal).left_alone | {term}))


class WordingHelp(QObject):
    """Watches a box. It changes nothing there until somebody says so, and is silent where the text is not English."""

    def __init__(self, desk: Desk, box: MarkedText, put_below: Callable[[QWidget], None]) -> None:
        """`put_below` lays the line out below the box, once there is something to offer."""
        super().__init__(box)
        self._desk = desk
        self._box = box
        self._put_below = put_below
        self._chosen: Chosen | None = None
        self._found: tuple[Wording, ...] = ()
        self._text = ""
        self._at = 0
        self._ticket: Ticket | None = None
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._look)
        box.textChanged.connect(self._on_text)
        desk.changed.connect(self._on_change)
        self._ask()

    def next(self) -> None:
        """Go to the line, or on to the next word that has a kinder one."""
        if not self._found:
            return
        if self._line.has_focus():
            self._at = (self._at + 1) % len(self._found)
            self._show()
        self._line.take_focus()

    @property
    def waiting(self) -> bool:
        """Whether the text is yet to be looked at."""
        return self._pause.isActive()

    @cached_property
    def _line(self) -> WordingLine:
        made = WordingLine()
        made.used.connect(self._use)
        made.ignored.connect(self._ignore)
        made.left.connect(self._box.setFocus)
        self._put_below(made)
        return made

    def _ask(self) -> None:
        self._desk.ask(chosen, self._keep, owner=self)

    def _keep(self, now: Chosen) -> None:
        self._chosen = now
        self._look()

    def _on_change(self, change: Change) -> None:
        if not change.settings.isdisjoint({OFFERED, LEFT_ALONE}):
            self._ask()

    def _on_text(self) -> None:
        """Look at it a moment after the last key, and at once where there is nothing left."""
        if self._box.document().isEmpty():
            self._pause.stop()
            self._look()
        else:
            self._pause.start()

    def _look(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        text = self._box.text()
        if self._chosen is None or not self._chosen.offered or not text.strip():
            self._take_up(text, ())
        else:
            self._ticket = self._desk.think(
                lambda: _wordings_in(text), lambda found: self._take_up(text, found), owner=self
            )

    def _take_up(self, text: str, found: tuple[Wording, ...]) -> None:
        if text != self._box.text() or self._chosen is None:
            return
        before = self._found[self._at].term.term if self._found else ""
        self._text = text
        self._found = tuple(one for one in found if one.term.term not in self._chosen.left_alone)
        self._at = next((at for at, one in enumerate(self._found) if one.term.term == before), 0)
        self._box.set_dotted(one.span for one in self._found)
        self._show()

    def _show(self) -> None:
        if not self._found:
            if "_line" in self.__dict__:
                if self._line.has_focus():
                    self._box.setFocus()
                self._line.setHidden(True)
            return
        one = self._found[self._at]
        start, end = one.span
        instead = tuple(fitted(self._text, one, words) for words in one.term.instead)
        why = f"{one.term.why} ({load_sources()[one.term.source].citation})"
        self._line.show_wording(self._text[start:end], instead, why, len(self._found) - 1)
        self._line.setVisible(True)

    def _use(self, words: str) -> None:
        if self._found and self._text == self._box.text():
            self._box.replace(self._found[self._at].span, words)
        self._box.setFocus()
        self._look()

    def _ignore(self) -> None:
        if not self._found:
            return
        term = self._found[self._at].term.term
        self._box.setFocus()
        self._desk.deeds.do(
            noted(lambda journal: leave_alone(journal, term)),
            self.tr("Left as you write it, in this journal: {0}.").replace("{0}", term),
            self.tr("left “{0}” alone").replace("{0}", term),
        )


def _wordings_in(text: str) -> tuple[Wording, ...]:
    """What may be offered for a text; nothing where it does not look English."""
    return find_wordings(text) if _small_words().look_english(text) else ()


@cache
def _small_words() -> SmallWords:
    return SmallWords.load(RESOURCES / "small-words.txt")
