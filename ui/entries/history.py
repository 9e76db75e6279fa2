"""The versions of one entry: when each was written and why, two of them side by side, and a way to bring one back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QListWidget, QScrollArea, QVBoxLayout, QWidget

from journal.model import Version
from ui.entries.beside import Beside
from ui.entries.difference import Step
from ui.entries.parts import button, page_margins, plain, say, wrapped
from ui.entries.wording import step_title, version_time
from ui.theme import look
from ui.widgets.flow import FlowLayout


class HistoryView(QScrollArea):
    """Shows versions, newest first. The chosen one stands beside the one before it, or any other that is chosen."""

    close_wanted = Signal()
    restore_wanted = Signal(object)
    """A `Version`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entryHistoryView")
        self.setAccessibleName(self.tr("Earlier versions"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._steps: tuple[Step, ...] = ()
        self._names: Mapping[str, str] = {}
        self._build()
        look().changed.connect(self._dress)
        self._dress()

    def show_steps(self, steps: tuple[Step, ...], names: Mapping[str, str], writers: Mapping[str, str]) -> None:
        """Show these versions and choose the newest; `writers` are empty where only one person writes."""
        self._steps, self._names = steps, {**names, **writers}
        self._list.clear()
        for number, step in enumerate(steps):
            self._list.addItem(step_title(step, writers, is_now=number == 0))
        self._list.setCurrentRow(0)
        self._dress()

    def focus_list(self) -> None:
        """Put the keyboard in the list of versions."""
        self._list.setFocus()

    def clear(self) -> None:
        """Hold no text any more."""
        self._steps = ()
        self._list.clear()
        self._beside.clear()

    def _build(self) -> None:
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._list = QListWidget()
        self._list.setObjectName("historyVersions")
        self._list.setAccessibleName(self.tr("Versions, newest first"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._choose)
        self._other = QComboBox()
        self._other.setObjectName("historyOther")
        self._other.setAccessibleName(self.tr("Compare with"))
        self._other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._other.setMinimumContentsLength(26)
        self._other.currentIndexChanged.connect(self._compare)
        self._restore = button(
            self.tr("Bring this version back"),
            "historyRestore",
            tip=self.tr("Makes a new version that says what this one says. Nothing is lost."),
            role="",
        )
        self._restore.clicked.connect(lambda: self.restore_wanted.emit(self._steps[self._list.currentRow()].version))
        close = button(self.tr("Back to the entry"), "historyClose", tip=self.tr("Back to the entry (Esc)"))
        close.clicked.connect(self.close_wanted)
        with_what = plain(self.tr("Compare with"), role="muted")
        with_what.setBuddy(self._other)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.setSpacing(look().px(8))
        for one in (with_what, self._other, self._restore, close):
            flow.addWidget(one)
        self._note = wrapped(name="historyNote")
        self._beside = Beside()
        for part in (plain(self.tr("History"), role="title"), self._list, buttons, self._note, self._beside):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(self._page)

    def _choose(self, number: int) -> None:
        """Offer every other version to compare with, and choose the one before."""
        with QSignalBlocker(self._other):
            self._other.clear()
            for at, step in enumerate(self._steps):
                if at != number:
                    before = self.tr("the one before: {0}") if at == number + 1 else "{0}"
                    self._other.addItem(before.replace("{0}", version_time(step.version)), at)
            self._other.setCurrentIndex(max(min(number, self._other.count() - 1), 0))
        self._other.setEnabled(self._other.count() > 0)
        self._compare()

    def _compare(self) -> None:
        chosen, other = self._list.currentRow(), self._other.currentData()
        self._beside.clear()
        if not 0 <= chosen < len(self._steps):
            return
        version = self._steps[chosen].version
        self._restore.setEnabled(chosen > 0 and not version.erased)
        earlier, later = sorted((chosen, chosen if other is None else int(other)), reverse=True)
        both = [self._steps[at].version for at in (earlier, later)]
        say(self._note, self._note_on(both))
        if not any(one.erased for one in both):
            titles = (self.tr("Earlier: {0}"), self.tr("Later: {0}"))
            left, right = (
                (title.replace("{0}", self._title(one)), one.content) for title, one in zip(titles, both, strict=True)
            )
            self._beside.show_both(left, right, self._names)

    def _title(self, version: Version) -> str:
        now = self._steps[0].version is version
        when = version_time(version)
        return self.tr("{0} (as it is now)").replace("{0}", when) if now else when

    def _note_on(self, both: list[Version]) -> str:
        if any(one.erased for one in both):
            return self.tr("One of these versions was erased for good: its words are gone, so nothing can be compared.")
        if both[0] is both[1]:
            return self.tr("There is only this one version.")
        return ""

    def _dress(self) -> None:
        px = look().px
        self._page.setMaximumWidth(px(1_100))
        self._column.setContentsMargins(*page_margins())
        self._column.setSpacing(px(10))
        colours = look().colours
        self._list.setStyleSheet(
            f"QListWidget::item {{ padding: {px(5)}px; }}"
            f"QListWidget::item:selected {{ background: {colours.accent_soft}; color: {colours.ink}; }}"
        )
        self._list.setFixedHeight(
            min(max(self._list.count(), 1), 5) * (self._list.fontMetrics().height() + px(11)) + px(6)
        )
