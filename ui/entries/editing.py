"""Changing an entry in place: record, reflection, details, time, children, kind and setting."""

from __future__ import annotations

from datetime import datetime

import msgspec
from PySide6.QtCore import QDateTime, QEvent, QObject, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QFrame,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal.model import MAX_REASON, Child, Draft, EntryContent, Kind
from ui.entries.parts import button, empty, page_margins, plain, say, wrapped
from ui.entries.presenter import Opened, moved, still_chosen
from ui.entries.wording import field_name, in_reading_order
from ui.theme import look
from ui.widgets.flow import FlowLayout
from ui.widgets.marked_text import MarkedText
from ui.widgets.reading_order import tab_in_reading_order
from ui.words import kind_name


class EditForm(QScrollArea):
    """The fields of one entry. Nothing is saved here; `typed` follows every change, by whatever means."""

    typed = Signal()
    files_given = Signal(object)
    """What was dropped, pasted or too long for a field: a tuple of `Given`, to be kept with the entry."""
    save_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entryEditing")
        self.setAccessibleName(self.tr("Edit entry"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._was: EntryContent | None = None
        self._of, self._began_from = "", ""
        self._filling = False
        self._details: dict[str, MarkedText] = {}
        self._build()
        look().changed.connect(self._dress)
        self._dress()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turning the wheel changes time and kind only where the focus is, so that scrolling past them is safe."""
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def edit(self, opened: Opened) -> None:
        """Fill the form with the edit that was begun, or else with the entry, and put the keyboard in the record."""
        self._filling = True
        content = opened.unsaved.content if opened.unsaved is not None else opened.entry.content
        self._was = msgspec.structs.replace(content, trashed=opened.entry.content.trashed)
        self._of, self._began_from = opened.entry.id, opened.entry.revision_id
        self._reason.setText(opened.unsaved.reason if opened.unsaved is not None else "")
        self.complain("")
        self._record.set_text(content.record)
        self._reflection.set_text(content.reflection)
        self._when.setDateTime(_wall(content.happened_at))
        self._kind.setCurrentIndex(self._kind.findData(content.kind.value))
        self._setting.setText(content.setting)
        self._list_children(opened.children, content.child_ids)
        self._list_details(content.details)
        self._order_tabs()
        self._filling = False
        self.verticalScrollBar().setValue(0)
        self._record.setFocus()

    @property
    def record(self) -> MarkedText:
        """The box for what happened."""
        return self._record

    def put_below_record(self, part: QWidget) -> None:
        """Show a part below the record."""
        self._below_record.addWidget(part)
        self._order_tabs()

    def draft(self) -> Draft:
        """The edit as it stands, with what it began from and why it is made."""
        return Draft(
            content=self.content(),
            entry_id=self._of,
            began_from=self._began_from,
            reason=self._reason.text().strip(),
        )

    def go_on_from(self, revision_id: str) -> None:
        """What stands here goes on from a version that was saved meanwhile."""
        self._began_from = revision_id

    def content(self) -> EntryContent:
        """The entry as the form has it."""
        assert self._was is not None
        return msgspec.structs.replace(
            self._was,
            happened_at=moved(self._was.happened_at, _moment(self._when)),
            record=self._record.text(),
            reflection=self._reflection.text(),
            kind=Kind(self._kind.currentData()),
            child_ids=still_chosen(
                self._was.child_ids, (box.property("child") for box in self._boxes() if box.isChecked())
            ),
            setting=self._setting.text(),
            details={name: field.text() for name, field in self._details.items()},
        )

    def complain(self, sentence: str) -> None:
        """Say why it could not be saved; an empty sentence takes that back."""
        say(self._fault, sentence)

    def _build(self) -> None:
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._fault = wrapped(name="editFault")
        self._fault.setProperty("role", "fault")
        self._record = self._text("editRecord")
        self._reflection = self._text("editReflection")
        self._details_part = QWidget()
        self._details_column = QVBoxLayout(self._details_part)
        self._details_column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(plain(self.tr("Edit entry"), role="title"))
        self._column.addWidget(self._buttons())
        self._column.addWidget(self._fault)
        self._column.addWidget(self._facts())
        self._field(self._column, self.tr("What happened"), self._record)
        self._below_record = QVBoxLayout()
        self._column.addLayout(self._below_record)
        self._column.addWidget(self._details_part)
        self._field(self._column, self.tr("Reflection, only yours"), self._reflection)
        self._reason = QLineEdit()
        self._reason.setObjectName("editReason")
        self._reason.setMaxLength(MAX_REASON)
        self._reason.textChanged.connect(self._on_change)
        self._field(self._column, self.tr("Why the change? (optional, kept with this version)"), self._reason)
        self._column.addStretch(1)
        self.setWidget(self._page)

    def _facts(self) -> QWidget:
        """Time, kind, setting and children, on as many lines as they take."""
        self._when = QDateTimeEdit()
        self._when.setCalendarPopup(True)
        self._when.setDisplayFormat("ddd d MMM yyyy  HH:mm")
        self._when.dateTimeChanged.connect(self._on_change)
        self._kind = QComboBox()
        for kind in Kind:
            self._kind.addItem(kind_name(kind), kind.value)
        self._kind.currentIndexChanged.connect(self._on_change)
        self._setting = QLineEdit()
        self._setting.textChanged.connect(self._on_change)
        self._children = QWidget()
        self._children_flow = FlowLayout(self._children)
        facts = QWidget()
        self._facts_flow = FlowLayout(facts)
        for says, name, field in (
            (self.tr("When"), "editWhen", self._when),
            (self.tr("Kind"), "editKind", self._kind),
            (self.tr("Where or what"), "editSetting", self._setting),
            (self.tr("Children"), "editChildren", self._children),
        ):
            field.setObjectName(name)
            field.installEventFilter(self)
            self._facts_flow.addWidget(self._titled(says, field))
        return facts

    def _buttons(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        flow.setSpacing(look().px(8))
        save = button(self.tr("Save"), "editSave", tip=self.tr("Save as a new version (Ctrl+Return)"), role="primary")
        save.clicked.connect(self.save_wanted)
        leave = button(self.tr("Stop for now"), "editLeave", tip=self.tr("Stop for now; your changes are kept (Esc)"))
        leave.clicked.connect(self.leave_wanted)
        for one in (save, leave):
            flow.addWidget(one)
        return row

    def _text(self, name: str) -> MarkedText:
        field = MarkedText()
        field.setObjectName(name)
        field.textChanged.connect(self._on_change)
        field.files_given.connect(self.files_given)
        return field

    def _titled(self, says: str, field: QWidget) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        self._field(column, says, field)
        return part

    def _field(self, column: QVBoxLayout, says: str, field: QWidget) -> None:
        title = plain(says, role="muted")
        title.setBuddy(field)
        field.setAccessibleName(says)
        column.addWidget(title)
        column.addWidget(field)

    def _list_children(self, children: tuple[Child, ...], chosen: tuple[str, ...]) -> None:
        empty(self._children_flow)
        for child in children:
            box = QCheckBox(child.name)
            box.setObjectName(f"editChild-{child.name}")
            box.setProperty("child", child.id)
            box.setChecked(child.id in chosen)
            box.toggled.connect(self._on_change)
            self._children_flow.addWidget(box)

    def _boxes(self) -> list[QCheckBox]:
        items = (self._children_flow.itemAt(number) for number in range(self._children_flow.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, QCheckBox)]

    def _list_details(self, details: dict[str, str]) -> None:
        empty(self._details_column)
        self._details = {name: self._text(f"editDetail-{name}") for name, _ in in_reading_order(details)}
        for name, field in self._details.items():
            field.set_text(details[name])
            field.setFixedHeight(look().px(64))
            self._field(self._details_column, field_name(name), field)
        self._details_part.setVisible(bool(details))

    def _order_tabs(self) -> None:
        """Let Tab go through the fields as they stand."""
        tab_in_reading_order(self._page)

    def _on_change(self) -> None:
        if not self._filling:
            self.typed.emit()

    def _dress(self) -> None:
        px = look().px
        self._page.setMaximumWidth(px(820))
        self._column.setContentsMargins(*page_margins())
        self._column.setSpacing(px(10))
        self._facts_flow.setSpacing(px(14))
        self._children_flow.setSpacing(px(10))
        self._record.setMinimumHeight(px(170))
        self._reflection.setMinimumHeight(px(90))
        self._setting.setMinimumWidth(px(150))
        self._children.setMinimumHeight(self._setting.sizeHint().height())


def _wall(moment: datetime) -> QDateTime:
    return QDateTime(moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)


def _moment(field: QDateTimeEdit) -> datetime:
    """The wall time in the field; it has no offset."""
    return field.dateTime().toPython()  # type: ignore[return-value]
