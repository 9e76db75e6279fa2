"""The safety page: what helps when someone may be hurt. One key opens it, Escape closes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal.guidance.bundled import load_sources
from journal.guidance.safety import Advice, Country, HelpLine, load_safety
from journal.model import Change, Label
from ui.desk import Desk
from ui.theme import look
from ui.today.parts import button, card, label
from ui.widgets.page_scroll import PageScroll
from ui.widgets.screen import Screen

COUNTRY: Final = "country"
"""The setting that holds the country's ISO code."""


class SafetyPage(Screen):
    """Advice and telephone numbers. It reads nothing of any entry, and never says that it is sure."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._country = QComboBox()
        self._close = button(self.tr("Close"), "safetyClose", self.closed.emit, role="", tip=self.tr("Close (Escape)"))
        self._lines = QVBoxLayout()
        self._note = label("", "muted", "safetyNote")
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._filled = False
        self._scroll = PageScroll(self._page)
        self._lay_out()

    def concerns(self, change: Change) -> bool:
        """Only the country can change."""
        return COUNTRY in change.settings

    def refresh(self) -> None:
        """Show the numbers of the chosen country."""
        if not self._filled:
            self._filled = True
            self._fill()
        self.desk.ask(lambda journal: journal.settings.get(COUNTRY), self._show_country, owner=self)

    def focus_first(self) -> None:
        """Put the keyboard on the button that closes the page."""
        self._scroll.verticalScrollBar().setValue(0)
        self._close.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.setObjectName("safetyPage")
        self._country.setObjectName("safetyCountry")
        self._country.setAccessibleName(self.tr("Country"))
        self._country.currentIndexChanged.connect(self._on_country)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().px(12))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _fill(self) -> None:
        safety = load_safety()
        self._column.addLayout(self._head())
        self._column.addWidget(label(self.tr("Use what fits. You need not be sure to ask for help.")))
        blocked = self._country.blockSignals(True)
        for country in safety.countries:
            self._country.addItem(country.name, country.code)
        self._country.blockSignals(blocked)
        self._column.addWidget(self._numbers())
        for one, title in (
            (Label.CRISIS, self.tr("If someone is at risk now")),
            (Label.DISCLOSURE, self.tr("If a child told you something, or you found an injury")),
        ):
            self._column.addWidget(self._advice(one, safety.advice[one], title))
        self._column.addWidget(label(_sources(safety.advice.values()), "muted", "safetySources"))
        self._column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(self.tr("When someone may be hurt"), "title"), 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _numbers(self) -> QFrame:
        frame, column = card("safetyNumbers")
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Whom to call"), "heading"), 1)
        row.addWidget(self._country)
        column.addLayout(row)
        column.addLayout(self._lines)
        column.addWidget(self._note)
        return frame

    def _advice(self, one: Label, advice: Advice, title: str) -> QFrame:
        frame, column = card(f"safety-{one.value}")
        column.addWidget(label(title, "heading"))
        for says, lines in (
            (self.tr("Now"), advice.now),
            (self.tr("Write down"), advice.write),
            (self.tr("Better not"), advice.avoid),
        ):
            column.addWidget(label(says, "muted"))
            for line in lines:
                column.addLayout(_point(line))
        return frame

    def _show_country(self, chosen: str) -> None:
        country = load_safety().country(chosen or QLocale.territoryToCode(QLocale().territory()))
        blocked = self._country.blockSignals(True)
        self._country.setCurrentIndex(max(self._country.findData(country.code), 0))
        self._country.blockSignals(blocked)
        self._show_lines(country)

    def _show_lines(self, country: Country) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for line in country.lines:
            self._lines.addWidget(_line(line))
        unchecked = any(line.checked is None for line in country.lines)
        doubt = self.tr("Numbers can change: if one does not answer, use the emergency number.") if unchecked else ""
        self._note.setText(" ".join(part for part in (country.note, doubt) if part))

    def _on_country(self) -> None:
        code = str(self._country.currentData())
        self._show_lines(load_safety().country(code))
        self.desk.write(lambda journal: journal.settings.put(COUNTRY, code))


def _line(line: HelpLine) -> QWidget:
    made = QWidget()
    made.setAccessibleName(f"{line.name}, {line.number}. {line.about}")
    row = QHBoxLayout(made)
    row.setContentsMargins(0, look().px(2), 0, look().px(2))
    row.setSpacing(look().px(12))
    number = label(line.number, "heading", "helpNumber")
    number.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    number.setAccessibleName(f"{line.name} {line.number}")
    row.addWidget(number, 1, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(line.name))
    words.addWidget(label(line.about, "muted"))
    row.addLayout(words, 3)
    return made


def _point(text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(look().px(8))
    row.addWidget(QLabel("•"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text), 1)
    return row


def _sources(advice: Iterable[Advice]) -> str:
    keys = dict.fromkeys(key for one in advice for key in one.sources)
    return "\n".join(load_sources()[key].citation for key in keys)
