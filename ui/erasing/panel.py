"""The erasing page: it says what goes and what stays, asks, shows how far it is, and gives the receipt."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from journal.erased import ErasureKind, Receipt
from journal.errors import Cancelled
from journal.model import Change
from ui.desk import Desk
from ui.erasing.presenter import Outlook, Target, look_ahead
from ui.erasing.receipts import ReceiptCard
from ui.erasing.wording import backups_text, counts_text, shared_text, stays_text, title_text
from ui.erasing.work import Stage
from ui.theme import look
from ui.today.parts import button, buttons, card, label, on_key
from ui.widgets.page_scroll import PageScroll
from ui.widgets.screen import Screen
from ui.words import fault_sentence

_ENTRY_ID = Qt.ItemDataRole.UserRole


class ErasingScreen(Screen):
    """Erases what `begin` was told. Nothing is erased before both the tick and the button."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("erasingPage")
        self._outlook: Outlook | None = None
        self._title = label("", "title", "erasingTitle")
        self._goes = label("", "", "erasingGoes")
        self._shared = QListWidget()
        self._backups = QCheckBox()
        self._understood = QCheckBox(self.tr("I understand that this cannot be undone"))
        self._go = button(self.tr("Erase for good"), "erasingGo", self._erase, role="primary")
        self._leave = button(self.tr("Cancel"), "erasingCancel", self.leave, role="")
        self._stage = label("", "", "erasingStage")
        self._bar = QProgressBar()
        self._stop = button(self.tr("Stop"), "erasingStop", desk.erasing.stop, role="")
        self._remark = label("", "", "erasingRemark")
        self._receipt = ReceiptCard()
        self._lay_out()
        self._wire()

    def begin(self, target: Target) -> None:
        """Ask about erasing `target`; while another erasure is under way, show that instead."""
        if self.desk.erasing.busy:
            return
        self._outlook = None
        self._show_only()
        self._title.setText(self.tr("Erase for good"))
        self.desk.ask(lambda journal: look_ahead(journal, target), self._show, owner=self, otherwise=self._fail)

    def concerns(self, change: Change) -> bool:
        """Nothing: what would go is looked up when it is asked for, and again when it is done."""
        return False

    def refresh(self) -> None:
        """Nothing: see `concerns`."""

    def focus_first(self) -> None:
        """Put the keyboard where what goes is read; everything else follows it."""
        (self._receipt.first if self._receipt.isVisible() else self._goes_card).setFocus()

    def leave(self) -> None:
        """Go back without erasing, or after it. Every word of an entry goes from the page."""
        if not self.desk.erasing.busy:
            self.settle()
            self.closed.emit()

    def settle(self) -> None:
        self._outlook = None
        self._shared.clear()
        self._title.setText("")
        self._show_only()

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(16))
        self._question = self._question_part()
        self._working = self._working_part()
        for part in (self._title, self._remark, self._question, self._working, self._receipt):
            column.addWidget(part)
        self._back = buttons(button(self.tr("Done"), "erasingDone", self.leave, role="primary"))
        column.addWidget(self._back)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(PageScroll(page))
        self._show_only()

    def _question_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(16))
        self._goes_card, inside = card("erasingGoesCard")
        self._goes_card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inside.addWidget(label(self.tr("What goes"), "heading"))
        inside.addWidget(self._goes)
        column.addWidget(self._goes_card)
        column.addWidget(self._shared_card())
        frame, inside = card("erasingStaysCard")
        inside.addWidget(label(self.tr("What stays"), "heading"))
        inside.addWidget(label(stays_text(), "", "erasingStays"))
        column.addWidget(frame)
        column.addWidget(
            label(self.tr("If you foster, please check first what your agency asks you to keep."), "", "erasingAgency")
        )
        for box in (self._backups, self._understood):
            column.addWidget(box)
        column.addWidget(buttons(self._go, self._leave))
        return part

    def _shared_card(self) -> QFrame:
        self._shared_part, inside = card("erasingSharedCard")
        inside.addWidget(label(self.tr("About other children too"), "heading"))
        inside.addWidget(
            label(
                self.tr(
                    "These stay, without this child; the words in them stay as they are. Tick those that should be"
                    " erased as well."
                ),
                "muted",
            )
        )
        inside.addWidget(self._shared)
        return self._shared_part

    def _working_part(self) -> QFrame:
        frame, inside = card("erasingWorking")
        for part in (self._stage, self._bar, buttons(self._stop)):
            inside.addWidget(part)
        return frame

    def _wire(self) -> None:
        self._shared.setObjectName("erasingShared")
        self._shared.setAccessibleName(self.tr("Entries about other children too; ticked ones are erased"))
        self._shared.setWordWrap(True)
        self._shared.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shared.setResizeMode(QListWidget.ResizeMode.Adjust)
        look().changed.connect(self._size)
        self._size()
        self._shared.itemChanged.connect(self._choose_again)
        self._backups.setObjectName("erasingBackups")
        self._understood.setObjectName("erasingUnderstood")
        self._understood.toggled.connect(self._go.setEnabled)
        self._bar.setObjectName("erasingBar")
        self._bar.setAccessibleName(self.tr("How far the erasing is"))
        self._receipt.saved.connect(self._save)
        work = self.desk.erasing
        work.moved.connect(self._on_moved)
        work.ended.connect(self._on_ended)
        work.changed.connect(self.desk.changed)
        on_key("Escape", self, self.leave)

    def _size(self) -> None:
        self._shared.setMinimumHeight(look().px(140))

    def _show_only(self, *shown: QWidget) -> None:
        for part in (self._remark, self._question, self._working, self._receipt, self._back):
            part.setVisible(part in shown)

    def _show(self, outlook: Outlook) -> None:
        first = self._outlook is None
        self._outlook = outlook
        self._title.setText(title_text(outlook))
        self._goes.setText(counts_text(outlook.plan.counts))
        self._goes_card.setAccessibleName(self.tr("What goes") + ": " + self._goes.text())
        if outlook.plan.empty:
            self._say(self.tr("Nothing happened before that day, so there is nothing to erase."))
            return
        if first:
            self._list_shared(outlook)
            self._backups.setText(backups_text(outlook.backups))
            self._backups.setVisible(bool(outlook.backups))
            self._backups.setChecked(True)
            self._understood.setChecked(False)
            self._go.setEnabled(False)
            self._show_only(self._question)
            self.focus_first()

    def _list_shared(self, outlook: Outlook) -> None:
        blocked = self._shared.blockSignals(True)
        self._shared.clear()
        for one in outlook.shared:
            item = QListWidgetItem(shared_text(one))
            item.setData(_ENTRY_ID, one.entry_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self._shared.addItem(item)
        self._shared.setCurrentRow(0)
        self._shared.blockSignals(blocked)
        self._shared_part.setVisible(bool(outlook.shared))

    def _ticked(self) -> frozenset[str]:
        items = (self._shared.item(row) for row in range(self._shared.count()))
        return frozenset(item.data(_ENTRY_ID) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _choose_again(self) -> None:
        """Count again: what goes depends on what is ticked. The understanding is asked for anew."""
        outlook, also = self._outlook, self._ticked()
        self._understood.setChecked(False)
        if outlook is not None:
            target = outlook.target
            self.desk.ask(
                lambda journal: look_ahead(journal, target, also), self._show, owner=self, otherwise=self._fail
            )

    def _erase(self) -> None:
        """Look once more at what there is, then begin: what was half written is kept first, so that it goes too."""
        outlook, also, journal = self._outlook, self._ticked(), self.desk.journal
        if outlook is None or self.desk.erasing.busy:
            return
        backups = self._backups.isChecked()
        self._show_only(self._working)
        self._stop.setEnabled(True)
        self._on_moved(Stage.BEGUN, 0, 0)
        self._stop.setFocus()
        found: list[Outlook] = []

        def start() -> None:
            self.desk.erasing.erase(found[0].plan, backups=backups)

        target = outlook.target
        self.desk.background(lambda: found.append(look_ahead(journal, target, also)), start, otherwise=self._fail)

    def _on_moved(self, stage: Stage, done: int, total: int) -> None:
        self._stage.setText(
            {
                Stage.BEGUN: self.tr("Taking it out of the journal…"),
                Stage.FILE: self.tr("Erased. Now the file is written anew and read again, so that no trace is left…"),
                Stage.BACKUPS: self.tr("Erasing it in the backups… You can stop; the rest is done later."),
            }[stage]
        )
        self._stop.setEnabled(stage is not Stage.FILE)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _on_ended(self, outcome: Receipt | Exception) -> None:
        if isinstance(outcome, Cancelled):
            self.leave()
            self.desk.said.emit(self.tr("Nothing was erased."), None)
        elif isinstance(outcome, Exception):
            self._fail(outcome)
        else:
            self._title.setText(self.tr("Erased for good"))
            self._receipt.show_receipt(outcome)
            self._show_only(self._receipt, self._back)
            self._receipt.first.setFocus()

    def _fail(self, error: Exception) -> None:
        self._say(fault_sentence(error))

    def _say(self, sentence: str) -> None:
        self._remark.setText(sentence)
        self._show_only(self._remark, self._back)
        self._back.setFocus()

    def _save(self, text: str) -> None:
        """Write the receipt where the person says: it holds no word of an entry and no name."""
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the receipt"), self.tr("attune-receipt.txt"))
        if path:
            self.desk.think(
                lambda: Path(path).write_text(text + "\n", encoding="utf-8"),
                lambda _: self.desk.said.emit(self.tr("The receipt is saved."), None),
                owner=self,
                otherwise=lambda _: self.desk.said.emit(
                    self.tr("It could not be saved there. Please choose another folder."), None
                ),
            )


def entry_target(entry_id: str) -> Target:
    """The target that an entry's id names."""
    return Target(kind=ErasureKind.ENTRY, subject=entry_id)
