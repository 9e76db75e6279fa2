"""The prompt of the day: kept through the day, rested for three weeks, silent while a safety notice stands."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journal.guidance.chooser import MENDING, SAFETY_PAUSE, Situation, choose_prompt
from journal.guidance.prompts import Prompt, PromptKind, load_prompts
from journal.model import LABELS_OF, Family, Label

PROMPTS = load_prompts()
NOW = datetime(2026, 3, 4, 22, 30, tzinfo=timezone(timedelta(hours=1)))
FIVE = Situation(now=NOW, ages=(5,))
PROCESSES = LABELS_OF[Family.PROCESSES]

moments = st.floats(-400, 400).map(lambda days: NOW + timedelta(days=days))
situations = st.builds(
    Situation,
    now=moments,
    ages=st.lists(st.integers(0, 17), max_size=3).map(tuple),
    occasion=st.sampled_from(["", "bedtime", "school run", "Mealtime", "family time", "canal"]),
    last_seen=st.dictionaries(st.sampled_from(PROCESSES), st.none() | moments.map(datetime.date)),
    threat_today=st.booleans(),
    shown=st.dictionaries(st.sampled_from([p.id for p in PROMPTS]), moments),
    fostering=st.booleans(),
)


def chosen(situation: Situation) -> Prompt:
    prompt = choose_prompt(PROMPTS, situation)
    assert prompt is not None
    return prompt


@given(situations)
def test_the_choice_fits_or_was_shown_today(situation: Situation) -> None:
    prompt = choose_prompt(PROMPTS, situation)
    if prompt is None:
        return
    shown = situation.shown.get(prompt.id)
    if shown is not None and shown.date() == situation.now.date():
        return
    assert shown is None or abs(shown.date() - situation.now.date()) >= timedelta(weeks=3)
    assert any(prompt.youngest <= age <= prompt.oldest for age in situation.ages or (0, 17))
    assert situation.threat_today or not prompt.after_threat
    assert not prompt.occasions or situation.occasion.lower() in ("", *prompt.occasions)


@given(situations, st.integers(0, 23), st.booleans())
def test_once_shown_it_stays_all_day(situation: Situation, hour: int, other_order: bool) -> None:
    before = {name: at for name, at in situation.shown.items() if at.date() != situation.now.date()}
    prompt = choose_prompt(PROMPTS, replace(situation, shown=before))
    if prompt is None:
        return
    shown = before | {prompt.id: situation.now}
    later = replace(situation, now=situation.now.replace(hour=hour), occasion="bedtime", shown=shown)
    assert choose_prompt(PROMPTS[::-1] if other_order else PROMPTS, later) == prompt


@given(situations)
def test_an_open_safety_notice_silences_prompts_for_three_days(situation: Situation) -> None:
    within = replace(situation, safety_notice_since=situation.now - SAFETY_PAUSE + timedelta(seconds=1))
    after = replace(situation, safety_notice_since=situation.now - SAFETY_PAUSE)
    assert choose_prompt(PROMPTS, within) is None
    assert choose_prompt(PROMPTS, after) == choose_prompt(PROMPTS, situation)


def test_a_safety_notice_from_ahead_of_a_clock_set_back_still_stands() -> None:
    assert choose_prompt(PROMPTS, replace(FIVE, safety_notice_since=NOW + timedelta(days=9))) is None


def test_none_comes_twice_in_three_weeks_and_then_there_is_none() -> None:
    shown: dict[str, datetime] = {}
    blank = 0
    for day in range(60):
        now = NOW + timedelta(days=day)
        prompt = choose_prompt(PROMPTS, Situation(now=now, ages=(0,), shown=shown))
        blank += prompt is None
        if prompt is not None:
            assert prompt.id not in shown or now - shown[prompt.id] >= timedelta(weeks=3)
            shown[prompt.id] = now
    assert blank > 0


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
    assert morning.kind not in MENDING or not morning.after_threat
    evening = chosen(replace(FIVE, threat_today=True, shown={morning.id: NOW - timedelta(hours=14)}))
    assert evening.kind in MENDING


def test_taking_the_if_you_dont_back_takes_its_prompt_back() -> None:
    after = chosen(replace(FIVE, threat_today=True))
    assert after.after_threat
    assert not chosen(replace(FIVE, shown={after.id: NOW})).after_threat


@pytest.mark.parametrize("quiet", PROCESSES)
def test_a_process_not_seen_lately_comes_first(quiet: Label) -> None:
    seen = {process: NOW.date() for process in PROCESSES} | {quiet: NOW.date() - timedelta(days=15)}
    assert chosen(replace(FIVE, last_seen=seen)).process is quiet


def test_a_process_seen_by_a_clock_years_ahead_counts_as_quiet() -> None:
    seen = dict.fromkeys(PROCESSES, NOW.date()) | {Label.SELF: NOW.date() + timedelta(days=900)}
    assert chosen(replace(FIVE, last_seen=seen)).process is Label.SELF


@pytest.mark.parametrize("day", range(7))
def test_the_occasion_comes_first_among_equals(day: int) -> None:
    situation = replace(FIVE, now=NOW + timedelta(days=day), occasion=" Bedtime", threat_today=True)
    assert "bedtime" in chosen(situation).occasions


def test_prompts_for_foster_carers_are_for_foster_carers() -> None:
    foster = [p for p in PROMPTS if p.audience == "foster" and p.kind is PromptKind.REFLECT]
    assert choose_prompt(foster, FIVE) is None
    assert choose_prompt(foster, replace(FIVE, fostering=True)) in foster
