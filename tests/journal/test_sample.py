"""The sample families: complete, moved to end today, mostly confirmed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from journal.journal import Journal, create_journal
from journal.model import By, Filters, Label, PlanState
from journal.sample import WAITING, load_sample

NOW = datetime(2031, 3, 5, 9, 0, tzinfo=UTC)
EVERYTHING = 1000


@pytest.fixture(params=["rowan", "okafor"])
def family(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    journal, _ = create_journal(tmp_path / "journal", "long enough to hold", clock=lambda: NOW)
    with journal:
        load_sample(journal, request.param)
        yield journal


@pytest.fixture
def rowans(tmp_path: Path) -> Iterator[Journal]:
    journal, _ = create_journal(tmp_path / "journal", "long enough to hold", clock=lambda: NOW)
    with journal:
        load_sample(journal, until=date(2031, 3, 1))
        yield journal


def test_the_last_entry_is_today_and_the_first_about_a_year_ago(family: Journal) -> None:
    lines = family.search.newest(Filters(), EVERYTHING)
    assert lines[0].happened_at.date() == NOW.date()
    assert timedelta(days=340) < lines[0].happened_at - lines[-1].happened_at < timedelta(days=430)


def test_what_was_written_late_is_late_still_and_nothing_else(family: Journal) -> None:
    lines = family.search.newest(Filters(), EVERYTHING)
    assert 5 < sum(line.late for line in lines) < 20
    assert not any(line.edited for line in lines)


def test_the_history_holds(family: Journal) -> None:
    assert family.verify().sound


def test_some_labelled_entries_are_left_for_the_caregiver_to_look_at(family: Journal) -> None:
    lines = family.search.newest(Filters(), EVERYTHING)
    assert lines[0].confirmed == ()
    assert sum(bool(line.confirmed) for line in lines) > len(lines) // 2
    assert WAITING < 10


def test_every_confirmed_label_quotes_the_entry(family: Journal) -> None:
    for line in family.search.newest(Filters(), EVERYTHING):
        entry = family.entries.get(line.id)
        assert all(one.quote and one.quote in entry.content.record for one in entry.labels)


def test_plans_are_kept_and_one_was_tried(family: Journal) -> None:
    plans = family.plans.all()
    assert {plan.state for plan in plans} == {PlanState.OPEN, PlanState.TRIED}
    assert all(plan.made_at < NOW for plan in plans)
    assert all(plan.tries[0].words for plan in plans if plan.state is PlanState.TRIED)


def test_the_children_are_as_old_as_the_entries_tell(rowans: Journal) -> None:
    first = rowans.search.newest(Filters(), EVERYTHING)[-1].happened_at.date()
    ages = {child.name: (child.age_on(first), child.age_on(date(2031, 3, 1))) for child in rowans.family.children()}
    assert ages == {"Tom": (8, 9), "Mia": (4, 5), "Noor": (None, 0)}


def test_whose_conduct_it_was_is_told_apart(rowans: Journal) -> None:
    threats = rowans.search.newest(Filters(label=Label.THREAT), EVERYTHING)
    labels = [one for line in threats for one in rowans.entries.get(line.id).labels if one.label is Label.THREAT]
    assert {one.by for one in labels} == {By.ME, By.OTHER}


def test_a_new_entry_is_recorded_now_again(rowans: Journal) -> None:
    content = rowans.entries.get(rowans.search.newest(Filters(), 1)[0].id).content
    (entry_id,) = rowans.entries.record(content).entries
    assert rowans.entries.get(entry_id).recorded_at == NOW


def test_the_story_of_each_family_moves_with_its_entries(family: Journal) -> None:
    lines = family.search.newest(Filters(), EVERYTHING)
    days = [one.day for one in family.story.events()] + [one.began for one in family.story.placements()]
    assert len(days) >= 2
    assert all(lines[-1].happened_at.date() <= day <= NOW.date() for day in days)
