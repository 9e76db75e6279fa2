"""Filling a list of choices anew without a word to anybody."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox


def refill(combo: QComboBox, items: list[tuple[str, object]], chosen: object) -> None:
    """Offer these items, `chosen` among them selected, without a word to anybody."""
    if [(combo.itemText(at), combo.itemData(at)) for at in range(combo.count())] != items:
        combo.blockSignals(True)
        combo.clear()
        for text, data in items:
            combo.addItem(text, data)
        combo.blockSignals(False)
    combo.blockSignals(True)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
    combo.blockSignals(False)
