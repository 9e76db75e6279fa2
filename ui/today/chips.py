"""Chips: the children an entry is about, and what its words show while they are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from journal.model import Child, Label
from ui.theme import look
from ui.widgets.flow import FlowLayout
from ui.widgets.underline import draw_underline, mark_colour
from ui.words import label_meaning, label_name, label_shape


class ChildChips(QWidget):
    """One chip a child; any number may be chosen. `changed` after a choice by hand."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("childChips")
        self._row = FlowLayout(self)
        self._row.setSpacing(look().px(6))
        self._chips: dict[str, QPushButton] = {}

    def show_children(self, children: Sequence[Child]) -> None:
        """Show these children, keeping who was chosen."""
        chosen = self.chosen()
        for chip in self._chips.values():
            self._row.removeWidget(chip)
            chip.deleteLater()
        self._chips = {child.id: self._chip(child, at) for at, child in enumerate(children, start=1)}
        self.choose(chosen)
        self.setVisible(bool(children))

    def chosen(self) -> tuple[str, ...]:
        """Ids of the chosen children, in their order."""
        return tuple(child_id for child_id, chip in self._chips.items() if chip.isChecked())

    def choose(self, child_ids: Iterable[str]) -> None:
        """Choose these children and no others."""
        wanted = frozenset(child_ids)
        for child_id, chip in self._chips.items():
            chip.setChecked(child_id in wanted)

    def _chip(self, child: Child, number: int) -> QPushButton:
        chip = QPushButton(child.name)
        chip.setObjectName(f"child{number}")
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        chip.setAccessibleName(self.tr("About {0}").replace("{0}", child.name))
        chip.toggled.connect(lambda on: chip.setText(f"✓ {child.name}" if on else child.name))
        if number <= 9:
            chip.setShortcut(f"Alt+{number}")
            chip.setToolTip(self.tr("About {0} (Alt+{1})").replace("{0}", child.name).replace("{1}", str(number)))
        chip.clicked.connect(self.changed)
        self._row.addWidget(chip)
        return chip


class LabelChip(QLabel):
    """A label's shape and name over the underline that stands for it in the text."""

    def __init__(self, label: Label, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self.setObjectName(f"chip-{label.value}")
        self.setAccessibleName(label_name(label))
        self.setToolTip(label_meaning(label))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setContentsMargins(0, 0, 0, look().px(6))
        look().changed.connect(self._write_name)
        self._write_name()

    def _write_name(self) -> None:
        colour = mark_colour(self._label).name()
        self.setText(f'<span style="color:{colour}">{label_shape(self._label)}</span> {label_name(self._label)}')

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.sizeHint().width()
        draw_underline(painter, self._label, 0, min(width, self.width()), self.height() - look().px(5))
        painter.end()


class SeenChips(QWidget):
    """The quiet row below the box: what its words show so far."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("seenChips")
        self._row = FlowLayout(self)
        self._row.setSpacing(look().px(16))
        self._shown: tuple[Label, ...] = ()
        self._chips: list[LabelChip] = []

    @property
    def shown(self) -> tuple[Label, ...]:
        """The labels named now."""
        return self._shown

    def show_labels(self, labels: tuple[Label, ...]) -> None:
        """Name these labels."""
        if labels == self._shown:
            return
        self._shown = labels
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.deleteLater()
        self._chips = [LabelChip(label) for label in labels]
        for chip in self._chips:
            self._row.addWidget(chip)
        names = ", ".join(label_name(label) for label in labels)
        self.setAccessibleName(self.tr("The words show: {0}").replace("{0}", names) if labels else "")
        self.updateGeometry()
