"""The card for kinder words: whether they are offered, and which are left alone."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFrame

from journal.guidance.wording import LEFT_ALONE, OFFERED
from journal.model import Change
from ui.deeds_done import noted
from ui.desk import Desk
from ui.today.parts import button, buttons, column_in, label
from ui.widgets.wording_help import Chosen, chosen


class WordingCard(QFrame):
    """Sets it in this journal; what was chosen can be undone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("wordingCard")
        self.setProperty("role", "card")
        self._desk = desk
        self._on = QCheckBox(self.tr("Offer kinder and plainer words"))
        self._on.setObjectName("wordingOn")
        self._on.setAccessibleName(self._on.text())
        self._left_alone = label("", "muted", "wordingLeftAlone")
        self._again = button(self.tr("Offer these again"), "wordingAgain", self._offer_again, role="")
        self._lay_out()
        self._show(Chosen(offered=True, left_alone=frozenset()))
        self._on.clicked.connect(self._choose)
        desk.changed.connect(self._on_change)

    def refresh(self) -> None:
        """Ask what is set."""
        self._desk.ask(chosen, self._show, owner=self)

    def _lay_out(self) -> None:
        column = column_in(self)
        column.addWidget(label(self.tr("Words for the record"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "The child may read the record one day. Where a word in it has a kinder or plainer one, it gets"
                    " dots below it and a line under the box. Use it or not: nothing changes by itself. What the child"
                    " said, in quotation marks, is left as it was said."
                ),
                "muted",
            )
        )
        column.addWidget(self._on)
        column.addWidget(self._left_alone)
        column.addWidget(buttons(self._again))

    def _show(self, now: Chosen) -> None:
        self._on.setChecked(now.offered)
        listed = ", ".join(sorted(now.left_alone))
        self._left_alone.setText(self.tr("Left as you write them: {0}.").replace("{0}", listed))
        self._left_alone.setVisible(bool(listed))
        self._again.setVisible(bool(listed))

    def _choose(self, offered: bool) -> None:
        self._desk.deeds.do(
            noted(lambda journal: journal.settings.put(OFFERED, "" if offered else "off")),
            self.tr("Kinder words are offered.") if offered else self.tr("No words are offered any more."),
            self.tr("changed whether words are offered"),
        )

    def _offer_again(self) -> None:
        self._desk.deeds.do(
            noted(lambda journal: journal.settings.put(LEFT_ALONE, "")),
            self.tr("All of them are offered again."),
            self.tr("let words be offered again"),
        )

    def _on_change(self, change: Change) -> None:
        if not change.settings.isdisjoint({OFFERED, LEFT_ALONE}):
            self.refresh()
