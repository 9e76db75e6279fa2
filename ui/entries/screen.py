"""Journal: the list of all entries, searched as you type and narrowed by filters, and the pane that shows one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from journal.model import Change, Child, EntryLine, Filters, Shelf
from ui.desk import Desk
from ui.entries.entry_list import EntryList
from ui.entries.filters import FilterBar
from ui.entries.lines import LineModel
from ui.entries.nothing import NothingHere
from ui.entries.pane import EntryPane
from ui.entries.parts import button, plain
from ui.entries.places import row_of
from ui.entries.presenter import (
    NEWEST,
    Arrangement,
    Emptiness,
    Listing,
    arrangement,
    emptiness,
    first_row,
    list_all,
    same_row,
)
from ui.entries.search_box import SearchBox
from ui.entries.wording import bin_text, count_text, names_of
from ui.tasks import Ticket
from ui.theme import look
from ui.widgets.flow import FlowLayout
from ui.widgets.screen import Screen

_SHARES: Final = (4, 5)
"""How list and pane divide the room at first."""


class EntriesScreen(Screen):
    """The journal's entries. An entry stays chosen by its id, whatever comes or goes around it."""

    safety_wanted = Signal(object)
    """The `Label` that somebody being hurt may be about."""
    erase_wanted = Signal(str)
    """The id of an entry in the bin that is to be erased for good."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._filters = Filters()
        self._ticket: Ticket | None = None
        self._searching = False
        self._in_pane = False
        self._awaited: int | None = None
        self._unfinished: tuple[str, ...] = ()
        self._arrangement: Arrangement | None = None
        self._model = LineModel(desk, self)
        self._list = EntryList(self._model)
        self._list.setObjectName("entryList")
        self._list.setAccessibleName(self.tr("Entries, newest first"))
        self._box = SearchBox()
        self._bar = FilterBar()
        self._toggle = button(self.tr("Filters"), "filterToggle", tip=self.tr("Show or hide the filters"), role="")
        self._toggle.setCheckable(True)
        self._count = plain(role="muted", name="entryCount")
        self._to_bin = button(self.tr("Bin"), "binOpen", tip=self.tr("Entries that you moved to the bin"))
        self._to_unfinished = button("", "unfinishedOpen", tip=self.tr("Entries with changes that are not saved yet"))
        self._to_journal = button(
            self.tr("Back to all entries"), "shelfLeave", tip=self.tr("Back to all entries (Esc)")
        )
        self._nothing = NothingHere()
        self._pane = EntryPane(desk)
        self._lay_out()
        self._connect()
        self._arrange()
        self._nothing.hide()

    def concerns(self, change: Change) -> bool:
        return bool(change.entries or change.labels or change.children or change.people)

    def refresh(self) -> None:
        """List everything anew, at the same place, and show the open entry as it is now."""
        if self._searching or not self._model.places:
            self._search()
        else:
            before = self._list.current_row()
            self._list_all(self._filters, lambda listing: same_row(listing, before))
        self._pane.renew()

    def focus_first(self) -> None:
        if self._list.isVisible():
            self._list.setFocus()
        else:
            self._box.setFocus()

    def focus_search(self) -> None:
        """Put the keyboard in the search box."""
        self._show_list()
        self._box.setFocus()
        self._box.selectAll()

    def say_another_way(self) -> bool:
        """Ask the four questions about the entry that is being read. False where none is."""
        if self._pane.entry_id is None:
            return False
        self._in_pane = True
        self._share_room()
        return self._pane.say_another_way()

    def open_entry(self, entry_id: str) -> None:
        """Show an entry, and the list around it."""
        self._pane.open(entry_id, "")
        if self._filters == Filters():
            self.refresh()
        else:
            self._clear()
        self._turn_to_pane()

    def show_day(self, day: date, child: Child | None = None) -> None:
        """List the entries of one day, about this child where one is named."""
        with QSignalBlocker(self._box), QSignalBlocker(self._bar):
            self._box.clear()
            self._bar.turn_to(Shelf.JOURNAL)
            self._bar.choose_day(day, child)
        self._show_list()
        self._search()
        self._list.setFocus()

    def settle(self) -> None:
        self._pane.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _on_change(self, change: Change) -> None:
        self._model.renew(change.entries | change.labels)
        super()._on_change(change)

    def _lay_out(self) -> None:
        search_row = QHBoxLayout()
        search_row.addWidget(self._box, 1)
        search_row.addWidget(self._toggle)
        self._top = QWidget()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._top)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.addLayout(search_row, 2)
        self._head.addWidget(self._bar, 5)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        head = QWidget()
        self._shelves = FlowLayout(head)
        for part in (self._count, self._to_journal, self._to_unfinished, self._to_bin):
            self._shelves.addWidget(part)
        for below in (head, self._nothing, self._list):
            side.addWidget(below)
        self._splitter = QSplitter()
        self._splitter.setObjectName("entrySplitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._side)
        self._splitter.addWidget(self._pane)
        for at, share in enumerate(_SHARES):
            self._splitter.setStretchFactor(at, share)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._top)
        self._column.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self._box.textChanged.connect(self._search)
        self._box.done.connect(self._go_to_list)
        self._bar.changed.connect(self._search)
        self._toggle.toggled.connect(self._show_filters)
        self._nothing.clear_wanted.connect(self._clear)
        self._list.reached.connect(self._open_row)
        self._list.opened.connect(self._turn_to_pane)
        self._list.clicked.connect(self._on_click)
        self._list.bin_wanted.connect(self._pane.move_to_bin)
        self._list.typed.connect(self._type_in_box)
        self._model.dataChanged.connect(self._open_awaited)
        self._pane.back_wanted.connect(self._go_to_list)
        self._pane.safety_wanted.connect(self.safety_wanted)
        self._pane.mode_changed.connect(self._share_room)
        self._pane.erase_wanted.connect(self.erase_wanted)
        self._pane.unfinished_changed.connect(self._count_aside)
        self._to_bin.clicked.connect(lambda: self._turn_to(Shelf.BIN))
        self._to_unfinished.clicked.connect(self._turn_to_unfinished)
        self._to_journal.clicked.connect(lambda: self._turn_to(Shelf.JOURNAL))
        look().changed.connect(self._arrange)
        for keys, where, action in (
            ("Ctrl+E", self, self._pane.edit),
            ("F2", self, self._pane.edit),
            ("Ctrl+H", self, self._pane.show_history),
            ("Ctrl+R", self, self._pane.put_back),
            ("Escape", self._side, lambda: self._turn_to(Shelf.JOURNAL)),
            ("Ctrl+Return", self._pane, self._pane.save),
            ("Escape", self._pane, self._pane.step_back),
        ):
            shortcut = QShortcut(QKeySequence(keys), where)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def _search(self) -> None:
        """Look for what the box and the filters say: the newest at once, then all."""
        self.desk.withdraw(self._ticket)
        filters = self._bar.filters(self._box.text())
        self._searching = True
        self._ticket = self.desk.ask(
            lambda journal: journal.search.newest(filters, NEWEST),
            lambda lines: self._show_newest(filters, lines),
            owner=self,
        )

    def _list_all(self, filters: Filters, row_of_choice: Callable[[Listing], int | None]) -> None:
        self.desk.withdraw(self._ticket)
        open_id = self._pane.entry_id
        self._ticket = self.desk.ask(
            lambda journal: list_all(journal, filters, open_id),
            lambda listing: self._show_all(listing, row_of_choice),
            owner=self,
        )

    def _show_newest(self, filters: Filters, lines: Sequence[EntryLine]) -> None:
        self._searching = False
        self._filters = filters
        self._show_filters()
        with self._list.silence():
            self._model.show_newest(lines, filters.words)
            self._list.scrollToTop()
        rows = [row for row, line in enumerate(lines) if line.id == self._pane.entry_id]
        if rows or len(lines) < NEWEST:
            self._choose(rows[0] if rows else 0 if lines else None)
        self._list_all(filters, first_row)
        self._explain()

    def _show_all(self, listing: Listing, row_of_choice: Callable[[Listing], int | None]) -> None:
        row = row_of_choice(listing)
        self._bar.offer(listing.children)
        self._model.call(names_of(listing.children))
        with self._list.steady():
            self._model.show_all(listing.places)
        self._count.setText(count_text(len(listing.places), listing.filters.shelf))
        self._show_shelves(listing.binned, listing.unfinished)
        self._explain()
        self._choose(row)

    def _explain(self) -> None:
        """Say why there is nothing to see, if there is nothing."""
        why = emptiness(self._filters, len(self._model.places))
        had_focus = self._list.hasFocus()
        self._nothing.explain(why)
        for part in (self._list, self._count):
            part.setVisible(why is Emptiness.NOT)
        if why is Emptiness.NEW_JOURNAL:
            self._pane.open(None, "")
        if why is not Emptiness.NOT and had_focus:
            self._box.setFocus()
        self._share_room()

    def _choose(self, row: int | None) -> None:
        """Choose a row and open its entry, unless one is being changed."""
        self._list.choose(row)
        if row is not None and not self._pane.busy:
            self._open_row(row)

    def _open_row(self, number: int) -> None:
        row = self._model.row_at(number)
        self._awaited = self._model.places[number] if row is None else None
        if row is not None:
            self._pane.open(row.line.id, self._filters.words)

    def _open_awaited(self) -> None:
        """Open the row that was moved to before its line had come."""
        number = row_of(self._model.places, self._awaited) if self._awaited is not None else None
        if number is not None:
            self._open_row(number)

    def _turn_to(self, shelf: Shelf) -> None:
        """List the journal, the bin, or what is unfinished."""
        if shelf is not self._bar.shelf and not self._pane.busy:
            with QSignalBlocker(self._box):
                self._box.clear()
            self._show_list()
            self._bar.turn_to(shelf)
            self._list.setFocus()

    def _turn_to_unfinished(self) -> None:
        """Open the one entry with unfinished changes, or list them where there are several."""
        if len(self._unfinished) == 1:
            self.open_entry(self._unfinished[0])
        else:
            self._turn_to(Shelf.UNFINISHED)

    def _count_aside(self) -> None:
        self.desk.ask(
            lambda journal: (journal.search.binned(), journal.search.unfinished()),
            lambda found: self._show_shelves(*found),
            owner=self,
        )

    def _show_shelves(self, binned: int, unfinished: tuple[str, ...]) -> None:
        """Offer the ways to what lies aside, where something does; and the way back."""
        self._unfinished = unfinished
        here = self._bar.shelf
        self._to_bin.setText(bin_text(binned))
        self._to_bin.setAccessibleName(self._to_bin.text())
        self._to_bin.setVisible(here is Shelf.JOURNAL)
        self._to_unfinished.setText(count_text(len(unfinished), Shelf.UNFINISHED))
        self._to_unfinished.setAccessibleName(self._to_unfinished.text())
        self._to_unfinished.setVisible(here is Shelf.JOURNAL and bool(unfinished))
        self._to_journal.setVisible(here is not Shelf.JOURNAL)

    def _clear(self) -> None:
        """Let everything through again."""
        with QSignalBlocker(self._box), QSignalBlocker(self._bar):
            self._box.clear()
            self._bar.clear()
            self._bar.turn_to(Shelf.JOURNAL)
        self._search()
        self._box.setFocus()

    def _type_in_box(self, letter: str) -> None:
        self.focus_search()
        self._box.setText(letter)

    def _go_to_list(self) -> None:
        self._show_list()
        if self._list.current_row() is None and self._model.places:
            self._choose(0)
        self._list.setFocus()

    def _turn_to_pane(self) -> None:
        self._in_pane = True
        self._share_room()
        self._pane.take_focus()

    def _show_list(self) -> None:
        self._in_pane = False
        self._share_room()

    def _on_click(self) -> None:
        if self._arrangement is Arrangement.ONE:
            self._turn_to_pane()

    def _arrange(self) -> None:
        """Fit list, pane and filters into the room there is."""
        px = look().px
        was, self._arrangement = self._arrangement, arrangement(self.width(), self.height(), look().scale)
        beside = self._arrangement is Arrangement.BESIDE
        self._column.setContentsMargins(px(16), px(14), px(16), px(12))
        self._column.setSpacing(px(10))
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._head.setSpacing(px(10))
        self._count.setContentsMargins(px(2), 0, 0, px(6))
        self._splitter.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self._splitter.setHandleWidth(max(px(1), 1))
        self._show_filters()
        self._side.setMinimumSize(px(260), px(96))
        if was is not self._arrangement:
            self._splitter.setSizes([share * 1_000 for share in _SHARES])
        self._share_room()

    def _show_filters(self) -> None:
        """Show the filters where there is room, or where they are asked for; the button says how many are in use."""
        beside = self._arrangement is Arrangement.BESIDE
        used = self._bar.narrowed_by
        says = self.tr("Hide filters") if self._toggle.isChecked() else self.tr("Filters")
        self._toggle.setText(f"{says} ({used})" if used else says)
        in_journal = self._bar.shelf is Shelf.JOURNAL
        self._toggle.setVisible(in_journal and not beside)
        self._bar.setVisible(in_journal and (beside or self._toggle.isChecked()))

    def _share_room(self) -> None:
        """Show list and pane together, or the one that is being used where there is room for one."""
        one, busy = self._arrangement is Arrangement.ONE, self._pane.busy
        covers = busy or self._in_pane if one else busy and self._arrangement is Arrangement.BELOW
        covers = covers or self._pane.compares
        self._pane.setVisible(covers or busy or (bool(self._model.places) and not one))
        self._pane.offer_way_back(covers)
        self._side.setVisible(not covers)
        self._top.setVisible(not covers)
