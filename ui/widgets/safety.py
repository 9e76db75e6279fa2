"""The safety page: what helps when someone may be hurt. One key opens it, Escape closes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal.day import FOSTERING, SAFETY_ABOUT, SAFETY_NOTICE, noticed_matter
from journal.guidance.bundled import load_sources
from journal.guidance.safety import (
    COUNTRY,
    OWN_NUMBERS,
    Advice,
    OwnNumbers,
    Place,
    Purpose,
    load_safety,
    read_own_numbers,
)
from journal.journal import Journal
from journal.model import Change, Label, Value
from ui.desk import Desk
from ui.theme import look
from ui.today.parts import button, card, label
from ui.widgets.fostering import FosteringTick
from ui.widgets.own_numbers import OwnNumbersCard
from ui.widgets.page_scroll import PageScroll
from ui.widgets.reading_order import tab_in_reading_order
from ui.widgets.safety_numbers import NumbersCard
from ui.widgets.screen import Screen

_CONCERNS: Final = frozenset({COUNTRY, OWN_NUMBERS, FOSTERING, SAFETY_ABOUT, SAFETY_NOTICE})


class Facts(Value, frozen=True):
    """What the page goes by. `code` is empty where no place was chosen; `noticed` is what a notice stands about."""

    code: str
    fostering: bool
    own: OwnNumbers
    noticed: Label | None


def gather(journal: Journal) -> Facts:
    """Everything that the page asks the journal; no entry is among it."""
    settings = journal.settings
    return Facts(
        code=settings.get(COUNTRY),
        fostering=settings.get(FOSTERING) == "yes",
        own=read_own_numbers(settings.get(OWN_NUMBERS)),
        noticed=noticed_matter(journal, journal.clock()),
    )


class SafetyPage(Screen):
    """Advice and telephone numbers. It reads nothing of any entry, and never says that it is sure."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._close = button(self.tr("Close"), "safetyClose", self._leave, role="", tip=self.tr("Close (Escape)"))
        self._emergency = label("", "heading", "safetyEmergency")
        self._own = OwnNumbersCard(desk)
        self._numbers = NumbersCard(desk)
        self._tick = FosteringTick(desk)
        self._sources = label("", "muted", "safetySources")
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._cards: dict[Label, QFrame] = {}
        self._lead: Label | None = None
        self._shown: tuple[bool, Label | None] | None = None
        self._scroll = PageScroll(self._page)
        self._lay_out()

    def concerns(self, change: Change) -> bool:
        """Only these settings change the page."""
        return not _CONCERNS.isdisjoint(change.settings)

    def refresh(self) -> None:
        """Show what fits the place, and who asks."""
        self.desk.ask(gather, self._show, owner=self)

    def lead_with(self, matter: Label | None) -> None:
        """Show this matter first, until the page is closed; without one, what a notice stands about."""
        self._lead = matter
        self._stale = True

    def focus_first(self) -> None:
        """Put the keyboard on the button that closes the page."""
        self._scroll.verticalScrollBar().setValue(0)
        self._close.setFocus()

    def settle(self) -> None:
        """Keep a number that was being entered."""
        self._own.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.lead_with(None)
        self.closed.emit()

    def _lay_out(self) -> None:
        self.setObjectName("safetyPage")
        self._numbers.place_shown.connect(self._name_emergency)
        self._own.setHidden(True)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().px(12))
        self._column.addLayout(self._head())
        self._column.addWidget(label(self.tr("Use what fits. You need not be sure to ask for help.")))
        self._column.addWidget(self._emergency)
        for part in (self._own, self._numbers, self._tick, self._sources):
            self._column.addWidget(part)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(self.tr("When someone may be hurt"), "title"), 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _show(self, facts: Facts) -> None:
        matter = self._lead or facts.noticed
        self._numbers.show_place(facts.code or QLocale.territoryToCode(QLocale().territory()))
        self._tick.setChecked(facts.fostering)
        self._own.show_numbers(facts.own)
        self._own.setVisible(facts.fostering)
        if self._shown != (facts.fostering, matter):
            self._shown = (facts.fostering, matter)
            self._write_advice(facts.fostering)
            self._order(matter)

    def _write_advice(self, fostering: bool) -> None:
        safety = load_safety()
        told = safety.for_carers if fostering else safety.for_parents
        for one, title in (
            (Label.CRISIS, self.tr("If someone is at risk now")),
            (Label.DISCLOSURE, self.tr("If a child told you something, or you found an injury")),
        ):
            if one in self._cards:
                self._cards[one].setHidden(True)
                self._cards[one].deleteLater()
            self._cards[one] = self._advice(one, told(one), title)
        self._sources.setText(_sources(told(one) for one in self._cards))

    def _order(self, matter: Label | None) -> None:
        """A carer's own numbers first; then the matter that was noticed, whom to call, and the other."""
        first = [card for one, card in self._cards.items() if one is matter]
        after = [card for one, card in self._cards.items() if one is not matter]
        at = self._column.indexOf(self._emergency) + 1
        for part in (self._own, *first, self._numbers, *after):
            self._column.removeWidget(part)
            self._column.insertWidget(at, part)
            at += 1
        tab_in_reading_order(self._page)

    def _advice(self, one: Label, advice: Advice, title: str) -> QFrame:
        frame, column = card(f"safety-{one.value}")
        column.addWidget(label(title, "heading"))
        for says, lines in (
            (self.tr("Now"), advice.now),
            (self.tr("Write down"), advice.write),
            (self.tr("Better not"), advice.avoid),
        ):
            column.addWidget(label(says, "muted"))
            for line in lines:
                column.addLayout(_point(line))
        return frame

    def _name_emergency(self, place: Place) -> None:
        numbers = [line.number for line in place.lines if line.purpose is Purpose.EMERGENCY]
        said = (
            self.tr("In danger now: call {0}.")
            if place.code
            else self.tr("In danger now: call your own country’s emergency number. In the European Union, it is {0}.")
        )
        said = said.replace("{0}", numbers[0])
        self._emergency.setText(said)
        self._emergency.setAccessibleName(said)


def _point(text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(look().px(8))
    row.addWidget(QLabel("•"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text), 1)
    return row


def _sources(advice: Iterable[Advice]) -> str:
    keys = dict.fromkeys(key for one in advice for key in one.sources)
    return "\n".join(load_sources()[key].citation for key in keys)
