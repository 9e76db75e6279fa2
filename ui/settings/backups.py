"""The card about backups: when the last one was made, making one now, the second place, and how much they may take."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QProgressBar, QSpinBox

from journal.errors import Cancelled
from journal.restoring import SHARES, BackupStanding
from ui.desk import Desk
from ui.theme import look
from ui.today.parts import button, buttons, column_in, label
from ui.wording_of_backups import backup_line, last_backup_text, second_place_text
from ui.words import size_text

_LISTED = 5


class BackupsCard(QFrame):
    """Shows how the backups stand. Everything on it goes on in the background."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("backupsCard")
        self.setProperty("role", "card")
        self._desk = desk
        self._now: BackupStanding | None = None
        self._last = label("", "", "backupsLast")
        self._kept = label("", "muted", "backupsKept")
        self._list = label("", "muted", "backupsList")
        self._second = label("", "", "backupsSecond")
        self._answer = label("", "", "backupsAnswer")
        self._bar = QProgressBar()
        self._share = QSpinBox()
        self._make = button(self.tr("Back up now"), "backupsNow", self._back_up, role="primary")
        self._stop = button(self.tr("Stop"), "backupsStop", desk.backing_up.cancel, role="")
        self._see = button(self.tr("Go back to a backup…"), "backupsSee", desk.backups_wanted.emit, role="")
        self._choose = button(self.tr("Choose a second place…"), "backupsChoose", self._ask_for_folder, role="")
        self._remove = button(self.tr("No second place"), "backupsRemove", self._remove_second_place, role="")
        self._lay_out()
        self._wire()

    def refresh(self) -> None:
        """Ask how the backups stand now."""
        self._desk.backing_up.ask_standing(self._show)

    def use_second_place(self, chosen: Path) -> None:
        """Keep a copy of every backup in this folder too."""
        self._begin()
        self._desk.backing_up.set_second_place(chosen)

    def _lay_out(self) -> None:
        column = column_in(self)
        column.addWidget(label(self.tr("Backups"), "heading"))
        for part in (self._last, self._kept, self._list, self._bar, self._answer):
            column.addWidget(part)
        column.addWidget(buttons(self._make, self._stop, self._see))
        column.addWidget(label(self.tr("A second place"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "A stick, or a folder that is synced elsewhere, helps when this computer is lost. The copies are"
                    " encrypted like your journal."
                ),
                "muted",
            )
        )
        column.addWidget(self._second)
        column.addWidget(buttons(self._choose, self._remove))
        words = QLabel(self.tr("Backups may take this much of the disk:"), wordWrap=True)
        words.setBuddy(self._share)
        row = QHBoxLayout()
        row.addWidget(words, 1)
        row.addWidget(self._share)
        column.addLayout(row)

    def _wire(self) -> None:
        self._bar.setObjectName("backupsBar")
        self._bar.setAccessibleName(self.tr("How far the backup is"))
        self._share.setObjectName("backupsShare")
        self._share.setAccessibleName(self.tr("How much of the disk backups may take, in per cent"))
        self._share.setRange(SHARES[0], SHARES[-1])
        self._share.setSuffix(" %")
        self._share.setKeyboardTracking(False)
        self._share.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._share.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._share.setMinimumWidth(look().px(90))
        self._share.valueChanged.connect(self._set_share)
        for part in (self._bar, self._stop, self._answer, self._list, self._remove):
            part.hide()
        self._desk.backing_up.moved.connect(self._on_progress)
        self._desk.backing_up.ended.connect(self._on_end)

    def _show(self, now: BackupStanding) -> None:
        self._now = now
        self._last.setText(last_backup_text(now.last.made_at if now.last else None))
        self._kept.setText(
            self.tr(
                "Attune makes them by itself, at most once an hour and when you lock or close it. They take {0} in {1}."
            )
            .replace("{0}", size_text(now.used))
            .replace("{1}", str(now.place))
        )
        lines = [backup_line(one) for one in now.backups[:_LISTED]]
        if len(now.backups) > _LISTED:
            lines.append(self.tr("and {0} earlier").replace("{0}", str(len(now.backups) - _LISTED)))
        self._list.setText("\n".join(lines))
        self._list.setVisible(bool(lines))
        self._second.setText(second_place_text(now))
        self._remove.setVisible(now.second is not None)
        blocked = self._share.blockSignals(True)
        self._share.setValue(now.share)
        self._share.blockSignals(blocked)

    def _back_up(self) -> None:
        self._begin()
        self._desk.backing_up.make()

    def _begin(self) -> None:
        self._answer.hide()
        self._bar.setRange(0, 0)
        self._bar.show()
        self._stop.show()
        self._make.setEnabled(False)

    def _on_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _on_end(self, fault: Exception | None) -> None:
        self._bar.hide()
        self._stop.hide()
        self._make.setEnabled(True)
        self._answer.setVisible(fault is not None)
        if isinstance(fault, Cancelled):
            self._answer.setText(self.tr("Stopped. Your earlier backups are as they were."))
        elif fault is not None:
            self._answer.setText(self._desk.backing_up.sentence(fault))
        self.refresh()

    def _ask_for_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("A second place for your backups"))
        dialog.setObjectName("backupsFolder")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.use_second_place(Path(folder)))
        dialog.open()

    def _remove_second_place(self) -> None:
        before = self._now.second if self._now is not None else None
        self._desk.backing_up.set_second_place(None)
        self._desk.said.emit(
            self.tr("Backups are kept in one place only from now on. The copies made so far stay where they are."),
            (lambda: self.use_second_place(before)) if before is not None else None,
        )

    def _set_share(self, share: int) -> None:
        self._desk.write(lambda journal: journal.backups.set_share(share))
