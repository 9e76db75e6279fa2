"""The prompt of the day: a small thing to notice or try, why it was chosen, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from journal.guidance.chooser import Choice
from journal.guidance.prompts import Prompt
from ui.today.because import because_sentence
from ui.today.parts import button, buttons, column_in, head, label


class PromptCard(QFrame):
    """Hidden where there is none. Its signals carry the prompt that they are about."""

    write_wanted = Signal(object)
    skipped = Signal(object)
    saved = Signal(object, bool)
    """The second says whether it is to be found among the saved ones from now on."""
    refused = Signal(object)
    put_away = Signal(object)
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("promptCard")
        self.setProperty("role", "card")
        self._prompt: Prompt | None = None
        self._is_saved = False
        self._text = label("", name="promptText")
        self._because = label("", "muted", "promptBecause")
        self._why = label("", "muted", "promptWhy")
        self._source = label("", "muted", "promptSource")
        self._show_source = button(self.tr("Source"), "promptShowSource", self._toggle_source)
        self._save = button("", "promptSave", lambda: self._tell_saved(not self._is_saved))
        away = button(self.tr("Put away"), "promptPutAway", lambda: self._tell(self.put_away))
        column = column_in(self)
        column.addWidget(head(label(self.tr("A thought for today"), "muted"), self._show_source, away))
        for part in (self._text, self._because, self._why, self._source):
            column.addWidget(part)
        column.addWidget(buttons(*self._answers()))
        self.hide()

    def show_choice(self, choice: Choice | None, *, saved: bool = False) -> None:
        """Show the prompt of a choice and why it was chosen, or nothing."""
        self.setVisible(choice is not None)
        if choice is None:
            return
        self._because.setText(because_sentence(choice.because))
        self._show_saved(saved)
        if choice.prompt != self._prompt:
            self._show_prompt(choice.prompt)

    def _show_prompt(self, prompt: Prompt) -> None:
        self._prompt = prompt
        self._text.setText(prompt.text)
        self._why.setText(prompt.why)
        self._source.setText(prompt.source)
        self._source.hide()
        self.setAccessibleName(prompt.text)

    def _show_saved(self, saved: bool) -> None:
        self._is_saved = saved
        self._save.setText(self.tr("Saved ✓") if saved else self.tr("Save"))
        self._save.setAccessibleName(self.tr("Saved: take it off your saved ideas") if saved else self.tr("Save"))
        find, leave = self.tr("Find it again under Ideas"), self.tr("Take it off your saved ideas")
        self._save.setToolTip(leave if saved else find)

    def _answers(self) -> tuple[QPushButton, ...]:
        return (
            button(self.tr("Write about it"), "promptWrite", lambda: self._tell(self.write_wanted), role=""),
            button(
                self.tr("Another one"),
                "promptSkip",
                lambda: self._tell(self.skipped),
                tip=self.tr("This one does not come back for three weeks"),
            ),
            self._save,
            button(
                self.tr("Not for us"),
                "promptRefuse",
                lambda: self._tell(self.refused),
                tip=self.tr("It does not come again; under Ideas you can bring it back"),
            ),
            button(self.tr("More ideas"), "promptMore", self.more_wanted.emit, tip=self.tr("All ideas (Ctrl+4)")),
        )

    def _tell(self, signal: SignalInstance) -> None:
        if self._prompt is not None:
            signal.emit(self._prompt)

    def _tell_saved(self, saved: bool) -> None:
        if self._prompt is not None:
            self.saved.emit(self._prompt, saved)

    def _toggle_source(self) -> None:
        self._source.setVisible(self._source.isHidden())
