"""The facts that the prompt of the day is chosen from, as a real journal has them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.day import situation_of, skip_prompt
from journal.journal import Journal
from journal.model import WEEK, By, EventKind, Kind, Label, PromptMark
from tests.stored import SetClock, said, the_entry

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_it_is_counted_what_came_up_this_week_and_what_of_it_was_hard(journal: Journal, clock: SetClock) -> None:
    for ago, setting in ((HOUR, "Bedtime, her room"), (DAY, "bed-time"), (DAY, "the School Run"), (8 * DAY, "bedtime")):
        entry_id = the_entry(journal.entries.record(said(happened_at=clock() - ago, setting=setting)))
        if ago == DAY and setting == "bed-time":
            journal.labels.confirm(entry_id, Label.ANTISOCIAL)
    situation = situation_of(journal, clock())
    assert situation.came_up == {"bedtime": 2, "school run": 1}
    assert situation.hard == {"bedtime": 1}
    assert situation.lately == {"bedtime", "school run"}


def test_an_occasion_counts_where_the_words_of_the_week_name_it_too(journal: Journal, clock: SetClock) -> None:
    for ago, record in ((HOUR, "At Bedtime we read."), (DAY, "Home. The school-run, bedtime."), (8 * DAY, "Bath.")):
        journal.entries.record(said(record, clock() - ago))
    journal.entries.record(said("A good week: bedtime went well.", clock(), details={WEEK: "2026-02-23"}))
    assert situation_of(journal, clock()).came_up == {"bedtime": 2, "school run": 1}


def test_what_there_has_been_is_known_from_records_life_events_and_children(journal: Journal, clock: SetClock) -> None:
    assert situation_of(journal, clock()).lately == frozenset()
    journal.entries.record(said(happened_at=clock() - 20 * DAY, kind=Kind.FAMILY_TIME))
    journal.story.add_event(EventKind.NEW_BABY, clock().date() - 3 * DAY)
    journal.story.add_event(EventKind.SCHOOL_START, clock().date() - 90 * DAY)
    for name in ("Mia", "Tom"):
        journal.family.add_child(name)
    assert situation_of(journal, clock()).lately == {"family time", "new baby", "siblings"}


@pytest.mark.parametrize(("by", "ago", "counts"), [(By.ME, HOUR, True), (By.CARER, HOUR, False), (By.ME, DAY, False)])
def test_only_ones_own_if_you_dont_of_today_counts(
    journal: Journal, clock: SetClock, by: By, ago: timedelta, counts: bool
) -> None:
    entry_id = the_entry(journal.entries.record(said(happened_at=clock() - ago)))
    journal.labels.confirm(entry_id, Label.THREAT, by=by)
    assert situation_of(journal, clock()).threat_today is counts


def test_what_is_passed_over_rests_and_what_is_refused_is_so_for_good(journal: Journal, clock: SetClock) -> None:
    skip_prompt(journal, "own-view", clock())
    skip_prompt(journal, "shared-joy", clock())
    journal.prompt_marks.put("their-no", PromptMark.NOT_FOR_US)
    journal.prompt_marks.put("small-turns", PromptMark.SAVED)
    assert situation_of(journal, clock()).skipped == {"own-view", "shared-joy"}
    clock.move(DAY)
    tomorrow = situation_of(journal, clock())
    assert not tomorrow.skipped
    assert tomorrow.refused == {"their-no"}
    assert tomorrow.shown.keys() == {"own-view", "shared-joy"}
