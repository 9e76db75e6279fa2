"""What the page works out, from real entries and without any widget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from journal.journal import Journal
from journal.model import By, EventKind, Label
from journal.trends import (
    ApproachByWeek,
    ProcessesByWeek,
    View,
    Whose,
    approach_by_week,
    processes_by_week,
    year_shown,
)
from tests.ui.trends.writing import write, write_some
from ui.trends.presenter import Choice, everything, news, renewed, view_of


@pytest.fixture
def journal(reopen: Callable[[], Journal]) -> Iterator[Journal]:
    with reopen() as opened:
        yield opened


def processes(view: View) -> ProcessesByWeek:
    return processes_by_week(view.arrays, view.last_day, view.weeks, view.child)


def approach(view: View) -> ApproachByWeek:
    return approach_by_week(view.arrays, view.last_day, view.weeks, view.child, view.whose)


def test_counts_are_those_of_the_entries(journal: Journal) -> None:
    write_some(journal, 3, Label.SYNCHRONY)
    write(journal, Label.SELF)
    write(journal)
    lately = processes(view_of(everything(journal), Choice())).summary
    assert (lately.entries, lately.marked) == (5, 4)
    assert (lately.counts[Label.SYNCHRONY], lately.counts[Label.SELF], lately.counts[Label.MODELING]) == (3, 1, 0)


def test_one_child_alone(journal: Journal) -> None:
    (ana,) = journal.family.add_child("Ana").children
    write(journal, Label.SELF, child=ana)
    write(journal, Label.SELF)
    seen = view_of(everything(journal), Choice(child=ana))
    assert (seen.about, processes(seen).summary.marked) == ("Ana", 1)


def test_another_adults_conduct_is_counted_only_when_asked_for(journal: Journal) -> None:
    write(journal, Label.REASONING, by=By.ME)
    write(journal, Label.THREAT, by=By.CARER)
    write(journal, Label.HARSH)
    mine, everyones = (approach(view_of(everything(journal), Choice(whose=whose))).summary for whose in Whose)
    assert (mine.handled, mine.not_mine, mine.counts[Label.THREAT], mine.counts[Label.HARSH]) == (1, 2, 0, 0)
    assert (everyones.handled, everyones.counts[Label.THREAT], everyones.counts[Label.HARSH]) == (3, 1, 1)


def test_the_longer_view_speaks_where_four_weeks_hold_too_little(journal: Journal) -> None:
    write_some(journal, 9, Label.SELF, days_ago=40)
    assert processes(view_of(everything(journal), Choice())).longer is not None
    write_some(journal, 9, Label.SELF)
    assert processes(view_of(everything(journal), Choice())).longer is None


def test_keeping_up_equals_reading_anew(journal: Journal) -> None:
    stays, goes = write(journal, Label.SELF), write(journal, Label.SYNCHRONY)
    before = everything(journal)
    journal.entries.trash(goes)
    journal.labels.confirm(stays, Label.MODELING)
    comes = write(journal, Label.INTERNALIZATION)
    changed = frozenset({stays, goes, comes})
    kept_up = renewed(before, changed, news(journal, changed))
    kept, anew = (view_of(one, Choice()) for one in (kept_up, everything(journal)))
    assert (processes(kept), kept.happenings) == (processes(anew), anew.happenings)


def test_the_latest_year_written_in_is_shown_first(journal: Journal) -> None:
    write(journal, days_ago=800)
    last = write(journal, days_ago=400)
    year = journal.entries.get(last).content.happened_at.year
    material = everything(journal)
    assert year_shown(view_of(material, Choice())) == year
    assert year_shown(view_of(material, Choice(year=year - 1))) == year - 1
    assert year_shown(view_of(material, Choice(year=year - 9))) == year


def test_an_empty_journal_has_not_begun(journal: Journal) -> None:
    material = everything(journal)
    assert not material.begun
    assert year_shown(view_of(material, Choice())) == journal.clock().year


def test_what_happened_before_the_placement_on_show_has_no_flag(journal: Journal) -> None:
    (ana,) = journal.family.add_child("Ana").children
    today = journal.clock().date()
    journal.story.add_placement(ana, today - timedelta(days=10))
    for days_ago in (12, 5):
        journal.story.add_event(EventKind.LOSS, today - timedelta(days=days_ago), child_ids=(ana,))
    material = everything(journal)
    view = view_of(material, Choice(child=ana, placement=material.placements[0].id))
    assert [(today - one.day).days for one in view.happened()] == [10, 5]
