"""The sheet: a box to write in, whom it is about, when it was, and a button that saves."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from journal.guidance.prompts import WRITTEN_FROM
from journal.model import LATE_AFTER, MAX_REASON, MAX_RECORD_LENGTH, Draft, EntryContent, Kind
from journal.moments import Clock
from ui.enclosing.before_saving import WaitingFiles
from ui.enclosing.given import given_file
from ui.theme import look
from ui.today.chips import ChildChips, SeenChips
from ui.today.more import MorePanel
from ui.today.parts import SideBySide, button, label, on_key
from ui.today.presenter import left_over
from ui.today.prompt_line import PromptLine
from ui.today.when import WhenField
from ui.widgets.flow import FlowLayout
from ui.widgets.marked_text import MarkedText


class Sheet(QWidget):
    """What is being written. `changed` at each change by hand, `save_wanted` at the button or its key."""

    changed = Signal()
    save_wanted = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.author_id = ""
        self.children_row = ChildChips()
        self._clock = clock
        self.when = WhenField(clock)
        self.prompt = PromptLine()
        self.why_later = QLineEdit()
        self.box = MarkedText()
        self.seen = SeenChips()
        self.more = MorePanel()
        self.files = WaitingFiles()
        self.remark = label("", "", "sheetRemark")
        self._more_button = button(
            self.tr("More"), "moreButton", self._toggle_more, tip=self.tr("Kind, place, moods, reflection (Ctrl+M)")
        )
        self._save_button = button(
            self.tr("Save"), "saveEntry", self.save_wanted.emit, role="primary", tip=self.tr("Save (Ctrl+Return)")
        )
        self._add_button = button(
            self.tr("Add a photo or file…"),
            "encloseWaiting",
            self._ask_for_files,
            tip=self.tr("Ctrl+Shift+A; or drop or paste it into the box"),
        )
        # From the box, Tab leads on to what comes next; this one has a key of its own.
        self._add_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._dress_box()
        self._lay_out()
        self._wire()
        self._size()
        self._pass_by_when_empty()

    def content(self) -> EntryContent:
        """Everything on the sheet; the time is the present until somebody set it."""
        more = self.more
        return EntryContent(
            happened_at=self.when.moment(),
            record=self.box.text(),
            reflection=more.reflection.text(),
            kind=Kind(more.kind.currentData()),
            child_ids=self.children_row.chosen(),
            author_id=self.author_id,
            setting=more.setting.text().strip(),
            child_mood=more.child_mood.currentData(),
            carer_mood=more.carer_mood.currentData(),
            details=self.prompt.details,
        )

    def draft(self) -> Draft:
        """Everything on the sheet, with the reason for writing it late where one is asked for."""
        why = self.why_later.text().strip() if not self.why_later.isHidden() else ""
        return Draft(content=self.content(), reason=why)

    def fill(self, content: EntryContent, why_later: str = "") -> None:
        """Put a content on the sheet in place of what stands there. Its time counts as set."""
        self.when.set_moment(content.happened_at)
        self.why_later.setText(why_later)
        self._ask_why_later()
        self.children_row.choose(content.child_ids)
        self.more.fill(content)
        self.prompt.show_prompt(content.details.get(WRITTEN_FROM, ""))
        if msgspec.structs.replace(content, record="", child_ids=(), author_id="", details={}) != EntryContent(
            happened_at=content.happened_at, record=""
        ):
            self._show_more(True)
        self.box.set_text(content.record)

    def begin_from(self, prompt: str) -> None:
        """Show the idea that the entry is written from; what stands in the box stays."""
        self.prompt.show_prompt(prompt)
        self.changed.emit()
        self.box.setFocus()

    def put_below_box(self, part: QWidget) -> None:
        """Show a part right below the box."""
        self._below_box.addWidget(part)

    def clear(self) -> None:
        """Take everything off the sheet."""
        self.more.fill(EntryContent(happened_at=self.when.moment(), record=""))
        self.prompt.show_prompt("")
        self._show_more(False)
        self.when.follow_clock()
        self.box.set_text("")

    def empty(self, saved: EntryContent) -> None:
        """Begin a fresh entry about the same children, keeping what was typed since `saved` left."""
        record = left_over(self.box.text(), saved.record)
        reflection = left_over(self.more.reflection.text(), saved.reflection)
        self.more.fill(EntryContent(happened_at=saved.happened_at, record="", reflection=reflection))
        self.prompt.show_prompt("")
        self._show_more(bool(reflection))
        self.when.follow_clock()
        self.why_later.clear()
        self._ask_why_later()
        self.box.set_text(record)

    def say(self, sentence: str) -> None:
        """Put a sentence below the box, or take it away."""
        self.remark.setText(sentence)
        self.remark.setAccessibleName(sentence)
        self.remark.setVisible(bool(sentence))

    def set_saving(self, saving: bool) -> None:
        """Show that a save is under way; writing goes on meanwhile."""
        self._save_button.setEnabled(not saving)

    def _ask_why_later(self) -> None:
        """Ask for a reason, which may be left out, where the time that is set makes it a late entry."""
        late = self._clock() - self.when.moment() > LATE_AFTER
        for part in (self._why_label, self.why_later):
            part.setVisible(late)

    def _dress_box(self) -> None:
        says = self.tr("Why later? (optional, kept with the entry)")
        self.why_later.setObjectName("entryWhyLater")
        self.why_later.setAccessibleName(says)
        self._why_label = label(says, "muted", "whyLaterLabel")
        self._why_label.setBuddy(self.why_later)
        self._why_label.hide()
        self.why_later.setMaxLength(MAX_REASON)
        self.why_later.hide()
        self.box.setObjectName("entryText")
        self.box.setAccessibleName(self.tr("What happened"))
        self.box.setPlaceholderText(self.tr("A few words are enough."))

    def _lay_out(self) -> None:
        title = QLabel(self.tr("What happened?"))
        title.setProperty("role", "title")
        title.setBuddy(self.box)
        about = QWidget()
        row = FlowLayout(about)
        row.setSpacing(look().px(8))
        row.addWidget(self.children_row)
        row.addWidget(self.when)
        row.addWidget(self._more_button)
        row.addWidget(self._add_button)
        self.more.hide()
        self.remark.hide()
        hint = label(self.tr("Ctrl+Return saves"), "muted")
        hint.setWordWrap(False)
        keep = QWidget()
        foot = QHBoxLayout(keep)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(look().px(12))
        foot.addStretch(1)
        foot.addWidget(hint)
        foot.addWidget(self._save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(8))
        column.addWidget(title)
        column.addWidget(about)
        column.addWidget(self._why_label)
        column.addWidget(self.why_later)
        column.addWidget(self.prompt)
        column.addWidget(self.box, 1)
        self._below_box = QVBoxLayout()
        column.addLayout(self._below_box)
        column.addWidget(self.files)
        column.addWidget(self.more)
        column.addWidget(SideBySide(self.seen, keep))
        column.addWidget(self.remark)

    def _wire(self) -> None:
        self.box.textChanged.connect(self._on_text)
        self.box.too_long.connect(self._refuse)
        self.more.reflection.too_long.connect(self._refuse)
        for field in (self.box, self.more.reflection):
            field.files_given.connect(self.files.add)
        self.files.changed.connect(self.box.setFocus)
        self.box.simplified.connect(self._explain_plain)
        self.when.changed.connect(self._ask_why_later)
        self.prompt.taken_off.connect(self.box.setFocus)
        changes = (self.more.changed, self.when.changed, self.children_row.changed, self.prompt.taken_off)
        for changed in (*changes, self.why_later.textChanged):
            changed.connect(self.changed)
        look().changed.connect(self._size)
        on_key("Ctrl+Return", self, self.save_wanted.emit)
        on_key("Ctrl+Enter", self, self.save_wanted.emit)
        on_key("Ctrl+M", self, self._toggle_more)
        on_key("Ctrl+Shift+A", self, self._ask_for_files)

    def _size(self) -> None:
        self.box.setMinimumHeight(look().px(120))
        self.seen.setMinimumHeight(look().px(28))

    def _on_text(self) -> None:
        self.say("")
        self._pass_by_when_empty()
        self.changed.emit()

    def _pass_by_when_empty(self) -> None:
        """Let Tab stop at the button only where there is something to save."""
        empty = self.box.document().isEmpty()
        self._save_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus if empty else Qt.FocusPolicy.StrongFocus)

    def _toggle_more(self) -> None:
        self._show_more(self.more.isHidden())
        (self.box if self.more.isHidden() else self.more.kind).setFocus()

    def _show_more(self, shown: bool) -> None:
        if shown:
            self.more.offer_settings()
        self.more.setVisible(shown)
        self._more_button.setText(self.tr("Less") if shown else self.tr("More"))

    def _ask_for_files(self) -> None:
        dialog = QFileDialog(self, self.tr("Add photos or files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda chosen: self.files.add([given_file(Path(one)) for one in chosen]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _refuse(self, length: int) -> None:
        self.say(
            self.tr(
                "An entry holds {0} characters; with this it would have {1}. So what you pasted is kept with the entry"
                " as a text file, once you save."
            )
            .replace("{0}", f"{MAX_RECORD_LENGTH:,}")
            .replace("{1}", f"{length:,}")
        )

    def _explain_plain(self, plainly: bool) -> None:
        if plainly:
            QTimer.singleShot(0, self, lambda: self.say(self._plain_sentence()))

    def _plain_sentence(self) -> str:
        return self.tr("So many symbols are drawn plainly here, to stay quick. They are kept as you entered them.")
