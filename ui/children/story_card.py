"""A card with a list of things, such as placements: each can be changed or taken out, and one more added."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.children.form import Form
from ui.theme import look
from ui.today.parts import SideBySide, button, buttons, column_in, label


class Row(QWidget):
    """One thing in a line, with what can be done about it."""

    def __init__(self, name: str, line: str, change: Callable[[], object], remove: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName(f"{name}Row")
        changing = button(self.tr("Change"), f"{name}Change", change)
        removing = button(self.tr("Take out"), f"{name}Remove", remove)
        for one in (changing, removing):
            one.setAccessibleName(f"{one.text()}: {line}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SideBySide(label(line, name=f"{name}Line"), buttons(changing, removing)))


class StoryCard(QFrame):
    """The list, its empty state, and at the foot the way to add one, or the form for one of them."""

    add_wanted = Signal()
    change_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, name: str, form: Form, *, heading: str, empty: str, add: str) -> None:
        super().__init__()
        self._name = name
        self.form = form
        self.setObjectName(f"{name}Card")
        self.setProperty("role", "card")
        self._empty = label(empty, "muted", f"{name}Empty")
        self._room = QVBoxLayout()
        self._room.setSpacing(look().px(8))
        self._rows: list[Row] = []
        self._add = button(add, f"{name}Add", self.add_wanted.emit, role="")
        self._foot = buttons(self._add)
        column = column_in(self)
        column.addWidget(label(heading, "heading"))
        column.addWidget(self._empty)
        column.addLayout(self._room)
        column.addWidget(self._foot)
        column.addWidget(form)
        form.left.connect(self.close_form)

    def show_things(self, things: Sequence[tuple[object, str]]) -> None:
        """List these, each with its line."""
        had_focus = any(_holds_focus(row) for row in self._rows)
        for row in self._rows:
            self._room.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(one, line) for one, line in things]
        for row in self._rows:
            self._room.addWidget(row)
        self._empty.setVisible(not things)
        if had_focus:
            self._add.setFocus()

    def open_form(self) -> None:
        """The form was filled: it has the foot of the card."""
        self._foot.hide()

    def close_form(self) -> None:
        """Put the form away, and the keyboard where one is added."""
        held = _holds_focus(self.form)
        self.form.hide()
        self._foot.show()
        if held:
            self._add.setFocus()

    def _row(self, one: object, line: str) -> Row:
        return Row(self._name, line, lambda: self.change_wanted.emit(one), lambda: self.remove_wanted.emit(one))


def _holds_focus(part: QWidget) -> bool:
    focused = part.focusWidget()
    return focused is not None and focused.hasFocus()
