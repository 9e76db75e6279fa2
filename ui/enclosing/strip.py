"""The strip of what is kept with an entry: a picture or a name each, a way to look at it and to take it away."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from ui.entries.parts import empty
from ui.theme import look
from ui.today.parts import button
from ui.widgets.flow import FlowLayout
from ui.words import size_text

THUMBNAIL = QSize(160, 120)
"""At 100 %, in pixels."""


class Shown(NamedTuple):
    """One file in the strip. `size` is in bytes, 0 where it is not known."""

    name: str
    size: int = 0


class Strip(QWidget):
    """Takes no room while there is nothing in it. Signals carry the place of a file in the strip."""

    opened = Signal(int)
    taken_away = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Photos and files"))
        self._name = name
        self._chips: list[QToolButton] = []
        self._row = FlowLayout(self)
        self._row.setSpacing(look().px(8))
        self.hide()

    def show_files(self, files: Sequence[Shown]) -> None:
        """Show these, in their order."""
        empty(self._row)
        self._chips = []
        for at, file in enumerate(files):
            self._row.addWidget(self._chip(at, file))
        self.setVisible(bool(files))

    def show_picture(self, at: int, image: QImage) -> None:
        """Show a small picture above the name of one."""
        if image.isNull() or at >= len(self._chips):
            return
        chip = self._chips[at]
        chip.setIcon(QIcon(QPixmap.fromImage(image)))
        chip.setIconSize(image.size())
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)

    def _chip(self, at: int, file: Shown) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(look().px(6), look().px(6), look().px(6), look().px(2))
        column.setSpacing(0)
        chip = QToolButton()
        chip.setObjectName(f"{self._name}-{at}")
        size = size_text(file.size) if file.size else ""
        metrics = chip.fontMetrics()
        short = metrics.elidedText(file.name, Qt.TextElideMode.ElideMiddle, look().px(THUMBNAIL.width()))
        chip.setText((f"{short}\n{size}" if size else short).replace("&", "&&"))
        chip.setToolTip(f"<span>{html.escape(file.name)}</span>")
        chip.setAccessibleName(f"{file.name} {size}".strip())
        chip.setAutoRaise(True)
        chip.clicked.connect(lambda: self.opened.emit(at))
        away = button(self.tr("Take away"), f"{self._name}Away-{at}", lambda: self.taken_away.emit(at))
        away.setAccessibleName(self.tr("Take {0} away").replace("{0}", file.name))
        column.addWidget(chip)
        column.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        self._chips.append(chip)
        return frame


def thumbnail_size() -> QSize:
    """The room for a small picture at the present text size."""
    return QSize(look().px(THUMBNAIL.width()), look().px(THUMBNAIL.height()))
