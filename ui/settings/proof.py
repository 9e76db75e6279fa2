"""The card that checks whether anything is changed or lost, saves a report, and compares with an earlier one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QProgressBar

from journal.errors import Cancelled
from journal.journal import Journal
from journal.progress import Progress
from journal.proving import Proof, heads_in, prove, write_report
from ui.desk import Desk
from ui.settings.proof_words import found, next_step
from ui.tasks import Lane
from ui.today.parts import button, buttons, column_in, label
from ui.words import fault_sentence

T = TypeVar("T")


class Proving(QObject):
    """Checks the journal in a lane of its own, so that neither a save nor a search waits for it."""

    moved = Signal(int, int)
    """(done, total) of what is under way."""

    def __init__(self, journal: Journal, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._lane: Lane | None = None
        self._stop = threading.Event()

    def run(
        self, work: Callable[[Journal, Progress], T], then: Callable[[T], None], otherwise: Callable[[Exception], None]
    ) -> None:
        """Do some work on the journal; `then` gets what it found."""
        if self._lane is None:
            self._lane = Lane("attune-proving", self)
        self._stop.clear()
        self._lane.run(lambda: work(self._journal, self._on_progress), then, owner=self, otherwise=otherwise)

    def cancel(self) -> None:
        """Stop what is under way, with nothing left behind."""
        self._stop.set()

    def close(self) -> None:
        """The same, and end the lane."""
        self._stop.set()
        if self._lane is not None:
            self._lane.abandon()
            self._lane = None

    def _on_progress(self, done: int, total: int) -> None:
        """Called in the lane."""
        if self._stop.is_set():
            raise Cancelled
        self.moved.emit(done, total)


class ProofCard(QFrame):
    """Shows what checking the journal found. Nothing on it changes the journal."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("proofCard")
        self.setProperty("role", "card")
        self._desk = desk
        self._proving = Proving(desk.journal, self)
        self._proof: Proof | None = None
        self._bar = QProgressBar()
        self._answer = label("", "", "proofAnswer")
        self._next = label("", "muted", "proofNext")
        self._check = button(self.tr("Check now"), "proofCheck", self.check, role="primary")
        self._stop = button(self.tr("Stop"), "proofStop", self._proving.cancel, role="")
        self._save = button(self.tr("Save a report…"), "proofSave", self._ask_where, role="")
        self._compare = button(self.tr("Compare with an earlier report…"), "proofCompare", self._ask_which, role="")
        self._lay_out()

    def check(self) -> None:
        """Check the journal, and compare it with its backups in reach."""
        self._begin()
        self._proving.run(lambda journal, progress: prove(journal, progress=progress), self._show, self._fail)

    def compare_with(self, path: Path) -> None:
        """The same, and compare it with an earlier report."""
        self._begin()
        self._proving.run(
            lambda journal, progress: prove(journal, [heads_in(path, journal.journal_id)], progress=progress),
            self._show,
            self._fail,
        )

    def save_to(self, path: Path) -> None:
        """Write the report on what was found."""
        proof = self._proof
        if proof is not None:
            self._begin()
            self._proving.run(
                lambda journal, progress: write_report(journal, proof, path, progress=progress),
                lambda _: self._saved(path),
                self._fail,
            )

    @property
    def busy(self) -> bool:
        """Whether a check or a report is under way."""
        return not self._bar.isHidden()

    def settle(self) -> None:
        """A check stops with the journal."""
        self._proving.close()

    def _lay_out(self) -> None:
        column = column_in(self)
        column.addWidget(label(self.tr("Is anything changed or lost?"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "Attune checks every page and every version, and compares them with your backups. A report of it"
                    " holds none of your words: somebody you trust can keep it, and check it without Attune."
                ),
                "muted",
            )
        )
        for part in (self._bar, self._answer, self._next):
            column.addWidget(part)
            part.hide()
        column.addWidget(buttons(self._check, self._stop, self._save, self._compare))
        self._bar.setObjectName("proofBar")
        self._bar.setAccessibleName(self.tr("How far the check is"))
        self._stop.hide()
        self._save.setEnabled(False)
        self._proving.moved.connect(self._on_progress)

    def _begin(self) -> None:
        self._bar.setRange(0, 0)
        self._busy(True)
        self._say("")

    def _show(self, proof: Proof) -> None:
        self._proof = proof
        self._busy(False)
        self._say(found(proof), next_step(proof, self._desk.journal.folder))

    def _saved(self, path: Path) -> None:
        self._busy(False)
        said = self.tr("The report is saved as {0}. Give it to somebody you trust, and ask them to note the day.")
        self._say(said.replace("{0}", path.name))

    def _fail(self, fault: Exception) -> None:
        self._busy(False)
        self._say(self.tr("Stopped.") if isinstance(fault, Cancelled) else fault_sentence(fault))

    def _say(self, sentence: str, after: str = "") -> None:
        for part, text in ((self._answer, sentence), (self._next, after)):
            part.setText(text)
            part.setVisible(bool(text))

    def _busy(self, busy: bool) -> None:
        """Say whether something is under way; the keyboard stays on this card only where it was on it."""
        at = self.window().focusWidget()
        here = at is not None and self.isAncestorOf(at)
        self._bar.setVisible(busy)
        self._check.setEnabled(not busy)
        self._compare.setEnabled(not busy)
        self._save.setEnabled(not busy and self._proof is not None)
        self._stop.setVisible(busy)
        if here:
            (self._stop if busy else self._check).setFocus()

    def _on_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _ask_where(self) -> None:
        dialog = self._dialog(self.tr("Save a report"), "proofSaveDialog", self.save_to)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(f"attune-report-{self._desk.journal.clock():%Y-%m-%d}.txt")
        dialog.open()

    def _ask_which(self) -> None:
        dialog = self._dialog(self.tr("Compare with an earlier report"), "proofCompareDialog", self.compare_with)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.open()

    def _dialog(self, title: str, name: str, then: Callable[[Path], None]) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setObjectName(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters([self.tr("Reports (*.txt)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        return dialog
