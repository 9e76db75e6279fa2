"""The prompt of the day: a small thing to notice or try, why, and where that is known from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from journal.guidance.prompts import Prompt
from ui.today.parts import button, column_in, head, label


class PromptCard(QFrame):
    """Hidden where there is none. `put_away` names the prompt that is not wanted today."""

    put_away = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("promptCard")
        self.setProperty("role", "card")
        self._prompt_id = ""
        self._text = label("", name="promptText")
        self._why = label("", "muted", "promptWhy")
        self._source = label("", "muted", "promptSource")
        self._show_source = button(self.tr("Source"), "promptShowSource", self._toggle_source)
        away = button(self.tr("Put away"), "promptPutAway", lambda: self.put_away.emit(self._prompt_id))
        column = column_in(self)
        column.addWidget(head(label(self.tr("A thought for today"), "muted"), self._show_source, away))
        for part in (self._text, self._why, self._source):
            column.addWidget(part)
        self.hide()

    def show_prompt(self, prompt: Prompt | None) -> None:
        """Show a prompt, or nothing."""
        self.setVisible(prompt is not None)
        if prompt is None or prompt.id == self._prompt_id:
            return
        self._prompt_id = prompt.id
        self._text.setText(prompt.text)
        self._why.setText(prompt.why)
        self._source.setText(prompt.source)
        self._source.hide()
        self.setAccessibleName(prompt.text)

    def _toggle_source(self) -> None:
        self._source.setVisible(self._source.isHidden())
