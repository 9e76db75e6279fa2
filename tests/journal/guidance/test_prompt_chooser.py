"""The prompt of the day: chosen with a true reason, kept through the day, rested for three weeks, silent when due."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journal.guidance.chooser import (
    HARD,
    MENDING,
    OFTEN,
    SAFETY_PAUSE,
    SELDOM,
    Choice,
    Situation,
    choose_prompt,
)
from journal.guidance.occasions import known_occasions
from journal.guidance.prompts import ALL_AGES, Prompt, PromptKind, load_prompts
from journal.guidance.reasons import Because, CameUp, FitsAge, HardLately, NothingSpecial, Quiet, ThreatToday
from journal.model import LABELS_OF, Family, Label

PROMPTS = load_prompts()
IDS = [prompt.id for prompt in PROMPTS]
NOW = datetime(2026, 3, 4, 22, 30, tzinfo=timezone(timedelta(hours=1)))
FIVE = Situation(now=NOW, ages=(5,))
PROCESSES = LABELS_OF[Family.PROCESSES]

moments = st.floats(-400, 400).map(lambda days: NOW + timedelta(days=days))
counts = st.dictionaries(st.sampled_from(known_occasions()), st.integers(1, 9))
situations = st.builds(
    Situation,
    now=moments,
    ages=st.lists(st.integers(0, 17), max_size=3).map(tuple),
    came_up=counts,
    hard=counts,
    lately=st.frozensets(st.sampled_from(known_occasions())),
    last_seen=st.dictionaries(st.sampled_from(PROCESSES), st.none() | moments.map(datetime.date)),
    threat_today=st.booleans(),
    shown=st.dictionaries(st.sampled_from(IDS), moments),
    skipped=st.frozensets(st.sampled_from(IDS), max_size=20),
    refused=st.frozensets(st.sampled_from(IDS), max_size=20),
    fostering=st.booleans(),
)
one_evening = st.tuples(st.integers(0, 3), st.booleans(), st.sampled_from([*PROCESSES, None]))


def chosen(situation: Situation) -> Prompt:
    return choice_of(situation).prompt


def choice_of(situation: Situation) -> Choice:
    choice = choose_prompt(PROMPTS, situation)
    assert choice is not None
    return choice


@given(situations)
def test_the_choice_fits_or_was_shown_today(situation: Situation) -> None:
    choice = choose_prompt(PROMPTS, situation)
    if choice is None:
        return
    prompt = choice.prompt
    assert prompt.id not in situation.skipped | situation.refused
    assert situation.threat_today or not prompt.after_threat
    shown = situation.shown.get(prompt.id)
    if shown is not None and shown.date() == situation.now.date():
        return
    assert shown is None or abs(shown.date() - situation.now.date()) >= timedelta(weeks=3)
    assert any(prompt.youngest <= age <= prompt.oldest for age in situation.ages or ALL_AGES)
    occasions = set(prompt.occasions)
    assert not occasions or occasions - SELDOM or occasions & situation.lately


def is_true(because: Because, prompt: Prompt, situation: Situation) -> bool:
    match because:
        case ThreatToday():
            return situation.threat_today and prompt.kind in MENDING
        case HardLately(occasion=occasion, times=times):
            often = times >= HARD or situation.threat_today
            return often and occasion in prompt.occasions and situation.hard[occasion] == times
        case CameUp(occasion=occasion, times=times):
            return occasion in prompt.occasions and situation.came_up[occasion] == times >= OFTEN
        case Quiet(process=process, days=None):
            return prompt.process is process and situation.last_seen.get(process) is None
        case Quiet(process=process, days=days):
            seen = situation.last_seen[process]
            ago = situation.now.date() - seen if seen else timedelta()
            return prompt.process is process and ago.days == days and ago > timedelta(days=14)
        case FitsAge(age=age):
            return age in situation.ages and prompt.youngest <= age <= prompt.oldest
    return True


@given(situations)
def test_every_reason_is_true_of_the_journal_and_of_the_prompt(situation: Situation) -> None:
    choice = choose_prompt(PROMPTS, situation)
    if choice is None:
        return
    assert all(is_true(because, choice.prompt, situation) for because in choice.reasons)
    assert len(choice.reasons) == 1 or NothingSpecial() not in choice.reasons


@given(situations, st.integers(0, 23), st.booleans())
def test_once_shown_it_stays_all_day(situation: Situation, hour: int, other_order: bool) -> None:
    before = {name: at for name, at in situation.shown.items() if at.date() != situation.now.date()}
    choice = choose_prompt(PROMPTS, replace(situation, shown=before))
    if choice is None:
        return
    shown = before | {choice.prompt.id: situation.now}
    later = replace(situation, now=situation.now.replace(hour=hour), came_up={"bedtime": 9}, shown=shown)
    again = choose_prompt(PROMPTS[::-1] if other_order else PROMPTS, later)
    assert again is not None
    assert again.prompt == choice.prompt


@given(situations)
def test_an_open_safety_notice_silences_prompts_for_three_days(situation: Situation) -> None:
    within = replace(situation, safety_notice_since=situation.now - SAFETY_PAUSE + timedelta(seconds=1))
    after = replace(situation, safety_notice_since=situation.now - SAFETY_PAUSE)
    assert choose_prompt(PROMPTS, within) is None
    assert choose_prompt(PROMPTS, after) == choose_prompt(PROMPTS, situation)


def test_a_safety_notice_from_ahead_of_a_clock_set_back_still_stands() -> None:
    assert choose_prompt(PROMPTS, replace(FIVE, safety_notice_since=NOW + timedelta(days=9))) is None


@settings(max_examples=20)
@given(st.lists(one_evening, min_size=45, max_size=60), st.frozensets(st.sampled_from(IDS), max_size=15))
def test_none_comes_twice_in_three_weeks_however_many_are_passed_over(
    evenings: list[tuple[int, bool, Label | None]], refused: frozenset[str]
) -> None:
    shown: dict[str, datetime] = {}
    for day, (skips, threat, seen) in enumerate(evenings):
        now, passed = NOW + timedelta(days=day), frozenset[str]()
        last_seen = {seen: now.date()} if seen else {}
        for _ in range(skips + 1):
            situation = Situation(now=now, ages=(5,), threat_today=threat, last_seen=last_seen, shown=shown)
            choice = choose_prompt(PROMPTS, replace(situation, skipped=passed, refused=refused))
            if choice is None:
                break
            came = choice.prompt.id
            assert came not in refused | passed
            assert came not in shown or now - shown[came] >= timedelta(weeks=3)
            shown, passed = shown | {came: now}, passed | {came}


def test_where_all_rest_there_is_none() -> None:
    assert choose_prompt(PROMPTS, replace(FIVE, shown=dict.fromkeys(IDS, NOW - timedelta(days=20)))) is None


def test_one_passed_over_and_taken_back_comes_back() -> None:
    first = chosen(FIVE)
    second = chosen(replace(FIVE, shown={first.id: NOW}, skipped=frozenset({first.id})))
    assert second != first
    assert chosen(replace(FIVE, shown={first.id: NOW, second.id: NOW + timedelta(seconds=9)})) == first


@pytest.mark.parametrize("back", [1, 5, 20])
def test_a_clock_set_back_brings_nothing_back_early(back: int) -> None:
    first = chosen(FIVE)
    earlier = replace(FIVE, now=NOW - timedelta(days=back), shown={first.id: NOW})
    assert chosen(earlier) != first


def test_a_clock_that_was_years_ahead_silences_nothing() -> None:
    ahead = {prompt.id: NOW + timedelta(days=2000) for prompt in PROMPTS}
    assert chosen(replace(FIVE, shown=ahead)) == chosen(FIVE)


def test_an_if_you_dont_calls_for_mending_even_after_the_mornings_prompt() -> None:
    morning = chosen(FIVE)
    assert not morning.after_threat
    evening = choice_of(replace(FIVE, threat_today=True, shown={morning.id: NOW - timedelta(hours=14)}))
    assert evening.prompt.kind in MENDING
    assert evening.because == ThreatToday()


def test_taking_the_if_you_dont_back_takes_its_prompt_back() -> None:
    after = chosen(replace(FIVE, threat_today=True))
    assert after.after_threat
    assert not chosen(replace(FIVE, shown={after.id: NOW})).after_threat


@pytest.mark.parametrize("quiet", PROCESSES)
def test_a_process_not_seen_lately_comes_first_and_is_named(quiet: Label) -> None:
    seen = {process: NOW.date() for process in PROCESSES} | {quiet: NOW.date() - timedelta(days=15)}
    choice = choice_of(replace(FIVE, last_seen=seen))
    assert choice.prompt.process is quiet
    assert choice.because == Quiet(process=quiet, days=15)


def test_a_process_seen_by_a_clock_years_ahead_counts_as_quiet() -> None:
    seen = dict.fromkeys(PROCESSES, NOW.date()) | {Label.SELF: NOW.date() + timedelta(days=900)}
    choice = choice_of(replace(FIVE, last_seen=seen))
    assert choice.prompt.process is Label.SELF
    assert not any(isinstance(because, Quiet) for because in choice.reasons)


@pytest.mark.parametrize("day", range(7))
def test_an_occasion_that_came_up_three_times_comes_first_among_equals(day: int) -> None:
    seen = dict.fromkeys(PROCESSES, NOW.date() + timedelta(days=day))
    situation = replace(FIVE, now=NOW + timedelta(days=day), last_seen=seen)
    assert choice_of(replace(situation, came_up={"play": 3})).because == CameUp(occasion="play", times=3)
    assert choice_of(replace(situation, came_up={"play": 2})).because != CameUp(occasion="play", times=2)


def test_an_occasion_that_was_hard_comes_before_a_quiet_process() -> None:
    seen = dict.fromkeys(PROCESSES, NOW.date()) | {Label.MODELING: None}
    choice = choice_of(replace(FIVE, last_seen=seen, hard={"homework": 2}))
    assert choice.because == HardLately(occasion="homework", times=2)


def test_prompts_for_foster_carers_are_for_foster_carers() -> None:
    foster = [p for p in PROMPTS if p.audience == "foster" and p.kind is PromptKind.REFLECT]
    there_was = replace(FIVE, lately=frozenset({"family time"}))
    assert choose_prompt(foster, there_was) is None
    choice = choose_prompt(foster, replace(there_was, fostering=True))
    assert choice is not None
    assert choice.prompt in foster


def test_a_prompt_for_a_birthday_waits_until_there_is_one() -> None:
    birthday = [replace(PROMPTS[0], occasions=("birthday",), oldest=17)]
    assert choose_prompt(birthday, FIVE) is None
    assert choose_prompt(birthday, replace(FIVE, lately=frozenset({"birthday"}))) is not None
