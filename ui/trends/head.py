"""The choices in the page's head, kept while the journal is open: whom, how long, which placement, what counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal.model import Child, Placement
from journal.trends import View, Whose
from ui.theme import look
from ui.today.parts import button
from ui.trends.cards import text_label
from ui.trends.phrases import number_text, set_apart, short_day
from ui.trends.presenter import PERIODS, Choice, Material
from ui.widgets.choice import choice_box, refill
from ui.widgets.flow import FlowLayout

_NARROWEST: Final = 72


class Head(QWidget):
    """Narrows what the page is about. `changed` follows every choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.child = choice_box("trendsChild", self.tr("Child"))
        self.child.setToolTip(self.tr("Whom the charts are about (Alt+C)"))
        self.placement = choice_box("trendsPlacement", self.tr("Placement"))
        self.placement.setToolTip(self.tr("Only the days of one placement (Alt+L)"))
        self.period = choice_box("trendsPeriod", self.tr("Period"))
        self.period.setToolTip(self.tr("How far back the weeks go (Alt+P)"))
        self.counting = choice_box("trendsCounting", self.tr("What counts"))
        self.counting.setToolTip(self.tr("What you confirmed, or Attune’s guesses too (Alt+O)"))
        self.reset = button(self.tr("&Reset"), "trendsReset", self.start_over, tip=self.tr("Show all again (Alt+R)"))
        self.reset.setAccessibleName(self.tr("Reset the choices"))
        self._note = text_label("", "muted", "trendsBasis")
        self._placements: tuple[Placement, ...] = ()
        self._lay_out()
        weeks: list[tuple[str, object]] = [(self.tr("{0} weeks").replace("{0}", str(n)), n) for n in PERIODS]
        refill(self.period, [*weeks, (self.tr("Everything"), None)], PERIODS[0])
        counting = [(self.tr("What I confirmed"), False), (self.tr("With suggestions"), True)]
        refill(self.counting, list[tuple[str, object]](counting), False)
        self.child.currentIndexChanged.connect(self._on_child)
        self.placement.currentIndexChanged.connect(self._on_placement)
        self.period.currentIndexChanged.connect(self._on_choice)
        self.counting.currentIndexChanged.connect(self._on_choice)
        self._show_what_applies()

    @property
    def guesses_wanted(self) -> bool:
        """Whether suggestions are to be counted too."""
        return bool(self.counting.currentData())

    def choice(self, whose: Whose, year: int | None) -> Choice:
        """What was chosen here, together with what was chosen in the cards."""
        return Choice(
            child=self.child.currentData(),
            weeks=self.period.currentData(),
            placement=self.placement.currentData(),
            guesses=self.guesses_wanted,
            whose=whose,
            year=year,
        )

    def offer(self, material: Material) -> None:
        """Offer these children and placements, keeping the choices where they are still among them."""
        children, self._placements = material.children, material.placements
        named: list[tuple[str, object]] = [(one.name, one.id) for one in children]
        refill(self.child, [(self.tr("All children"), None), *named], self.child.currentData())
        placed: list[tuple[str, object]] = [(_placement_text(one, children), one.id) for one in self._placements]
        refill(self.placement, [(self.tr("Any time"), None), *placed], self.placement.currentData())
        self._show_what_applies()

    def explain(self, view: View, guesses: int | None) -> None:
        """Say what the charts rest on. `guesses` counts the entries with suggestions that wait; None: not known yet."""
        self._note.setText(" ".join((_counted(self.guesses_wanted, guesses), *_ends_with(view), _rests_on())))

    def start_over(self) -> None:
        """Back to all children, the shortest period, and what was confirmed."""
        with QSignalBlocker(self):
            for combo in (self.placement, self.child, self.period, self.counting):
                combo.setCurrentIndex(0)
        self._on_choice()
        self.child.setFocus()

    def restyle(self) -> None:
        """Fit the text size."""
        self._choices.setSpacing(look().px(16))
        for combo in (self.child, self.placement, self.period, self.counting):
            combo.setMinimumWidth(look().px(_NARROWEST))
        self._column.setSpacing(look().px(10))

    def _on_placement(self) -> None:
        """A placement is about its child, and all of it is shown until less is asked for."""
        chosen = next((one for one in self._placements if one.id == self.placement.currentData()), None)
        if chosen is not None:
            with QSignalBlocker(self.child), QSignalBlocker(self.period):
                self.child.setCurrentIndex(max(self.child.findData(chosen.child_id), 0))
                self.period.setCurrentIndex(self.period.count() - 1)
        self._on_choice()

    def _on_child(self) -> None:
        """Another child was not in that placement."""
        with QSignalBlocker(self.placement):
            self.placement.setCurrentIndex(0)
        self._on_choice()

    def _on_choice(self) -> None:
        self._show_what_applies()
        self.changed.emit()

    def _show_what_applies(self) -> None:
        self._placing.setHidden(not self._placements)
        combos = (self.child, self.placement, self.period, self.counting)
        self.reset.setHidden(not any(combo.currentIndex() > 0 for combo in combos))

    def _lay_out(self) -> None:
        self._choices = FlowLayout()
        self._placing = _named(self.tr("P&lacement"), self.placement)
        for part in (
            _named(self.tr("&Child"), self.child),
            self._placing,
            _named(self.tr("&Period"), self.period),
            _named(self.tr("C&ount"), self.counting),
            self.reset,
        ):
            self._choices.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._choices)
        self._column.addWidget(self._note)


def _counted(wanted: bool, guesses: int | None) -> str:
    if not wanted:
        return _tr("The charts count what you confirmed, and nothing else.")
    if guesses is None:
        return _tr("Attune’s suggestions are being gathered; until then the charts count what you confirmed.")
    if not guesses:
        return _tr(
            "No suggestion is waiting for your answer, so the charts count what you confirmed. Attune can look at"
            " earlier entries too: Settings, “Read earlier entries”."
        )
    return number_text(
        guesses,
        "The charts count what you confirmed and, in one entry, what Attune only guesses: nobody has checked that, and"
        " a guess can be wrong.",
        "The charts count what you confirmed and, in %Ln entries, what Attune only guesses: nobody has checked that,"
        " and a guess can be wrong.",
    )


def _ends_with(view: View) -> Iterable[str]:
    """What “the last weeks” mean where the days on show have ended."""
    if view.last_day < view.today:
        said = _tr("What is shown ends on {day}; “the last weeks” are the last ones before that.")
        yield said.replace("{day}", short_day(view.last_day, with_year=True))


def _rests_on() -> str:
    return _tr(
        "They show what was written down, not all that happened; they promise nothing, and they are no score of you or"
        " of a child."
    )


def _placement_text(placement: Placement, children: Iterable[Child]) -> str:
    """Whose placement, where, and its days."""
    child = next((one.name for one in children if one.id == placement.child_id), "")
    began = short_day(placement.began, with_year=True)
    if placement.ended is None:
        days = _tr("since {began}").replace("{began}", began)
    else:
        days = _tr("{began} to {ended}").replace("{began}", began)
        days = days.replace("{ended}", short_day(placement.ended, with_year=True))
    return ", ".join(part for part in (set_apart(child), set_apart(placement.name), days) if part)


def _named(text: str, combo: QComboBox) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    name = QLabel(text)
    name.setBuddy(combo)
    row.addWidget(name)
    row.addWidget(combo)
    return pair


def _tr(text: str) -> str:
    return QCoreApplication.translate("trends", text)
