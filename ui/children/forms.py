"""The forms of the Children page: for a child, a placement and a life event."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtWidgets import QComboBox

from journal.model import Child, EventKind, LifeEvent, Placement
from ui.children.form import Form
from ui.children.words import event_kind_name, placement_kinds, whose_line
from ui.widgets.typed_day import typed_day


class ChildForm(Form):
    """A child's name and day of birth."""

    def __init__(self) -> None:
        super().__init__("child")
        self._was = Child(id="", name="")
        self._born_was = ""
        self._called = self.text_field("Name", self.tr("First name or initials"))
        self._born = self.day_field("Born", self.tr("Born (optional)"))

    def fill(self, child: Child) -> None:
        """Show a child, to be changed, or an empty one."""
        self._was = child
        self._called.setText(child.name)
        self._born_was = typed_day(child.born) if child.born is not None else ""
        self._born.setText(self._born_was)
        self.open_for(child.id)

    def read(self) -> Child | None:
        """The child as filled in; where something is missing or cannot be read, None, and that is said."""
        name, typed = self._called.text().strip(), self._born.text().strip()
        if not name:
            self.complain(self.tr("Please type a name or initials first."), self._called)
            return None
        born = None
        if typed and (born := self._was.born if typed == self._born_was else self.day_in(self._born)) is None:
            return None
        return Child(id=self._was.id, name=name, born=born)


class PlacementForm(Form):
    """A placement: its days, kind, where, and how it ended."""

    def __init__(self) -> None:
        super().__init__("placement")
        self._was: Placement | None = None
        self._began = self.day_field("Began", self.tr("Began"))
        self._ended = self.day_field("Ended", self.tr("Ended (leave empty while it lasts)"))
        self._kind = self.choice_field("Kind", self.tr("Kind"))
        self._where = self.text_field("Where", self.tr("Where, or with whom"), wide=True)
        self._ending = self.text_field("Ending", self.tr("How it ended: planned or not, goodbyes"), wide=True)

    def fill(self, one: Placement) -> None:
        """Show a placement, to be changed; one without an id is new, and has no day yet."""
        self._was = one
        self._began.setText(typed_day(one.began) if one.id else "")
        self._ended.setText(typed_day(one.ended) if one.ended is not None else "")
        _offer(self._kind, placement_kinds(), one.kind)
        self._where.setText(one.name)
        self._ending.setText(one.ending)
        self.open_for(one.id)

    def read(self) -> Placement | None:
        """The placement as filled in; where a day cannot be read, None, and that is said."""
        assert self._was is not None
        began, ended = self.day_in(self._began), None
        if began is None or (self._ended.text().strip() and (ended := self.day_in(self._ended)) is None):
            return None
        return msgspec.structs.replace(
            self._was,
            began=began,
            ended=ended,
            kind=self._kind.currentData(),
            name=self._where.text(),
            ending=self._ending.text(),
        )


class EventForm(Form):
    """A life event: its day, kind, words, and whom it concerned."""

    def __init__(self) -> None:
        super().__init__("event")
        self._was: LifeEvent | None = None
        self._day = self.day_field("Day", self.tr("Day"))
        self._kind = self.choice_field("Kind", self.tr("What sort of change"))
        self._words = self.text_field("Words", self.tr("In a few words"), wide=True)
        self._whose = self.choice_field("Whose", self.tr("For whom"))

    def fill(self, one: LifeEvent, child: Child, children: Sequence[Child]) -> None:
        """Show a life event on a child's page, to be changed; one without an id is new, and has no day yet."""
        self._was = one
        self._day.setText(typed_day(one.day) if one.id else "")
        _offer(self._kind, [(event_kind_name(kind), kind) for kind in EventKind], one.kind)
        self._words.setText(one.words)
        names = {other.id: other.name for other in children}
        whose = [(child.name, (child.id,)), (self.tr("Everyone"), ())]
        if one.child_ids not in {(child.id,), ()}:
            whose.append((whose_line(one.child_ids, names) or self.tr("As it is"), one.child_ids))
        _offer(self._whose, whose, one.child_ids)
        self.open_for(one.id)

    def read(self) -> LifeEvent | None:
        """The life event as filled in; where its day cannot be read, or nothing is told, None, and that is said."""
        assert self._was is not None
        day, kind = self.day_in(self._day), EventKind(self._kind.currentData())
        if day is None:
            return None
        if kind is EventKind.OTHER and not self._words.text().strip():
            self.complain(self.tr("Please choose what it was, or say it in a few words."), self._words)
            return None
        return msgspec.structs.replace(
            self._was,
            day=day,
            kind=kind,
            words=self._words.text(),
            child_ids=tuple(self._whose.currentData()),
        )


def _offer(field: QComboBox, choices: Sequence[tuple[str, object]], chosen: object) -> None:
    """Fill a choice, and choose by value: Qt compares what it holds by identity."""
    field.clear()
    values = [value for _, value in choices]
    if chosen not in values:
        choices, values = [*choices, (str(chosen), chosen)], [*values, chosen]
    for text, value in choices:
        field.addItem(text, value)
    field.setCurrentIndex(values.index(chosen))
