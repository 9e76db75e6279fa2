"""The card that says who the caregiver is to the children: a parent, or a foster carer."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from ui.desk import Desk
from ui.today.parts import column_in, label
from ui.widgets.fostering import FosteringTick


class CaringCard(QFrame):
    """One tick, which can be undone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("caringCard")
        self.setProperty("role", "card")
        self._tick = FosteringTick(desk, "caringFosters")
        column = column_in(self)
        column.addWidget(label(self.tr("You"), "heading"))
        column.addWidget(self._tick)
        column.addWidget(
            label(
                self.tr(
                    "Then there are ideas for carers too, placements on each child’s page, and your own numbers on the"
                    " page for when someone may be hurt."
                ),
                "muted",
            )
        )

    def refresh(self) -> None:
        """Ask what is set."""
        self._tick.refresh()
