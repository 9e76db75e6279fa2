"""Today: a box to write in, what its words show once it is saved, a thought for the day and plans that are due."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.guidance.plans import Around
from journal.guidance.prompts import Prompt
from journal.journal import Journal
from journal.model import Change, Draft, Entry, EntryContent, WaitingFile
from ui.deeds_done import noted
from ui.desk import Desk, is_fault
from ui.enclosing.given import given_again, keep, waiting
from ui.plans import deeds as plan_deeds
from ui.prompts import deeds as prompt_deeds
from ui.theme import look
from ui.today.after_saving import AfterSaving
from ui.today.compose import Sheet
from ui.today.drafts import DraftKeeper, keep_beside
from ui.today.facts import Facts, gather
from ui.today.first_child import FirstChild
from ui.today.parts import label, on_key
from ui.today.plans_card import PlansCard
from ui.today.presenter import chosen_at_first, with_more, worth_keeping
from ui.today.prompt_card import PromptCard
from ui.today.week_line import WeekLine
from ui.today.while_typing import WhileTyping
from ui.widgets.page_scroll import PageScroll
from ui.widgets.reading_order import tab_in_reading_order
from ui.widgets.screen import Screen
from ui.widgets.wording_help import WordingHelp
from ui.words import day_text, fault_sentence


class TodayScreen(Screen):
    """Where a day is written down."""

    entry_wanted = Signal(str)
    safety_wanted = Signal()
    week_wanted = Signal(object)
    """The Monday of a week to look back on."""
    ideas_wanted = Signal()
    plans_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._clock = desk.journal.clock
        self._started = self._filled = self._restored = False
        self._since = ""
        self.sheet = Sheet(self._clock)
        self.after = AfterSaving(desk)
        self._first_child = FirstChild()
        self._prompt = PromptCard()
        self._week = WeekLine()
        self._plans = PlansCard()
        self._foreign = label("", "muted", "foreignLine")
        self._drafts = DraftKeeper(desk, self.sheet.draft, self)
        self._typing = WhileTyping(desk, self.sheet.box, self)
        self._wording = WordingHelp(desk, self.sheet.box, self._put_below_box)
        self._page = QWidget()
        self._scroll = PageScroll(self._page)
        self._lay_out()
        self._wire()

    @property
    def ready(self) -> bool:
        """Whether everything that was asked for at the start is on screen."""
        return self._restored

    @property
    def looking(self) -> bool:
        """Whether the reader has yet to look at what was typed last."""
        return self._typing.waiting

    def concerns(self, change: Change) -> bool:
        """Children, entries with their labels, and plans decide what is shown beside the sheet."""
        return bool(change.children or change.entries or change.labels or change.plans or change.settings)

    def refresh(self) -> None:
        """Ask again for children, prompt and plans; what is on the sheet stays."""
        self.desk.ask(gather, self._show, owner=self)
        if not self._started:
            self._started = True
            self.desk.ask(_last_draft, self._restore_from, owner=self, otherwise=self._no_draft)
            self.desk.ask(lambda journal: journal.waiting_files.all(), self._restore_files, owner=self)

    def focus_first(self) -> None:
        """Put the keyboard in the box."""
        self.sheet.box.setFocus()

    def settle(self) -> None:
        """Keep what is on the sheet, also before it is known what was left half written last time."""
        self.after.settle()
        if self._restored:
            self._drafts.settle()
            return
        typed, journal = self.sheet.content(), self.desk.journal
        if worth_keeping(typed):
            self.desk.background(lambda: keep_beside(journal, typed))

    def write_from(self, prompt: Prompt) -> None:
        """Let an entry be written from an idea: it stands above the box, and the entry remembers it."""
        self.sheet.begin_from(prompt.text)
        self._bring_into_view(self.sheet.prompt)

    def take_up_draft(self) -> None:
        """Show the draft as it is kept now: erasing may have taken it, or a child out of it."""
        self.desk.ask(lambda journal: journal.drafts.get(), self._take_up, owner=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.after.close_topmost():
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._foreign.setText(self.tr("Suggestions stay silent: Attune reads only English so far."))
        self._foreign.hide()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(14))
        column.addWidget(self._first_child)
        column.addWidget(self.sheet, 1)
        for part in (self._foreign, self.after, self._week, self._plans, self._prompt):
            column.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _wire(self) -> None:
        self.sheet.save_wanted.connect(self._save)
        self.sheet.files.changed.connect(self._keep_waiting)
        self.sheet.more.kind_changed.connect(self._typing.set_kind)
        self._typing.found.connect(self.sheet.seen.show_labels)
        self._typing.foreign.connect(self._foreign.setVisible)
        self.after.entry_wanted.connect(self.entry_wanted)
        self.after.safety_wanted.connect(self.safety_wanted)
        self.after.box_wanted.connect(self.focus_first)
        self.after.reached.connect(self._bring_into_view)
        self.after.changed.connect(lambda: tab_in_reading_order(self._page))
        self._first_child.added.connect(self._add_child)
        self._wire_prompt()
        self._week.wanted.connect(self.week_wanted)
        self._plans.tried.connect(lambda plan, went, words: plan_deeds.tried(self.desk, plan, went, words))
        self._plans.let_go.connect(lambda plan: plan_deeds.let_go(self.desk, plan))
        self._plans.page_wanted.connect(self.plans_wanted)
        for changed in (self.sheet.more.changed, self.sheet.children_row.changed):
            changed.connect(self._come_round)
        on_key("F6", self, self._change_side)
        on_key("F7", self, self._wording.next)

    def _wire_prompt(self) -> None:
        desk, card = self.desk, self._prompt
        card.write_wanted.connect(self.write_from)
        card.skipped.connect(lambda prompt: prompt_deeds.skip(desk, prompt))
        card.saved.connect(lambda prompt, saved: (prompt_deeds.save if saved else prompt_deeds.let_go)(desk, prompt))
        card.refused.connect(lambda prompt: prompt_deeds.refuse(desk, prompt))
        card.put_away.connect(lambda prompt: prompt_deeds.put_away(desk, prompt))
        card.more_wanted.connect(self.ideas_wanted)

    def _restore_from(self, left: tuple[Draft | None, datetime | None]) -> None:
        draft, moment = left
        self._since = ""
        if moment is not None:
            here, today = moment.astimezone(), self._clock().date()
            day = "" if here.date() == today else f"{day_text(here.date(), today)}, "
            self._since = self.tr(" from {0}").replace("{0}", f"{day}{here:%H:%M}")
        self._restore(draft)

    def _restore(self, draft: Draft | None) -> None:
        """Bring back what was left half written, before what was typed since the start."""
        if draft is not None:
            typed = self.sheet.content().record
            self.sheet.fill(with_more(draft.content, typed), draft.reason)
            self.desk.said.emit(self.tr("Your unfinished entry{0} is still here.").replace("{0}", self._since), None)
        self._restored = True
        self.sheet.changed.connect(self._drafts.touch)
        if worth_keeping(self.sheet.content()):
            self._drafts.touch()

    def _take_up(self, draft: Draft | None) -> None:
        if draft is not None:
            self.sheet.children_row.choose(draft.content.child_ids)
        elif worth_keeping(self.sheet.content()) and not self._drafts.waiting:
            self.sheet.clear()
            self._drafts.rest()

    def _no_draft(self, error: Exception) -> None:
        self._restore(None)
        self.desk.faulted.emit(error)

    def _show(self, facts: Facts) -> None:
        self.sheet.author_id = facts.author_id
        self.sheet.children_row.show_children(facts.children)
        if not self._filled:
            self._filled = bool(facts.children)
            known = [child.id for child in facts.children]
            self.sheet.children_row.choose(chosen_at_first(known, facts.last_children))
        self._first_child.setVisible(not facts.children)
        self.after.show_children(facts.children)
        self.after.safety.setVisible(facts.safety_notice)
        self._week.show_week(facts.week, self._clock().date())
        self._plans.take(facts.plans, facts.children)
        self._come_round()
        self._prompt.show_choice(facts.choice, saved=facts.prompt_saved)
        tab_in_reading_order(self._page)
        if facts.choice is not None and facts.prompt_is_new:
            prompt_id, now, journal = facts.choice.prompt.id, self._clock(), self.desk.journal
            self.desk.background(lambda: journal.prompts_shown.note(prompt_id, now))

    def _save(self) -> None:
        draft = self.sheet.draft()
        self.sheet.set_saving(True)
        self._drafts.hand_over(
            draft, lambda change: self._saved(change, draft.content), self._take_back, self._keep_again, self._not_saved
        )

    def _saved(self, change: Change, content: EntryContent) -> None:
        (entry_id,) = change.entries
        self.sheet.set_saving(False)
        self._typing.rest()
        self.sheet.empty(content)
        self._keep_files(entry_id)
        self.sheet.seen.show_labels(())
        self.focus_first()
        self.after.begin(entry_id, content)

    def _restore_files(self, found: tuple[WaitingFile, ...]) -> None:
        """Bring back what waited for its entry when the journal was locked."""
        if found:
            self.sheet.files.add([given_again(one) for one in found])

    def _keep_waiting(self) -> None:
        """Keep what waits inside the journal, so that neither a lock nor a crash takes it."""
        given, journal = self.sheet.files.given, self.desk.journal
        self.desk.background(lambda: journal.waiting_files.keep([waiting(one) for one in given]))

    def _keep_files(self, entry_id: str) -> None:
        """Keep what was handed over for the entry, now that it is there. What cannot be kept waits on the sheet."""
        given = self.sheet.files.take()
        if not given:
            return

        def failed(error: Exception) -> None:
            self.sheet.files.add(given)
            self.sheet.say(fault_sentence(error))

        self.desk.deeds.do(
            noted(lambda journal: keep(journal, entry_id, given)),
            self.tr("Saved, with {0}.").replace("{0}", ", ".join(one.name for one in given)),
            self.tr("added a photo or file"),
            then=lambda _: self._keep_waiting(),
            otherwise=failed,
        )

    def _not_saved(self, error: Exception) -> None:
        self.sheet.set_saving(False)
        self.sheet.say(fault_sentence(error))
        self.focus_first()
        if not is_fault(error):
            self.desk.faulted.emit(error)

    def _take_back(self, entry_id: str) -> None:
        """The save was undone: put the words back on the sheet, unless something else stands there by now."""

        def back(entry: Entry) -> None:
            if not worth_keeping(self.sheet.content()):
                self.sheet.fill(entry.content, entry.reason)
            self.focus_first()

        self.after.forget(entry_id)
        self.desk.ask(lambda journal: journal.entries.get(entry_id), back, owner=self)

    def _keep_again(self, entry_id: str) -> None:
        """It was saved again: take its words off the sheet, unless they were changed there."""

        def again(entry: Entry) -> None:
            if self.sheet.content().record == entry.content.record:
                self.sheet.empty(entry.content)
                self.after.begin(entry_id, entry.content)

        self.desk.ask(lambda journal: journal.entries.get(entry_id), again, owner=self)

    def _add_child(self, name: str, born: date | None) -> None:
        self.desk.deeds.do(
            noted(lambda journal: journal.family.add_child(name, born)),
            self.tr("{0} is in your journal now.").replace("{0}", name),
            self.tr("added {0}").replace("{0}", name),
        )
        self.focus_first()

    def _come_round(self) -> None:
        """Bring back the plans that fit what the sheet is about now."""
        occasion, chosen = self.sheet.more.setting.text(), self.sheet.children_row.chosen()
        self._plans.come_round(Around(now=self._clock(), occasion=occasion, child_ids=chosen))

    def _change_side(self) -> None:
        """Between the box and what stands below it."""
        if self.sheet.box.hasFocus() and self.after.findings.focus_first():
            return
        self.focus_first()

    def _put_below_box(self, part: QWidget) -> None:
        self.sheet.put_below_box(part)
        tab_in_reading_order(self._page)

    def _bring_into_view(self, widget: QWidget) -> None:
        QTimer.singleShot(0, widget, lambda: self._scroll.ensureWidgetVisible(widget, 0, look().px(24)))


def _last_draft(journal: Journal) -> tuple[Draft | None, datetime | None]:
    """What was left half written of a new entry, and when it was kept last."""
    return journal.drafts.get(), journal.drafts.kept_at()
