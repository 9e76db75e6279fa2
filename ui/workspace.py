"""The unlocked journal: the rail, the page in front, and a line for notices."""

from __future__ import annotations

import importlib
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal.model import Child, Label
from ui.desk import Desk, is_fault
from ui.rail import Page, Rail
from ui.theme import look
from ui.today.screen import TodayScreen
from ui.widgets.notice import Notice
from ui.widgets.screen import Screen
from ui.words import fault_sentence

if TYPE_CHECKING:
    from journal.guidance.prompts import Prompt
    from ui.children.screen import ChildrenScreen
    from ui.crash.panel import CrashPanel
    from ui.entries.screen import EntriesScreen
    from ui.erasing.panel import ErasingScreen
    from ui.erasing.presenter import Target
    from ui.plans.screen import PlansScreen
    from ui.prompts.screen import PromptsScreen
    from ui.settings.screen import SettingsScreen
    from ui.trends.screen import TrendsScreen
    from ui.week.screen import WeekScreen
    from ui.widgets.safety import SafetyPage

_WARM_UP_AFTER_MS = 400


class Workspace(QWidget):
    """All pages of one open journal, each made when it is first wanted. `lock_wanted` asks the window to lock it."""

    lock_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.today = TodayScreen(desk)
        self.notice = Notice()
        self._working_on = Page.TODAY
        self._stack = QStackedWidget()
        self._stack.addWidget(self.today)
        self._rail = Rail()
        self._lay_out()
        self._connect()
        self.show_page(Page.TODAY)
        if desk.journal.lost_changes:
            self._speak_of_lost_changes()
        self._warming = QTimer(self, interval=_WARM_UP_AFTER_MS, singleShot=True)
        self._warming.timeout.connect(self._warm_up)
        self._warming.start()

    @cached_property
    def entries(self) -> EntriesScreen:
        """The list of entries."""
        from ui.entries.screen import EntriesScreen

        made = EntriesScreen(self.desk)
        made.safety_wanted.connect(self._show_safety)
        made.erase_wanted.connect(self._erase_entry)
        self._stack.addWidget(made)
        return made

    @cached_property
    def trends(self) -> TrendsScreen:
        """The charts."""
        from ui.trends.screen import TrendsScreen

        made = TrendsScreen(self.desk)
        made.day_wanted.connect(self._show_day)
        self._stack.addWidget(made)
        return made

    @cached_property
    def children_page(self) -> ChildrenScreen:
        """A page a child."""
        from ui.children.screen import ChildrenScreen

        made = ChildrenScreen(self.desk)
        self._stack.addWidget(made)
        return made

    @cached_property
    def week(self) -> WeekScreen:
        """A week to look back on."""
        from ui.week.screen import WeekScreen

        made = WeekScreen(self.desk)
        made.entry_wanted.connect(self._show_entry)
        made.today_wanted.connect(lambda: self.show_page(Page.TODAY))
        self.desk.erasing.changed.connect(lambda _: made.take_up_draft())
        self._stack.addWidget(made)
        return made

    @cached_property
    def plans(self) -> PlansScreen:
        """What is meant to be said or done next time."""
        from ui.plans.screen import PlansScreen

        made = PlansScreen(self.desk)
        made.entry_wanted.connect(self._show_entry)
        self._stack.addWidget(made)
        return made

    @cached_property
    def prompts(self) -> PromptsScreen:
        """The library of ideas."""
        from ui.prompts.screen import PromptsScreen

        made = PromptsScreen(self.desk)
        made.write_wanted.connect(self._write_from)
        self._stack.addWidget(made)
        return made

    @cached_property
    def safety(self) -> SafetyPage:
        """What helps when someone may be hurt."""
        from ui.widgets.safety import SafetyPage

        made = SafetyPage(self.desk)
        made.closed.connect(lambda: self.show_page(self._working_on))
        self._stack.addWidget(made)
        return made

    @cached_property
    def settings(self) -> SettingsScreen:
        """What can be set, and how the reader stands."""
        from ui.settings.screen import SettingsScreen

        made = SettingsScreen(self.desk)
        made.erase_wanted.connect(self._erase)
        self._stack.addWidget(made)
        return made

    @cached_property
    def erasing(self) -> ErasingScreen:
        """The page that erases for good."""
        from ui.erasing.panel import ErasingScreen

        made = ErasingScreen(self.desk)
        made.closed.connect(lambda: self.show_page(self._working_on))
        self.desk.erasing.changed.connect(lambda _: self.today.take_up_draft())
        self._stack.addWidget(made)
        return made

    @cached_property
    def crash(self) -> CrashPanel:
        """Says that something broke, above the page."""
        from ui.crash.panel import CrashPanel

        made = CrashPanel()
        made.lock_wanted.connect(self.lock_wanted)
        made.left.connect(lambda: self.show_page(self._working_on))
        self._column.insertWidget(0, made)
        return made

    def show_page(self, page: Page) -> None:
        """Bring a page to the front and put the keyboard where work on it begins."""
        screen = self._screen(page)
        if page is not Page.SAFETY:
            self._working_on = page
        self._stack.setCurrentWidget(screen)
        self._rail.mark(page)
        if isinstance(screen, Screen):
            screen.focus_first()

    @property
    def page(self) -> Page:
        """The page that is worked on."""
        return self._working_on

    @property
    def busy(self) -> bool:
        """Whether something that the person started is under way, and shows how far it is."""
        made = self.__dict__.get("settings")
        checking = made is not None and made.proof.busy
        return checking or self.desk.erasing.busy or self.desk.backing_up.by_hand

    def leave(self) -> None:
        """Keep whatever is half done, and begin nothing more: the journal is about to be closed."""
        self._warming.stop()
        self.settle()

    def settle(self) -> None:
        """Keep whatever is half done on any page."""
        for at in range(self._stack.count()):
            screen = self._stack.widget(at)
            if isinstance(screen, Screen):
                screen.settle()

    def keep_drafts(self) -> None:
        """Keep what is half written, and leave all else that is under way as it is."""
        self.today.settle()
        for made in map(self.__dict__.get, ("entries", "children_page", "week", "plans")):
            if made is not None:
                made.settle()

    def _screen(self, page: Page) -> QWidget:
        match page:
            case Page.TODAY:
                return self.today
            case Page.JOURNAL:
                return self.entries
            case Page.TRENDS:
                return self.trends
            case Page.PROMPTS:
                return self.prompts
            case Page.CHILDREN:
                return self.children_page
            case Page.WEEK:
                return self.week
            case Page.PLANS:
                return self.plans
            case Page.SAFETY:
                return self.safety
            case Page.SETTINGS:
                return self.settings

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(look().px(16), 0, look().px(16), look().px(8))
        foot.addWidget(self.notice)
        column = self._column = QVBoxLayout()
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)

    def _connect(self) -> None:
        self.desk.said.connect(self.notice.say)
        self.desk.undone.connect(self.notice.say_undone)
        self.desk.faulted.connect(self._on_fault)
        self.today.entry_wanted.connect(self._show_entry)
        self.today.week_wanted.connect(self._show_week)
        self.today.safety_wanted.connect(lambda: self.show_page(Page.SAFETY))
        self.today.plans_wanted.connect(lambda: self.show_page(Page.PLANS))
        self.today.ideas_wanted.connect(lambda: self.show_page(Page.PROMPTS))
        self._rail.page_wanted.connect(self.show_page)
        self._rail.lock_wanted.connect(self.lock_wanted)
        for keys, action in (
            ("Ctrl+1", lambda: self.show_page(Page.TODAY)),
            ("Ctrl+2", lambda: self.show_page(Page.JOURNAL)),
            ("Ctrl+3", lambda: self.show_page(Page.TRENDS)),
            ("Ctrl+4", lambda: self.show_page(Page.PROMPTS)),
            ("Ctrl+5", lambda: self.show_page(Page.CHILDREN)),
            ("Ctrl+6", lambda: self.show_page(Page.WEEK)),
            ("Ctrl+7", lambda: self.show_page(Page.PLANS)),
            ("Ctrl+J", self._say_another_way),
            ("Ctrl+N", lambda: self.show_page(Page.TODAY)),
            ("Ctrl+F", self._search),
            ("Ctrl+,", lambda: self.show_page(Page.SETTINGS)),
            ("F9", lambda: self.show_page(Page.SAFETY)),
            ("Ctrl+L", self.lock_wanted.emit),
            ("Ctrl+Z", self.desk.deeds.undo),
            ("Ctrl+Shift+Z", self.desk.deeds.redo),
            ("Ctrl+Y", self.desk.deeds.redo),
            ("Ctrl+0", lambda: look().choose(scale=100)),
            ("Ctrl++", lambda: look().step_scale(1)),
            ("Ctrl+=", lambda: look().step_scale(1)),
            ("Ctrl+-", lambda: look().step_scale(-1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(action)

    def _speak_of_lost_changes(self) -> None:
        self.notice.warn(
            self.tr(
                "Attune ended without closing last time, and the file with the very last changes was damaged. Please"
                " look at your newest entries: one may have to be written again. Everything older is whole."
            )
        )

    def _warm_up(self) -> None:
        """Load what will be wanted soon, once the window stands: for a save, for the other pages, and the reader."""
        self.desk.background(self.desk.journal.prepare_to_write)
        self.desk.erasing.catch_up()
        self.desk.think(_load_pages, lambda _: self.desk.load_reader(), owner=self)

    def _search(self) -> None:
        self.show_page(Page.JOURNAL)
        self.entries.focus_search()

    def _show_week(self, monday: date) -> None:
        self.week.open_week(monday)
        self.show_page(Page.WEEK)

    def _show_entry(self, entry_id: str) -> None:
        self.show_page(Page.JOURNAL)
        self.entries.open_entry(entry_id)

    def _show_safety(self, matter: Label | None) -> None:
        """Show what helps, with what was noticed first."""
        self.safety.lead_with(matter)
        self.show_page(Page.SAFETY)

    def _show_day(self, day: date, child: Child | None) -> None:
        self.show_page(Page.JOURNAL)
        self.entries.show_day(day, child)

    def _write_from(self, prompt: Prompt) -> None:
        self.show_page(Page.TODAY)
        self.today.write_from(prompt)

    def _say_another_way(self) -> None:
        """Ask the four questions: about the entry saved last or being read, else about something in no entry."""
        shown = self._stack.currentWidget()
        if shown is self.today and self.today.after.say_another_way():
            return
        if shown is self.__dict__.get("entries") and self.entries.say_another_way():
            return
        self.show_page(Page.PLANS)
        self.plans.say_another_way()

    def _erase_entry(self, entry_id: str) -> None:
        from ui.erasing.panel import entry_target

        self._erase(entry_target(entry_id))

    def _erase(self, target: Target) -> None:
        """Ask about erasing, once all that is half written is kept: it goes too where it belongs to it."""
        self.settle()
        self.erasing.begin(target)
        self._stack.setCurrentWidget(self.erasing)
        self.erasing.focus_first()

    def _on_fault(self, error: Exception) -> None:
        if is_fault(error):
            self.notice.warn(fault_sentence(error))


def _load_pages() -> None:
    for name in (
        "ui.entries.screen",
        "ui.trends.screen",
        "ui.prompts.screen",
        "ui.children.screen",
        "ui.week.screen",
        "ui.plans.screen",
        "ui.widgets.safety",
        "ui.settings.screen",
    ):
        importlib.import_module(name)
