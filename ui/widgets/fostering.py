"""The tick that says whether somebody fosters: prompts, placements and the safety page go by it."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from journal.day import FOSTERING
from journal.model import Change
from ui.deeds_done import noted
from ui.desk import Desk


class FosteringTick(QCheckBox):
    """Sets it in this journal; that can be undone. It follows what is set elsewhere."""

    def __init__(self, desk: Desk, name: str = "fosteringOn") -> None:
        super().__init__()
        self.setText(self.tr("I am a foster carer"))
        self.setObjectName(name)
        self.setAccessibleName(self.text())
        self._desk = desk
        self.clicked.connect(self._choose)
        desk.changed.connect(self._on_change)

    def refresh(self) -> None:
        """Ask what is set."""
        self._desk.ask(lambda journal: journal.settings.get(FOSTERING) == "yes", self.setChecked, owner=self)

    def _choose(self, fosters: bool) -> None:
        self._desk.deeds.do(
            noted(lambda journal: journal.settings.put(FOSTERING, "yes" if fosters else "")),
            self.tr("Noted: you are a foster carer.") if fosters else self.tr("Noted: you are not a foster carer."),
            self.tr("changed whether you foster"),
        )

    def _on_change(self, change: Change) -> None:
        if FOSTERING in change.settings:
            self.refresh()
