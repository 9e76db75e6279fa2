"""Two states of an entry side by side, or one above the other where there is no room: what changed is marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from journal.model import EntryContent, Span
from ui.entries.difference import Mark, Piece, Row, fact_row, rows
from ui.entries.parts import button, empty, plain, wrapped
from ui.entries.prose import SHOWN_AT_FIRST, Prose
from ui.entries.wording import field_name, in_reading_order, part_text
from ui.theme import look

_FACTS: Final = ("happened_at", "kind", "child_ids", "setting", "child_mood", "carer_mood", "author_id", "trashed")
_ROWS_AT_FIRST: Final = 80
_ROOMY: Final = 520
"""Pixels at 100 % from which two columns stand beside each other."""


class _Pair(QWidget):
    """One row: earlier and later. Where they stand above each other, what is the same is shown once."""

    def __init__(self, left: QWidget, right: QWidget, *, same: bool) -> None:
        super().__init__()
        self._left, self._same = left, same
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (left, right):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, part.sizePolicy().verticalPolicy())
            self._row.addWidget(part, 1)

    def arrange(self, beside: bool) -> None:
        """Stand side by side, or not."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._row.setSpacing(look().px(20 if beside else 2))
        self._left.setVisible(beside or not self._same)


class Beside(QWidget):
    """Shows two contents, the earlier one at the left; every layer of the entry has its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("beside")
        self._beside = True
        self._pairs: list[_Pair] = []
        self._titles: tuple[QLabel, ...] = ()
        self._shown: tuple[tuple[str, EntryContent], tuple[str, EntryContent], Mapping[str, str]] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        look().changed.connect(self._show_again)

    @property
    def stacked(self) -> bool:
        """Whether the two stand one above the other."""
        return not self._beside

    def show_both(
        self, left: tuple[str, EntryContent], right: tuple[str, EntryContent], names: Mapping[str, str]
    ) -> None:
        """Show two contents, each with its title; `names` are the children's and the writers', by id."""
        self._shown = (left, right, names)
        self._fill(_ROWS_AT_FIRST, SHOWN_AT_FIRST)

    def clear(self) -> None:
        """Show nothing, and hold no text any more."""
        self._shown = None
        self._pairs.clear()
        empty(self._column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= look().px(_ROOMY)
        if beside is not self._beside:
            self._beside = beside
            self._arrange()

    def _fill(self, most_rows: int, most_letters: int) -> None:
        assert self._shown is not None
        (left_title, before), (right_title, after), names = self._shown
        self._pairs.clear()
        empty(self._column)
        self._column.setSpacing(look().px(6))
        self._titles = (_title(left_title, "besideLeft"), _title(right_title, "besideRight"))
        self._add(self._titles[0], self._titles[1], same=False)
        for row in _facts(before, after, names):
            self._add_row("facts", row)
        whole = True
        for name, was, now in _texts(before, after):
            self._column.addWidget(plain(field_name(name), role="heading"))
            found = rows(was, now)
            shown = list(_within(islice(found, most_rows), most_letters))
            whole = whole and shown == list(found)
            for row in shown:
                self._add_row(name, row)
        if not whole:
            more = button(self.tr("Show everything"), "besideWhole")
            more.clicked.connect(lambda: self._fill(10**9, 10**9))
            self._column.addWidget(more)
        self._arrange()

    def _add_row(self, name: str, row: Row) -> None:
        earlier = self._cell(f"before-{name}", self.tr("Earlier"), row.left, row.same)
        later = self._cell(f"after-{name}", self.tr("Later"), row.right, row.same)
        self._add(earlier, later, same=row.same)

    def _add(self, left: QWidget, right: QWidget, *, same: bool) -> None:
        pair = _Pair(left, right, same=same)
        self._pairs.append(pair)
        self._column.addWidget(pair)

    def _cell(self, name: str, which: str, pieces: tuple[Piece, ...] | None, same: bool) -> QWidget:
        if pieces is None:
            return QLabel()
        marks = {Mark.ADDED: self.tr("put in"), Mark.REMOVED: self.tr("taken out")}
        said = [f"{marks[one.mark]}: {one.text.strip()}" for one in pieces if one.mark in marks]
        prose = Prose(name, "; ".join([which, *said]))
        prose.read("".join(piece.text for piece in pieces))
        for mark, how in ((Mark.ADDED, _added()), (Mark.REMOVED, _removed())):
            prose.set_off(_spans(pieces, mark), how)
        return prose

    def _arrange(self) -> None:
        """Put both beside or below each other; below, the titles say which marks are whose."""
        if self._shown is not None:
            plainly = (self._shown[0][0], self._shown[1][0])
            marked = (self.tr("Struck through: {0}"), self.tr("Underlined: {0}"))
            for label, title, says in zip(self._titles, plainly, marked, strict=True):
                label.setText(title if self._beside else says.replace("{0}", title))
        for pair in self._pairs:
            pair.arrange(self._beside)

    def _show_again(self) -> None:
        """What was put in and taken out is drawn in the palette's own colours."""
        if self._shown is not None:
            self._beside = self.width() >= look().px(_ROOMY)
            self._fill(_ROWS_AT_FIRST, SHOWN_AT_FIRST)


def _facts(before: EntryContent, after: EntryContent, names: Mapping[str, str]) -> Iterator[Row]:
    """Time, kind, children and the rest, as far as either state has them."""
    for name in _FACTS:
        was, now = (part_text(content, name, names) for content in (before, after))
        if (was or now) and (name != "trashed" or was != now):
            yield fact_row(field_name(name), was, now)


def _texts(before: EntryContent, after: EntryContent) -> Iterator[tuple[str, str, str]]:
    """Record, details and reflection, as far as either state has them."""
    if before.record or after.record:
        yield "record", before.record, after.record
    for name, _ in in_reading_order(before.details | after.details):
        yield name, before.details.get(name, ""), after.details.get(name, "")
    if before.reflection or after.reflection:
        yield "reflection", before.reflection, after.reflection


def _within(found: Iterable[Row], most: int) -> Iterator[Row]:
    """The rows up to `most` characters; the last one is cut short."""
    for row in found:
        if most <= 0:
            return
        yield Row(_first(row.left, most), _first(row.right, most))
        most -= max(sum(len(piece.text) for piece in side or ()) for side in row)


def _first(pieces: tuple[Piece, ...] | None, most: int) -> tuple[Piece, ...] | None:
    if pieces is None or sum(len(piece.text) for piece in pieces) <= most:
        return pieces
    kept: list[Piece] = []
    for piece in pieces:
        if most > 0:
            kept.append(Piece(piece.mark, piece.text[:most]))
        most -= len(piece.text)
    return tuple(kept)


def _title(text: str, name: str) -> QLabel:
    made = wrapped(text, name=name)
    made.setStyleSheet("font-weight: 600;")
    return made


def _spans(pieces: Iterable[Piece], mark: Mark) -> list[Span]:
    spans, at = [], 0
    for piece in pieces:
        if piece.mark is mark:
            spans.append((at, at + len(piece.text)))
        at += len(piece.text)
    return spans


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
