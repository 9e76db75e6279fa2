"""A small form inside a card: fields with their names above them, what could not be read, and the two ways out."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.theme import look
from ui.today.parts import button, buttons, label, on_key
from ui.widgets.flow import FlowLayout
from ui.widgets.typed_day import read_day, typed_day

F = TypeVar("F", bound=QWidget)

_EXAMPLE = date(2025, 1, 31)
_NARROW, _WIDE = 170, 300


class Form(QFrame):
    """`wanted` when its contents are to be kept, `left` when they are not. Subclasses add the fields and read them."""

    wanted = Signal()
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` begins the names of all its controls."""
        super().__init__(parent)
        self.setObjectName(f"{name}Form")
        self._name = name
        self._fields: list[tuple[QWidget, int]] = []
        self._flow = FlowLayout()
        self._flow.setSpacing(look().px(12))
        self._remark = label("", "", f"{name}Remark")
        keep = button(self.tr("Keep"), f"{name}Keep", self.wanted.emit, role="primary")
        cancel = button(self.tr("Cancel"), f"{name}Cancel", self.left.emit, tip=self.tr("Cancel (Escape)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look().px(6), 0, 0)
        column.addLayout(self._flow)
        column.addWidget(self._remark)
        column.addWidget(buttons(keep, cancel))
        on_key("Escape", self, self.left.emit)
        look().changed.connect(self._size)
        self._remark.hide()
        self.hide()

    def focus_first(self) -> None:
        """Put the keyboard in the first field."""
        if self._fields:
            self._fields[0][0].setFocus()

    def complain(self, sentence: str, field: QWidget | None = None) -> None:
        """Say what could not be kept, and put the keyboard where it can be mended; an empty sentence takes it back."""
        self._remark.setText(sentence)
        self._remark.setVisible(bool(sentence))
        if field is not None:
            field.setFocus()

    def text_field(self, name: str, says: str, *, wide: bool = False) -> QLineEdit:
        """A field of one line, with its name above it."""
        field = self._add(QLineEdit(), name, says, _WIDE if wide else _NARROW)
        field.returnPressed.connect(self.wanted)
        return field

    def day_field(self, name: str, says: str) -> QLineEdit:
        """A field for a day, which shows how one is written here."""
        field = self.text_field(name, says)
        field.setPlaceholderText(typed_day(_EXAMPLE))
        return field

    def choice_field(self, name: str, says: str) -> QComboBox:
        """A field to choose in, with its name above it."""
        return self._add(_Choice(), name, says, _NARROW)

    def day_in(self, field: QLineEdit) -> date | None:
        """The day that a field holds. Where it cannot be read, None, and that is said."""
        day = read_day(field.text())
        if day is None:
            said = self.tr("Please write a day that has been, such as {0}.")
            self.complain(said.replace("{0}", typed_day(_EXAMPLE)), field)
        return day

    def _add(self, field: F, name: str, says: str, width: int) -> F:
        field.setObjectName(f"{self._name}{name}")
        field.setAccessibleName(says)
        self._fields.append((field, width))
        pair = QWidget()
        column = QVBoxLayout(pair)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(2))
        above = QLabel(says)
        above.setProperty("role", "muted")
        above.setBuddy(field)
        column.addWidget(above)
        column.addWidget(field)
        self._flow.addWidget(pair)
        self._size()
        return field

    def _size(self) -> None:
        for field, width in self._fields:
            field.setMinimumWidth(look().px(width))


class _Choice(QComboBox):
    """Turning the wheel changes it only while it has the focus, so that scrolling past it is safe."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
