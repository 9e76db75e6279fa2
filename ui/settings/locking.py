"""The card that says after how long the journal locks by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFrame

from journal.model import Change
from ui.deeds_done import noted
from ui.desk import Desk
from ui.today.parts import buttons, column_in, label
from ui.watch import CHOICES, IDLE_MINUTES, LOCK_AFTER, idle_minutes


class LockingCard(QFrame):
    """Sets it in this journal; what was chosen can be undone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("lockingCard")
        self.setProperty("role", "card")
        self._desk = desk
        self._after = QComboBox()
        self._after.setObjectName("lockAfter")
        self._after.setAccessibleName(self.tr("Lock after"))
        for minutes in CHOICES:
            self._after.addItem(self._named(minutes), minutes)
        self._says = label("", "muted", "lockSays")
        self._lay_out()
        self._show(IDLE_MINUTES)
        self._after.activated.connect(self._choose)
        desk.changed.connect(self._on_change)

    def refresh(self) -> None:
        """Ask what is set."""
        self._desk.ask(idle_minutes, self._show, owner=self)

    def _lay_out(self) -> None:
        column = column_in(self)
        column.addWidget(label(self.tr("Locking by itself"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "When nobody touches a key or the mouse in Attune for a while, it locks. What you were writing is"
                    " kept, and is there again when you open it."
                ),
                "muted",
            )
        )
        column.addWidget(buttons(label(self.tr("Lock after")), self._after))
        column.addWidget(self._says)

    def _named(self, minutes: int) -> str:
        if minutes == 0:
            return self.tr("never")
        return self.tr("1 minute") if minutes == 1 else self.tr("{0} minutes").replace("{0}", str(minutes))

    def _show(self, minutes: int) -> None:
        self._after.setCurrentIndex(self._after.findData(minutes))
        self._says.setText(
            self.tr(
                "Whoever comes to this computer while you are away can read everything. Ctrl+L locks at once; a locked"
                " screen or sleep still does where the computer tells of it."
            )
            if minutes == 0
            else self.tr("It also locks when the computer sleeps or its screen is locked, where the computer tells.")
        )

    def _choose(self) -> None:
        minutes = int(self._after.currentData())
        self._desk.deeds.do(
            noted(lambda journal: journal.settings.put(LOCK_AFTER, str(minutes))),
            self.tr("Attune does not lock by itself any more.")
            if minutes == 0
            else self.tr("Attune locks after {0}.").replace("{0}", self._named(minutes)),
            self.tr("changed when Attune locks"),
        )

    def _on_change(self, change: Change) -> None:
        if LOCK_AFTER in change.settings:
            self.refresh()
