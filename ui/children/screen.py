"""The Children page: choose a child; name and birth date, what can be seen at this age, placements and life events."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from journal.model import Change, Child, EventKind, LifeEvent, Placement
from ui.children.about_card import AboutCard
from ui.children.age_card import AgeCard
from ui.children.forms import EventForm, PlacementForm
from ui.children.forms_kept import FormsKept
from ui.children.half_filled import HalfFilled
from ui.children.presenter import Facts, concerned, gather, keep_child, keep_event, keep_placement
from ui.children.story_card import StoryCard
from ui.children.words import event_line, placement_line
from ui.deeds_done import Operation, noted
from ui.desk import Desk, is_fault
from ui.theme import look
from ui.today.parts import button, label
from ui.widgets.flow import FlowLayout
from ui.widgets.fostering import FosteringTick
from ui.widgets.page_scroll import PageScroll
from ui.widgets.reading_order import tab_in_reading_order
from ui.widgets.screen import Screen
from ui.words import fault_sentence


class ChildrenScreen(Screen):
    """One child at a time. Every change here can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("childrenPage")
        self._facts: Facts | None = None
        self._chosen: str | None = None
        self._focus_wanted = False
        self._chips = QButtonGroup(self)
        self._row = FlowLayout()
        self._add = button(self.tr("Add a child …"), "childrenAdd", self._add_child)
        self._fosters = FosteringTick(desk, "childrenFostering")
        self.about = AboutCard()
        self.age = AgeCard()
        self._placement_form, self._event_form = PlacementForm(), EventForm()
        self.placements = StoryCard(
            "placement",
            self._placement_form,
            heading=self.tr("Placements"),
            empty=self.tr("No placement is written down yet."),
            add=self.tr("Add a placement …"),
        )
        self.events = StoryCard(
            "event",
            self._event_form,
            heading=self.tr("Big changes"),
            empty=self.tr(
                "A move, a new school, a baby, a loss: what changed a lot can stand here with its day, so that you find"
                " it beside the weeks in Trends."
            ),
            add=self.tr("Add a change …"),
        )
        self._forms = (self.about.form, self._placement_form, self._event_form)
        self._kept = FormsKept(desk, self._forms, self)
        self._page = QWidget()
        self._lay_out()
        self._wire()

    def concerns(self, change: Change) -> bool:
        """Children, their story, and whether the caregiver fosters."""
        return concerned(change)

    def refresh(self) -> None:
        """Ask again for all that is shown; a form that is open stays as it is."""
        self._fosters.refresh()
        self.desk.ask(gather, self._show, owner=self)

    def focus_first(self) -> None:
        """Put the keyboard in a form that is half filled in, or on the child who is shown, once that is known."""
        self._focus_wanted = self._facts is None
        if self._focus_wanted:
            return
        chip = self._chips.checkedButton()
        begun = next((form for form in self._forms if form.half_filled is not None), None)
        if begun is not None or chip is None:
            (begun or self.about.form).focus_first()
        else:
            chip.setFocus()

    def settle(self) -> None:
        """Keep what is half filled in."""
        self._kept.settle()

    def choose(self, child_id: str) -> None:
        """Show this child's page; what is half filled in on this one is kept."""
        self._kept.settle()
        self._chosen = child_id
        self._show_child()

    def _lay_out(self) -> None:
        self._row.setSpacing(look().px(6))
        self._row.addWidget(self._add)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(14))
        column.addWidget(label(self.tr("Children"), "title"))
        column.addLayout(self._row)
        for part in (self.about, self.age, self.placements, self.events, self._fosters):
            column.addWidget(part)
            part.hide()
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(PageScroll(self._page))

    def _wire(self) -> None:
        self.about.kept.connect(self._keep_child)
        self.placements.add_wanted.connect(self._add_placement)
        self.placements.change_wanted.connect(self._change_placement)
        self.placements.remove_wanted.connect(self._remove_placement)
        self._placement_form.wanted.connect(self._keep_placement)
        self.events.add_wanted.connect(self._add_event)
        self.events.change_wanted.connect(self._change_event)
        self.events.remove_wanted.connect(self._remove_event)
        self._event_form.wanted.connect(self._keep_event)
        self.desk.erasing.changed.connect(self._forget_erased)

    def _show(self, facts: Facts) -> None:
        self._facts = facts
        self._kept.know(facts.half_filled)
        if self._chosen is None:
            self._chosen = next(iter(self._kept.left_on), None)
        self._show_chips(facts)
        self._show_child()
        if self._focus_wanted:
            self.focus_first()

    @property
    def _child(self) -> Child | None:
        return self._facts.child(self._chosen) if self._facts is not None else None

    def _show_chips(self, facts: Facts) -> None:
        """A chip a child. They are made anew only where the children changed, so that the keyboard stays."""
        names = [(chip.property("child"), chip.accessibleName()) for chip in self._chips.buttons()]
        if names != [(child.id, child.name) for child in facts.children]:
            for chip in self._chips.buttons():
                self._chips.removeButton(chip)
                self._row.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self._row.removeWidget(self._add)
            for at, child in enumerate(facts.children, start=1):
                chip = self._chip(child, at)
                self._row.addWidget(chip)
                chip.show()
            self._row.addWidget(self._add)
        self._add.setVisible(bool(facts.children))

    def _chip(self, child: Child, number: int) -> QPushButton:
        chip = button(child.name, f"pageOf{number}", lambda: self.choose(child.id), role="chip")
        chip.setCheckable(True)
        chip.setProperty("child", child.id)
        chip.toggled.connect(lambda on: chip.setText(f"✓ {child.name}" if on else child.name))
        self._chips.addButton(chip)
        return chip

    def _show_child(self) -> None:
        facts, child = self._facts, self._child
        if facts is None:
            return
        for chip in self._chips.buttons():
            chip.setChecked(child is not None and chip.property("child") == child.id)
        self.about.show_child(child, facts.today)
        for part in (self.about, self._fosters):
            part.show()
        self.age.setVisible(child is not None)
        self.events.setVisible(child is not None)
        self.placements.setVisible(child is not None and facts.shows_placements(child))
        if child is not None:
            names = {one.id: one.name for one in facts.children}
            self.age.show_age(child.id, child.age_on(facts.today))
            self.placements.show_things([(one, placement_line(one)) for one in facts.placements_of(child)])
            self.events.show_things([(one, event_line(one, names)) for one in facts.events_of(child)])
        self._turn_to(child.id if child is not None else "")
        tab_in_reading_order(self._page)

    def _turn_to(self, page: str) -> None:
        """Put the forms of another page away, and open again what was left half filled in on this one."""
        if page == self._kept.page:
            return
        for card in (self.placements, self.events):
            card.close_form()
        for name, left in self._kept.turn_to(page).items():
            self._open_again(name, left)

    def _open_again(self, name: str, left: HalfFilled) -> None:
        """Open a form where it was left, unless what it was to change is gone."""
        facts = self._facts
        told: tuple[Placement | LifeEvent | Child, ...] = ()
        if facts is not None:
            told = (*facts.placements, *facts.events, *facts.children)
        changed = next((one for one in told if one.id == left.changes), None)
        if left.changes and changed is None:
            return
        form = next(one for one in self._forms if one.name == name)
        if isinstance(changed, Placement):
            self._change_placement(changed)
        elif isinstance(changed, LifeEvent):
            self._change_event(changed)
        elif changed is not None:
            self.about.change()
        elif self._child is not None:
            {"child": self._add_child, "placement": self._add_placement, "event": self._add_event}[name]()
        form.take_up(left)

    def _forget_erased(self, change: Change) -> None:
        self._kept.forget(change.children)

    def _add_child(self) -> None:
        self.about.add_another()

    def _keep_child(self, child: Child) -> None:
        def kept(change: Change) -> None:
            self.about.close_form()
            self._kept.hold()
            self._chosen = next(iter(change.children), self._chosen)
            self._focus_wanted = not child.id

        new = self.tr("{0} is in your journal now.").replace("{0}", child.name)
        self._do(
            lambda journal: keep_child(journal, child),
            self.tr("Changed.") if child.id else new,
            (self.tr("changed {0}") if child.id else self.tr("added {0}")).replace("{0}", child.name),
            kept,
            self.about.form.complain,
        )

    def _add_placement(self) -> None:
        if self._child is not None and self._facts is not None:
            self._change_placement(Placement(id="", child_id=self._child.id, began=self._facts.today))

    def _change_placement(self, one: Placement) -> None:
        self._placement_form.fill(one)
        self.placements.open_form()

    def _keep_placement(self) -> None:
        one = self._placement_form.read()
        if one is not None:
            self._do(
                lambda journal: keep_placement(journal, one),
                self.tr("The placement is written down."),
                self.tr("wrote a placement down"),
                lambda _: self._put_away(self.placements),
                self._placement_form.complain,
            )

    def _put_away(self, card: StoryCard) -> None:
        """What stood in a card's form is written down."""
        card.close_form()
        self._kept.hold()

    def _remove_placement(self, one: Placement) -> None:
        self._do(
            lambda journal: journal.story.remove_placement(one.id),
            self.tr("The placement is taken out."),
            self.tr("took a placement out"),
        )

    def _add_event(self) -> None:
        if self._child is not None and self._facts is not None:
            self._change_event(
                LifeEvent(id="", kind=EventKind.OTHER, day=self._facts.today, child_ids=(self._child.id,))
            )

    def _change_event(self, one: LifeEvent) -> None:
        if self._child is not None and self._facts is not None:
            self._event_form.fill(one, self._child, self._facts.children)
            self.events.open_form()

    def _keep_event(self) -> None:
        one = self._event_form.read()
        if one is not None:
            self._do(
                lambda journal: keep_event(journal, one),
                self.tr("It is written down."),
                self.tr("wrote down what changed"),
                lambda _: self._put_away(self.events),
                self._event_form.complain,
            )

    def _remove_event(self, one: LifeEvent) -> None:
        self._do(
            lambda journal: journal.story.remove_event(one.id),
            self.tr("It is taken out."),
            self.tr("took out what changed"),
        )

    def _do(
        self,
        operation: Operation,
        said: str,
        named: str,
        then: Callable[[Change], None] = lambda _: None,
        complain: Callable[[str], None] | None = None,
    ) -> None:
        """Write something; where it cannot be written, say so in the form it came from."""

        def failed(error: Exception) -> None:
            if complain is not None and is_fault(error):
                complain(fault_sentence(error))
            else:
                self.desk.faulted.emit(error)

        self.desk.deeds.do(noted(operation), said, named, then=then, otherwise=failed)
