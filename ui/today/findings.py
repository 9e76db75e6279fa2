"""What your words show: the findings of the entry just saved, each answered by one key."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.model import By, Label
from ui.theme import look
from ui.today.finding_card import FindingCard
from ui.today.parts import button, buttons, label
from ui.today.presenter import Finding, Review, WhyNot
from ui.widgets.missing_label import MissingLabel


class FindingsPanel(QWidget):
    """Shows a review. It decides nothing: answers go out as signals, and a new review comes back."""

    confirmed = Signal(object, object)
    dismissed = Signal(object)
    look_wanted = Signal()
    """Somebody asks for the words of a record that is not looked at unasked."""
    another_way_wanted = Signal()
    entry_wanted = Signal(str)
    left = Signal()
    """The last card was answered or left: the keyboard belongs to the box again."""
    closed = Signal()
    reached = Signal(QWidget)
    """A card got the focus, and should be scrolled into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings")
        self._entry_id = ""
        self._cards: list[FindingCard] = []
        self._status = label("", "muted", "findingsStatus")
        self._look = button(self.tr("Look at the words"), "lookAtWords", self.look_wanted.emit)
        self._another_way = button(self.tr("Say it another way"), "anotherWay", self.another_way_wanted.emit)
        self.missing = MissingLabel()
        self.missing.opened.connect(self.reached)
        self._room = QVBoxLayout()
        self._room.setSpacing(look().px(8))
        self._lay_out()
        self.hide()

    @property
    def cards(self) -> tuple[FindingCard, ...]:
        """The cards that wait for an answer."""
        return tuple(self._cards)

    def show_review(self, review: Review, status: str, missing: Mapping[Label, WhyNot], *, may_ask: bool) -> None:
        """Show what waits, a sentence about it, what may be added, and whether the words may be asked for."""
        self._entry_id = review.entry_id
        focused = self._focused()
        self._keep_cards(review.waiting)
        self._status.setText(status)
        self._status.setVisible(bool(status))
        self._look.setVisible(may_ask)
        self.missing.offer(missing)
        on_card = any(card.finding.another_way for card in self._cards)
        self._another_way.setVisible(review.another_way and not on_card)
        self.show()
        if focused is not None:
            self._focus_near(focused)

    def focus_first(self) -> bool:
        """Put the keyboard on the first card, if there is one."""
        if not self._cards or self.isHidden():
            return False
        self._focus(self._cards[0])
        return True

    def close_panel(self) -> None:
        """Put the panel away."""
        self._keep_cards(())
        self.hide()
        self.closed.emit()

    def _lay_out(self) -> None:
        open_entry = button(self.tr("Open the entry"), "openEntry", lambda: self.entry_wanted.emit(self._entry_id))
        done = button(self.tr("Done"), "closeFindings", self.close_panel, tip=self.tr("Done (Escape)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(8))
        column.addWidget(label(self.tr("What your words show"), "heading"))
        column.addWidget(self._status)
        column.addLayout(self._room)
        for offer in (self._look, self._another_way):
            column.addWidget(offer, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.missing)
        column.addWidget(buttons(open_entry, done))

    def _keep_cards(self, waiting: tuple[Finding, ...]) -> None:
        """Keep the cards that still wait, take away the others, and add the new ones in their places."""
        for card in [card for card in self._cards if card.finding not in waiting]:
            self._cards.remove(card)
            self._room.removeWidget(card)
            card.hide()
            card.deleteLater()
        known = {card.finding: card for card in self._cards}
        self._cards = [known.get(finding) or self._card(finding) for finding in waiting]
        for at, card in enumerate(self._cards):
            self._room.insertWidget(at, card)

    def _card(self, finding: Finding) -> FindingCard:
        card = FindingCard(finding)
        card.confirmed.connect(self._on_confirmed)
        card.dismissed.connect(self.dismissed)
        card.another_way_wanted.connect(self.another_way_wanted)
        card.step_wanted.connect(lambda steps: self._step(card, steps))
        return card

    def _on_confirmed(self, finding: Finding, by: By | None) -> None:
        self.confirmed.emit(finding, by)

    def _focused(self) -> int | None:
        return next((at for at, card in enumerate(self._cards) if card.hasFocus()), None)

    def _focus_near(self, at: int) -> None:
        if self._cards:
            self._focus(self._cards[min(at, len(self._cards) - 1)])
        else:
            self.left.emit()

    def _step(self, card: FindingCard, steps: int) -> None:
        at = self._cards.index(card) + steps
        if at < 0:
            self.left.emit()
        elif at < len(self._cards):
            self._focus(self._cards[at])

    def _focus(self, card: FindingCard) -> None:
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self.reached.emit(card)
