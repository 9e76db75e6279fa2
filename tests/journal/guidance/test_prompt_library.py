"""The bundled prompts: enough of them, for every age, sourced, short and kind."""

from __future__ import annotations

import re

import pytest

from journal.guidance.bundled import load_sources
from journal.guidance.chooser import MENDING
from journal.guidance.prompts import Audience, Prompt, PromptKind, load_prompts
from journal.model import LABELS_OF, Family, Label

PROMPTS = load_prompts()
UNKIND = re.compile(
    r"\b(fault|blame|bad (child|parent)|should have|naughty|threat\w*|harsh\w*|antisocial|disorder|promise\w*"
    r"|never|always)\b",
    re.IGNORECASE,
)


def prompts_at(age: int) -> list[Prompt]:
    return [p for p in PROMPTS if p.youngest <= age <= p.oldest and p.audience is not Audience.FOSTER]


def test_there_are_forty() -> None:
    assert len(PROMPTS) >= 40


@pytest.mark.parametrize("process", LABELS_OF[Family.PROCESSES])
@pytest.mark.parametrize("kind", PromptKind)
def test_every_process_has_every_kind(process: Label, kind: PromptKind) -> None:
    assert any(p.process is process and p.kind is kind for p in PROMPTS)


@pytest.mark.parametrize("age", range(18))
def test_every_age_has_an_everyday_prompt_for_every_process(age: int) -> None:
    everyday = {p.process for p in prompts_at(age) if not p.after_threat}
    assert everyday == set(LABELS_OF[Family.PROCESSES])


@pytest.mark.parametrize("age", range(2, 18))
def test_every_talking_age_has_prompts_for_after_an_if_you_dont(age: int) -> None:
    assert sum(p.after_threat for p in prompts_at(age)) >= 5


def test_prompts_for_after_an_if_you_dont_mend() -> None:
    after = [p for p in PROMPTS if p.after_threat]
    assert len(after) >= 8
    assert all(p.kind in MENDING for p in after)


def test_foster_carers_have_their_own() -> None:
    foster = [p for p in PROMPTS if p.audience is Audience.FOSTER]
    assert len(foster) >= 4
    assert any("family time" in p.occasions for p in foster)


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda p: p.id)
def test_a_prompt_is_short_kind_and_sourced(prompt: Prompt) -> None:
    assert len(prompt.text) <= 160
    assert "\n" not in prompt.why
    assert not UNKIND.search(f"{prompt.text} {prompt.why}")
    assert prompt.source in {source.citation for source in load_sources().values()}


def test_no_text_comes_twice() -> None:
    assert len({p.text for p in PROMPTS}) == len(PROMPTS)
