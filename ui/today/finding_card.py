"""One finding on a card: the words, what they may show, and a key for each answer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from journal.model import By
from ui.theme import look
from ui.today.parts import SideBySide, button, column_in, label
from ui.today.presenter import Finding
from ui.widgets.flow import FlowLayout
from ui.widgets.underline import mark_colour
from ui.words import by_name, label_meaning, label_name, label_shape

_YES: Final = frozenset({Qt.Key.Key_Y, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_NO: Final = frozenset({Qt.Key.Key_N, Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_WHO: Final = {Qt.Key.Key_1: By.ME, Qt.Key.Key_2: By.CARER, Qt.Key.Key_3: By.OTHER}
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
_ROOMY: Final = 560
_ROOMY_FOR_FOUR: Final = 1_200


class FindingCard(QFrame):
    """Takes the focus as a whole, so that every answer is one key away; its buttons are for the mouse."""

    confirmed = Signal(object, object)
    """The finding, and whose conduct it was or None."""
    dismissed = Signal(object)
    step_wanted = Signal(int)
    another_way_wanted = Signal()

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self.setObjectName(f"finding-{finding.label.value}")
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._who: QLabel | None = None
        self._name = QLabel()
        look().changed.connect(self._write_name)
        self._write_name()
        roomy = _ROOMY_FOR_FOUR if finding.asks_who else _ROOMY
        column_in(self).addWidget(SideBySide(self._words(), self._answers(), roomy=roomy))
        self._tell_readers()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.step_wanted.emit(_STEPS[key])
        elif key in _NO:
            self.dismissed.emit(self.finding)
        elif key in _WHO and self.finding.asks_who:
            self.confirmed.emit(self.finding, _WHO[key])
        elif key in _YES:
            self._say_yes()
        elif key == Qt.Key.Key_S and self.finding.another_way:
            self.another_way_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _say_yes(self) -> None:
        if self._who is not None:
            self._who.setText(self.tr("Who was it? Press 1, 2 or 3."))
        else:
            self.confirmed.emit(self.finding, None)

    def _words(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(4))
        self._name.setTextFormat(Qt.TextFormat.RichText)
        column.addWidget(self._name)
        for words in self.finding.quotes:
            column.addWidget(label(self.tr("“{0}”").replace("{0}", " ".join(words.split())), name="quote"))
        column.addWidget(label(label_meaning(self.finding.label), "muted"))
        if self.finding.by is not None:
            column.addWidget(label(self._hint(), "muted", "whoHint"))
        return made

    def _write_name(self) -> None:
        colour = mark_colour(self.finding.label).name()
        shape, says = label_shape(self.finding.label), label_name(self.finding.label)
        self._name.setText(f'<span style="color:{colour}">{shape}</span>&nbsp; <b>{says}</b>')

    def _answers(self) -> QWidget:
        made = QWidget()
        row = FlowLayout(made)
        row.setSpacing(look().px(8))
        if self.finding.asks_who:
            self._who = label(self.tr("Who was it?"), name="whoWasIt")
            self._who.setWordWrap(False)
            row.addWidget(self._who)
            for number, by in enumerate(By, start=1):
                row.addWidget(self._answer(f"{by_name(by)} · {number}", f"by-{by.value}", by))
        else:
            row.addWidget(self._answer(self.tr("Yes · Y"), "yes", None))
        row.addWidget(self._by_mouse(button(self.tr("Not this · N"), "no", lambda: self.dismissed.emit(self.finding))))
        if self.finding.another_way:
            offer = button(self.tr("Say it another way · S"), "sayAnotherWay", self.another_way_wanted.emit)
            row.addWidget(self._by_mouse(offer))
        return made

    def _hint(self) -> str:
        """What the words say of whose conduct it was. It is asked all the same."""
        match self.finding.by:
            case By.ME:
                return self.tr("It reads like you.")
            case By.CARER:
                return self.tr("It reads like another carer.")
            case _:
                return ""

    def _answer(self, text: str, name: str, by: By | None) -> QPushButton:
        return self._by_mouse(button(text, name, lambda: self.confirmed.emit(self.finding, by), role=""))

    def _by_mouse(self, made: QPushButton) -> QPushButton:
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    def _tell_readers(self) -> None:
        keys = (
            self.tr("1 me, 2 another carer here, 3 someone else, N not this.")
            if self.finding.asks_who
            else self.tr("Y yes, N not this.")
        )
        if self.finding.another_way:
            keys = self.tr("{0} S says it another way.").replace("{0}", keys)
        self.setAccessibleName(f"{label_name(self.finding.label)}: {self.finding.quote}")
        said = (label_meaning(self.finding.label), self._hint(), keys)
        self.setAccessibleDescription(" ".join(part for part in said if part))
        self.setToolTip(keys)
