"""What the reader is, and what Attune protects from whom: pages of the help, shown in Settings."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout

from ui.theme import look
from ui.today.parts import button, buttons, label

_ROOM: Final = 420


class HelpCard(QFrame):
    """Opens and closes a page of the help. It is read from its file only when it is wanted."""

    def __init__(self, name: str, page: str, title: str, about: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "card")
        self._page, self._title = page, title
        self._text: QTextBrowser | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(look().px(16), look().px(12), look().px(16), look().px(12))
        self._column.addWidget(label(title, "heading"))
        self._column.addWidget(label(about, "muted"))
        self._open = button(self.tr("Read about it"), f"{name}Open", self._toggle, role="")
        self._column.addWidget(buttons(self._open))

    def _toggle(self) -> None:
        if self._text is None:
            self._text = self._browser()
            self._column.addWidget(self._text)
            self._open.setText(self.tr("Close"))
            self._text.setFocus()
        else:
            self._column.removeWidget(self._text)
            self._text.hide()
            self._text.deleteLater()
            self._text = None
            self._open.setText(self.tr("Read about it"))
        self._open.setAccessibleName(self._open.text())

    def _browser(self) -> QTextBrowser:
        text = QTextBrowser()
        text.setObjectName(self._page)
        text.setAccessibleName(self._title)
        text.setOpenLinks(False)
        text.setMarkdown(files("resources").joinpath("help", f"{self._page}.md").read_text(encoding="utf-8"))
        text.setMinimumHeight(look().px(_ROOM))
        text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        return text


def about_reader() -> HelpCard:
    """The reader's model card."""
    return HelpCard(
        "aboutReader",
        "reader",
        _tr("What the reader is, and is not"),
        _tr("On what it learnt, how often it is right, where it fails, and what it must not be used for."),
    )


def about_protection() -> HelpCard:
    """The threat model."""
    return HelpCard(
        "aboutProtection",
        "threat-model",
        _tr("What Attune protects, and what it cannot"),
        _tr(
            "A lost laptop, a shared computer, somebody who knows your passphrase, a court: what holds, and what helps."
        ),
    )


def about_plans() -> HelpCard:
    """Where the four questions are from, and how plans come back."""
    return HelpCard(
        "aboutPlans",
        "another-way-and-plans",
        _tr("How saying it another way works, and plans"),
        _tr("Why each question is asked, with its source; the keys; when a plan comes back, and what is counted."),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("about", text)
