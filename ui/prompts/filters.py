"""The row of filters above the ideas. It wraps where there is little room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QWidget

from journal.guidance.library import Pile, Wanted
from journal.guidance.prompts import ALL_AGES, Audience, PromptKind
from journal.model import LABELS_OF, Family, Label
from ui.desk import Desk
from ui.prompts.presenter import ChildOfAge, Library
from ui.prompts.words import age_words, audience_words, kind_words, pile_words
from ui.theme import look
from ui.today.parts import button
from ui.widgets.choice import choice_box
from ui.widgets.flow import FlowLayout
from ui.widgets.fostering import FosteringTick
from ui.words import label_name, label_shape

_AGE, _CHILD = "age ", "child "


class IdeaFilters(QWidget):
    """Narrows the ideas. `changed` follows every choice."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ages: dict[str, int] = {}
        self._offered_to: Audience | None = None
        self._pile = self._choice("ideasPile", self.tr("Which ideas"), [(pile_words(one), one.value) for one in Pile])
        self._process = self._choice(
            "ideasProcess", self.tr("Process"), [(self.tr("Any process"), None), *_processes()]
        )
        self._kind = self._choice("ideasKind", self.tr("Kind"), [(self.tr("Any kind"), None), *_kinds()])
        self._age = self._choice("ideasAge", self.tr("Age"), [(self.tr("Any age"), "")])
        self._occasion = self._choice("ideasOccasion", self.tr("Occasion"), [(self.tr("Any occasion"), "")])
        self._audience = self._choice("ideasAudience", self.tr("For whom"), _audiences())
        self._fosters = FosteringTick(desk, "ideasFostering")
        self._fosters.setToolTip(self.tr("Then thoughts for foster carers come on Today, too"))
        self._clear = self._clearing()
        self._flow = FlowLayout(self)
        for widget in (*self._choices, self._fosters, self._clear):
            self._flow.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        look().changed.connect(self._dress)
        self._dress()

    @property
    def narrowed_by(self) -> int:
        """How many filters are in use."""
        return sum(choice.currentIndex() > 0 for choice in self._choices)

    @property
    def summary(self) -> str:
        """The filters in use, in words; a child's age without its name."""
        return " · ".join(self._said(choice) for choice in self._choices if choice.currentIndex() > 0)

    def wanted(self, words: str) -> Wanted:
        """What is to be listed, together with the words in the search box."""
        process, kind, audience = (one.currentData() for one in (self._process, self._kind, self._audience))
        return Wanted(
            pile=Pile(self._pile.currentData()),
            words=words,
            process=None if process is None else Label(process),
            kind=None if kind is None else PromptKind(kind),
            age=self._ages.get(self._age.currentData()),
            occasion=self._occasion.currentData(),
            audience=None if audience is None else Audience(audience),
        )

    def offer(self, library: Library) -> None:
        """Offer what there is to choose from. The first time, choose the child last written about, and for whom."""
        ages = [*map(_of_child, library.children), *map(_of_age, range(ALL_AGES[0], ALL_AGES[1] + 1))]
        self._ages = {key: age for _, key, age in ages}
        _fill(self._age, [(text, key) for text, key, _ in ages])
        _fill(self._occasion, [(_capital(one), one) for one in library.occasions])
        if self._offered_to is None:
            _choose(self._age, _CHILD + library.about)
        if self._offered_to is not library.audience:
            _choose(self._audience, library.audience.value)
        self._offered_to = library.audience
        self._fosters.setChecked(library.fostering)
        self._clear.setVisible(self.narrowed_by > 0)

    def clear(self) -> None:
        """Let everything through."""
        for choice in self._choices:
            _choose(choice, choice.itemData(0))
        self._on_choice()

    @property
    def _choices(self) -> tuple[QComboBox, ...]:
        return (self._pile, self._process, self._kind, self._age, self._occasion, self._audience)

    def _said(self, choice: QComboBox) -> str:
        return age_words(self._ages[choice.currentData()]) if choice is self._age else choice.currentText()

    def _on_choice(self) -> None:
        self._clear.setVisible(self.narrowed_by > 0)
        self.changed.emit()

    def _choice(self, name: str, says: str, options: Iterable[tuple[str, object]]) -> QComboBox:
        choice = choice_box(name, says, options)
        choice.currentIndexChanged.connect(self._on_choice)
        return choice

    def _clearing(self) -> QPushButton:
        made = button(self.tr("Clear all"), "ideasClear", self.clear)
        made.setAccessibleName(self.tr("Clear all filters"))
        return made

    def _dress(self) -> None:
        self._flow.setSpacing(look().px(8))


def _fill(choice: QComboBox, options: list[tuple[str, str]]) -> None:
    """Offer these after the first, keeping what is chosen where it is still among them."""
    chosen = choice.currentData()
    with QSignalBlocker(choice):
        while choice.count() > 1:
            choice.removeItem(1)
        for text, key in options:
            choice.addItem(text, key)
    _choose(choice, chosen)


def _choose(choice: QComboBox, value: object) -> None:
    with QSignalBlocker(choice):
        choice.setCurrentIndex(max(choice.findData(value), 0))


def _of_child(child: ChildOfAge) -> tuple[str, str, int]:
    return f"{child.name} ({age_words(child.age).lower()})", _CHILD + child.id, child.age


def _of_age(age: int) -> tuple[str, str, int]:
    return age_words(age), f"{_AGE}{age}", age


def _capital(occasion: str) -> str:
    return occasion[:1].upper() + occasion[1:]


def _processes() -> list[tuple[str, object]]:
    return [(f"{label_shape(one)}  {label_name(one)}", one.value) for one in LABELS_OF[Family.PROCESSES]]


def _kinds() -> list[tuple[str, object]]:
    return [(kind_words(kind), kind.value) for kind in PromptKind]


def _audiences() -> list[tuple[str, object]]:
    return [
        (audience_words(Audience.BOTH), None),
        (audience_words(Audience.PARENT), Audience.PARENT.value),
        (audience_words(Audience.FOSTER), Audience.FOSTER.value),
    ]
