"""The small parts of which the gate's pages are made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from journal.model import LABELS_OF, Family
from journal.places import caution
from ui.theme import look
from ui.words import caution_sentence, label_shape


def title(text: str) -> QLabel:
    """A page's title."""
    return _label(text, "title")


def heading(text: str) -> QLabel:
    """A heading within a page."""
    return _label(text, "heading")


def paragraph(text: str) -> QLabel:
    """Running text."""
    return _label(text, "")


def aside(text: str) -> QLabel:
    """Running text that matters less."""
    return _label(text, "muted")


class Emblem(QLabel):
    """The four processes' shapes in their colours: Attune's sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "title")
        self.setAccessibleName("Attune")
        look().changed.connect(self._colour)
        self._colour()

    def _colour(self) -> None:
        colours = look().colours.marks
        processes = LABELS_OF[Family.PROCESSES]
        self.setText(" ".join(f'<span style="color:{colours[one]}">{label_shape(one)}</span>' for one in processes))


def button(text: str, name: str, role: str = "") -> QPushButton:
    """A button found by `name`."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setAutoDefault(True)
    return made


class SecretField(QLineEdit):
    """A field for a passphrase or recovery code, hidden unless the person asks to see it."""

    def __init__(self, label: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)

    def show_text(self, shown: bool) -> None:
        """Show or hide what is typed."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


class Answer(QLabel):
    """Where a page says what went wrong; empty and out of the way until then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gateAnswer")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence, or nothing where it is empty."""
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))


class PlaceCaution(QLabel):
    """Says calmly why the journal's folder is a risky place; out of the way where it is not."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("placeCaution")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        found = caution(folder)
        self.setText(caution_sentence(found) if found is not None else "")
        self.setAccessibleName(self.text())
        if found is None:
            self.hide()


def _label(text: str, role: str) -> QLabel:
    made = QLabel(text, wordWrap=True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made
