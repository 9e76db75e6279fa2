"""The first start: a passphrase with its recovery code, the first child, and how suggestions work."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal.errors import AttuneError
from journal.journal import Journal, create_journal
from ui.gate.new_passphrase import NewPassphrase
from ui.gate.parts import Answer, Emblem, PlaceCaution, aside, button, heading, paragraph, title
from ui.gate.recovery import RecoveryCode
from ui.tasks import Lane
from ui.theme import look
from ui.widgets.typed_day import read_day
from ui.words import fault_sentence


class FirstStart(QWidget):
    """Three short steps; all but the passphrase can be skipped. Ends in `opened`."""

    opened = Signal(object)

    def __init__(self, home: Path, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal: Journal | None = None
        self._lane = lane
        self._passphrase = PassphraseStep(home, lane)
        self._recovery = RecoveryStep()
        self._child = ChildStep()
        self._suggestions = SuggestionsStep()
        self._steps = (self._passphrase, self._recovery, self._child, self._suggestions)
        column = QVBoxLayout(self)
        for step in self._steps:
            step.setVisible(step is self._passphrase)
            column.addWidget(step)
        self._passphrase.created.connect(self._show_recovery)
        self._recovery.done.connect(lambda: self._go(self._child))
        self._child.done.connect(self._keep_child)
        self._suggestions.done.connect(self._finish)

    def focus_first(self) -> None:
        """Put the keyboard in the first field."""
        self._passphrase.focus_first()

    def abandon(self) -> None:
        """Close the journal that was made, if it was never entered."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def _go(self, next_step: ChildStep | RecoveryStep | SuggestionsStep) -> None:
        for step in self._steps:
            step.setVisible(step is next_step)
        next_step.focus_first()

    def _show_recovery(self, made: tuple[Journal, str]) -> None:
        self._journal, code = made
        self._recovery.show_code(code)
        self._go(self._recovery)

    def _keep_child(self, name: str, born: date | None) -> None:
        journal = self._journal
        if name and journal is not None:
            self._lane.run(lambda: journal.family.add_child(name, born), lambda _: None, owner=self)
        self._go(self._suggestions)

    def _finish(self) -> None:
        journal, self._journal = self._journal, None
        self._recovery.show_code("")
        self.opened.emit(journal)


