"""The boxes of the week's page: one for each part, as tall as what stands in it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from journal.week import PROCESS_OF, Part
from ui.theme import look
from ui.week.words import part_heading, part_hint
from ui.widgets.marked_text import MarkedText
from ui.widgets.underline import mark_colour
from ui.words import label_shape

_MOST_PASTED: Final = 6_000
_LOWEST, _TALLEST = 44, 220


class Box(MarkedText):
    """One part's text."""

    def __init__(self, part: Part) -> None:
        super().__init__(limit=_MOST_PASTED)
        self.setObjectName(f"week-{part.value}")
        self.setAccessibleName(part_heading(part))
        self.setPlaceholderText(part_hint(part))
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        look().changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As tall as the text, or as the hint while there is none."""
        edges = 2 * (self.frameWidth() + look().px(6))
        room = QRect(0, 0, max(self.viewport().width() - look().px(12), 1), look().px(_TALLEST))
        hint = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.placeholderText()).height()
        text = math.ceil(self.document().size().height())
        wanted = max(text, hint + look().px(8)) + edges if self.document().isEmpty() else text + edges
        self.setFixedHeight(max(look().px(_LOWEST), min(wanted, look().px(_TALLEST))))


class _Heading(QLabel):
    """A part's name; a process has its sign and colour here as everywhere."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._process = PROCESS_OF.get(part)
        sign = f"{label_shape(self._process)}  " if self._process is not None else ""
        self.setText(f"{sign}{part_heading(part)}")
        look().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        colour = f"color: {mark_colour(self._process).name()};" if self._process is not None else ""
        self.setStyleSheet(f"{colour} font-weight: 600;")


class Boxes(QWidget):
    """All parts, each under its heading. `typed` at each change by hand."""

    typed = Signal()
    files_given = Signal()
    """A picture or a file was dropped or pasted, or more text than a box takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weekBoxes")
        self._filling = False
        self._boxes = {part: Box(part) for part in Part}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(4))
        for part, box in self._boxes.items():
            heading = _Heading(part)
            heading.setBuddy(box)
            column.addWidget(heading)
            column.addWidget(box)
            column.addSpacing(look().px(6))
            box.textChanged.connect(self._tell)
            box.files_given.connect(lambda _: self.files_given.emit())

    def fill(self, texts: Mapping[Part, str]) -> None:
        """Put these texts in the boxes, in place of what stands there."""
        self._filling = True
        for part, box in self._boxes.items():
            box.set_text(texts.get(part, ""))
        self._filling = False

    def texts(self) -> dict[Part, str]:
        """What stands in each box."""
        return {part: box.text() for part, box in self._boxes.items()}

    def focus_first(self) -> None:
        """Put the keyboard in the first box."""
        next(iter(self._boxes.values())).setFocus()

    def _tell(self) -> None:
        if not self._filling:
            self.typed.emit()
