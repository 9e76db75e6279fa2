"""The week's page: drafted from what was written, changed by the caregiver, and kept as an entry of its own."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal.journal import Journal
from journal.model import Change, Value
from journal.week import (
    Page,
    Part,
    Week,
    drafted,
    gather_week,
    hold,
    keep,
    let_go,
    page_in_hand,
    week_to_write,
)
from ui.deeds_done import by_hand, noted
from ui.desk import Desk, is_fault
from ui.theme import look
from ui.today.parts import button, buttons, card, label, on_key
from ui.week.boxes import Boxes
from ui.week.holding import PageKeeper
from ui.week.words import days_text, part_heading, quote_text, written_text
from ui.widgets.page_scroll import PageScroll
from ui.widgets.reading_order import tab_in_reading_order
from ui.widgets.screen import Screen
from ui.words import fault_sentence

_WEEK: Final = timedelta(days=7)


class _Found(Value, frozen=True):
    """A week, the page that is half written for it, and the latest week there is a page for."""

    week: Week
    held: Page | None
    latest: date


class WeekScreen(Screen):
    """One week at a time. What is typed is held for its week until it is kept."""

    entry_wanted = Signal(str)
    today_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("weekPage")
        self._monday: date | None = None
        self._found: _Found | None = None
        self._base: Page | None = None
        self._touched = self._another = self._focus_wanted = False
        self.boxes = Boxes()
        self._keeper = PageKeeper(desk, self.page, self)
        self._days = label("", "heading", "weekDays")
        self._before = button(self.tr("◀ The week before"), "weekBefore", lambda: self._go(-_WEEK))
        self._after = button(self.tr("The week after ▶"), "weekAfter", lambda: self._go(_WEEK))
        self._written = label("", "muted", "weekWritten")
        self._empty, self._kept = self._empty_card(), self._kept_card()
        self._writing = QWidget()
        self._remark = label("", "", "weekRemark")
        self._keep = button(self.tr("Keep this page"), "weekKeep", self._keep_page, role="primary")
        self._afresh = button(self.tr("Draft it again"), "weekAfresh", self._draft_again)
        self._page = QWidget()
        self._lay_out()
        self._wire()

    def concerns(self, change: Change) -> bool:
        """What was written, what was said of it, and the plans made of it."""
        return bool(change.entries or change.labels or change.plans)

    def refresh(self) -> None:
        """Ask again for the week; what was typed stays."""
        self.desk.ask(partial(_look_up, monday=self._monday), self._show, owner=self)

    def focus_first(self) -> None:
        """Put the keyboard in the first box, once it is known whether there is one."""
        self._focus_wanted = True
        self._focus()

    def settle(self) -> None:
        """Hold what was typed."""
        self._keeper.settle()

    def page(self) -> Page:
        """The page as it stands in the boxes."""
        assert self._base is not None
        return Page(
            monday=self._base.monday,
            texts=self.boxes.texts(),
            child_ids=self._base.child_ids,
            entry_ids=self._base.entry_ids,
        )

    def open_week(self, monday: date) -> None:
        """Show the page of the week that begins on `monday`; what was typed for another is held."""
        self._keeper.settle()
        if monday != self._monday:
            self._monday, self._touched, self._another = monday, False, False
        self.desk.background(lambda: None, self.refresh)

    def take_up_draft(self) -> None:
        """Erasing may have taken the half-written page: then it is drafted from what is left."""
        if self._touched and self._base is not None:
            self.desk.ask(partial(page_in_hand, monday=self._base.monday), self._take_up, owner=self)

    def _take_up(self, held: Page | None) -> None:
        if held is None and not self._keeper.waiting:
            self._touched = False
            self.refresh()

    def _empty_card(self) -> QFrame:
        frame, column = card("weekEmpty")
        column.addWidget(label(self.tr("Nothing was written in this week"), "heading"))
        column.addWidget(
            label(self.tr("That happens, and blank days stay blank. A line or two is enough to begin."), "muted")
        )
        column.addWidget(buttons(button(self.tr("Write on Today"), "weekToday", self.today_wanted.emit, role="")))
        return frame

    def _kept_card(self) -> QFrame:
        frame, column = card("weekKept")
        column.addWidget(label(self.tr("This week’s page is kept"), "heading"))
        column.addWidget(label(self.tr("It is an entry now, among the others. You can change it there."), "muted"))
        read = self._read_button = button(self.tr("Read it"), "weekRead", self._read, role="")
        another = button(self.tr("Write another"), "weekAnother", self._write_another)
        column.addWidget(buttons(read, another))
        return frame

    def _lay_out(self) -> None:
        writing = QVBoxLayout(self._writing)
        writing.setContentsMargins(0, 0, 0, 0)
        writing.setSpacing(look().px(10))
        intro = self.tr(
            "About ten minutes. The words in the boxes are your own, from what you said yes to. Change them, add to"
            " them, or leave a box empty. Kept, it becomes an entry of its own."
        )
        for part in (label(intro, "muted", "weekIntro"), self.boxes, self._remark, buttons(self._keep, self._afresh)):
            writing.addWidget(part)
        self._remark.hide()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(12))
        column.addWidget(label(self.tr("The week"), "title"))
        column.addWidget(buttons(self._before, self._after))
        for each in (self._days, self._written, self._empty, self._kept, self._writing):
            column.addWidget(each)
        column.addStretch(1)
        for each in (self._empty, self._kept, self._writing):
            each.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(PageScroll(self._page))

    def _wire(self) -> None:
        self._keep.setToolTip(self.tr("Keep this page (Ctrl+Return)"))
        self._afresh.setToolTip(self.tr("Put what was written in the boxes again; this can be undone"))
        self.boxes.typed.connect(self._on_typed)
        self.boxes.files_given.connect(self._refuse_files)
        on_key("Ctrl+Return", self, self._keep_page)
        on_key("Alt+PgUp", self, lambda: self._go(-_WEEK))
        on_key("Alt+PgDown", self, lambda: self._go(_WEEK))

    def _go(self, by: timedelta) -> None:
        """To the week before or after; what was typed is held where it belongs."""
        if self._found is None:
            return
        monday = self._found.week.monday + by
        if monday > self._found.latest:
            return
        self.open_week(monday)

    def _show(self, found: _Found) -> None:
        self._found, week = found, found.week
        self._monday = week.monday
        self._days.setText(days_text(week))
        self._written.setText(written_text(week.written))
        self._written.setVisible(week.written > 0)
        self._after.setEnabled(week.monday < found.latest)
        if not self._touched or self._base is None or self._base.monday != week.monday:
            self._keeper.settle()
            self._fill(found.held or drafted(week, quote_text), touched=found.held is not None)
        kept = bool(week.kept) and not self._touched and not self._another
        writing = not kept and (week.written > 0 or self._touched)
        self._kept.setVisible(kept)
        self._writing.setVisible(writing)
        self._empty.setVisible(not kept and not writing)
        self._afresh.setVisible(self._touched and week.written > 0)
        tab_in_reading_order(self._page)
        self._focus()

    def _fill(self, page: Page, *, touched: bool) -> None:
        self._base, self._touched = page, touched
        self.boxes.fill(page.texts)
        self._say("")

    def _focus(self) -> None:
        if self._found is None or not self._focus_wanted:
            return
        self._focus_wanted = False
        if not self._writing.isHidden():
            self.boxes.focus_first()
        else:
            (self._before if self._kept.isHidden() else self._read_button).setFocus()

    def _on_typed(self) -> None:
        self._touched = True
        self._afresh.setVisible(self._found is not None and self._found.week.written > 0)
        self._keeper.touch()

    def _say(self, sentence: str) -> None:
        self._remark.setText(sentence)
        self._remark.setVisible(bool(sentence))

    def _refuse_files(self) -> None:
        self._say(
            self.tr("A box holds a few lines of text. Once the page is an entry, a photo or file can go with it.")
        )

    def _keep_page(self) -> None:
        if self._writing.isHidden() or self._base is None:
            return
        page, headings = self.page(), {part: part_heading(part) for part in Part}
        self._keeper.rest()
        self._writing.setEnabled(False)

        def failed(error: Exception) -> None:
            self._writing.setEnabled(True)
            self.boxes.focus_first()
            self._keeper.touch()
            if is_fault(error):
                self._say(fault_sentence(error))
            else:
                self.desk.faulted.emit(error)

        self.desk.deeds.do(
            noted(lambda journal: keep(journal, page, headings)),
            self.tr("The week’s page is kept."),
            self.tr("kept the week’s page, which is in the bin now"),
            then=lambda _: self._rest(),
            back=lambda: self._take_back(page),
            again=lambda: self._forget(page),
            otherwise=failed,
        )

    def _rest(self) -> None:
        """The page is an entry now, and nothing stands in the boxes that would be lost."""
        self._writing.setEnabled(True)
        self._touched = self._another = False
        self._focus_wanted = True

    def _take_back(self, page: Page) -> None:
        """Keeping was undone: the words stand in the boxes again, unless others do by now."""
        if self._touched:
            return
        self._monday, self._another = page.monday, False
        self._fill(page, touched=True)
        self._keeper.hold_now()
        self.refresh()

    def _forget(self, page: Page) -> None:
        """It is kept again: what was held of it goes."""
        journal = self.desk.journal
        if self._base is not None and self._base.monday == page.monday and self.boxes.texts() == dict(page.texts):
            self._keeper.rest()
            self._touched = self._another = False
            self.desk.background(lambda: let_go(journal, page.monday), self.refresh)

    def _draft_again(self) -> None:
        """Put the draft in the boxes in place of what stands there."""
        page = self.page()
        self._keeper.rest()

        def forth(journal: Journal) -> Change:
            let_go(journal, page.monday)
            return Change()

        def back(journal: Journal) -> Change:
            hold(journal, page)
            return Change()

        self.desk.deeds.do(
            by_hand(forth, back),
            self.tr("Drafted again from what was written."),
            self.tr("drafted the week’s page again"),
            then=lambda _: self._reread(),
            back=self._reread,
            again=self._reread,
        )

    def _reread(self) -> None:
        self._touched = False
        self.refresh()

    def _read(self) -> None:
        if self._found is not None and self._found.week.kept:
            self.entry_wanted.emit(self._found.week.kept[0])

    def _write_another(self) -> None:
        self._another = True
        self._focus_wanted = True
        self.refresh()


def _look_up(journal: Journal, monday: date | None) -> _Found:
    latest = week_to_write(journal.clock())
    wanted = latest if monday is None else monday
    return _Found(week=gather_week(journal, wanted), held=page_in_hand(journal, wanted), latest=max(latest, wanted))
