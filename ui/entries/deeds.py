"""What can be done with an entry, each as one write with a notice that offers to undo it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from journal.journal import Journal
from journal.model import By, Change, Decision, Entry, EntryContent, Label, LabelDecision, PlanState, Version
from ui.desk import Desk
from ui.entries.presenter import bring_back, forget_edit, keep_edit
from ui.today.presenter import Finding
from ui.words import label_name

Operation = Callable[[Journal], Change]


def _tr(text: str) -> str:
    return QCoreApplication.translate("entries", text)


def move_to_bin(desk: Desk, entry_id: str) -> None:
    """Take an entry out of every list; it can be put back."""
    _do(
        desk,
        lambda journal: journal.entries.trash(entry_id),
        _tr("Moved to the bin."),
        lambda journal: journal.entries.restore(entry_id),
    )


def restore_version(desk: Desk, entry_id: str, version: Version, present: EntryContent) -> None:
    """Make an earlier version the present one, as a new version."""
    _do(
        desk,
        lambda journal: bring_back(journal, entry_id, version.content),
        _tr("That version is back. The one before it is in the history."),
        lambda journal: bring_back(journal, entry_id, present),
    )


def discard_edit(desk: Desk, entry_id: str, edit: EntryContent, then: Callable[[], None]) -> None:
    """Forget an edit that was begun; `then` after that, and after its undoing."""
    _do(
        desk,
        lambda journal: forget_edit(journal, entry_id),
        _tr("Your changes are gone. The entry is as it was."),
        lambda journal: keep_edit(journal, entry_id, edit),
        then,
    )


def confirm(desk: Desk, entry_id: str, finding: Finding, by: By | None) -> None:
    """Say that the entry shows what the reader found, and whose conduct it was."""
    model = desk.reader.model_version if desk.reader is not None else ""
    _do(
        desk,
        lambda journal: journal.labels.confirm(entry_id, finding.label, quote=finding.quote, by=by, model=model),
        _tr("Noted: {0}.").format(label_name(finding.label)),
        lambda journal: journal.labels.withdraw(entry_id, finding.label),
    )


def add_label(
    desk: Desk,
    entry_id: str,
    label: Label,
    by: By | None,
    undone: Callable[[], None] = lambda: None,
    otherwise: Callable[[Exception], None] | None = None,
) -> None:
    """Say that the entry shows what was not suggested; no model is named. Undone, what was said before holds again."""
    before: list[LabelDecision] = []

    def add(journal: Journal) -> Change:
        before[:] = [one for one in journal.entries.get(entry_id).labels if one.label is label]
        return journal.labels.confirm(entry_id, label, by=by)

    def take_back(journal: Journal) -> Change:
        if before and before[0].decision is Decision.DISMISSED:
            return journal.labels.dismiss(entry_id, label, quote=before[0].quote, model=before[0].model)
        return journal.labels.withdraw(entry_id, label)

    def said(_: Change) -> None:
        words = _tr("Kept: {0}.").format(label_name(label))
        desk.said.emit(words, lambda: desk.write(take_back, lambda _: undone()))

    desk.write(add, said, otherwise=otherwise)


def dismiss(desk: Desk, entry_id: str, finding: Finding) -> None:
    """Say that the entry does not show what the reader found."""
    model = desk.reader.model_version if desk.reader is not None else ""
    _do(
        desk,
        lambda journal: journal.labels.dismiss(entry_id, finding.label, quote=finding.quote, model=model),
        _tr("Left out: {0}.").format(label_name(finding.label)),
        lambda journal: journal.labels.withdraw(entry_id, finding.label),
    )


def take_back(desk: Desk, decision: LabelDecision) -> None:
    """Open the question of a confirmed label again."""
    _do(
        desk,
        lambda journal: journal.labels.withdraw(decision.entry_id, decision.label),
        _tr("Taken back: {0}.").format(label_name(decision.label)),
        lambda journal: journal.labels.confirm(
            decision.entry_id, decision.label, quote=decision.quote, by=decision.by, model=decision.model
        ),
    )


def keep_plan(desk: Desk, entry: Entry, sentence: str, then: Callable[[], None]) -> None:
    """Keep a sentence for next time, as a plan that came from an entry."""

    def kept(change: Change) -> None:
        (plan_id,) = change.plans
        then()
        desk.said.emit(
            _tr("Kept. It comes back another day."),
            lambda: desk.write(lambda journal: journal.plans.mark(plan_id, PlanState.DROPPED)),
        )

    desk.write(lambda journal: journal.plans.keep(sentence, entry_id=entry.id, occasion=entry.content.setting), kept)


def _do(desk: Desk, deed: Operation, said: str, undo: Operation, then: Callable[[], None] = lambda: None) -> None:
    def done(_: Change) -> None:
        desk.said.emit(said, lambda: desk.write(undo, lambda _: then()))
        then()

    desk.write(deed, done)
