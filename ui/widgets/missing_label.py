"""Something is missing: the caregiver adds a label that was not suggested, and may ask why it was not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.model import By, Family, Label
from journal.reading.reader import Silence
from ui.theme import look
from ui.today.parts import button, buttons, card, label
from ui.today.presenter import WhyNot
from ui.widgets.reading_order import tab_in_reading_order
from ui.words import by_name, label_meaning, label_name, label_shape


class MissingLabel(QWidget):
    """A quiet button; behind it the labels that may be added, and behind each what Attune saw of it."""

    added = Signal(object, object)
    """A `Label`, and a `By` or None."""
    opened = Signal(QWidget)
    """Something was opened here, and should be scrolled into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("missingLabel")
        self._offered: Mapping[Label, WhyNot] = {}
        self._open = button(self.tr("Something is missing"), "missingOpen", self._choose)
        self._room: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().px(8))
        self._column.addWidget(buttons(self._open))

    def offer(self, labels: Mapping[Label, WhyNot]) -> None:
        """Offer these labels, each with what was seen of it; none, and there is nothing to open.

        What is open stays so while the same labels are offered.
        """
        if self._offered.keys() != labels.keys():
            self.start_over()
        self._offered = labels
        self.setVisible(bool(labels))

    def start_over(self) -> None:
        """Close what is open here, because something else is shown now."""
        if self._room is not None:
            self._column.removeWidget(self._room)
            self._room.hide()
            self._room.deleteLater()
            self._room = None

    def close_topmost(self) -> bool:
        """Close what is open here; whether anything was."""
        if self._room is None:
            return False
        self.start_over()
        self._open.setFocus()
        return True

    def _choose(self) -> None:
        made, column = card("missingChoices")
        column.addWidget(label(self.tr("What did these words show?"), "heading"))
        choices = [
            button(f"{label_shape(one)} {label_name(one)}", f"missing-{one.value}", partial(self._ask, one), role="")
            for one in self._offered
        ]
        for choice, one in zip(choices, self._offered, strict=True):
            choice.setAccessibleName(label_name(one))
            choice.setToolTip(label_meaning(one))
        column.addWidget(buttons(*choices))
        column.addWidget(buttons(button(self.tr("Close"), "missingClose", self.close_topmost)))
        self._show(made)
        choices[0].setFocus()

    def _ask(self, one: Label) -> None:
        made, column = card(f"missingAsk-{one.value}")
        why = self._why_not(self._offered[one])
        made.setAccessibleName(label_name(one))
        made.setAccessibleDescription(f"{label_meaning(one)} {why}")
        column.addWidget(label(f"{label_shape(one)}  {label_name(one)}", "heading"))
        column.addWidget(label(label_meaning(one)))
        column.addWidget(label(why, "muted", "whyNot"))
        answers = (
            [button(by_name(by), f"missingBy-{by.value}", partial(self._add, one, by), role="") for by in By]
            if one.family is Family.APPROACH
            else [button(self.tr("Add it"), "missingAdd", partial(self._add, one, None), role="")]
        )
        if one.family is Family.APPROACH:
            column.addWidget(label(self.tr("Who was it?")))
        for answer in answers:
            answer.setAccessibleDescription(f"{label_name(one)}. {label_meaning(one)} {why}")
        column.addWidget(buttons(*answers, button(self.tr("Back"), "missingBack", self._choose)))
        self._show(made)
        answers[0].setFocus()

    def _why_not(self, seen: WhyNot) -> str:
        if seen.silence is Silence.FOREIGN:
            return self.tr("Why not suggested: Attune reads only English so far.")
        if seen.silence is Silence.SHORT:
            return self.tr("Why not suggested: the text is too short to read.")
        if seen.unread:
            return self.tr("Why not suggested: Attune has not looked at these words.")
        if seen.dismissed:
            return self.tr("Why not suggested: you said “not this” before.")
        if not seen.words:
            return self.tr("Why not suggested: Attune saw nothing of it in these words.")
        if seen.score >= seen.threshold:
            return self.tr("Attune would suggest it now. The nearest words: “{0}”.").replace("{0}", seen.words)
        said = self.tr("Why not suggested: Attune is {0} % sure, and speaks up from {1} %. The nearest words: “{2}”.")
        return said.replace("{0}", str(seen.score)).replace("{1}", str(seen.threshold)).replace("{2}", seen.words)

    def _add(self, one: Label, by: By | None) -> None:
        self.start_over()
        self._open.setFocus()
        self.added.emit(one, by)

    def _show(self, made: QWidget) -> None:
        self.start_over()
        self._room = made
        self._column.addWidget(made)
        made.show()
        tab_in_reading_order(self)
        self.opened.emit(made)
