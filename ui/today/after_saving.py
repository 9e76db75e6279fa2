"""After an entry is saved: the reader's findings, the caregiver's word on each, and what may help next."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.day import SAFETY_NOTICE
from journal.journal import Journal
from journal.model import By, Change, Child, EntryContent, Label, PlanState, Suggestion
from ui.desk import Desk
from ui.theme import look
from ui.today.findings import FindingsPanel
from ui.today.presenter import Finding, Review, Standing, may_be_hurt, missing, youngest_age
from ui.today.safety_line import SafetyLine
from ui.words import label_name

if TYPE_CHECKING:
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

        made = AnotherWayPanel()
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
        self.findings.another_way_wanted.connect(self._open_another_way)
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
        if may_be_hurt(found):
            self._open_notice()

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

        self._show(review.decided(finding, by, confirmed=True))
        said = self.tr("Kept: {0}.").replace("{0}", label_name(finding.label))
        self._write_decision(entry_id, finding, confirm, said)

    def _dismiss(self, finding: Finding) -> None:
        review = self._review
        if review is None:
            return
        entry_id, model = review.entry_id, review.model

        def dismiss(journal: Journal) -> Change:
            return journal.labels.dismiss(entry_id, finding.label, quote=finding.quote, model=model)

        self._show(review.decided(finding, confirmed=False))
        said = self.tr("Not kept: {0}.").replace("{0}", label_name(finding.label))
        self._write_decision(entry_id, finding, dismiss, said)

    def _add(self, label: Label, by: By | None) -> None:
        """Keep a label that was not suggested."""
        from ui.entries.deeds import add_label

        review = self._review
        if review is None:
            return
        entry_id, before = review.entry_id, review.said.get(label)

        def taken_back() -> None:
            if self._review is not None and self._review.entry_id == entry_id:
                self._show(self._review.taken_back(label, before))

        def failed(error: Exception) -> None:
            taken_back()
            self.desk.faulted.emit(error)

        self._show(review.added(label))
        add_label(self.desk, entry_id, label, by, taken_back, failed)

    def _write_decision(self, entry_id: str, finding: Finding, operation: Operation, said: str) -> None:
        def undo() -> None:
            self.desk.write(
                lambda journal: journal.labels.withdraw(entry_id, finding.label),
                lambda _: self._reopen(entry_id, finding),
            )

        def failed(error: Exception) -> None:
            self._reopen(entry_id, finding)
            self.desk.faulted.emit(error)

        self.desk.write(operation, lambda _: self.desk.said.emit(said, undo), otherwise=failed)

    def _reopen(self, entry_id: str, finding: Finding) -> None:
        if self._review is not None and self._review.entry_id == entry_id:
            self._show(self._review.reopened(finding))

    def _open_another_way(self) -> None:
        if self._review is not None:
            content = self._review.content
            born = [child.born for child in self._children if child.id in content.child_ids]
            self.another_way.open_for(self._review.entry_id, youngest_age(born, content.happened_at.date()))
            self.changed.emit()
            self.reached.emit(self.another_way)

    def _leave_another_way(self) -> None:
        if not self.findings.focus_first():
            self.box_wanted.emit()

    def _keep_plan(self, sentence: str) -> None:
        if self._review is None:
            return
        entry_id, occasion = self._review.entry_id, self._review.content.setting

        def kept(change: Change) -> None:
            (plan_id,) = change.plans
            self.another_way.forget()
            self.another_way.close_panel()
            self.desk.said.emit(
                self.tr("Kept. It comes back another day."),
                lambda: self.desk.write(lambda journal: journal.plans.mark(plan_id, PlanState.DROPPED)),
            )

        self.desk.write(lambda journal: journal.plans.keep(sentence, entry_id=entry_id, occasion=occasion), kept)

    def _open_notice(self) -> None:
        self.safety.show()
        self.reached.emit(self.safety)
        since = self.desk.journal.clock().isoformat()
        self.desk.write(lambda journal: journal.settings.put(SAFETY_NOTICE, since))

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
