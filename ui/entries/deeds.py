"""What can be done with an entry, each as one write with a notice that offers to undo it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from journal.errors import ChangedSince
from journal.journal import Journal
from journal.model import By, Change, Draft, EntryContent, Label, LabelDecision
from ui.deeds_done import by_hand, noted
from ui.desk import Desk
from ui.entries.presenter import bring_back, forget_edit, save_edit
from ui.today.presenter import Finding
from ui.words import label_name


def _tr(text: str) -> str:
    return QCoreApplication.translate("entries", text)


def move_to_bin(desk: Desk, entry_id: str) -> None:
    """Take an entry out of every list; it can be put back."""
    desk.deeds.do(
        noted(lambda journal: journal.entries.trash(entry_id)), _tr("Moved to the bin."), _tr("moved to the bin")
    )


def put_back(desk: Desk, entry_id: str) -> None:
    """Put an entry from the bin back in the journal."""
    desk.deeds.do(
        noted(lambda journal: journal.entries.restore(entry_id)),
        _tr("Put back in the journal."),
        _tr("put back from the bin"),
    )


def save(desk: Desk, edit: Draft, then: Callable[[], None], otherwise: Callable[[Exception], None]) -> None:
    """Save an edit as a new version."""
    desk.deeds.do(
        noted(lambda journal: save_edit(journal, edit)),
        _tr("Saved as a new version."),
        _tr("changed an entry"),
        then=lambda _: then(),
        otherwise=otherwise,
    )


def restore_version(desk: Desk, entry_id: str, content: EntryContent) -> None:
    """Make an earlier version the present one, as a new version."""
    desk.deeds.do(
        noted(lambda journal: bring_back(journal, entry_id, content)),
        _tr("That version is back. The one before it is in the history."),
        _tr("brought an earlier version back"),
    )


def discard_edit(desk: Desk, edit: Draft, then: Callable[[], None]) -> None:
    """Forget an edit that was begun; `then` after that, after its undoing and after doing it again."""
    entry_id = edit.entry_id
    assert entry_id is not None

    def get_back(journal: Journal) -> Change:
        with journal.batch():
            if journal.drafts.get(entry_id) is not None:
                raise ChangedSince(what="draft", id=entry_id)
            journal.drafts.save(edit)
        return Change()

    desk.deeds.do(
        by_hand(lambda journal: forget_edit(journal, entry_id), get_back),
        _tr("Your changes are gone. The entry is as it was."),
        _tr("discarded unfinished changes"),
        then=lambda _: then(),
        back=then,
        again=then,
    )


def confirm(desk: Desk, entry_id: str, finding: Finding, by: By | None) -> None:
    """Say that the entry shows what the reader found, and whose conduct it was."""
    model = desk.reader.model_version if desk.reader is not None else ""
    desk.deeds.do(
        noted(lambda journal: journal.labels.confirm(entry_id, finding.label, quote=finding.quote, by=by, model=model)),
        _tr("Noted: {0}.").format(label_name(finding.label)),
        _tr("noted {0}").format(label_name(finding.label)),
    )


def add_label(
    desk: Desk,
    entry_id: str,
    label: Label,
    by: By | None,
    undone: Callable[[], None] = lambda: None,
    again: Callable[[], None] = lambda: None,
    otherwise: Callable[[Exception], None] | None = None,
) -> None:
    """Say that the entry shows what was not suggested; no model is named. Undone, what was said before holds again."""
    desk.deeds.do(
        noted(lambda journal: journal.labels.confirm(entry_id, label, by=by)),
        _tr("Kept: {0}.").format(label_name(label)),
        _tr("kept {0}").format(label_name(label)),
        back=undone,
        again=again,
        otherwise=otherwise,
    )


def dismiss(desk: Desk, entry_id: str, finding: Finding) -> None:
    """Say that the entry does not show what the reader found."""
    model = desk.reader.model_version if desk.reader is not None else ""
    desk.deeds.do(
        noted(lambda journal: journal.labels.dismiss(entry_id, finding.label, quote=finding.quote, model=model)),
        _tr("Left out: {0}.").format(label_name(finding.label)),
        _tr("left out {0}").format(label_name(finding.label)),
    )


def take_back(desk: Desk, decision: LabelDecision) -> None:
    """Open the question of a confirmed label again."""
    desk.deeds.do(
        noted(lambda journal: journal.labels.withdraw(decision.entry_id, decision.label)),
        _tr("Taken back: {0}.").format(label_name(decision.label)),
        _tr("took back {0}").format(label_name(decision.label)),
    )
