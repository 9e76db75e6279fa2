"""What stands before a locked journal: the unlock page, or the first start where there is none yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from journal.journal import Journal, has_journal
from ui.gate.first_start import FirstStart
from ui.gate.unlock import UnlockPage
from ui.tasks import Lane
from ui.theme import look

if TYPE_CHECKING:
    from ui.gate.rekeying import RekeyingPage
    from ui.gate.restoring import RestoringPage

_COLUMN_WIDTH = 560


class GateScreen(QWidget):
    """Ends in `opened`, which hands over an open journal."""

    opened = Signal(object)

    def __init__(self, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._lane = Lane("attune-gate", self)
        self._page: UnlockPage | FirstStart = (
            UnlockPage(home, self._lane) if has_journal(home) or _has_backups(home) else FirstStart(home, self._lane)
        )
        self._page.opened.connect(self._hand_over)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page)
        self._beside: RestoringPage | RekeyingPage | None = None
        if isinstance(self._page, UnlockPage):
            self._page.backups_wanted.connect(self.show_backups)
        self._fit()
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.addStretch(1)
        row.addWidget(self._stack, 100)
        row.addStretch(1)
        scroll = self._scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        look().changed.connect(self._fit)

    def focus_first(self) -> None:
        """Put the keyboard in the passphrase field."""
        self._page.focus_first()

    def say(self, sentence: str) -> None:
        """Say on the unlock page why it is locked."""
        if isinstance(self._page, UnlockPage):
            self._page.say(sentence)

    def show_backups(self) -> None:
        """Show the backups, one of which can be used instead of the journal as it is."""
        from ui.gate.restoring import RestoringPage

        page = RestoringPage(self._home, self._lane)
        page.moved_on.connect(self._keep_in_view)
        self._bring(page)
        page.show_backups()

    def show_rekeying(self) -> None:
        """Show the page that makes a new key, because somebody knows the passphrase."""
        from ui.gate.rekeying import RekeyingPage

        page = RekeyingPage(self._home, self._lane)
        self._bring(page)
        page.focus_first()

    def wait_for(self, others: Callable[[], None], hurry: Callable[[], None]) -> None:
        """Let everything here wait until `others` returns: the journal may still be on its way to being closed.

        `hurry` is called once somebody wants it open again.
        """
        self._lane.run(others, lambda _: None, owner=self)
        if isinstance(self._page, UnlockPage):
            self._page.tried.connect(hurry)

    def leave(self) -> None:
        """End what is under way, and close a journal that was made but never entered."""
        if self._beside is not None:
            self._beside.leave()
        self._lane.close()
        if isinstance(self._page, FirstStart):
            self._page.abandon()

    def _bring(self, page: RestoringPage | RekeyingPage) -> None:
        """Put a page before the one that unlocks, until it is done with."""
        page.done.connect(self._back_to_unlock)
        page.back.connect(lambda: self._back_to_unlock(""))
        self._beside = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _back_to_unlock(self, sentence: str) -> None:
        page, self._beside = self._beside, None
        self._stack.setCurrentWidget(self._page)
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()
        if isinstance(self._page, UnlockPage):
            self._page.say(sentence)
        self._page.focus_first()

    def _keep_in_view(self) -> None:
        focused = self._stack.focusWidget()
        if focused is not None:
            self._scroll.ensureWidgetVisible(focused, 0, look().px(24))

    def _fit(self) -> None:
        self._stack.setMaximumWidth(look().px(_COLUMN_WIDTH))

    def _hand_over(self, journal: Journal) -> None:
        self._lane.close()
        self.opened.emit(journal)


def _has_backups(home: Path) -> bool:
    """Whether only the journal's file is gone: then a new one is the last thing that is wanted."""
    from journal.restoring import backups_in_reach

    return bool(backups_in_reach(home))
