"""Whom a foster carer calls first: the supervising social worker and the number at night, entered by the carer."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QFormLayout, QFrame, QLineEdit, QVBoxLayout, QWidget

from journal.guidance.safety import OWN_NUMBERS, OwnNumbers, own_numbers_text
from ui.deeds_done import noted
from ui.desk import Desk
from ui.theme import look
from ui.today.parts import button, buttons, column_in, head, label
from ui.widgets.help_line import help_row

_LONGEST: Final = 80


class OwnNumbersCard(QFrame):
    """Shows them, or the fields to enter them. They stay in the journal, and what was saved can be undone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("ownNumbers")
        self.setProperty("role", "card")
        self._desk = desk
        self._now = OwnNumbers()
        self._says = label("", "muted", "ownSays")
        self._rows = QWidget()
        self._lines = QVBoxLayout(self._rows)
        self._change = button(self.tr("Change"), "ownChange", self._edit)
        self._worker = self._field("ownWorker", self.tr("Supervising social worker’s name"))
        self._worker_number = self._field("ownWorkerNumber", self.tr("Their number"))
        self._out_of_hours = self._field("ownOutOfHours", self.tr("Number at night and at weekends"))
        self._form = QWidget()
        self._lay_out()

    def show_numbers(self, numbers: OwnNumbers) -> None:
        """Show these numbers; what is being entered goes on."""
        self._now = numbers
        self._write_rows(numbers)

    def settle(self) -> None:
        """Keep what was being entered."""
        if not self._form.isHidden():
            self._save()

    def _lay_out(self) -> None:
        self._lines.setContentsMargins(0, 0, 0, 0)
        fields = QFormLayout()
        fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for field in (self._worker, self._worker_number, self._out_of_hours):
            fields.addRow(field.accessibleName(), field)
            field.returnPressed.connect(self._save)
        inside = QVBoxLayout(self._form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look().px(8))
        inside.addLayout(fields)
        inside.addWidget(
            buttons(
                button(self.tr("Save"), "ownSave", self._save, role=""),
                button(self.tr("Leave as it was"), "ownCancel", self._leave),
            )
        )
        self._form.setHidden(True)
        column = column_in(self)
        column.addWidget(head(label(self.tr("Call first"), "heading"), self._change))
        for part in (self._says, self._rows, self._form):
            column.addWidget(part)
        self._write_rows(self._now)

    def _field(self, name: str, says: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(says)
        field.setMaxLength(_LONGEST)
        return field

    def _write_rows(self, numbers: OwnNumbers) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setHidden(True)
                widget.deleteLater()
        for number, name, about in (
            (numbers.worker_number, numbers.worker, self.tr("Your supervising social worker.")),
            (numbers.out_of_hours, self.tr("Out of hours"), self.tr("Your fostering service, at night and weekends.")),
        ):
            if number or (name and name == numbers.worker):
                row = help_row(number or "–", name or self.tr("Supervising social worker"), about, "ownNumber")
                self._lines.addWidget(row)
        self._says.setText(
            ""
            if numbers
            else self.tr(
                "Put in your supervising social worker and the out-of-hours number, to have them here at once."
            )
        )
        self._says.setVisible(not numbers)
        self._change.setText(self.tr("Change") if numbers else self.tr("Put them in"))
        self._change.setAccessibleName(self._change.text())

    def _edit(self) -> None:
        self._worker.setText(self._now.worker)
        self._worker_number.setText(self._now.worker_number)
        self._out_of_hours.setText(self._now.out_of_hours)
        self._form.setVisible(True)
        self._change.setHidden(True)
        self._worker.setFocus()

    def _leave(self) -> None:
        self._change.setVisible(True)
        self._change.setFocus()
        self._form.setHidden(True)

    def _save(self) -> None:
        entered = OwnNumbers(
            worker=self._worker.text().strip(),
            worker_number=self._worker_number.text().strip(),
            out_of_hours=self._out_of_hours.text().strip(),
        )
        self._leave()
        if entered == self._now:
            return
        kept = own_numbers_text(entered)
        self._desk.deeds.do(
            noted(lambda journal: journal.settings.put(OWN_NUMBERS, kept)),
            self.tr("Kept, in this journal only."),
            self.tr("changed whom you call first"),
        )
