"""What the Children page shows: who is in care, what is written down of a child's story, and whose page it is."""

from __future__ import annotations

from datetime import date

import msgspec

from journal.day import FOSTERING
from journal.journal import Journal
from journal.model import Change, Child, LifeEvent, Placement, Value
from ui.children.half_filled import Forms, look_up


class Facts(Value, frozen=True):
    """All that the page is made of.

    `fostering` is whether the caregiver fosters, `half_filled` what was left half filled in, by the child's id.
    """

    today: date
    children: tuple[Child, ...] = ()
    placements: tuple[Placement, ...] = ()
    events: tuple[LifeEvent, ...] = ()
    fostering: bool = False
    half_filled: dict[str, Forms] = msgspec.field(default_factory=dict)

    def child(self, child_id: str | None) -> Child | None:
        """The child with this id, else the first, else nobody."""
        return next((one for one in self.children if one.id == child_id), next(iter(self.children), None))

    def placements_of(self, child: Child) -> tuple[Placement, ...]:
        """A child's placements, the newest first."""
        return tuple(one for one in reversed(self.placements) if one.child_id == child.id)

    def events_of(self, child: Child) -> tuple[LifeEvent, ...]:
        """What changed in a child's life, or in everyone's, the newest first."""
        return tuple(one for one in reversed(self.events) if not one.child_ids or child.id in one.child_ids)

    def shows_placements(self, child: Child) -> bool:
        """Whether placements have a place on a child's page: the caregiver fosters, or there are any."""
        return self.fostering or bool(self.placements_of(child))


def gather(journal: Journal) -> Facts:
    """Look up what the page shows."""
    children = journal.family.children()
    return Facts(
        today=journal.clock().date(),
        children=children,
        placements=journal.story.placements(),
        events=journal.story.events(),
        fostering=journal.settings.get(FOSTERING) == "yes",
        half_filled=look_up(journal, children),
    )


def concerned(change: Change) -> bool:
    """Whether a change makes the page out of date."""
    return bool(change.children or change.story) or FOSTERING in change.settings


def keep_placement(journal: Journal, one: Placement) -> Change:
    """Add a placement without an id, or change the one with its id. Raises EmptyPeriod, NotFound."""
    if one.id:
        return journal.story.revise_placement(one)
    return journal.story.add_placement(
        one.child_id, one.began, ended=one.ended, kind=one.kind, name=one.name, ending=one.ending
    )


def keep_event(journal: Journal, one: LifeEvent) -> Change:
    """Add a life event without an id, or change the one with its id. Raises NotFound."""
    if one.id:
        return journal.story.revise_event(one)
    return journal.story.add_event(one.kind, one.day, words=one.words, child_ids=one.child_ids)


def keep_child(journal: Journal, one: Child) -> Change:
    """Add a child without an id, or change the one with its id. Raises NotFound."""
    return journal.family.revise_child(one) if one.id else journal.family.add_child(one.name, one.born)
