"""Settings: how readily the reader speaks up, earlier entries read again, and the page that says what the reader is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QProgressBar, QVBoxLayout, QWidget

from journal.journal import Journal
from journal.learning import may_move, set_learning, start_afresh
from journal.model import Answers, Change
from ui.deeds_done import noted
from ui.desk import Desk
from ui.entries.labels import name_line
from ui.settings.about import about_protection, about_reader
from ui.settings.backups import BackupsCard
from ui.settings.caring import CaringCard
from ui.settings.erasing import ErasingCard
from ui.settings.keys import KeysCard
from ui.settings.locking import LockingCard
from ui.settings.presenter import LabelRow, Leans, Standing, label_rows, standing
from ui.settings.proof import ProofCard
from ui.settings.rereading import Pace, Rereading
from ui.settings.wording import WordingCard
from ui.theme import look
from ui.today.parts import button, buttons, card, label
from ui.widgets.page_scroll import PageScroll
from ui.widgets.screen import Screen
from ui.words import label_name


class SettingsScreen(Screen):
    """Shows how the reader stands in this journal. Every change here can be undone."""

    erase_wanted = Signal(object)
    """What is to be erased, for the page that asks about it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("settingsPage")
        self.rereading = Rereading(desk, self)
        self.proof = ProofCard(desk)
        self.backups = BackupsCard(desk)
        self.keys = KeysCard(desk)
        self.locking = LockingCard(desk)
        self.caring = CaringCard(desk)
        self.wording = WordingCard(desk)
        self._learn = QCheckBox(self.tr("Learn from my answers"))
        self._table = QGridLayout()
        self._afresh = button(self.tr("Start afresh"), "learningAfresh", self._start_afresh, role="")
        self._bar = QProgressBar()
        self._progress = label("", "muted", "rereadingProgress")
        self._go = button(self.tr("Read earlier entries"), "rereadingGo", self._go_or_pause, role="")
        self._cancel = button(self.tr("Stop"), "rereadingCancel", self.rereading.cancel, role="")
        self._now: Standing | None = None
        self._lay_out()
        self._wire()

    def concerns(self, change: Change) -> bool:
        """Answers, entries and these settings."""
        return may_move(change) or bool(change.entries)

    def refresh(self) -> None:
        """Ask how things stand now."""
        reader = self.desk.reader
        model = reader.model_version if reader is not None else ""
        self.backups.refresh()
        self.keys.refresh()
        self.locking.refresh()
        self.caring.refresh()
        self.wording.refresh()
        self.desk.ask(lambda journal: standing(journal, model), self._show, owner=self)

    def focus_first(self) -> None:
        """Put the keyboard on the first setting."""
        self._learn.setFocus()

    def settle(self) -> None:
        """Reading earlier entries stops with the journal; what was read is kept."""
        self.rereading.cancel()
        self.proof.settle()
        self.keys.settle()

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(16))
        column.addWidget(label(self.tr("Settings"), "title"))
        erasing = ErasingCard(self.desk)
        erasing.erase_wanted.connect(self.erase_wanted)
        reading = (self._learning_card(), self._rereading_card())
        for part in (
            *reading,
            self.wording,
            self.caring,
            self.keys,
            self.locking,
            self.backups,
            erasing,
            self.proof,
            about_protection(),
            about_reader(),
        ):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(PageScroll(page))

    def _learning_card(self) -> QFrame:
        frame, column = card("learning")
        column.addWidget(label(self.tr("How readily Attune speaks up"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "Each “yes” and “not this” makes Attune speak up a little sooner or later about that label, in this"
                    " journal only. What may be about somebody being hurt is never made rarer."
                ),
                "muted",
            )
        )
        self._learn.setObjectName("learningOn")
        column.addWidget(self._learn)
        column.addLayout(self._table)
        column.addWidget(buttons(self._afresh))
        return frame

    def _rereading_card(self) -> QFrame:
        frame, column = card("rereading")
        column.addWidget(label(self.tr("Earlier entries"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "Attune looks at an entry when you save or open it. It can look at all earlier ones too, in the"
                    " background, while you go on writing; what it finds then shows at once when you open one."
                    " Incidents and family time are left out. Nothing counts until you say yes."
                ),
                "muted",
            )
        )
        column.addWidget(self._bar)
        column.addWidget(self._progress)
        column.addWidget(buttons(self._go, self._cancel))
        return frame

    def _wire(self) -> None:
        self._learn.toggled.connect(self._on_learn)
        self._bar.setObjectName("rereadingBar")
        self._bar.setAccessibleName(self.tr("Earlier entries looked at"))
        self.rereading.moved.connect(self._show_pace)
        self.rereading.kept.connect(self.refresh)
        self.desk.reader_ready.connect(self.refresh)
        look().changed.connect(self._dress)
        self._show_pace()

    def _dress(self) -> None:
        """Write the names again in the colours of another palette."""
        if self._now is not None:
            self._show(self._now)

    def _show(self, now: Standing) -> None:
        self._now = now
        reader = self.desk.reader
        blocked = self._learn.blockSignals(True)
        self._learn.setChecked(now.learning)
        self._learn.blockSignals(blocked)
        self._fill_table(label_rows(now, reader.thresholds) if reader is not None else ())
        self._afresh.setEnabled(any(given != Answers() for given in now.answers.values()))
        self._show_pace()

    def _fill_table(self, rows: tuple[LabelRow, ...]) -> None:
        while (item := self._table.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._table.setHorizontalSpacing(look().px(16))
        self._table.setVerticalSpacing(look().px(4))
        for at, row in enumerate(rows):
            name = name_line(row.label)
            name.setObjectName(f"leaning-{row.label.value}")
            name.setWordWrap(True)
            for column, part in enumerate((name, label(self._from(row), "muted"), label(self._answers(row), "muted"))):
                self._table.addWidget(part, at, column, Qt.AlignmentFlag.AlignTop)
            name.setAccessibleName(f"{label_name(row.label)}: {self._from(row)}. {self._answers(row)}")
        self._table.setColumnStretch(0, 2)
        self._table.setColumnStretch(1, 3)
        self._table.setColumnStretch(2, 3)

    def _from(self, row: LabelRow) -> str:
        said = {
            Leans.SAME: self.tr("from {0} % sure"),
            Leans.SOONER: self.tr("from {0} % sure, a little sooner"),
            Leans.LATER: self.tr("from {0} % sure, a little later"),
        }[row.leans]
        return said.replace("{0}", str(row.shown_from))

    def _answers(self, row: LabelRow) -> str:
        answers = row.answers
        said = [
            text.replace("{0}", str(count))
            for text, count in (
                (self.tr("{0} yes"), answers.confirmed),
                (self.tr("{0} not this"), answers.dismissed),
                (self.tr("{0} added"), answers.added),
            )
            if count
        ]
        return ", ".join(said) or self.tr("no answers yet")

    def _on_learn(self, wanted: bool) -> None:
        self._write(
            lambda journal: set_learning(journal, wanted),
            self.tr("Your answers count.") if wanted else self.tr("Your answers no longer move anything."),
            self.tr("let answers count") if wanted else self.tr("let answers move nothing"),
        )

    def _start_afresh(self) -> None:
        self._write(
            start_afresh,
            self.tr("Started afresh: only answers from now on count here. Your labels stay as they are."),
            self.tr("started afresh"),
        )

    def _write(self, operation: Callable[[Journal], Change], said: str, named: str) -> None:
        self.desk.deeds.do(noted(operation), said, named)

    def _go_or_pause(self) -> None:
        if self.rereading.pace is Pace.RUNNING:
            self.rereading.pause()
        else:
            self.rereading.start()

    def _show_pace(self) -> None:
        work = self.rereading
        busy = work.pace in {Pace.RUNNING, Pace.PAUSED}
        self._bar.setVisible(busy)
        self._bar.setRange(0, max(work.total, 1))
        self._bar.setValue(work.done)
        says = {Pace.RUNNING: self.tr("Pause"), Pace.PAUSED: self.tr("Go on")}
        self._go.setText(says.get(work.pace, self.tr("Read earlier entries")))
        self._go.setAccessibleName(self._go.text())
        self._go.setEnabled(self.desk.reader is not None)
        self._cancel.setVisible(busy)
        self._progress.setText(self._said_of(work))

    def _said_of(self, work: Rereading) -> str:
        if self.desk.reader is None:
            return self.tr("The reader is not loaded.")
        if work.pace is Pace.DONE:
            return self.tr("All earlier entries have been looked at.")
        if work.pace in {Pace.RUNNING, Pace.PAUSED}:
            said = self.tr("{0} of {1} entries looked at")
            return said.replace("{0}", f"{work.done:,}").replace("{1}", f"{work.total:,}")
        if self._now is None:
            return ""
        said = self.tr("The present reader has looked at {0} texts; this journal has {1} entries.")
        return said.replace("{0}", f"{self._now.read:,}").replace("{1}", f"{self._now.entries:,}")
