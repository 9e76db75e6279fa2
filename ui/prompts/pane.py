"""One idea in full: what it asks, why, where that is known from, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal.guidance.prompts import Prompt
from journal.model import PromptMark
from ui.prompts.words import facts_words
from ui.theme import look
from ui.today.parts import button, buttons, label
from ui.widgets.page_scroll import PageScroll


class IdeaPane(QWidget):
    """Shows the chosen idea. Its signals carry the prompt."""

    write_wanted = Signal(object)
    marked = Signal(object, object)
    """A prompt, and the mark that it is to have, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompt: Prompt | None = None
        self._mark: PromptMark | None = None
        self._facts = label("", "muted", "ideaFacts")
        self._text = label("", "heading", "ideaText")
        self._why = label("", name="ideaWhy")
        self._source = label("", "muted", "ideaSource")
        self._write = button(self.tr("Write about it"), "ideaWrite", self.write, role="primary")
        self._save = button("", "ideaSave", lambda: self._toggle(PromptMark.SAVED), role="")
        self._refuse = button("", "ideaRefuse", lambda: self._toggle(PromptMark.NOT_FOR_US))
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(12))
        answers = buttons(self._write, self._save, self._refuse)
        for part in (self._facts, self._text, self._why, self._source, answers):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(PageScroll(self._page))
        self._page.hide()

    def show_prompt(self, prompt: Prompt | None, mark: PromptMark | None) -> None:
        """Show an idea and what was said of it, or nothing."""
        self._prompt, self._mark = prompt, mark
        self._page.setVisible(prompt is not None)
        if prompt is None:
            return
        self._facts.setText(facts_words(prompt))
        self._text.setText(prompt.text)
        self._why.setText(self.tr("Why: {0}").replace("{0}", prompt.why))
        self._source.setText(self.tr("Known from: {0}").replace("{0}", prompt.source))
        saved, refused = mark is PromptMark.SAVED, mark is PromptMark.NOT_FOR_US
        self._name(self._save, self.tr("Saved ✓") if saved else self.tr("Save"))
        self._name(self._refuse, self.tr("Bring back") if refused else self.tr("Not for us"))
        keep, leave = self.tr("Find it again among Saved"), self.tr("Take it off your saved ideas")
        away, back = self.tr("It does not come again; you can bring it back"), self.tr("It may come again")
        self._save.setToolTip(leave if saved else keep)
        self._refuse.setToolTip(back if refused else away)

    def take_focus(self) -> None:
        """Put the keyboard on the first thing to do."""
        self._write.setFocus()

    def write(self) -> None:
        """Ask for an entry to be written from this idea."""
        if self._prompt is not None:
            self.write_wanted.emit(self._prompt)

    def _toggle(self, mark: PromptMark) -> None:
        if self._prompt is not None:
            self.marked.emit(self._prompt, None if self._mark is mark else mark)

    @staticmethod
    def _name(made: QPushButton, text: str) -> None:
        made.setText(text)
        made.setAccessibleName(text)
