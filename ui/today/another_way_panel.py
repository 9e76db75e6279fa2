"""The panel that leads through four short questions to a sentence for next time. Each can be answered by choosing."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from journal.guidance.reframe import Question, load_questions, scenes_for
from ui.theme import look
from ui.today.another_way import STEPS, About, AnotherWay, begun
from ui.today.choice_list import ChoiceList
from ui.today.parts import button, buttons, column_in, label
from ui.widgets.marked_text import MarkedText

_NARROWEST: Final = 110
"""Pixels at 100 %, where a narrow window at large text leaves no room for the longest name."""


class AnswerBox(MarkedText):
    """A few lines; Return goes on, Shift+Return begins a new line."""

    entered = Signal()

    def put(self, text: str) -> None:
        """Put `text` in place of everything; the box's own undo brings back what was there."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class SceneBox(QComboBox):
    """The kinds of moment; turning the wheel past it changes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("anotherWayScene")
        self.setAccessibleName(self.tr("Kind of moment"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumWidth(look().px(_NARROWEST))

    def offer(self, age: int | None, key: str) -> None:
        """Offer the scenes that a child of this age may be in, with one of them chosen."""
        with QSignalBlocker(self):
            self.clear()
            for scene in scenes_for(age):
                self.addItem(scene.name, scene.key)
            self.setCurrentIndex(max(self.findData(key), 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class AnotherWayPanel(QFrame):
    """Opens on an entry, or on nothing written; closing it keeps the answers until it is opened on something else."""

    kept = Signal(object)
    """A `NewPlan`."""
    closed = Signal()
    begun = Signal(str)
    """The questions were begun about an entry of this id, or about none: empty."""
    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("anotherWayPanel")
        self.setProperty("role", "card")
        self._state: AnotherWay | None = None
        self._step = label("", "muted", "anotherWayStep")
        self._question = label("", "heading", "anotherWayQuestion")
        self._hint = label("", "muted", "anotherWayHint")
        self._scene = SceneBox()
        self._scene_row = self._row_of_scene()
        self._choices = ChoiceList("anotherWayChoices")
        self._box = AnswerBox()
        self._box.setObjectName("anotherWayAnswer")
        self._box.setPlaceholderText(self.tr("Or in your own words"))
        self._back = button(self.tr("Back"), "anotherWayBack", lambda: self._go(-1))
        self._next = button(self.tr("Next"), "anotherWayNext", lambda: self._go(1), role="", tip=self.tr("Return"))
        self._keep = button(self.tr("Keep this sentence"), "anotherWayKeep", self._keep_sentence, role="primary")
        self._source = label("", "muted", "anotherWaySource")
        self._lay_out()
        self._size()
        self._wire()
        self.hide()

    def open_for(self, about: About) -> None:
        """Show the questions about something, where they were left."""
        if self._state is None or about.entry_id != self._state.about.entry_id:
            self.begun.emit(about.entry_id)
            self._state = begun(about)
        self.show()
        self._render()
        self._take_focus()

    def close_panel(self) -> None:
        """Put the panel away; the answers stay."""
        self.hide()
        self.closed.emit()

    @property
    def state(self) -> AnotherWay | None:
        """Where somebody stands, or None before the questions were begun."""
        return self._state

    def take_up(self, state: AnotherWay) -> None:
        """Go on from what was answered before, unless something is answered by now, or it is about another entry."""
        now = self._state
        if now is not None and not now.answered and now.about.entry_id == state.about.entry_id:
            self._state = msgspec.structs.replace(state, about=now.about)
            self._render()
            self._take_focus()

    def forget(self) -> None:
        """Begin anew the next time."""
        self._state = None
        self.answered.emit()

    def for_child(self, child_ids: tuple[str, ...], age: int | None) -> None:
        """Offer answers for another child's age; what was answered stays."""
        if self._state is not None:
            self._state = self._state.with_child(child_ids, age)
            self._render()

    @property
    def _now(self) -> AnotherWay:
        return self._state or AnotherWay()

    def _row_of_scene(self) -> QWidget:
        says = label(self.tr("Kind of &moment"), "muted")
        says.setTextFormat(Qt.TextFormat.AutoText)
        says.setWordWrap(False)
        says.setBuddy(self._scene)
        return buttons(says, self._scene)

    def _lay_out(self) -> None:
        close = button(self.tr("Close"), "anotherWayClose", self.close_panel, tip=self.tr("Close (Escape)"))
        answers = buttons(self._back, self._next, self._keep, close)
        column = column_in(self)
        for part in (
            self._step,
            self._question,
            self._hint,
            self._scene_row,
            self._choices,
            self._box,
            answers,
            self._source,
        ):
            column.addWidget(part)

    def _wire(self) -> None:
        look().changed.connect(self._size)
        self._box.entered.connect(self._go_on)
        self._box.textChanged.connect(self._on_text)
        self._choices.chosen.connect(self._choose)
        self._choices.stepped.connect(self._step_to)
        self._choices.entered.connect(self._go_on)
        self._choices.typed.connect(self._type)
        self._scene.currentIndexChanged.connect(self._change_scene)

    def _size(self) -> None:
        self._box.setFixedHeight(look().px(76))

    def _go(self, steps: int) -> None:
        self._state = self._now.moved(steps)
        self._render()
        self._take_focus()

    def _go_on(self) -> None:
        if self._now.asked is None:
            self._keep_sentence()
        else:
            self._go(1)

    def _choose(self, number: int) -> None:
        if self._box.text() != self._now.choices[number]:
            self._box.put(self._now.choices[number])

    def _step_to(self, number: int) -> None:
        """Take what an arrow key came to, unless the box holds words of the caregiver's own."""
        if not self._box.text() or self._box.text() in self._now.choices:
            self._choose(number)

    def _type(self, letter: str) -> None:
        self._box.setFocus()
        self._box.insertPlainText(letter)

    def _change_scene(self) -> None:
        self._state = self._now.with_scene(str(self._scene.currentData()))
        self._render()

    def _on_text(self) -> None:
        self._state = self._now.written(self._box.text())
        self._choices.mark(self._box.text())
        self._keep.setEnabled(bool(self._box.text().strip()))
        self.answered.emit()

    def _keep_sentence(self) -> None:
        if self._box.text().strip():
            self.kept.emit(self._now.plan(self._box.text()))

    def _take_focus(self) -> None:
        """The keyboard goes to the choices, or to the box where words of the caregiver's own stand in it."""
        now = self._now
        chooses = bool(now.choices) and (not now.text or now.text in now.choices)
        (self._choices if chooses else self._box).setFocus()

    def _render(self) -> None:
        now, question = self._now, self._question_now()
        self._step.setText(self._step_name(now))
        self._question.setText(self.tr("One sentence for next time") if question is None else question.text)
        self._hint.setText(
            self.tr("Put it the way you would say it. It comes back another day as a plan.")
            if question is None
            else question.hint
        )
        self._source.setText("" if question is None else question.source)
        self._scene.offer(now.about.age, now.scene)
        self._choices.offer(now.choices, now.text)
        self._choices.setAccessibleName(self.tr("Answers to choose from: {0}").replace("{0}", self._question.text()))
        self._choices.setAccessibleDescription(self._hint.text())
        for part in (self._source, self._scene_row, self._choices, self._next):
            part.setHidden(question is None)
        self._box.setAccessibleName(self._question.text())
        self._box.setAccessibleDescription(self._hint.text())
        if self._box.text() != now.text:
            self._box.set_text(now.text)
        self._back.setEnabled(now.at > 0)
        self._keep.setHidden(question is not None)
        self._keep.setEnabled(bool(now.text.strip()))

    def _question_now(self) -> Question | None:
        at = self._now.at
        return load_questions()[at] if at < len(STEPS) - 1 else None

    def _step_name(self, now: AnotherWay) -> str:
        if now.asked is None:
            return self.tr("Say it another way")
        return self.tr("Say it another way · {0} of 4").replace("{0}", str(now.at + 1))
