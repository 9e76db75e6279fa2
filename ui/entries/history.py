"""The versions of one entry: when each was written, what it changed, and a way to bring one back."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QTextCharFormat
from PySide6.QtWidgets import QFrame, QListWidget, QScrollArea, QVBoxLayout, QWidget

from journal.model import Span
from ui.entries.difference import Mark, Piece, Step
from ui.entries.parts import button, empty, page_margins, plain, wrapped
from ui.entries.prose import SHOWN_AT_FIRST, Prose
from ui.entries.wording import changed_line, field_name, step_title
from ui.theme import look
from ui.widgets.flow import FlowLayout


class HistoryView(QScrollArea):
    """Shows versions, newest first. The chosen one stands below the list, with what it changed set off."""

    close_wanted = Signal()
    restore_wanted = Signal(object)
    """A `Version`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entryHistoryView")
        self.setAccessibleName(self.tr("Earlier versions"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._steps: tuple[Step, ...] = ()
        self._names: dict[str, str] = {}
        self._build()
        look().changed.connect(self._dress)
        look().changed.connect(self._show_again)
        self._dress()

    def show_steps(self, steps: tuple[Step, ...], names: dict[str, str]) -> None:
        """Show these versions and choose the newest."""
        self._steps, self._names = steps, names
        self._list.clear()
        for number, step in enumerate(steps):
            self._list.addItem(step_title(step, is_now=number == 0))
        self._list.setCurrentRow(0)
        self._dress()

    def focus_list(self) -> None:
        """Put the keyboard in the list of versions."""
        self._list.setFocus()

    def _build(self) -> None:
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._list = QListWidget()
        self._list.setObjectName("historyVersions")
        self._list.setAccessibleName(self.tr("Versions, newest first"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._show)
        self._restore = button(
            self.tr("Bring this version back"),
            "historyRestore",
            tip=self.tr("Makes a new version that says what this one says. Nothing is lost."),
            role="",
        )
        self._restore.clicked.connect(lambda: self.restore_wanted.emit(self._steps[self._list.currentRow()].version))
        close = button(self.tr("Back to the entry"), "historyClose", tip=self.tr("Back to the entry (Esc)"))
        close.clicked.connect(self.close_wanted)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.setSpacing(look().px(8))
        for one in (self._restore, close):
            flow.addWidget(one)
        self._changes = QVBoxLayout()
        self._changes.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(plain(self.tr("History"), role="title"))
        self._column.addWidget(self._list)
        self._column.addWidget(buttons)
        self._column.addLayout(self._changes)
        self._column.addStretch(1)
        self.setWidget(self._page)

    def _show(self, number: int) -> None:
        empty(self._changes)
        self._restore.setEnabled(number > 0)
        if not 0 <= number < len(self._steps):
            return
        step = self._steps[number]
        for name in sorted(step.changed):
            self._changes.addWidget(wrapped(changed_line(step, name, self._names)))
        for name, pieces in (("record", step.record), ("reflection", step.reflection)):
            if pieces:
                self._changes.addWidget(plain(field_name(name), role="muted"))
                self._changes.addWidget(self._text(name, pieces))

    def _show_again(self) -> None:
        """What was put in and taken out is drawn in the palette's own colours."""
        self._show(self._list.currentRow())

    def _text(self, name: str, pieces: tuple[Piece, ...]) -> Prose:
        """A text with what was put in underlined, and what was taken out struck through."""
        prose = Prose(f"history-{name}", field_name(name))
        shown = list(_first(_spaced(pieces), SHOWN_AT_FIRST))
        prose.read("".join(piece.text for piece in shown))
        for mark, how in ((Mark.ADDED, _added()), (Mark.REMOVED, _removed())):
            prose.set_off(_spans(shown, mark), how)
        return prose

    def _dress(self) -> None:
        px = look().px
        self._page.setMaximumWidth(px(820))
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


def _spans(pieces: Iterable[Piece], mark: Mark) -> list[Span]:
    spans, at = [], 0
    for piece in pieces:
        if piece.mark is mark:
            spans.append((at, at + len(piece.text)))
        at += len(piece.text)
    return spans


def _spaced(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """The pieces with a space between what was taken out and what came in its stead, for the eye alone."""
    before = None
    for piece in pieces:
        if before is Mark.REMOVED and piece.mark is Mark.ADDED:
            yield Piece(Mark.SAME, " ")
        yield piece
        before = piece.mark


def _first(pieces: Iterable[Piece], most: int) -> Iterable[Piece]:
    """The pieces up to `most` characters."""
    for piece in pieces:
        if most <= 0:
            return
        yield Piece(piece.mark, piece.text[:most])
        most -= len(piece.text)


def _added() -> QTextCharFormat:
    how = QTextCharFormat()
    how.setFontUnderline(True)
    how.setFontWeight(QFont.Weight.DemiBold)
    how.setBackground(QColor(look().colours.accent_soft))
    return how


def _removed() -> QTextCharFormat:
    how = QTextCharFormat()
    how.setFontStrikeOut(True)
    how.setForeground(QColor(look().colours.muted))
    return how
