"""A box to choose one thing of several in, and filling it anew without a word to anybody."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox


def choice_box(name: str, says: str, options: Iterable[tuple[str, object]] = ()) -> QComboBox:
    """A box with this object and accessible name, as wide as what it offers: texts, each with what it stands for."""
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(says)
    made.setToolTip(says)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    for text, data in options:
        made.addItem(text, data)
    return made


def refill(box: QComboBox, options: list[tuple[str, object]], chosen: object) -> None:
    """Offer these, the one that stands for `chosen` (else the first) selected, without a signal."""
    with QSignalBlocker(box):
        if [(box.itemText(at), box.itemData(at)) for at in range(box.count())] != options:
            box.clear()
            for text, data in options:
                box.addItem(text, data)
        box.setCurrentIndex(max(box.findData(chosen), 0))
