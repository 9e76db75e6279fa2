"""The page of trends: what it rests on, whom and when it is about, then a card for each question."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import look
from ui.trends.approach_card import ApproachCard
from ui.trends.cards import Card, text_label
from ui.trends.filling import refill
from ui.trends.presenter import PERIODS, Choice, Material, view_of
from ui.trends.processes_card import ProcessesCard
from ui.trends.year_card import YearCard
from ui.widgets.flow import FlowLayout


class TrendsPage(QWidget):
    """Shows one `Material`, as the choices on it ask: sentences and tables at once, charts after `draw_charts`."""

    def __init__(self, material: Material) -> None:
        super().__init__()
        self.material = material
        self.child = _combo("trendsChild", self.tr("Child"), self.tr("Whom the charts are about (Alt+C)"))
        self.period = _combo("trendsPeriod", self.tr("Period"), self.tr("How far back the weeks go (Alt+P)"))
        self.approach, self.year = ApproachCard(), YearCard()
        self._cards = self._in_order()
        self._empty = self._empty_card()
        self._lay_out()
        refill(self.period, [(self.tr("{0} weeks").replace("{0}", str(n)), n) for n in PERIODS], PERIODS[0])
        self.child.currentIndexChanged.connect(self.show_all)
        self.period.currentIndexChanged.connect(self.show_all)
        self.approach.whose_changed.connect(self.show_all)
        self.year.year_changed.connect(self.show_all)
        look().changed.connect(self.restyle)
        self.take(material)
        self.restyle()

    def take(self, material: Material) -> None:
        """Take over what the charts are made of."""
        self.material = material
        names: list[tuple[str, object]] = [(one.name, one.id) for one in material.children]
        refill(self.child, [(self.tr("All children"), None), *names], self.child.currentData())
        self.show_all()

    def draw_charts(self) -> None:
        """Add the charts by week. pyqtgraph should be loaded by now."""
        for card in self._cards:
            card.draw()

    def choice(self) -> Choice:
        """What the caregiver chose to see."""
        return Choice(
            child=self.child.currentData(),
            weeks=self.period.currentData(),
            whose=self.approach.whose,
            year=self.year.year.currentData(),
        )

    def show_all(self) -> None:
        """Work everything out and show it."""
        view, begun = view_of(self.material, self.choice()), self.material.begun
        self._empty.setHidden(begun)
        for card in self._cards:
            card.setVisible(bool(view.arrays) if card is self.year else begun)
            card.show_view(view)

    def restyle(self) -> None:
        """Fit the text size and the palette."""
        size = look().px
        self.setMaximumWidth(size(1100))
        self._column.setContentsMargins(*(12 + size(edge) for edge in (12, 8, 12, 12)))
        self._empty_column.setContentsMargins(*(8 + size(edge) for edge in (10, 8, 10, 10)))
        self._empty_column.setSpacing(size(8))
        self._column.setSpacing(size(16))
        self._controls.setSpacing(size(18))
        for card in self._cards:
            card.restyle()

    def _in_order(self) -> tuple[Card, ...]:
        """A card for each question, in the order in which they are asked."""
        return (
            ProcessesCard(),
            self.approach,
            self.year,
        )

    def _lay_out(self) -> None:
        self._controls = FlowLayout()
        for text, combo in ((self.tr("&Child"), self.child), (self.tr("&Period"), self.period)):
            self._controls.addWidget(_named(text, combo))
        rests_on = self.tr(
            "The charts count what you confirmed, and nothing else. They show what was written down, not all that"
            " happened; they promise nothing, and they are no score of you or of a child."
        )
        self._column = QVBoxLayout(self)
        self._column.addWidget(text_label(self.tr("Trends"), "title", "trendsTitle"))
        self._column.addWidget(text_label(rests_on, "muted", "trendsBasis"))
        self._column.addLayout(self._controls)
        for card in (self._empty, *self._cards):
            self._column.addWidget(card)
        self._column.addStretch(1)

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


def _combo(name: str, accessible: str, tip: str) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setAccessibleName(accessible)
    combo.setToolTip(tip)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return combo


def _named(text: str, combo: QComboBox) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    name = QLabel(text)
    name.setBuddy(combo)
    row.addWidget(name)
    row.addWidget(combo)
    return pair
