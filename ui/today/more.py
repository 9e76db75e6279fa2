"""What else may be said of an entry: its kind, where it was, how everyone was, and what is for the writer alone."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QLabel, QLineEdit, QWidget

from journal.guidance.prompts import load_prompts
from journal.model import EntryContent, Kind
from ui.theme import look
from ui.widgets.marked_text import MarkedText
from ui.words import kind_name, mood_name


class _Choices(QComboBox):
    """Turning the wheel changes it only while it has the focus, so that scrolling past it is safe."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class MorePanel(QWidget):
    """Optional fields, hidden until they are wanted."""

    changed = Signal()
    kind_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("morePanel")
        self.kind = _choices("entryKind", ((kind_name(kind), kind) for kind in Kind))
        self.setting = QLineEdit()
        self.setting.setObjectName("entrySetting")
        self.setting.setPlaceholderText(self.tr("bedtime, school run, kitchen …"))
        self.child_mood = _choices("childMood", _moods(self.tr("Not said")))
        self.carer_mood = _choices("carerMood", _moods(self.tr("Not said")))
        self.reflection = MarkedText()
        self.reflection.setObjectName("entryReflection")
        self.reflection.setPlaceholderText(self.tr("How it was for you"))
        self._lay_out()
        self._wire()
        self._size()

    def fill(self, content: EntryContent) -> None:
        """Show these of a content's fields."""
        self.kind.setCurrentIndex(max(self.kind.findData(content.kind), 0))
        self.setting.setText(content.setting)
        self.child_mood.setCurrentIndex(max(self.child_mood.findData(content.child_mood), 0))
        self.carer_mood.setCurrentIndex(max(self.carer_mood.findData(content.carer_mood), 0))
        self.reflection.set_text(content.reflection)

    def offer_settings(self) -> None:
        """Complete settings as they are typed, from those that prompts know."""
        known = sorted({occasion for prompt in load_prompts() for occasion in prompt.occasions})
        completer = QCompleter(known, self.setting)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setting.setCompleter(completer)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look().px(12))
        grid.setVerticalSpacing(look().px(4))
        for place, (says, field) in enumerate(
            (
                (self.tr("&Kind"), self.kind),
                (self.tr("&Where or what"), self.setting),
                (self.tr("How the child was"), self.child_mood),
                (self.tr("How you were"), self.carer_mood),
            )
        ):
            row, column = place // 2 * 2, place % 2
            grid.addWidget(_named(says, field), row, column)
            grid.addWidget(field, row + 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(_named(self.tr("Only for &you"), self.reflection), 4, 0, 1, 2)
        grid.addWidget(self.reflection, 5, 0, 1, 2)

    def _size(self) -> None:
        self.reflection.setFixedHeight(look().px(84))

    def _wire(self) -> None:
        self.kind.currentIndexChanged.connect(lambda: self.kind_changed.emit(Kind(self.kind.currentData())))
        look().changed.connect(self._size)
        for changed in (
            self.kind.currentIndexChanged,
            self.setting.textChanged,
            self.child_mood.currentIndexChanged,
            self.carer_mood.currentIndexChanged,
            self.reflection.textChanged,
        ):
            changed.connect(self._tell)

    def _tell(self) -> None:
        self.changed.emit()


def _choices(name: str, items: Iterable[tuple[str, object]]) -> QComboBox:
    box = _Choices()
    box.setObjectName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(5)
    for text, value in items:
        box.addItem(text, value)
    return box


def _moods(unsaid: str) -> list[tuple[str, int | None]]:
    return [(unsaid, None), *((mood_name(mood), mood) for mood in range(1, 6))]


def _named(says: str, field: QWidget) -> QLabel:
    made = QLabel(says)
    made.setProperty("role", "muted")
    made.setBuddy(field)
    field.setAccessibleName(says.replace("&", ""))
    return made
