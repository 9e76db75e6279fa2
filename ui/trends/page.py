"""The page of trends: what it rests on, whom and when it is about, then a card for each question."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal.model import Child
from ui.settings.about import HelpCard
from ui.theme import look
from ui.trends.approach_card import ApproachCard
from ui.trends.around_card import AroundCard
from ui.trends.balance_card import BalanceCard
from ui.trends.beside_card import BesideCard
from ui.trends.cards import Card, text_label
from ui.trends.exporting import ExportButton, Form
from ui.trends.hard_card import HardCard
from ui.trends.head import Head
from ui.trends.presenter import Choice, Material, view_of
from ui.trends.processes_card import ProcessesCard
from ui.trends.signs_card import SignsCard
from ui.trends.together_card import TogetherCard
from ui.trends.year_card import YearCard
from ui.widgets.reading_order import tab_in_reading_order


class TrendsPage(QWidget):
    """Shows one `Material`, as the choices on it ask: sentences and tables at once, charts after `draw_charts`.

    Cards in view answer at once, so that a choice is followed before one looks up; the others one by one after that.
    """

    guesses_wanted = Signal()
    """Suggestions are to be counted from now on."""
    day_wanted = Signal(object, object)
    """A day whose entries are to be read, and the child they are to be about, or None."""
    export_wanted = Signal(object, object, object)
    """A card, the view it answers for, and the form it is to be exported as."""

    def __init__(self, material: Material) -> None:
        super().__init__()
        self.material = material
        self.head = Head()
        self.approach, self.year = ApproachCard(), YearCard()
        self._cards = self._in_order()
        self._guessing = False
        self._behind: list[Card] = []
        self._undrawn: list[Card] = []
        self._catching_up = QTimer(self, interval=0, singleShot=True)
        self._catching_up.timeout.connect(self._catch_up)
        self._empty = self._empty_card()
        self._lay_out()
        self.head.changed.connect(self._on_choice)
        self.approach.whose_changed.connect(self.show_all)
        self.year.year_changed.connect(self.show_all)
        self.year.read_wanted.connect(lambda day: self.day_wanted.emit(day, self._child()))
        for card in self._cards:
            export = ExportButton(card)
            export.wanted.connect(partial(self._export, card))
            card.add_tool(export)
        look().changed.connect(self.restyle)
        self.take(material)
        self.restyle()

    def take(self, material: Material) -> None:
        """Take over what the charts are made of."""
        self.material = material
        self.head.offer(material)
        self.show_all()

    def draw_charts(self) -> None:
        """Add the charts, those in view first. pyqtgraph should be loaded by now."""
        in_view = [card for card in self._cards if self._sees(card)]
        for card in in_view:
            card.draw()
        self._undrawn = [card for card in self._cards if card not in in_view]
        self._catching_up.start()

    def choice(self) -> Choice:
        """What the caregiver chose to see."""
        return self.head.choice(self.approach.whose, self.year.year.currentData())

    def show_all(self) -> None:
        """Work everything out and show it."""
        self.view = view_of(self.material, self.choice())
        self.head.explain(self.view, self.material.guesses)
        self._empty.setHidden(self._begun)
        in_view = [card for card in self._cards if self._sees(card)]
        for card in in_view:
            self._answer(card)
        self._behind = [card for card in self._cards if card not in in_view]
        self._catching_up.start()

    @property
    def behind(self) -> bool:
        """Whether cards out of view still answer an earlier choice, or lack their charts."""
        return self._catching_up.isActive()

    def restyle(self) -> None:
        """Fit the text size and the palette."""
        size = look().px
        self.setMaximumWidth(size(1100))
        self._column.setContentsMargins(*(12 + size(edge) for edge in (12, 8, 12, 12)))
        self._empty_column.setContentsMargins(*(8 + size(edge) for edge in (10, 8, 10, 10)))
        self._empty_column.setSpacing(size(8))
        self._column.setSpacing(size(16))
        self.head.restyle()
        for card in self._cards:
            card.restyle()

    def _in_order(self) -> tuple[Card, ...]:
        """A card for each question, in the order in which they are asked."""
        return (
            ProcessesCard(),
            self.approach,
            HardCard(),
            SignsCard(),
            AroundCard(),
            self.year,
            TogetherCard(),
            BalanceCard(),
            BesideCard(),
        )

    @property
    def _begun(self) -> bool:
        return self.material.begun or self.view.guesses

    def _sees(self, card: Card) -> bool:
        """Whether a card is in view or close to it; while the page is not on screen, all are."""
        seen = self.visibleRegion().boundingRect()
        around = seen.adjusted(0, -seen.height() // 4, 0, seen.height() // 4)
        return seen.isEmpty() or around.intersects(card.geometry())

    def _catch_up(self) -> None:
        """Bring one card up to date that is not in view."""
        if self._behind:
            self._answer(self._behind.pop(0))
        elif self._undrawn:
            self._undrawn.pop(0).draw()
        else:
            tab_in_reading_order(self)
            return
        self._catching_up.start()

    def _answer(self, card: Card) -> None:
        card.setVisible(bool(self.view.arrays) if card is self.year else self._begun)
        card.show_view(self.view)
        card.say_what_counts(self.view.guesses)

    def _on_choice(self) -> None:
        self.show_all()
        began = self.head.guesses_wanted and not self._guessing
        self._guessing = self.head.guesses_wanted
        if began:
            self.guesses_wanted.emit()

    def _export(self, card: Card, form: Form) -> None:
        self.export_wanted.emit(card, self.view, form)

    def _child(self) -> Child | None:
        return next((one for one in self.material.children if one.id == self.view.child), None)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.addWidget(text_label(self.tr("Trends"), "title", "trendsTitle"))
        self._column.addWidget(self.head)
        for card in (self._empty, *self._cards):
            self._column.addWidget(card)
        self._column.addWidget(self._about_trends())
        self._column.addStretch(1)

    def _about_trends(self) -> HelpCard:
        about = self.tr("How they are counted, from how many entries on anything is said, and how sure it is.")
        return HelpCard("aboutTrends", "trends", self.tr("What each chart says, and what it does not"), about)

    def _empty_card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("trendsEmpty")
        card.setProperty("role", "card")
        column = self._empty_column = QVBoxLayout(card)
        column.addWidget(text_label(self.tr("Charts begin with your first confirmed suggestion"), "heading", ""))
        how = self.tr(
            "Write down a small moment in Today and save it. Attune points out what it may show; when you say yes to"
            " one, it is counted here. A few weeks of a line or two are enough for a first picture, and days"
            " without an entry simply stay blank."
        )
        column.addWidget(text_label(how, "", "trendsEmptyText"))
        return card
