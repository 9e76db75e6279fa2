"""Placements and life events: kept, changed, taken back, and erased with their child."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from journal.errors import EmptyPeriod, NotFound
from journal.journal import Journal
from journal.model import EventKind

MAY, JUNE = date(2024, 5, 1), date(2024, 6, 1)


@pytest.fixture
def ana(journal: Journal) -> str:
    (child_id,) = journal.family.add_child("Ana").children
    return child_id


def test_placements_are_listed_by_their_beginning(journal: Journal, ana: str) -> None:
    journal.story.add_placement(ana, JUNE, name=" With us ")
    journal.story.add_placement(ana, MAY, ended=JUNE, kind="emergency", ending="planned")
    first, second = journal.story.placements()
    assert (first.began, first.ended, first.kind, first.ending) == (MAY, JUNE, "emergency", "planned")
    assert (second.name, second.ended) == ("With us", None)


def test_a_placement_cannot_end_before_it_begins(journal: Journal, ana: str) -> None:
    with pytest.raises(EmptyPeriod):
        journal.story.add_placement(ana, JUNE, ended=MAY)
    with pytest.raises(NotFound):
        journal.story.add_placement("nobody", MAY)
    assert journal.story.placements() == ()


def test_a_placement_that_ended_is_changed(journal: Journal, ana: str) -> None:
    journal.story.add_placement(ana, MAY)
    (placement,) = journal.story.placements()
    journal.story.revise_placement(msgspec.structs.replace(placement, ended=JUNE))
    assert [one.ended for one in journal.story.placements()] == [JUNE]


def test_a_life_event_is_kept_and_taken_back(journal: Journal, ana: str) -> None:
    (event_id,) = journal.story.add_event(EventKind.SCHOOL_START, MAY, words=" Year 1 ", child_ids=(ana,)).story
    assert [(one.kind, one.words, one.child_ids) for one in journal.story.events()] == [
        (EventKind.SCHOOL_START, "Year 1", (ana,))
    ]
    journal.story.remove_event(event_id)
    assert journal.story.events() == ()
    with pytest.raises(NotFound):
        journal.story.remove_event(event_id)
    assert journal.verify().sound


def test_erasing_a_child_takes_its_story_along(journal: Journal, ana: str) -> None:
    (ben,) = journal.family.add_child("Ben").children
    for child in (ana, ben):
        journal.story.add_placement(child, MAY, name="Elm House")
        journal.story.add_event(EventKind.MOVE, MAY, child_ids=(child,))
        journal.plans.keep("I will wait.", child_ids=(child,))
    taken_back = journal.story.events()[0].id
    journal.story.remove_event(taken_back)
    journal.erasing.erase(journal.erasing.of_child(ana), backups=False)
    assert [one.child_id for one in journal.story.placements()] == [ben]
    assert [one.child_ids for one in journal.plans.all()] == [(ben,)]
    assert all(ana not in one.child_ids for one in journal.story.events())
    assert journal.verify().sound
