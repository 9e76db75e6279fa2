"""A small form inside a card: fields with their names above them, what could not be read, and the two ways out."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.children.half_filled import HalfFilled
from ui.theme import look
from ui.today.parts import button, buttons, label, on_key
from ui.widgets.flow import FlowLayout
from ui.widgets.typed_day import read_day, typed_day

F = TypeVar("F", bound=QWidget)

_EXAMPLE = date(2025, 1, 31)
_NARROW, _WIDE = 170, 300


class Form(QFrame):
    """`wanted` when its contents are to be kept, `left` when they are not, `typed` when the person changes them.

    Subclasses add the fields, fill them and read them.
    """

    wanted = Signal()
    left = Signal()
    typed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` begins the names of all its controls."""
        super().__init__(parent)
        self.setObjectName(f"{name}Form")
        self.name = name
        self._changes = ""
        self._touched = False
        self._fields: list[tuple[QWidget, int]] = []
        self._flow = FlowLayout()
        self._flow.setSpacing(look().px(12))
        self._remark = label("", "", f"{name}Remark")
        keep = button(self.tr("Keep"), f"{name}Keep", self.wanted.emit, role="primary")
        cancel = button(self.tr("Cancel"), f"{name}Cancel", self._leave, tip=self.tr("Cancel (Escape)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look().px(6), 0, 0)
        column.addLayout(self._flow)
        column.addWidget(self._remark)
        column.addWidget(buttons(keep, cancel))
        on_key("Escape", self, self._leave)
        self.typed.connect(self._touch)
        look().changed.connect(self._size)
        self._remark.hide()
        self.hide()

    @property
    def half_filled(self) -> HalfFilled | None:
        """What the person has put in it so far; None where that is nothing, or the form is put away."""
        if self.isHidden() or not self._touched:
            return None
        return HalfFilled(
            texts={field.objectName(): _text_in(field) for field, _ in self._fields}, changes=self._changes
        )

    def take_up(self, left: HalfFilled) -> None:
        """Put what was left half filled into the form, once it shows what is changed by it."""
        for field, _ in self._fields:
            _put(field, left.texts.get(field.objectName(), ""))
        self._touched = True

    def open_for(self, changes: str) -> None:
        """The form was filled with what has this id, or for something new: show it, with nothing typed yet."""
        self._changes, self._touched = changes, False
        self.complain("")
        self.show()
        self.focus_first()

    def _touch(self) -> None:
        self._touched = True

    def _leave(self) -> None:
        self._touched = False
        self.left.emit()

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
        field.textEdited.connect(self.typed)
        return field

    def day_field(self, name: str, says: str) -> QLineEdit:
        """A field for a day, which shows how one is written here."""
        field = self.text_field(name, says)
        field.setPlaceholderText(typed_day(_EXAMPLE))
        return field

    def choice_field(self, name: str, says: str) -> QComboBox:
        """A field to choose in, with its name above it."""
        field = self._add(_Choice(), name, says, _NARROW)
        field.activated.connect(self.typed)
        return field

    def day_in(self, field: QLineEdit) -> date | None:
        """The day that a field holds. Where it cannot be read, None, and that is said."""
        day = read_day(field.text())
        if day is None:
            said = self.tr("Please write a day that has been, such as {0}.")
            self.complain(said.replace("{0}", typed_day(_EXAMPLE)), field)
        return day

    def _add(self, field: F, name: str, says: str, width: int) -> F:
        field.setObjectName(f"{self.name}{name}")
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


def _text_in(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    return field.text() if isinstance(field, QLineEdit) else ""


def _put(field: QWidget, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(text)
    elif isinstance(field, QComboBox) and (found := field.findText(text)) >= 0:
        field.setCurrentIndex(found)


class _Choice(QComboBox):
    """Turning the wheel changes it only while it has the focus, so that scrolling past it is safe."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