class PassphraseStep(QWidget):
    """Step one: choosing the passphrase. Ends in `created` with the journal and its recovery code."""

    created = Signal(object)

    def __init__(self, home: Path, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._lane = lane
        self._new = NewPassphrase("newPassphrase")
        self._make = button(self.tr("Make my journal"), "createJournal", "primary")
        self._answer = Answer()
        column = _column(self, 1)
        column.addWidget(Emblem())
        column.addWidget(title(self.tr("Welcome to Attune")))
        column.addWidget(
            paragraph(
                self.tr(
                    "A private journal for people who bring up children. You write what happened; it points out, in"
                    " your own words, how empathy is being learned. Nothing leaves this computer."
                )
            )
        )
        column.addWidget(heading(self.tr("Choose a passphrase")))
        column.addWidget(aside(self.tr("Four or five words that do not belong together are strong and easy to keep.")))
        for widget in (self._new, self._answer):
            column.addWidget(widget)
        column.addLayout(_buttons(self._make))
        column.addWidget(aside(self.tr("It will be kept in {0}").replace("{0}", str(home))))
        column.addWidget(PlaceCaution(home))
        column.addStretch(1)
        self._new.entered.connect(self._try)
        self._make.clicked.connect(self._try)

    def focus_first(self) -> None:
        """Put the keyboard in the first field."""
        self._new.focus_first()

    def _try(self) -> None:
        passphrase = self._new.text()
        if not self._new.agrees():
            self._answer.say(self.tr("The two are not the same yet. Type it once more, or show what you type."))
            return
        self._busy(True)
        self._lane.run(lambda: create_journal(self._home, passphrase), self._succeed, owner=self, otherwise=self._fail)

    def _busy(self, busy: bool) -> None:
        for widget in (self._new, self._make):
            widget.setEnabled(not busy)
        self._answer.say(self.tr("Making your journal …") if busy else "")

    def _succeed(self, made: tuple[Journal, str]) -> None:
        self._new.clear()
        self.created.emit(made)

    def _fail(self, error: Exception) -> None:
        self._busy(False)
        if not isinstance(error, AttuneError):
            self._lane.failed.emit(error)
        self._answer.say(fault_sentence(error))


class RecoveryStep(QWidget):
    """The recovery code, shown this once."""

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recovery = RecoveryCode()
        self._recovery.done.connect(self.done)
        column = _column(self, 1)
        column.addWidget(self._recovery)
        column.addStretch(1)

    def show_code(self, code: str) -> None:
        """Show a code, or let go of it."""
        self._recovery.show_code(code)

    def focus_first(self) -> None:
        """Put the keyboard on the tick box."""
        self._recovery.focus_first()


class ChildStep(QWidget):
    """Step two: the first child. `done` carries a name (empty when skipped) and a birth date or None."""

    done = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = QLineEdit()
        self._name.setObjectName("firstChildName")
        self._name.setAccessibleName(self.tr("The child’s first name or initials"))
        self._name.setPlaceholderText(self.tr("First name or initials"))
        self._born = QLineEdit()
        self._born.setObjectName("firstChildBorn")
        self._born.setAccessibleName(self.tr("Date of birth, if you like"))
        example = QLocale().toString(QDate(2019, 4, 23), QLocale.FormatType.ShortFormat)
        self._born.setPlaceholderText(self.tr("Date of birth, if you like: {0}").replace("{0}", example))
        self._answer = Answer()
        add = button(self.tr("Add"), "firstChildAdd", "primary")
        skip = button(self.tr("Skip"), "firstChildSkip", "quiet")
        column = _column(self, 2)
        column.addWidget(title(self.tr("Who is it about?")))
        column.addWidget(
            paragraph(self.tr("Add one child now; more can join later. The age helps to choose fitting prompts."))
        )
        for widget in (self._name, self._born, self._answer):
            column.addWidget(widget)
        column.addLayout(_buttons(add, skip))
        column.addWidget(
            aside(
                self.tr(
                    "Foster carers: check what your service says about names and records. Initials are enough here."
                )
            )
        )
        column.addStretch(1)
        self._name.returnPressed.connect(self._add)
        self._born.returnPressed.connect(self._add)
        add.clicked.connect(self._add)
        skip.clicked.connect(lambda: self.done.emit("", None))

    def focus_first(self) -> None:
        """Put the keyboard in the name field."""
        self._name.setFocus()

    def _add(self) -> None:
        name, given = self._name.text().strip(), self._born.text().strip()
        born = read_day(given)
        if not name:
            self._answer.say(self.tr("Please type a name or initials, or skip this step."))
        elif given and born is None:
            self._answer.say(self.tr("That date could not be read. Try it as in the example, or leave it out."))
        else:
            self.done.emit(name, born)


class SuggestionsStep(QWidget):
    """Step three: how suggestions work."""

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begin = button(self.tr("Begin"), "firstStartBegin", "primary")
        self._begin.clicked.connect(self.done)
        column = _column(self, 3)
        column.addWidget(title(self.tr("How suggestions work")))
        for line in (
            self.tr("While you write, Attune underlines words where a child may be learning to care."),
            self.tr("Once you have saved, it shows what it saw and why. You say yes or not this, with one key."),
            self.tr("Nothing counts until you say yes. It is often wrong, and you know your child."),
            self.tr("There are no scores and no streaks. A gap is only a gap."),
        ):
            column.addWidget(paragraph("•  " + line))
        column.addWidget(
            aside(
                self.tr(
                    "The four processes come from a clinical framework (Levy & Orlans). They are a way of looking, not"
                    " a measure of anybody."
                )
            )
        )
        column.addLayout(_buttons(self._begin))
        column.addStretch(1)

    def focus_first(self) -> None:
        """Put the keyboard on the one button."""
        self._begin.setFocus()


def _column(step: QWidget, number: int) -> QVBoxLayout:
    column = QVBoxLayout(step)
    column.setSpacing(look().px(14))
    column.addStretch(1)
    column.addWidget(aside(step.tr("Step {0} of 3").replace("{0}", str(number))))
    return column


def _buttons(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for one in buttons:
        row.addWidget(one)
    row.addStretch(1)
    return row
