"""Where nobody is in the journal yet: a kind line, and a name with a birth date to add at once."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from ui.theme import look
from ui.today.parts import button, buttons, column_in, label
from ui.widgets.typed_day import read_day


class FirstChild(QFrame):
    """`added` carries a name and a birth date or None."""

    added = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstChild")
        self.setProperty("role", "card")
        self._name = self._field("childName", self.tr("First name or initials"))
        self._born = self._field("childBorn", self.tr("Born (optional)"))
        self._example = QLocale().toString(QDate(2019, 4, 23), QLocale.FormatType.ShortFormat)
        self._born.setToolTip(self._example)
        self._answer = label("", "muted", "childAnswer")
        self._answer.hide()
        fields = buttons(self._name, self._born, button(self.tr("Add"), "childAdd", self._add, role=""))
        column = column_in(self)
        column.addWidget(
            label(self.tr("Who are you writing about? Add a child, or just write; you can add one later."))
        )
        column.addWidget(fields)
        column.addWidget(self._answer)
        self.hide()

    def _field(self, name: str, says: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(says)
        field.setPlaceholderText(says)
        field.setMinimumWidth(look().px(150))
        field.returnPressed.connect(self._add)
        return field

    def _add(self) -> None:
        name, given = self._name.text().strip(), self._born.text().strip()
        born: date | None = read_day(given)
        if not name:
            self._say(self.tr("Please type a name or initials first."), self._name)
        elif given and born is None:
            unread = self.tr("That date could not be read. Try it like {0}, or leave it out.")
            self._say(unread.replace("{0}", self._example), self._born)
        else:
            self._answer.hide()
            self.added.emit(name, born)

    def _say(self, sentence: str, field: QLineEdit) -> None:
        self._answer.setText(sentence)
        self._answer.show()
        field.setFocus()
