"""The row of filters: child, label, kind and days. It wraps where there is little room."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QPushButton, QSizePolicy, QWidget

from journal.model import LABELS_OF, Child, Family, Filters, Kind, Label, Shelf
from journal.moments import local_now
from ui.entries.periods import Period, days_of, in_order
from ui.entries.wording import period_name
from ui.theme import look
from ui.widgets.choice import choice_box
from ui.widgets.flow import FlowLayout
from ui.words import kind_name, label_name, label_shape


class FilterBar(QWidget):
    """Narrows the list. `changed` follows every choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = Shelf.JOURNAL
        self._child = self._choice("filterChild", self.tr("Child"), [(self.tr("Any child"), None)])
        self._label = self._choice("filterLabel", self.tr("Label"), [(self.tr("Any label"), None), *_labels()])
        self._kind = self._choice("filterKind", self.tr("Kind"), [(self.tr("Any kind"), None), *_kinds()])
        self._period = self._choice("filterPeriod", self.tr("Days"), [(period_name(one), one) for one in Period])
        self._first = self._day("filterFirstDay", self.tr("From"))
        self._last = self._day("filterLastDay", self.tr("To"))
        self._to = QLabel(self.tr("to"))
        self._to.setBuddy(self._last)
        self._clear = QPushButton(self.tr("Clear all"))
        self._clear.setObjectName("filterClear")
        self._clear.setAccessibleName(self.tr("Clear all filters"))
        self._clear.setProperty("role", "quiet")
        self._clear.clicked.connect(self.clear)
        flow = FlowLayout(self)
        for widget in (self._child, self._label, self._kind, self._period, self._first, self._to, self._last):
            flow.addWidget(widget)
        flow.addWidget(self._clear)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        look().changed.connect(self._dress)
        self._dress()
        self._show_what_applies()

    @property
    def narrowed_by(self) -> int:
        """How many filters are in use."""
        chosen = (self._child, self._label, self._kind)
        return sum(one.currentIndex() > 0 for one in chosen) + (self._stretch is not Period.ALL)

    def filters(self, words: str) -> Filters:
        """What is to be listed, together with the words in the search box."""
        if self._shelf is not Shelf.JOURNAL:
            return Filters(shelf=self._shelf, words=words)
        first, last = self._days()
        return Filters(
            words=words,
            child_id=self._child.currentData(),
            label=None if self._label.currentData() is None else Label(self._label.currentData()),
            kind=None if self._kind.currentData() is None else Kind(self._kind.currentData()),
            first_day=first,
            last_day=last,
        )

    @property
    def shelf(self) -> Shelf:
        """Where entries are listed from."""
        return self._shelf

    def turn_to(self, shelf: Shelf) -> None:
        """List from another shelf; the bin and what is unfinished are few, and only words narrow them."""
        if shelf is not self._shelf:
            self._shelf = shelf
            self.changed.emit()

    def offer(self, children: Iterable[Child]) -> None:
        """Offer these children, keeping the choice where it is still among them."""
        chosen = self._child.currentData()
        with QSignalBlocker(self._child):
            while self._child.count() > 1:
                self._child.removeItem(1)
            for child in children:
                self._child.addItem(child.name, child.id)
            self._child.setCurrentIndex(max(self._child.findData(chosen), 0))
        if self._child.currentData() != chosen:
            self._on_choice()

    def choose_day(self, day: date, child: Child | None) -> None:
        """Let through this day alone, and what is about this child where one is named."""
        with QSignalBlocker(self):
            self.clear()
            if child is not None and self._child.findData(child.id) < 0:
                self._child.addItem(child.name, child.id)
            self._child.setCurrentIndex(0 if child is None else self._child.findData(child.id))
            self._period.setCurrentIndex(self._period.findData(Period.CHOSEN))
            for end in (self._first, self._last):
                end.setDate(QDate(day.year, day.month, day.day))
        self.changed.emit()

    def clear(self) -> None:
        """Let everything through again."""
        if not self.narrowed_by:
            return
        for choice in (self._child, self._label, self._kind, self._period):
            with QSignalBlocker(choice):
                choice.setCurrentIndex(0)
        self._on_choice()

    @property
    def _stretch(self) -> Period:
        return Period(self._period.currentData())

    def _days(self) -> tuple[date | None, date | None]:
        if self._stretch is Period.CHOSEN:
            return in_order(_date(self._first), _date(self._last))
        return days_of(self._stretch, local_now().date())

    def _on_choice(self) -> None:
        self._show_what_applies()
        self.changed.emit()

    def _show_what_applies(self) -> None:
        for widget in (self._first, self._to, self._last):
            widget.setVisible(self._stretch is Period.CHOSEN)
        self._clear.setVisible(self.narrowed_by > 0)

    def _choice(self, name: str, says: str, options: Iterable[tuple[str, object]]) -> QComboBox:
        choice = choice_box(name, says, options)
        choice.currentIndexChanged.connect(self._on_choice)
        return choice

    def _day(self, name: str, says: str) -> QDateEdit:
        day = QDateEdit(QDate.currentDate())
        day.setObjectName(name)
        day.setAccessibleName(says)
        day.setCalendarPopup(True)
        day.setDisplayFormat("d MMM yyyy")
        day.dateChanged.connect(self._on_choice)
        return day

    def _dress(self) -> None:
        layout = self.layout()
        assert layout is not None
        layout.setSpacing(look().px(8))


def _labels() -> list[tuple[str, str]]:
    """All labels but those of safety, which are never looked for by name."""
    shown = [label for family, labels in LABELS_OF.items() if family is not Family.SAFETY for label in labels]
    return [(f"{label_shape(label)}  {label_name(label)}", label.value) for label in shown]


def _kinds() -> list[tuple[str, str]]:
    return [(kind_name(kind), kind.value) for kind in Kind]


def _date(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
