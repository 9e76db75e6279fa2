"""Keeps the half-filled forms of the Children page, so that neither a lock nor a crash nor another child takes them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QObject

from ui.children.form import Form
from ui.children.half_filled import Forms, hold
from ui.desk import Desk
from ui.entries.soon import Soon


class FormsKept(QObject):
    """Holds what is typed for the child whose page is shown, soon after each change."""

    def __init__(self, desk: Desk, forms: Sequence[Form], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._forms = desk, forms
        self._held: dict[str, Forms] | None = None
        self._soon = Soon(self)
        self._soon.due.connect(self.hold)
        self.page: str | None = None
        """The id of the child whose page is shown; empty where nobody is written down, None before that is known."""
        for form in forms:
            form.typed.connect(self._soon.nudge)
            form.left.connect(self.hold)

    @property
    def left_on(self) -> tuple[str, ...]:
        """The pages on which something was left half filled in."""
        return tuple(page for page, forms in (self._held or {}).items() if forms)

    def know(self, found: Mapping[str, Forms]) -> None:
        """Know what was left half filled in, unless that is known: what was typed since then counts."""
        if self._held is None:
            self._held = dict(found)

    def turn_to(self, page: str) -> Forms:
        """Another child's page is shown: what was left half filled in on it."""
        self._soon.forget()
        self.page = page
        return (self._held or {}).get(page, {})

    def settle(self) -> None:
        """Keep at once what is still to be kept."""
        if self._soon.waiting:
            self._soon.now()

    def hold(self) -> None:
        """Keep what stands in the forms now."""
        self._soon.forget()
        journal, page = self._desk.journal, self.page
        if page is None or self._held is None:
            return
        now = {form.name: left for form in self._forms if (left := form.half_filled) is not None}
        if now != self._held.get(page, {}):
            self._held[page] = now
            self._desk.background(lambda: hold(journal, page, now))

    def forget(self, pages: Collection[str]) -> None:
        """These children were erased, and what was half filled in on their pages went along."""
        if self.page in pages:
            self._soon.forget()
            self.page = None
        for page in pages:
            (self._held or {}).pop(page, None)
