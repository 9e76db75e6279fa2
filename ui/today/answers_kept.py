"""Keeps what is being answered to the four questions, so that neither a lock nor a crash takes it."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject

from journal.model import HALF_ANSWERED
from ui.desk import Desk
from ui.entries.soon import Soon
from ui.today.another_way import AnotherWay
from ui.today.another_way_panel import AnotherWayPanel


class AnswersKept(QObject):
    """Keeps a panel's answers inside the journal soon after each change, and brings them back into a fresh panel."""

    def __init__(self, desk: Desk, panel: AnotherWayPanel) -> None:
        super().__init__(panel)
        self._desk, self._panel = desk, panel
        self._kept_for = ""
        self._soon = Soon(self)
        panel.answered.connect(self._soon.nudge)
        panel.begun.connect(self._look_up)
        self._soon.due.connect(self._keep)

    def settle(self) -> None:
        """Keep at once what is still to be kept."""
        if self._soon.waiting:
            self._soon.now()

    def _look_up(self, entry_id: str) -> None:
        self.settle()
        self._kept_for = entry_id
        self._desk.ask(lambda journal: journal.settings.get(HALF_ANSWERED + entry_id), self._bring_back, owner=self)

    def _bring_back(self, kept: str) -> None:
        if kept:
            self._panel.take_up(msgspec.json.decode(kept, type=AnotherWay))

    def _keep(self) -> None:
        journal, name, state = self._desk.journal, HALF_ANSWERED + self._kept_for, self._panel.state
        answered = state is not None and state.answered
        text = msgspec.json.encode(state.without_text()).decode() if state is not None and answered else ""
        self._desk.background(lambda: journal.settings.put(name, text))
