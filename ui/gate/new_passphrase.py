"""Choosing a passphrase: typed twice, with a word on how strong it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from journal.securing import Strength, strength
from ui.gate.parts import SecretField
from ui.theme import look


class NewPassphrase(QWidget):
    """Two fields found by `name` and `name` + "Again". `entered` follows Return in the second."""

    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = SecretField(self.tr("New passphrase"), name)
        self._first.setPlaceholderText(self.tr("New passphrase"))
        self._again = SecretField(self.tr("The same passphrase again"), f"{name}Again")
        self._again.setPlaceholderText(self.tr("The same again"))
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}Bar")
        self._bar.setRange(0, len(Strength))
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(look().px(6))
        self._says = QLabel(wordWrap=True)
        self._says.setObjectName(f"{name}Strength")
        self._says.setProperty("role", "muted")
        show = QCheckBox(self.tr("Show what I type"))
        show.setObjectName(f"{name}Show")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(8))
        for part in (self._first, self._bar, self._says, self._again, show):
            column.addWidget(part)
        show.toggled.connect(self._first.show_text)
        show.toggled.connect(self._again.show_text)
        self._first.textChanged.connect(self._weigh)
        self._first.returnPressed.connect(self._again.setFocus)
        self._again.returnPressed.connect(self.entered)
        self._weigh("")

    def focus_first(self) -> None:
        """Put the keyboard in the first field."""
        self._first.setFocus()

    def text(self) -> str:
        """What was typed first."""
        return self._first.text()

    def agrees(self) -> bool:
        """Whether both say the same."""
        return self._first.text() == self._again.text()

    def clear(self) -> None:
        """Let go of what was typed."""
        self._first.clear()
        self._again.clear()

    def _weigh(self, typed: str) -> None:
        found = strength(typed)
        words = {
            Strength.WEAK: self.tr("Easy to guess. A few unrelated words more would help."),
            Strength.FAIR: self.tr("It would hold for a while. One more unrelated word makes it much stronger."),
            Strength.GOOD: self.tr("Good."),
            Strength.STRONG: self.tr("Strong."),
        }
        self._bar.setVisible(bool(typed))
        self._says.setVisible(bool(typed))
        self._bar.setValue(list(Strength).index(found) + 1)
        self._bar.setAccessibleName(self.tr("How strong it is") + ": " + words[found])
        self._says.setText(words[found])
