"""The list's model: the places of all entries found, and the lines of those that are on screen."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from journal.model import EntryLine
from ui.desk import Desk
from ui.entries.places import row_of, splice
from ui.entries.wording import line_sentence, line_tip
from ui.tasks import Ticket

PAGE: Final = 40
"""Lines are fetched so many at a time."""
_PAGES_WANTED: Final = 3
"""Pages that scrolling has left behind are not fetched any more; a screen shows parts of two, or of three."""
_AHEAD: Final = 12
"""Rows so far beyond a row on screen are fetched too, so that slow scrolling meets no blank ones."""
_LINES_KEPT: Final = 600

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()


class Row(NamedTuple):
    """A line, and whether it is the first of its day in the list."""

    line: EntryLine
    opens_day: bool


class LineModel(QAbstractListModel):
    """A row for each place. A row whose line has not come yet is blank, and asks for it.

    Only the places grow with the journal, by eight bytes an entry; lines are kept for a few screens.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._places: array[int] = array("q")
        self._words = ""
        self._names: Mapping[str, str] = {}
        self._lines: OrderedDict[int, EntryLine] = OrderedDict()
        self._stale: set[int] = set()
        self._gone: set[int] = set()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._ticket: Ticket | None = None
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._fetch)

    @property
    def places(self) -> array[int]:
        """The places, newest first."""
        return self._places

    @property
    def names(self) -> Mapping[str, str]:
        """What the children are called, by id."""
        return self._names

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        text_of = _TEXT_OF.get(role)
        if text_of is None or not index.isValid():
            return None
        row = self.row_at(index.row())
        return "" if row is None else text_of(row.line, self._names)

    def row_at(self, number: int) -> Row | None:
        """What to show in a row, or None while it is on its way."""
        place = self._places[number]
        line = self._line_at(number, place)
        if line is None:
            return None
        for ahead in (number - _AHEAD, number + _AHEAD):
            if 0 <= ahead < len(self._places):
                self._line_at(ahead, self._places[ahead])
        above = self._line_at(number, self._places[number - 1]) if number else None
        return Row(line, above is None or above.happened_at.date() != line.happened_at.date())

    def call(self, names: Mapping[str, str]) -> None:
        """Say what the children are called, by id."""
        if names != self._names:
            self._names = names
            self._touch(0, len(self._places) - 1)

    def show_newest(self, lines: Sequence[EntryLine], words: str) -> None:
        """Show the first lines of a new search for `words`, in place of all there was."""
        self._forget()
        self._words = words
        self._replace(array("q", [line.place for line in lines]))
        self._keep(lines)
        self._touch(0, len(lines) - 1)

    def show_all(self, places: array[int]) -> None:
        """Show these places, keeping the rows and lines of those that were there before."""
        self._gone.clear()
        self._replace(places)

    def renew(self, entry_ids: Iterable[str]) -> None:
        """Fetch the lines of these entries again where they are shown; until then the old ones stand."""
        changed = frozenset(entry_ids)
        for place in [place for place, line in self._lines.items() if line.id in changed]:
            number = row_of(self._places, place)
            if number is None:
                del self._lines[place]
            else:
                self._stale.add(place)
                self._touch(number, number)

    def _line_at(self, number: int, place: int) -> EntryLine | None:
        """The line at a place; where it is missing or stale, the page of row `number` is asked for."""
        line = self._lines.get(place)
        if (line is None or place in self._stale) and place not in self._gone:
            self._want(number // PAGE)
        return line

    def _replace(self, places: array[int]) -> None:
        """Turn the list into `places` by one removal and one insertion, which views can follow."""
        first, removed, added = splice(self._places, places)
        if removed:
            self.beginRemoveRows(_NO_INDEX, first, first + removed - 1)
            self._places = self._places[:first] + self._places[first + removed :]
            self.endRemoveRows()
        if added:
            self.beginInsertRows(_NO_INDEX, first, first + added - 1)
            self._places = places
            self.endInsertRows()

    def _forget(self) -> None:
        self._desk.withdraw(self._ticket)
        self._ticket = None
        for known in (self._lines, self._stale, self._gone, self._wanted):
            known.clear()

    def _want(self, page: int) -> None:
        self._wanted[page] = None
        self._wanted.move_to_end(page)
        if len(self._wanted) > _PAGES_WANTED:
            self._wanted.popitem(last=False)
        if self._ticket is None:
            self._soon.start()

    def _fetch(self) -> None:
        """Ask for the page wanted last, and the line above it; one at a time, so that nothing piles up."""
        if self._ticket is not None or not self._wanted:
            return
        page, _ = self._wanted.popitem()
        places, words = self._places[max(page * PAGE - 1, 0) : (page + 1) * PAGE], self._words
        if places:
            self._ticket = self._desk.ask(
                lambda journal: journal.search.lines(places, words),
                lambda lines: self._on_lines(places, lines),
                owner=self,
                otherwise=self._on_fault,
            )

    def _on_lines(self, places: array[int], lines: Sequence[EntryLine]) -> None:
        self._ticket = None
        self._stale.difference_update(places)
        self._gone.update(set(places).difference(line.place for line in lines))
        self._keep(lines)
        rows = [number for number in (row_of(self._places, place) for place in places) if number is not None]
        if rows:
            self._touch(rows[0], rows[-1])
        self._fetch()

    def _on_fault(self, error: Exception) -> None:
        self._ticket = None
        self._desk.faulted.emit(error)

    def _keep(self, lines: Sequence[EntryLine]) -> None:
        """Keep lines; those fetched longest ago make room."""
        for line in lines:
            self._lines[line.place] = line
            self._lines.move_to_end(line.place)
        while len(self._lines) > _LINES_KEPT:
            self._lines.popitem(last=False)

    def _touch(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))


_TEXT_OF: Final[dict[int, Callable[[EntryLine, Mapping[str, str]], str]]] = {
    Qt.ItemDataRole.DisplayRole: line_sentence,
    Qt.ItemDataRole.AccessibleTextRole: line_sentence,
    Qt.ItemDataRole.ToolTipRole: line_tip,
}
