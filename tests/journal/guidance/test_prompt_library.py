"""The bundled prompts: enough of them for every age, occasion and carer, sourced, short, kind, and no two alike."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

import pytest

from journal.guidance.bundled import load_sources
from journal.guidance.chooser import MENDING
from journal.guidance.prompts import Audience, Prompt, PromptKind, load_prompts
from journal.model import LABELS_OF, Family, Label

PROMPTS = load_prompts()
OCCASIONS = (
    "bedtime",
    "bath",
    "breakfast",
    "mealtime",
    "school run",
    "homework",
    "screen time",
    "car",
    "shops",
    "park",
    "play",
    "family time",
    "contact centre",
    "visit",
    "appointment",
    "moving day",
    "birthday",
    "new baby",
    "school start",
    "siblings",
    "chores",
    "pets",
    "getting dressed",
    "illness",
)
UNKIND = re.compile(
    r"\b(fault|blame|bad (child|parent)|should have|naughty|threat\w*|harsh\w*|antisocial|disorder|promise\w*"
    r"|never|always)\b",
    re.IGNORECASE,
)
CERTAIN = re.compile(r"\b(will (be|become|grow|learn|have)|makes? (children|them|a child)|proves?|guarantee\w*)\b")
COMMON = frozenset({"child", "that", "they", "this", "week", "what", "when", "with", "write", "your"})
ALIKE = 0.45


def prompts_at(age: int) -> list[Prompt]:
    """The prompts that fit this age, whoever looks after the child."""
    return [p for p in PROMPTS if p.youngest <= age <= p.oldest and p.audience is Audience.BOTH]


def telling_words(prompt: Prompt) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{4,}", prompt.text.lower())) - COMMON


def test_there_are_many() -> None:
    assert len(PROMPTS) >= 170


@pytest.mark.parametrize("process", LABELS_OF[Family.PROCESSES])
@pytest.mark.parametrize("kind", PromptKind)
def test_every_process_has_every_kind(process: Label, kind: PromptKind) -> None:
    assert sum(p.process is process and p.kind is kind for p in PROMPTS) >= 7


@pytest.mark.parametrize("age", range(18))
def test_every_age_has_every_kind_and_an_everyday_prompt_for_every_process(age: int) -> None:
    kinds = Counter(p.kind for p in prompts_at(age))
    assert all(kinds[kind] >= 8 for kind in PromptKind)
    everyday = Counter(p.process for p in prompts_at(age) if not p.after_threat)
    assert all(everyday[process] >= 8 for process in LABELS_OF[Family.PROCESSES])


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_every_occasion_that_people_write_about_has_its_own(occasion: str) -> None:
    assert sum(occasion in p.occasions for p in PROMPTS) >= 3


@pytest.mark.parametrize("age", range(2, 18))
def test_every_talking_age_has_prompts_for_after_an_if_you_dont(age: int) -> None:
    assert sum(p.after_threat for p in prompts_at(age)) >= 5


def test_prompts_for_after_an_if_you_dont_mend() -> None:
    after = [p for p in PROMPTS if p.after_threat]
    assert len(after) >= 8
    assert all(p.kind in MENDING for p in after)


def test_foster_carers_and_parents_have_their_own() -> None:
    whose = Counter(p.audience for p in PROMPTS)
    assert whose[Audience.FOSTER] >= 25
    assert whose[Audience.PARENT] >= 10
    assert {"family time", "moving day"} <= {o for p in PROMPTS if p.audience is Audience.FOSTER for o in p.occasions}


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda p: p.id)
def test_a_prompt_is_short_kind_and_sourced(prompt: Prompt) -> None:
    assert len(prompt.text) <= 160
    assert len(prompt.text.split()) < 30
    assert len(prompt.why) <= 110
    assert "\n" not in prompt.text + prompt.why
    assert not UNKIND.search(f"{prompt.text} {prompt.why}")
    assert not CERTAIN.search(prompt.why)
    assert prompt.source in {source.citation for source in load_sources().values()}


def test_no_two_are_alike() -> None:
    assert len({p.text for p in PROMPTS}) == len(PROMPTS)
    words = {p.id: telling_words(p) for p in PROMPTS}
    alike = [
        (one, other)
        for one, other in combinations(words, 2)
        if len(words[one] & words[other]) > ALIKE * len(words[one] | words[other])
    ]
    assert alike == []
