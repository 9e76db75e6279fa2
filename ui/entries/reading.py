"""One entry to read: when and who, the record, the details, the reflection that is only yours, and its labels."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.entries.labels import ConfirmedCard
from ui.entries.parts import button, empty, page_margins, plain, say, wrapped
from ui.entries.passage import Passage
from ui.entries.presenter import Opened, Waiting, places_of
from ui.entries.wording import entry_marks, facts_of, field_name, in_reading_order, moods_of, names_of
from ui.theme import look
from ui.today.another_way import about_entry
from ui.today.another_way_panel import AnotherWayPanel
from ui.today.finding_card import FindingCard
from ui.today.safety_line import SafetyLine
from ui.widgets.flow import FlowLayout
from ui.widgets.missing_label import MissingLabel
from ui.words import moment_text


class ReadingView(QScrollArea):
    """Shows an entry. Everything that a person wants done with it goes out as a signal."""

    back_wanted = Signal()
    edit_wanted = Signal()
    history_wanted = Signal()
    bin_wanted = Signal()
    put_back_wanted = Signal()
    erase_wanted = Signal()
    discard_wanted = Signal()
    look_wanted = Signal()
    """To look for suggestions in an entry of a kind that is not read unasked."""
    safety_wanted = Signal(object)
    """The `Label` that somebody being hurt may be about."""
    taken_back = Signal(object)
    """A `LabelDecision`."""
    confirmed = Signal(object, object)
    """A `Finding`, and a `By` or None."""
    dismissed = Signal(object)
    """A `Finding`."""
    plan_kept = Signal(object)
    """A `NewPlan`: a sentence for next time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entryReading")
        self.setAccessibleName(self.tr("Entry"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._opened: Opened | None = None
        self._words = ""
        self._waits_for = (Waiting(), False)
        self._safety_closed_on = ""
        self._build()
        look().changed.connect(self._dress)
        look().changed.connect(self._read_again)
        self._dress()

    def read(self, opened: Opened, words: str) -> None:
        """Show an entry, with `words` set off; another one than before from its beginning."""
        another = self._opened is None or self._opened.entry.id != opened.entry.id
        self._opened, self._words = opened, words
        content = opened.entry.content
        self._write_head(opened)
        self._record.read(content.record, words, places_of(content.record, opened.confirmed))
        self._write_details(content.details, words)
        self._private.setVisible(bool(content.reflection))
        self._reflection.read(content.reflection, words)
        self._list_confirmed(opened)
        if another:
            self.another_way.hide()
            self.missing.start_over()
            self._safety_closed_on = ""
            self.wait_for(Waiting(), asks_first=False)
            self.verticalScrollBar().setValue(0)

    def wait_for(self, waiting: Waiting, *, asks_first: bool) -> None:
        """Show what the reader found; with `asks_first`, offer to let it look."""
        focused = self._waiting_part.isAncestorOf(self.focusWidget() or self)
        self._waits_for = (waiting, asks_first)
        self._look.setVisible(asks_first)
        entry_id = self._opened.entry.id if self._opened is not None else ""
        self._safety.setVisible(waiting.safety is not None and entry_id != self._safety_closed_on)
        self._waiting_part.setVisible(bool(waiting.findings))
        empty(self._waiting)
        cards = [FindingCard(finding) for finding in waiting.findings]
        for card in cards:
            card.confirmed.connect(self.confirmed)
            card.dismissed.connect(self.dismissed)
            card.another_way_wanted.connect(self.say_another_way)
            card.step_wanted.connect(lambda steps, one=card: self._step(cards, cards.index(one) + steps))
            self._waiting.addWidget(card)
        if focused:
            (cards[0] if cards else self).setFocus()

    def put_below(self, part: QWidget) -> None:
        """Show a part below the entry."""
        self._below.addWidget(part)

    def offer_way_back(self, offered: bool) -> None:
        """Show the button that goes back to the list, where the pane covers it."""
        self._back.setVisible(offered)

    def _build(self) -> None:
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._title = wrapped(role="title", name="entryWhen")
        self._facts = wrapped(role="muted", name="entryFacts")
        self._moods = wrapped(role="muted", name="entryMoods")
        self._marks = wrapped(name="entryMarks")
        self._in_bin = wrapped(self.tr("In the bin: not in any list, search or chart."), name="entryInBin")
        self._record = self._passage("entryRecord", self.tr("What happened"))
        self._details_part = QWidget()
        self._details = _column(self._details_part)
        self.missing = MissingLabel()
        self.missing.opened.connect(self._scroll_to)
        """Where the caregiver adds what was not suggested."""
        self._look = button(self.tr("Look for suggestions"), "entryLook", role="")
        self._look.clicked.connect(self.look_wanted)
        self._safety = SafetyLine()
        self._safety.wanted.connect(lambda: self.safety_wanted.emit(self._waits_for[0].safety))
        self._safety.closed.connect(self._remember_closed)
        for part in (
            self._title,
            self._facts,
            self._moods,
            self._marks,
            self._in_bin,
            self._actions(),
            self._unsaved(),
        ):
            self._column.addWidget(part)
        for part in (
            self._record,
            self._details_part,
            self._safety,
            self._waits(),
            self.another_way,
            self._look,
            self._labels(),
            self.missing,
        ):
            self._column.addWidget(part, 0, *_place(part))
        self._column.addWidget(self._only_yours())
        self._below = QVBoxLayout()
        self._column.addLayout(self._below)
        self._column.addStretch(1)
        self.setWidget(self._page)

    def _actions(self) -> QWidget:
        row = QWidget()
        self._action_row = FlowLayout(row)
        self._back = button(self.tr("Back to the list"), "entryBack", tip=self.tr("Back to the list (Esc)"), role="")
        self._edit = button(self.tr("Edit"), "entryEdit", tip=self.tr("Edit (Ctrl+E or F2)"), role="")
        self._put_back = button(self.tr("Put back"), "entryPutBack", tip=self.tr("Put back (Ctrl+R)"), role="")
        self._say_anew = button(
            self.tr("Say it another way"), "entryAnotherWay", tip=self.tr("Say it another way (Ctrl+J)")
        )
        history = button(self.tr("History"), "entryHistory", tip=self.tr("Earlier versions (Ctrl+H)"))
        self._trash = button(
            self.tr("Move to the bin"), "entryBin", tip=self.tr("Move to the bin (Delete, in the list)")
        )
        self._erase = button(self.tr("Erase for good…"), "entryErase")
        for one, signal in (
            (self._back, self.back_wanted),
            (self._put_back, self.put_back_wanted),
            (self._edit, self.edit_wanted),
            (self._say_anew, self.say_another_way),
            (history, self.history_wanted),
            (self._trash, self.bin_wanted),
            (self._erase, self.erase_wanted),
        ):
            one.clicked.connect(signal)
            self._action_row.addWidget(one)
        self._back.hide()
        return row

    def _unsaved(self) -> QFrame:
        self._unsaved_part = QFrame()
        self._unsaved_part.setProperty("role", "notice")
        self._unsaved_part.setObjectName("entryUnsaved")
        column = QVBoxLayout(self._unsaved_part)
        column.addWidget(wrapped(self.tr("You began to change this entry. Your changes are kept.")))
        go_on = button(self.tr("Go on editing"), "entryResume", tip=self.tr("Go on editing (Ctrl+E or F2)"), role="")
        go_on.clicked.connect(self.edit_wanted)
        discard = button(self.tr("Discard them"), "entryDiscard")
        discard.clicked.connect(self.discard_wanted)
        row = QWidget()
        flow = FlowLayout(row)
        flow.setSpacing(look().px(8))
        for one in (go_on, discard):
            flow.addWidget(one)
        column.addWidget(row)
        return self._unsaved_part

    def _waits(self) -> QWidget:
        self._waiting_part = QWidget()
        column = _column(self._waiting_part)
        column.addWidget(plain(self.tr("Does this fit?"), role="heading"))
        self._waiting = _column()
        column.addLayout(self._waiting)
        self.another_way = AnotherWayPanel()
        self.another_way.kept.connect(self.plan_kept)
        self.another_way.closed.connect(self.setFocus)
        return self._waiting_part

    def _labels(self) -> QWidget:
        self._labels_part = QWidget()
        column = _column(self._labels_part)
        column.addWidget(plain(self.tr("What you saw in it"), role="heading"))
        self._confirmed = _column()
        column.addLayout(self._confirmed)
        return self._labels_part

    def _only_yours(self) -> QFrame:
        self._private = QFrame()
        self._private.setObjectName("entryPrivate")
        self._private_column = QVBoxLayout(self._private)
        self._private_column.addWidget(plain(self.tr("Reflection"), role="heading"))
        self._private_column.addWidget(wrapped(self.tr("Only yours. It stays out of what you share."), role="muted"))
        self._reflection = self._passage("entryReflection", self.tr("Reflection, only yours"))
        self._private_column.addWidget(self._reflection)
        return self._private

    def _passage(self, name: str, says: str) -> Passage:
        passage = Passage(name, says)
        passage.moved.connect(self._follow)
        return passage

    def close_topmost(self) -> bool:
        """Close what one key should close first: the safety line, then the questions. False where neither is open."""
        if self._safety.isVisible():
            self._safety.close_line()
        elif self.another_way.isVisible():
            self.another_way.close_panel()
        else:
            return self.missing.close_topmost()
        return True

    def forget_answers(self) -> None:
        """A sentence was kept: the questions begin anew the next time."""
        self.another_way.forget()
        self.another_way.close_panel()

    def _remember_closed(self) -> None:
        """Do not show the safety line again on this entry until another was opened."""
        self._safety_closed_on = self._opened.entry.id if self._opened is not None else ""

    def say_another_way(self) -> None:
        """Ask the four questions about the entry."""
        if self._opened is not None:
            about = about_entry(self._opened.entry.id, self._opened.entry.content, self._opened.children)
            self.another_way.open_for(about)
            self._scroll_to(self.another_way)

    def _step(self, cards: list[FindingCard], number: int) -> None:
        """Move from card to card; above the first is the entry itself."""
        if number < 0:
            self.setFocus()
        elif number < len(cards):
            cards[number].setFocus()
            self.ensureWidgetVisible(cards[number])

    def _write_head(self, opened: Opened) -> None:
        content, names = opened.entry.content, names_of(opened.children)
        self._title.setText(moment_text(content.happened_at))
        say(self._facts, facts_of(content, names, opened.author))
        say(self._moods, moods_of(content))
        say(self._marks, "\n".join(entry_marks(opened.entry)))
        self._unsaved_part.setVisible(opened.unsaved is not None and not opened.in_bin)
        for part in (self._edit, self._say_anew, self._trash, self._labels_part, self.missing):
            part.setVisible(not opened.in_bin)
        for part in (self._in_bin, self._put_back, self._erase):
            part.setVisible(opened.in_bin)
        self._record.setVisible(bool(content.record))

    def _write_details(self, details: dict[str, str], words: str) -> None:
        empty(self._details)
        self._details_part.setVisible(bool(details))
        above = self._record.prose
        for name, text in in_reading_order(details):
            passage = self._passage(f"entryDetail-{name}", field_name(name))
            passage.read(text, words)
            self._details.addWidget(plain(field_name(name), role="muted"))
            self._details.addWidget(passage)
            QWidget.setTabOrder(above, passage.prose)
            above = passage.prose

    def _list_confirmed(self, opened: Opened) -> None:
        focused = self._labels_part.isAncestorOf(self.focusWidget() or self)
        empty(self._confirmed)
        self._labels_part.setVisible(bool(opened.confirmed) and not opened.in_bin)
        for decision in opened.confirmed:
            card = ConfirmedCard(decision)
            card.taken_back.connect(lambda one=decision: self.taken_back.emit(one))
            card.another_way_wanted.connect(self.say_another_way)
            self._confirmed.addWidget(card)
        if focused:
            self.setFocus()

    def _read_again(self) -> None:
        """Show the same in the colours of another palette."""
        if self._opened is not None:
            waiting, asks_first = self._waits_for
            self.read(self._opened, self._words)
            self.wait_for(waiting, asks_first=asks_first)

    def _follow(self, within: QWidget, rect: QRect) -> None:
        """Scroll to the text cursor that is being moved in one of the texts."""
        at = within.mapTo(self._page, rect.center())
        self.ensureVisible(at.x(), at.y(), 0, rect.height() * 2)

    def _scroll_to(self, opened: QWidget) -> None:
        """Bring a part into view, once it has its place."""
        QTimer.singleShot(0, opened, lambda: self.ensureWidgetVisible(opened))

    def _dress(self) -> None:
        px = look().px
        self._page.setMaximumWidth(px(820))
        self._column.setContentsMargins(*page_margins())
        self._column.setSpacing(px(10))
        self._private_column.setContentsMargins(*(px(14),) * 4)
        self._action_row.setSpacing(px(8))
        colours = look().colours
        self._private.setStyleSheet(
            f"#entryPrivate {{ background: {colours.sunken}; border-left: {px(3)}px solid {colours.line}; }}"
        )


def _column(parent: QWidget | None = None) -> QVBoxLayout:
    column = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look().px(8))
    return column


def _place(part: QWidget) -> tuple[Qt.AlignmentFlag, ...]:
    """Buttons keep their width at the left; texts take the whole line."""
    return (Qt.AlignmentFlag.AlignLeft,) if part.objectName() == "entryLook" else ()
