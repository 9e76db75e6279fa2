"""Before and after: the two days around family time, or something else that happened, beside ordinary days."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from journal.trends import Basis, HappeningKind, View
from journal.trends.around import Seen, around, kinds_known
from ui.trends import around_words as words
from ui.trends.around_chart import AroundGrid
from ui.trends.cards import Card, text_label
from ui.widgets.choice import choice_box, refill


class AroundCard(Card):
    """What goes before and after, for one child. It is for the caregiver alone, and says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("around", self.tr("Before and after"), "Alt+5", parent)
        self._view: View | None = None
        self.kind = choice_box("aroundKind", self.tr("Before and after what"))
        self.kind.setToolTip(self.tr("What to look before and after of (Alt+W)"))
        self.kind.currentIndexChanged.connect(self._choose)
        name = QLabel(self.tr("Before and after &what"))
        name.setBuddy(self.kind)
        self.choices.addWidget(name)
        self.choices.addWidget(self.kind)
        self.add_below_sentence(text_label(f"{words.plain_words()} {words.for_you_only()}", "muted", "aroundNote"))
        self.grid = AroundGrid()
        caption = self.tr(
            "On how many days each was seen; the thin line is what could well be true with that many days"
        )
        self.add_chart(self.grid, caption, "aroundGrid")
        self.grid.pointed.connect(self._tell_cell)

    def show_view(self, view: View) -> None:
        self._view = view
        known: list[tuple[str, object]] = [(words.kind_name(kind), kind.value) for kind in kinds_known(view)]
        refill(self.kind, known, self.kind.currentData())
        self._answer(view)

    def take_choices(self, other: Card) -> None:
        if isinstance(other, AroundCard):
            chosen = other.kind.currentData()
            refill(self.kind, [(other.kind.currentText(), chosen)], chosen)

    def _choose(self) -> None:
        if self._view is not None:
            self._answer(self._view)

    def _answer(self, view: View) -> None:
        trend = around(view, HappeningKind(self.kind.currentData()))
        facts = trend.summary
        name = next((one.name for one in view.children if one.id == facts.child), "")
        self.tell(words.around_sentence(facts, name, view.weeks), words.worded(trend))
        self.leave_out_figures(facts.basis is Basis.NOTHING)
        self.grid.show_trend(trend)

    def _tell_cell(self, seen: Seen) -> None:
        self.say_fact(words.seen_fact(seen))
