"""After an entry is saved: the reader's findings, the caregiver's word on each, and what may help next."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.day import SAFETY_NOTICE, note_matter
from journal.journal import Journal
from journal.model import By, Change, Child, EntryContent, Label, Suggestion
from ui.deeds_done import noted
from ui.desk import Desk
from ui.theme import look
from ui.today.findings import FindingsPanel
from ui.today.presenter import Finding, Review, Standing, missing, noticed
from ui.today.safety_line import SafetyLine
from ui.words import label_name

if TYPE_CHECKING:
    from ui.today.another_way import NewPlan
    from ui.today.another_way_panel import AnotherWayPanel

Operation = Callable[[Journal], Change]


class AfterSaving(QWidget):
    """Holds the review of the entry saved last, and writes down what is said of it."""

    entry_wanted = Signal(str)
    safety_wanted = Signal()
    box_wanted = Signal()
    reached = Signal(QWidget)
    changed = Signal()
    """Other findings are shown than before."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.safety = SafetyLine()
        self.findings = FindingsPanel()
        self._children: tuple[Child, ...] = ()
        self._review: Review | None = None
        self._suggestions: tuple[Suggestion, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().px(12))
        self._column.addWidget(self.safety)
        self._column.addWidget(self.findings)
        self._wire()

    @cached_property
    def another_way(self) -> AnotherWayPanel:
        """The four questions, made when they are first asked for."""
        from ui.today.another_way_panel import AnotherWayPanel
        from ui.today.answers_kept import AnswersKept

        made = AnotherWayPanel()
        self._answers = AnswersKept(self.desk, made)
        made.closed.connect(self._leave_another_way)
        made.kept.connect(self._keep_plan)
        self._column.addWidget(made)
        return made

    def show_children(self, children: tuple[Child, ...]) -> None:
        """Know the children, for examples that fit their age."""
        self._children = children

    def begin(self, entry_id: str, content: EntryContent) -> None:
        """Look at an entry that was just saved."""
        self._hide()
        self._review, self._suggestions = Review(entry_id=entry_id, content=content), ()
        self.findings.missing.start_over()
        self._read()

    def forget(self, entry_id: str) -> None:
        """Show nothing more of an entry that was taken back."""
        if self._review is not None and self._review.entry_id == entry_id:
            self._review = None
            self._hide()

    def close_topmost(self) -> bool:
        """Close what one key should close first: the safety line, then the questions, then the findings."""
        if self.safety.isVisible():
            self.safety.close_line()
        elif self._asking():
            self.another_way.close_panel()
        elif self.findings.isVisible() and self.findings.missing.close_topmost():
            pass
        elif self.findings.isVisible():
            self.findings.close_panel()
        else:
            return False
        return True

    def settle(self) -> None:
        """Keep what is half answered."""
        if "another_way" in self.__dict__:
            self._answers.settle()

    def _asking(self) -> bool:
        return "another_way" in self.__dict__ and not self.another_way.isHidden()

    def _hide(self) -> None:
        self.findings.hide()
        if self._asking():
            self.another_way.hide()

    def _wire(self) -> None:
        self.desk.reader_ready.connect(self._read)
        self.safety.wanted.connect(self.safety_wanted)
        self.safety.closed.connect(self._close_notice)
        self.findings.confirmed.connect(self._confirm)
        self.findings.dismissed.connect(self._dismiss)
        self.findings.missing.added.connect(self._add)
        self.findings.look_wanted.connect(self._look)
        self.findings.another_way_wanted.connect(self.say_another_way)
        self.findings.entry_wanted.connect(self.entry_wanted)
        self.findings.reached.connect(self.reached)
        self.findings.left.connect(self.box_wanted)
        self.findings.closed.connect(self.box_wanted)

    def _read(self) -> None:
        review = self._review
        if review is not None and review.standing is Standing.UNREAD and review.content.record.strip():
            self.desk.suggest_for(
                review.content.record, lambda found: self._on_read(review.entry_id, found), owner=self
            )

    def _on_read(self, entry_id: str, found: tuple[Suggestion, ...]) -> None:
        review, reader = self._review, self.desk.reader
        if review is None or reader is None or review.entry_id != entry_id or review.standing is not Standing.UNREAD:
            return
        self._suggestions = found
        silence = reader.silence(review.content.record)
        self._show(review.read(found, reader.model_version, silence, asked=False))
        if (matter := noticed(found)) is not None:
            self._open_notice(matter)

    def _look(self) -> None:
        review, reader = self._review, self.desk.reader
        if review is not None and reader is not None:
            silence = reader.silence(review.content.record)
            self._show(review.read(self._suggestions, review.model, silence, asked=True))
            self.findings.focus_first()

    def _show(self, review: Review) -> None:
        self._review = review
        asks = review.standing is Standing.ON_REQUEST
        text, reader = review.content.record, self.desk.reader
        silence = reader.silence(text) if reader is not None else None
        offered = missing(text, self._suggestions, review.said, self.desk.limits, silence)
        self.findings.show_review(review, self._status(review.standing), {} if asks else offered, may_ask=asks)
        self.changed.emit()

    def _confirm(self, finding: Finding, by: By | None) -> None:
        review = self._review
        if review is None:
            return
        entry_id, model = review.entry_id, review.model

        def confirm(journal: Journal) -> Change:
            return journal.labels.confirm(entry_id, finding.label, quote=finding.quote, by=by, model=model)

        name = label_name(finding.label)
        said, named = (text.replace("{0}", name) for text in (self.tr("Kept: {0}."), self.tr("kept {0}")))
        self._write_decision(
            entry_id, finding, confirm, lambda now: now.decided(finding, by, confirmed=True), said, named
        )

    def _dismiss(self, finding: Finding) -> None:
        review = self._review
        if review is None:
            return
        entry_id, model = review.entry_id, review.model

        def dismiss(journal: Journal) -> Change:
            return journal.labels.dismiss(entry_id, finding.label, quote=finding.quote, model=model)

        name = label_name(finding.label)
        said, named = (text.replace("{0}", name) for text in (self.tr("Not kept: {0}."), self.tr("left out {0}")))
        self._write_decision(entry_id, finding, dismiss, lambda now: now.decided(finding, confirmed=False), said, named)

    def _add(self, label: Label, by: By | None) -> None:
        """Keep a label that was not suggested."""
        from ui.entries.deeds import add_label

        review = self._review
        if review is None:
            return
        entry_id, before = review.entry_id, review.said.get(label)

        def taken_back() -> None:
            self._show_as(entry_id, lambda now: now.taken_back(label, before))

        def added() -> None:
            self._show_as(entry_id, lambda now: now.added(label, by))

        def failed(error: Exception) -> None:
            taken_back()
            self.desk.faulted.emit(error)

        added()
        add_label(self.desk, entry_id, label, by, taken_back, added, failed)

    def _write_decision(
        self,
        entry_id: str,
        finding: Finding,
        operation: Operation,
        decide: Callable[[Review], Review],
        said: str,
        named: str,
    ) -> None:
        """Show a decision at once and write it down; undone or refused, the finding is open again."""

        def reopen() -> None:
            self._show_as(entry_id, lambda now: now.reopened(finding))

        def failed(error: Exception) -> None:
            reopen()
            self.desk.faulted.emit(error)

        def decided() -> None:
            self._show_as(entry_id, decide)

        decided()
        self.desk.deeds.do(noted(operation), said, named, back=reopen, again=decided, otherwise=failed)

    def _show_as(self, entry_id: str, become: Callable[[Review], Review]) -> None:
        """Show the review of an entry as it becomes, where it is still that entry's."""
        if self._review is not None and self._review.entry_id == entry_id:
            self._show(become(self._review))

    def say_another_way(self) -> bool:
        """Ask the four questions about the entry saved last. False where there is none any more."""
        if self._review is None:
            return False
        from ui.today.another_way import about_entry

        self.another_way.open_for(about_entry(self._review.entry_id, self._review.content, self._children))
        self.changed.emit()
        self.reached.emit(self.another_way)
        return True

    def _leave_another_way(self) -> None:
        if not self.findings.focus_first():
            self.box_wanted.emit()

    def _keep_plan(self, new: NewPlan) -> None:
        from ui.plans.deeds import keep

        def kept() -> None:
            self.another_way.forget()
            self.another_way.close_panel()

        keep(self.desk, new, kept)

    def _open_notice(self, matter: Label) -> None:
        self.safety.show()
        self.reached.emit(self.safety)
        since = self.desk.journal.clock()
        self.desk.write(lambda journal: note_matter(journal, matter, since))

    def _close_notice(self) -> None:
        self.desk.write(lambda journal: journal.settings.put(SAFETY_NOTICE, ""))
        self.box_wanted.emit()

    def _status(self, standing: Standing) -> str:
        return {
            Standing.UNREAD: "",
            Standing.ON_REQUEST: self.tr("For this kind of record, the words are only looked at when you ask."),
            Standing.FOREIGN: self.tr("Attune reads only English so far, so it says nothing here."),
            Standing.NOTHING: self.tr("Nothing stands out in these words. They are kept as you wrote them."),
            Standing.WAITING: self.tr("Only you know if it fits. Nothing counts until you say yes."),
            Standing.DONE: self.tr("All looked at. Thank you."),
        }[standing]
