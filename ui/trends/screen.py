"""The trends' screen: loads what the charts are made of when first shown, and keeps it up with each change."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from journal.journal import Journal
from journal.model import Change
from ui.desk import Desk
from ui.tasks import Ticket
from ui.widgets.screen import Screen

if TYPE_CHECKING:
    from journal.reading.leaning import Thresholds
    from journal.suggested import Waiting
    from ui.trends.page import TrendsPage
    from ui.trends.presenter import Material


class TrendsScreen(Screen):
    """Nothing of numpy or pyqtgraph is loaded before this is shown, and then away from the GUI thread."""

    day_wanted = Signal(object, object)
    """A day whose entries are to be read, and the child they are to be about, or None."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("trends")
        self._page: TrendsPage | None = None
        self._asked = False
        self._changed: frozenset[str] = frozenset()
        self._gathering: Ticket | None = None
        desk.reader_ready.connect(self._gather_if_wanted)
        self._scroll = QScrollArea(self, widgetResizable=True)
        self._scroll.setObjectName("trendsScroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroll.setWidget(QLabel(self.tr("Looking through the journal …"), alignment=Qt.AlignmentFlag.AlignCenter))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def concerns(self, change: Change) -> bool:
        return bool(change.entries or change.labels or change.children or change.story)

    def refresh(self) -> None:
        """Load everything the first time, afterwards only what has changed and which day it is."""
        changed, self._changed = self._changed, frozenset()
        if not self._asked:
            self._asked = True
            self.desk.ask(_everything, self._open, owner=self, otherwise=self._start_over)
        else:
            otherwise = partial(self._remember, changed)
            self.desk.ask(partial(_news, changed), partial(self._renew, changed), owner=self, otherwise=otherwise)

    def focus_first(self) -> None:
        if self._page is not None:
            self._page.head.child.setFocus()
        else:
            self._scroll.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """A screen left open over midnight shows the new day when it is come back to."""
        self._stale = True
        super().showEvent(event)

    def _on_change(self, change: Change) -> None:
        self._changed |= change.entries | change.labels
        super()._on_change(change)

    def _open(self, material: Material) -> None:
        from ui.trends.exporting import Exporting
        from ui.trends.page import TrendsPage

        waiting = self._scroll.hasFocus()
        self._page = TrendsPage(material)
        self._page.guesses_wanted.connect(self._gather_guesses)
        self._page.day_wanted.connect(self.day_wanted)
        self._page.export_wanted.connect(Exporting(self.desk, self._page).ask_where)
        self._scroll.setWidget(self._page)
        if waiting:
            self.focus_first()
        self.desk.think(_load_charts, self._draw, owner=self)

    def _draw(self, _: None) -> None:
        if self._page is not None:
            self._page.draw_charts()

    def _renew(self, changed: frozenset[str], fresh: Material) -> None:
        from ui.trends.presenter import renewed

        if self._page is not None:
            self._page.take(renewed(self._page.material, changed, fresh))
            self._gather_if_wanted()

    def _gather_guesses(self) -> None:
        """Look up what the reader suggests and nobody answered yet, once the reader is there."""
        reader, limits = self.desk.reader, self.desk.limits
        if reader is not None:
            question = partial(_waiting, reader.model_version, limits)
            self.desk.withdraw(self._gathering)
            self._gathering = self.desk.ask(question, self._count_guesses, owner=self)

    def _count_guesses(self, waiting: Mapping[str, Waiting]) -> None:
        from ui.trends.presenter import guessing

        if self._page is not None:
            self._page.take(guessing(self._page.material, waiting))

    def _gather_if_wanted(self) -> None:
        if self._page is not None and self._page.head.guesses_wanted:
            self._gather_guesses()

    def _start_over(self, error: Exception) -> None:
        self._asked = False
        self.desk.faulted.emit(error)

    def _remember(self, changed: frozenset[str], error: Exception) -> None:
        self._changed |= changed
        self.desk.faulted.emit(error)


def _everything(journal: Journal) -> Material:
    from ui.trends.presenter import everything

    return everything(journal)


def _news(changed: frozenset[str], journal: Journal) -> Material:
    from ui.trends.presenter import news

    return news(journal, changed)


def _waiting(model: str, limits: Thresholds, journal: Journal) -> Mapping[str, Waiting]:
    from journal.suggested import waiting_labels

    return waiting_labels(journal, model, limits)


def _load_charts() -> None:
    import pyqtgraph  # noqa: F401  (only to have it loaded)
