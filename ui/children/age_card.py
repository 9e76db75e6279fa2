"""At this age: what empathy, conscience and self can look like, what helps now, and where that is known from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from journal.guidance.ages import AgeBand, load_ages
from journal.guidance.bundled import Source
from ui.theme import look
from ui.today.parts import button, buttons, column_in, label


class AgeCard(QFrame):
    """Shows the range of age that fits a child; another can be chosen, younger or older."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ageCard")
        self.setProperty("role", "card")
        self._ages = load_ages()
        self._of: object = None
        self.band = QComboBox()
        self.band.setObjectName("ageBand")
        self.band.setAccessibleName(self.tr("Age"))
        self.band.addItem(self.tr("Choose an age"), None)
        for at, band in enumerate(self._ages.bands):
            self.band.addItem(band.name, at)
        self._parts = QWidget()
        self._room = QVBoxLayout(self._parts)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._sources = label("", "muted", "ageSources")
        self._show_sources = button(self.tr("Sources"), "ageShowSources", self._toggle_sources)
        column = column_in(self)
        column.setSpacing(look().px(8))
        heading = label(self.tr("At this age"), "heading")
        heading.setWordWrap(False)
        column.addWidget(buttons(heading, self.band, self._show_sources))
        column.addWidget(label(self._ages.note, "muted", "ageNote"))
        column.addWidget(self._parts)
        column.addWidget(label(self._ages.hard_start, "muted", "ageHardStart"))
        column.addWidget(self._sources)
        self.band.currentIndexChanged.connect(self._show)
        self._show()

    def show_age(self, of: object, years: int | None) -> None:
        """Show what fits an age in whole years, or leave it to be chosen; `of` tells when it is about another child."""
        fitting = 0 if years is None else self._ages.bands.index(self._ages.at(years)) + 1
        if (of, fitting) != self._of:
            self._of = (of, fitting)
            self.band.setCurrentIndex(fitting)

    def _show(self) -> None:
        while (item := self._room.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        at = self.band.currentData()
        self._sources.hide()
        self._show_sources.setVisible(at is not None)
        if at is None:
            return
        band = self._ages.bands[at]
        for name, heading, lines in self._headed(band):
            self._room.addWidget(_Lines(name, heading, lines))
        self._sources.setText("\n\n".join(map(_source_text, self._ages.sources_of(band))))

    def _headed(self, band: AgeBand) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        return (
            ("ageEmpathy", self.tr("Feeling with others can look like this"), band.empathy),
            ("ageConscience", self.tr("Right and wrong can look like this"), band.conscience),
            ("ageSelf", self.tr("Knowing who they are can look like this"), band.self),
            ("ageHelps", self.tr("What helps now"), band.helps),
            ("ageVaries", self.tr("What differs widely"), band.varies),
        )

    def _toggle_sources(self) -> None:
        self._sources.setVisible(self._sources.isHidden())


class _Lines(QWidget):
    """A few lines under a small heading, each behind a dot."""

    def __init__(self, name: str, heading: str, lines: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(heading)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, look().px(4), 0, 0)
        grid.setHorizontalSpacing(look().px(8))
        grid.setVerticalSpacing(look().px(3))
        grid.setColumnStretch(1, 1)
        title = label(heading)
        title.setStyleSheet("font-weight: 600;")
        grid.addWidget(title, 0, 0, 1, 2)
        for at, line in enumerate(lines, start=1):
            grid.addWidget(label("•"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(line), at, 1)


def _source_text(source: Source) -> str:
    return f"{source.citation}\n{source.finding}\n{source.address}"
