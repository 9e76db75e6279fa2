"""The panel that leads through four short questions to a sentence for next time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from journal.guidance.reframe import Question, load_questions
from ui.theme import look
from ui.today.another_way import STEPS, AnotherWay
from ui.today.parts import button, buttons, column_in, label
from ui.widgets.marked_text import MarkedText


class AnswerBox(MarkedText):
    """A few lines; Return goes on, Shift+Return begins a new line."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class AnotherWayPanel(QFrame):
    """Opens on an entry; closing it keeps the answers until another entry's are asked for."""

    kept = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("anotherWayPanel")
        self.setProperty("role", "card")
        self._entry_id = ""
        self._age: int | None = None
        self._state = AnotherWay()
        self._step = label("", "muted", "anotherWayStep")
        self._question = label("", "heading", "anotherWayQuestion")
        self._hint = label("", "muted", "anotherWayHint")
        self._example = label("", "muted", "anotherWayExample")
        self._box = AnswerBox()
        self._box.setObjectName("anotherWayAnswer")
        self._back = button(self.tr("Back"), "anotherWayBack", lambda: self._go(-1))
        self._next = button(self.tr("Next"), "anotherWayNext", lambda: self._go(1), role="", tip=self.tr("Return"))
        self._keep = button(self.tr("Keep this sentence"), "anotherWayKeep", self._keep_sentence, role="primary")
        self._source = label("", "muted", "anotherWaySource")
        self._lay_out()
        self._size()
        look().changed.connect(self._size)
        self._box.entered.connect(self._go_on)
        self._box.textChanged.connect(self._on_text)
        self.hide()

    def open_for(self, entry_id: str, age: int | None) -> None:
        """Show the questions about an entry, where they were left."""
        if entry_id != self._entry_id:
            self._state = AnotherWay()
        self._entry_id, self._age = entry_id, age
        self.show()
        self._render()
        self._box.setFocus()

    def close_panel(self) -> None:
        """Put the panel away; the answers stay."""
        self.hide()
        self.closed.emit()

    def forget(self) -> None:
        """Begin anew the next time."""
        self._entry_id = ""

    def _lay_out(self) -> None:
        close = button(self.tr("Close"), "anotherWayClose", self.close_panel, tip=self.tr("Close (Escape)"))
        answers = buttons(self._back, self._next, self._keep, close)
        column = column_in(self)
        for part in (self._step, self._question, self._hint, self._box, self._example, answers, self._source):
            column.addWidget(part)

    def _size(self) -> None:
        self._box.setFixedHeight(look().px(76))

    def _go(self, steps: int) -> None:
        self._state = self._state.moved(steps)
        self._render()
        self._box.setFocus()

    def _go_on(self) -> None:
        if self._state.asked is None:
            self._keep_sentence()
        else:
            self._go(1)

    def _on_text(self) -> None:
        self._state = self._state.written(self._box.text())
        self._keep.setEnabled(bool(self._box.text().strip()))

    def _keep_sentence(self) -> None:
        sentence = " ".join(self._box.text().split())
        if sentence:
            self.kept.emit(sentence)

    def _render(self) -> None:
        question = self._question_now()
        at_end = question is None
        self._step.setText(self._step_name(at_end))
        self._question.setText(self.tr("One sentence for next time") if question is None else question.text)
        self._hint.setText(
            self.tr("Put it the way you would say it. It comes back another day as a plan.")
            if question is None
            else question.hint
        )
        self._example.setText(
            "" if question is None else self.tr("For instance: {0}").replace("{0}", question.example_for(self._age))
        )
        self._source.setText("" if question is None else question.source)
        self._example.setVisible(not at_end)
        self._source.setVisible(not at_end)
        self._box.setAccessibleName(self._question.text())
        self._box.setAccessibleDescription(f"{self._hint.text()} {self._example.text()}")
        text = self._state.text
        self._box.set_text(text)
        self._back.setEnabled(self._state.at > 0)
        self._next.setVisible(not at_end)
        self._keep.setVisible(at_end)
        self._keep.setEnabled(bool(text.strip()))

    def _question_now(self) -> Question | None:
        return load_questions()[self._state.at] if self._state.at < len(STEPS) - 1 else None

    def _step_name(self, at_end: bool) -> str:
        if at_end:
            return self.tr("Say it another way")
        return self.tr("Say it another way · {0} of 4").replace("{0}", str(self._state.at + 1))
