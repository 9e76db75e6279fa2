"""The pane beside the list: one entry, read, changed in place, or looked at through its versions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal.errors import ChangedSince, NotFound
from journal.model import By, Draft, Label, Suggestion, Version
from journal.reading.showing import reads_unasked
from ui.desk import Desk
from ui.enclosing.given import given_in, take_copy
from ui.enclosing.with_entry import EntryFiles
from ui.entries import deeds
from ui.entries.difference import Step, steps
from ui.entries.editing import EditForm
from ui.entries.history import HistoryView
from ui.entries.presenter import Opened, Waiting, keep_edit, may_be_added, open_entry, waiting
from ui.entries.reading import ReadingView
from ui.entries.soon import Soon
from ui.entries.unfinished import UnfinishedView
from ui.entries.wording import names_of
from ui.plans import deeds as plan_deeds
from ui.tasks import Ticket
from ui.today.another_way import NewPlan
from ui.today.answers_kept import AnswersKept
from ui.today.parts import on_key
from ui.today.presenter import Finding
from ui.widgets.wording_help import WordingHelp
from ui.words import fault_sentence

_MARK_AFTER_MS = 40
"""Words are set off in the entry a little after the list has shown them, so that typing never waits for it."""
_READ_AFTER_MS = 250
"""The reader looks at an entry once somebody has stayed on it so long."""


class EntryPane(QStackedWidget):
    """Shows one entry at a time, by id."""

    back_wanted = Signal()
    safety_wanted = Signal(object)
    """The `Label` that somebody being hurt may be about."""
    erase_wanted = Signal(str)
    """The id of an entry in the bin that is to be erased for good."""
    unfinished_changed = Signal()
    """An edit was begun, kept or given up."""
    mode_changed = Signal()
    """Reading, editing or the history has come to the front."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entry_id: str | None = None
        self._opened: Opened | None = None
        self._words = ""
        self._found: tuple[Suggestion, ...] = ()
        self._ticket: Ticket | None = None
        self._then: Callable[[Opened], None] = self._renew_entry
        self._reading_ticket: Ticket | None = None
        self._saving = False
        self._nobody = QWidget()
        self._reading = ReadingView()
        self._answers = AnswersKept(desk, self._reading.another_way)
        self._files = EntryFiles(desk)
        self._reading.put_below(self._files)
        self.setAcceptDrops(True)
        self._form = EditForm()
        self._wording = WordingHelp(desk, self._form.record, self._form.put_below_record)
        self._history = HistoryView()
        self._both = UnfinishedView()
        self._begun: set[str] = set()
        for view in (self._nobody, self._reading, self._form, self._history, self._both):
            self.addWidget(view)
        self._soon = Soon(self)
        self._mark_later = QTimer(self, interval=_MARK_AFTER_MS, singleShot=True)
        self._mark_later.timeout.connect(self._mark)
        self._look_later = QTimer(self, interval=_READ_AFTER_MS, singleShot=True)
        self._connect()

    @property
    def entry_id(self) -> str | None:
        """The entry that is shown, or on its way."""
        return self._entry_id

    @property
    def busy(self) -> bool:
        """Whether the entry is being changed or looked at through its versions."""
        return self.currentWidget() in (self._form, self._history, self._both)

    @property
    def compares(self) -> bool:
        """Whether two versions stand side by side, which takes room."""
        return self.currentWidget() in (self._history, self._both)

    def open(self, entry_id: str | None, words: str) -> None:
        """Show an entry, or none, with `words` set off. An edit under way is kept for later."""
        if entry_id == self._entry_id:
            self._set_off(words)
            return
        self.settle()
        self._entry_id, self._words, self._opened, self._found = entry_id, words, None, ()
        if entry_id is None:
            self._desk.withdraw(self._ticket)
            self._bring(self._nobody)
        else:
            self._load(self._show_entry)

    def renew(self) -> None:
        """Show the same entry as it is now; an edit under way goes on, and so does what is about to be shown."""
        if self._entry_id is not None:
            self._load(self._then)

    def settle(self) -> None:
        """Keep an edit that is under way, and what is half answered."""
        self._answers.settle()
        if self._soon.waiting:
            self._soon.now()

    def edit(self) -> None:
        """Change the entry in place, unless it lies in the bin."""
        if self._entry_id is not None and not self._in_bin and self.currentWidget() is not self._form:
            self._load(self._begin_edit)

    def show_history(self) -> None:
        """Show the entry's versions."""
        entry_id = self._entry_id
        if entry_id is not None and not self.busy:
            self._desk.ask(
                lambda journal: steps(journal.entries.versions(entry_id)),
                lambda found: self._show_steps(entry_id, found),
                owner=self,
            )

    def move_to_bin(self) -> None:
        """Take the entry out of the journal, unless it is being changed."""
        if self._entry_id is not None and not self.busy and not self._in_bin:
            deeds.move_to_bin(self._desk, self._entry_id)

    def say_another_way(self) -> bool:
        """Ask the four questions about the entry. False where none is being read, or it lies in the bin."""
        if self.currentWidget() is not self._reading or self._opened is None or self._in_bin:
            return False
        self._reading.say_another_way()
        return True

    def put_back(self) -> None:
        """Put the entry back in the journal, if it lies in the bin."""
        if self._entry_id is not None and not self.busy and self._in_bin:
            deeds.put_back(self._desk, self._entry_id)

    def save(self) -> None:
        """Save the edit under way as a new version; it stays on screen until it is safe."""
        if self.currentWidget() is not self._form or self._saving or self._entry_id is None:
            return
        edit = self._form.draft()
        self._soon.forget()
        self._saving = True
        deeds.save(self._desk, edit, lambda: self._on_saved(edit), lambda error: self._on_refused(edit, error))

    def step_back(self) -> None:
        """Leave the form or the versions for the entry, and the entry for the list."""
        if self.currentWidget() is self._form:
            self._leave_form()
        elif self.compares:
            self._bring(self._reading)
            self._reading.setFocus()
        elif not self._reading.close_topmost():
            self.back_wanted.emit()

    def take_focus(self) -> None:
        """Put the keyboard in what is shown."""
        shown = self.currentWidget()
        if shown is not None:
            shown.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._takes_files and given_in(event.mimeData()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if self._takes_files:
            self._files.add(given_in(event.mimeData()))
            take_copy(event)

    def offer_way_back(self, offered: bool) -> None:
        """Show a button that goes back to the list, where the pane covers it."""
        self._reading.offer_way_back(offered)

    def _connect(self) -> None:
        reading, form, history = self._reading, self._form, self._history
        reading.back_wanted.connect(self.back_wanted)
        reading.edit_wanted.connect(self.edit)
        reading.history_wanted.connect(self.show_history)
        reading.bin_wanted.connect(self.move_to_bin)
        reading.put_back_wanted.connect(self.put_back)
        reading.erase_wanted.connect(self._erase)
        reading.discard_wanted.connect(self._discard)
        reading.look_wanted.connect(self._look)
        reading.safety_wanted.connect(self.safety_wanted)
        reading.taken_back.connect(lambda decision: deeds.take_back(self._desk, decision))
        reading.confirmed.connect(self._confirm)
        reading.dismissed.connect(self._dismiss)
        reading.missing.added.connect(self._add_label)
        reading.plan_kept.connect(self._keep_plan)
        form.typed.connect(self._soon.nudge)
        form.files_given.connect(self._files.add)
        on_key("Ctrl+V", reading, self._paste)
        on_key("F7", form, self._wording.next)
        form.save_wanted.connect(self.save)
        form.leave_wanted.connect(self.step_back)
        history.close_wanted.connect(self.step_back)
        history.restore_wanted.connect(self._restore)
        self._both.go_on_wanted.connect(self._go_on)
        self._both.keep_wanted.connect(self._discard)
        self._soon.due.connect(self._keep)
        self._look_later.timeout.connect(self._look_unasked)
        self._desk.reader_ready.connect(self._look_later.start)

    @property
    def _in_bin(self) -> bool:
        return self._opened is not None and self._opened.in_bin

    @property
    def _takes_files(self) -> bool:
        return self.currentWidget() is self._reading and not self._in_bin

    def _paste(self) -> None:
        pasted = QGuiApplication.clipboard().mimeData()
        if self._takes_files and pasted is not None:
            self._files.add(given_in(pasted))

    def _erase(self) -> None:
        if self._entry_id is not None and self._in_bin:
            self.erase_wanted.emit(self._entry_id)

    def _bring(self, view: QWidget) -> None:
        for one in (self._history, self._both):
            if one is not view:
                one.clear()
        self.setCurrentWidget(view)
        self.mode_changed.emit()

    def _load(self, then: Callable[[Opened], None]) -> None:
        entry_id = self._entry_id
        assert entry_id is not None
        self._desk.withdraw(self._ticket)
        self._then = then
        self._ticket = self._desk.ask(
            lambda journal: open_entry(journal, entry_id), self._on_loaded, owner=self, otherwise=self._on_fault
        )

    def _on_loaded(self, opened: Opened) -> None:
        then, self._then = self._then, self._renew_entry
        then(opened)

    def _on_fault(self, error: Exception) -> None:
        self._then = self._renew_entry
        if isinstance(error, NotFound):
            self.open(None, "")
        else:
            self._desk.faulted.emit(error)

    def _show_entry(self, opened: Opened) -> None:
        self._opened = opened
        self._reading.read(opened, self._words)
        self._files.show_entry(opened.entry.id, in_bin=opened.in_bin)
        self._offer_missing()
        self._bring(self._reading)
        self._look_later.start()

    def _renew_entry(self, opened: Opened) -> None:
        if opened == self._opened:
            return
        same = self._opened is not None and self._opened.entry.content.record == opened.entry.content.record
        self._opened = opened
        if not same:
            self._found = ()
        self._reading.read(opened, self._words)
        self._files.show_entry(opened.entry.id, in_bin=opened.in_bin)
        self._show_waiting()
        if not same:
            self._look_later.start()

    def _set_off(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self._mark_later.start()

    def _mark(self) -> None:
        if self._opened is not None:
            self._reading.read(self._opened, self._words)

    def _begin_edit(self, opened: Opened) -> None:
        """Show the form; first both versions, where an edit was left in an earlier session or overtaken since."""
        self._opened = opened
        if opened.unsaved is not None and (opened.overtaken or opened.entry.id not in self._begun):
            self._bring(self._both)
            self._both.show_both(opened)
        else:
            self._go_on()

    def _go_on(self) -> None:
        if self._opened is not None:
            self._begun.add(self._opened.entry.id)
            self._bring(self._form)
            self._form.edit(self._opened)

    def _leave_form(self) -> None:
        edit = self._form.draft()
        entry_id = self._entry_id
        assert entry_id is not None
        self._soon.forget()
        self._desk.write(lambda journal: keep_edit(journal, edit), lambda _: self._back_to(entry_id))

    def _back_to(self, entry_id: str) -> None:
        self.unfinished_changed.emit()
        if self._entry_id == entry_id:
            self._load(self._show_again)

    def _show_again(self, opened: Opened) -> None:
        self._renew_entry(opened)
        self._bring(self._reading)
        self._reading.setFocus()

    def _keep(self) -> None:
        edit, journal = self._form.draft(), self._desk.journal
        if self._entry_id is not None:
            self._desk.background(lambda: keep_edit(journal, edit), self.unfinished_changed.emit)

    def _on_saved(self, edit: Draft) -> None:
        self._saving = False
        entry_id = edit.entry_id
        if entry_id is None or self._entry_id != entry_id:
            return
        if self._form.content() == edit.content:
            self._back_to(entry_id)
        else:
            self._desk.ask(lambda journal: journal.entries.get(entry_id).revision_id, self._form.go_on_from, owner=self)
            self._soon.nudge()

    def _on_refused(self, edit: Draft, error: Exception) -> None:
        """Keep what could not be saved, and say why: in the form where it still stands there."""
        self._saving = False
        journal, here = self._desk.journal, self._entry_id == edit.entry_id and self.currentWidget() is self._form
        overtaken = here and isinstance(error, ChangedSince)
        edit = self._form.draft() if here else edit
        self._desk.background(lambda: keep_edit(journal, edit), lambda: self._show_both(edit) if overtaken else None)
        if not here:
            self._desk.faulted.emit(error)
        elif not overtaken:
            self._form.complain(fault_sentence(error))

    def _show_both(self, edit: Draft) -> None:
        """The entry was changed elsewhere meanwhile: show that beside the edit, once that is kept."""
        if self._entry_id == edit.entry_id:
            self._soon.forget()
            self._load(self._begin_edit)

    def _discard(self) -> None:
        opened = self._opened
        if opened is not None and opened.unsaved is not None:
            entry_id = opened.entry.id
            deeds.discard_edit(self._desk, opened.unsaved, lambda: self._back_to(entry_id))

    def _show_steps(self, entry_id: str, found: tuple[Step, ...]) -> None:
        if self._opened is None or self._entry_id != entry_id:
            return
        self._history.show_steps(found, names_of(self._opened.children), self._opened.writers)
        self._bring(self._history)
        self._history.focus_list()

    def _restore(self, version: Version) -> None:
        if self._opened is not None:
            self._bring(self._reading)
            deeds.restore_version(self._desk, self._opened.entry.id, version.content)

    def _look_unasked(self) -> None:
        if self._opened is not None and self._desk.reader is not None and not self._in_bin:
            if reads_unasked(self._opened.entry.content.kind):
                self._look()
            else:
                self._reading.wait_for(Waiting(), asks_first=True)

    def _look(self) -> None:
        if self._opened is None:
            return
        entry = self._opened.entry
        if self._reading_ticket is not None:
            self._reading_ticket.cancel()
        self._reading_ticket = self._desk.suggest_for(
            entry.content.record, lambda found: self._on_found(entry.id, found), owner=self
        )

    def _on_found(self, entry_id: str, found: tuple[Suggestion, ...]) -> None:
        if entry_id == self._entry_id:
            self._found = found
            self._show_waiting()

    def _show_waiting(self) -> None:
        if self._opened is not None and self._found:
            self._reading.wait_for(waiting(self._opened.entry, self._found), asks_first=False)
        self._offer_missing()

    def _offer_missing(self) -> None:
        """Offer what may be added; not while the reader is still to look."""
        opened, reader = self._opened, self._desk.reader
        if opened is not None and not opened.in_bin:
            awaited = reader is not None and reads_unasked(opened.entry.content.kind) and not self._found
            offered = {} if awaited else may_be_added(opened.entry, self._found, self._desk.limits, reader)
            self._reading.missing.offer(offered)

    def _add_label(self, label: Label, by: By | None) -> None:
        if self._opened is not None:
            deeds.add_label(self._desk, self._opened.entry.id, label, by)

    def _confirm(self, finding: Finding, by: By | None) -> None:
        if self._entry_id is not None:
            deeds.confirm(self._desk, self._entry_id, finding, by)

    def _keep_plan(self, new: NewPlan) -> None:
        plan_deeds.keep(self._desk, new, self._reading.forget_answers)

    def _dismiss(self, finding: Finding) -> None:
        if self._entry_id is not None:
            deeds.dismiss(self._desk, self._entry_id, finding)
