"""How a row of the list is drawn: the day in the margin, the time, the opening, and the signs of its labels."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journal.model import EntryLine
from journal.moments import local_now
from ui.entries.dress import Dress
from ui.entries.lines import Index, LineModel
from ui.entries.opening import Frame, Opening
from ui.entries.wording import DayWords, day_words, line_facts
from ui.words import label_shape

LINES: Final = 2
"""Lines of an entry's opening that a row shows."""
_FACES_KEPT: Final = 120


class Face:
    """A row with its texts cut to the width and laid out, so that drawing it again costs little."""

    def __init__(self, line: EntryLine, names: Mapping[str, str], frame: Frame, dress: Dress) -> None:
        self._made_for = (line, names, frame)
        self.time = f"{line.happened_at.hour:02}:{line.happened_at.minute:02}"
        self.signs = [(label_shape(label), dress.sign_colour(label)) for label in line.confirmed]
        room = frame.width - dress.time_width - dress.sign_width * len(self.signs) - dress.gap
        facts = line_facts(line, names)
        self.facts = dress.plain_metrics.elidedText(facts, Qt.TextElideMode.ElideRight, max(room, 0))
        self.opening = Opening(line, frame)

    def fits(self, line: EntryLine, names: Mapping[str, str], frame: Frame) -> bool:
        """Whether it still shows what it should."""
        was_line, was_names, was_frame = self._made_for
        return was_line is line and was_names is names and was_frame is frame


class RowDelegate(QStyledItemDelegate):
    """Draws rows. All are of one height, so that a list of any length is laid out at once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._faces: OrderedDict[int, Face] = OrderedDict()
        self._days: dict[date, DayWords] = {}
        self._today = local_now().date()
        self._dress = Dress()
        self._frame: Frame | None = None

    @property
    def height(self) -> int:
        """The height of every row, in pixels."""
        dress = self._dress
        return 2 * dress.pad + max(dress.line * (1 + LINES) + dress.lead, dress.day_block)

    @property
    def day_room(self) -> QSize:
        """The room that the day at the top of the margin takes, in pixels."""
        return QSize(self._dress.margin, self._dress.day_block + 2 * self._dress.pad)

    def change(self) -> None:
        """Follow the look and the calendar: forget everything that was laid out for another."""
        self._dress = Dress()
        self._frame = None
        self._faces.clear()
        self._days.clear()
        self._today = local_now().date()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._dress.margin * 4, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, LineModel)
        number = index.row()
        row = model.row_at(number)
        rect: QRect = option.rect
        painter.save()
        self._ground(painter, option.state, rect)
        painter.setPen(self._dress.line_colour)
        opens_day = row is not None and row.opens_day
        painter.drawLine(rect.left() + (0 if opens_day else self._dress.margin), rect.top(), rect.right(), rect.top())
        if row is None:
            self._blank(painter, rect)
        else:
            if opens_day or rect.top() <= 0:
                self._day(painter, rect, row.line.happened_at.date(), leaves=_ends_day(model, number))
            self._entry(painter, rect, row.line, model.names)
        painter.restore()

    def _ground(self, painter: QPainter, state: QStyle.StateFlag, rect: QRect) -> None:
        dress = self._dress
        if state & QStyle.StateFlag.State_Selected:
            ground = rect.adjusted(dress.margin, 1, 0, 0)
            painter.fillRect(ground, dress.chosen)
            painter.fillRect(QRect(ground.left(), ground.top(), dress.bar, ground.height()), dress.accent)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(dress.focus)
            inset = dress.focus.width() // 2
            painter.drawRect(rect.adjusted(dress.margin + inset, 1 + inset, -1 - inset, -1 - inset))

    def _blank(self, painter: QPainter, rect: QRect) -> None:
        """A row whose line is on its way."""
        dress = self._dress
        bar = QRect(rect.left() + dress.text_left, rect.top() + dress.pad, rect.width() // 3, dress.line // 2)
        painter.fillRect(bar, dress.sunken)

    def _day(self, painter: QPainter, rect: QRect, day: date, *, leaves: bool) -> None:
        """The day in the margin. It stays at the top of the list while its entries pass, and leaves with the last."""
        dress = self._dress
        words = self._days.get(day)
        if words is None:
            words = self._days[day] = day_words(day, self._today)
        y = max(rect.top(), 0) + dress.pad
        if leaves:
            y = min(y, rect.bottom() - dress.day_block)
        for text, (font, height, colour) in zip(words, dress.day_lines, strict=True):
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QRect(rect.left(), y, dress.margin, height), _CENTRED, text)
            y += height

    def _entry(self, painter: QPainter, rect: QRect, line: EntryLine, names: Mapping[str, str]) -> None:
        dress = self._dress
        left, top = rect.left() + dress.text_left, rect.top() + dress.pad
        width = rect.right() - dress.text_right - left
        face = self._face(line, names, width)
        base = top + dress.ascent
        painter.setFont(dress.strong)
        painter.setPen(dress.ink)
        painter.drawText(left, base, face.time)
        painter.setFont(dress.plain)
        face.opening.draw(painter, QPointF(left, top + dress.line + dress.lead))
        painter.setPen(dress.muted)
        painter.drawText(left + dress.time_width, base, face.facts)
        x = left + width - dress.sign_width * len(face.signs)
        for sign, colour in face.signs:
            painter.setPen(colour)
            painter.drawText(QRect(x, top, dress.sign_width, dress.line), _CENTRED, sign)
            x += dress.sign_width

    def _face(self, line: EntryLine, names: Mapping[str, str], width: int) -> Face:
        if self._frame is None or self._frame.width != width:
            self._frame = Frame(self._dress.plain, width, LINES)
        face = self._faces.get(line.place)
        if face is None or not face.fits(line, names, self._frame):
            face = self._faces[line.place] = Face(line, names, self._frame, self._dress)
            if len(self._faces) > _FACES_KEPT:
                self._faces.popitem(last=False)
        self._faces.move_to_end(line.place)
        return face


_CENTRED: Final = int(Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextSingleLine.value)


def _ends_day(model: LineModel, number: int) -> bool:
    """Whether the row below belongs to another day, as far as is known."""
    below = model.row_at(number + 1) if number + 1 < model.rowCount() else None
    return below is not None and below.opens_day
