"""What the reader is: its model card, shown from the help."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout

from ui.theme import look
from ui.today.parts import button, buttons, label

CARD: Final = "reader.md"
_ROOM: Final = 420


class AboutReader(QFrame):
    """Opens and closes the card. It is read from the file only when it is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("aboutReader")
        self.setProperty("role", "card")
        self._text: QTextBrowser | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(look().px(16), look().px(12), look().px(16), look().px(12))
        self._column.addWidget(label(self.tr("What the reader is, and is not"), "heading"))
        self._column.addWidget(
            label(
                self.tr("On what it learnt, how often it is right, where it fails, and what it must not be used for."),
                "muted",
            )
        )
        self._open = button(self.tr("Read about it"), "aboutReaderOpen", self._toggle, role="")
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
        text.setObjectName("readerCard")
        text.setAccessibleName(self.tr("What the reader is, and is not"))
        text.setOpenLinks(False)
        text.setMarkdown(files("resources").joinpath("help", CARD).read_text(encoding="utf-8"))
        text.setMinimumHeight(look().px(_ROOM))
        text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        return text
