"""Guidance reads easily: a child of twelve, and a carer at the end of a long day, can follow every line."""

from __future__ import annotations

from statistics import median

import pytest

from journal.guidance.ages import load_ages
from journal.guidance.prompts import load_prompts
from journal.guidance.safety import load_safety
from journal.guidance.wording import load_terms
from tests.journal.guidance.ease import grade

EASY = 6
STILL_EASY = 9
TEXTS = {
    "prompts": [prompt.text for prompt in load_prompts()],
    "prompts, why": [prompt.why for prompt in load_prompts()],
    "words, why": [term.why for term in load_terms()],
    "safety": [
        line
        for advices in (load_safety().advice, load_safety().parents, load_safety().carers)
        for advice in advices.values()
        for line in (*advice.now, *advice.write, *advice.avoid)
    ],
    "ages": [
        line
        for band in load_ages().bands
        for line in (*band.empathy, *band.conscience, *band.self, *band.helps, *band.varies)
    ],
}


@pytest.mark.parametrize("kind", TEXTS)
def test_half_of_the_lines_are_easy_and_none_is_hard(kind: str) -> None:
    grades = {line: grade(line) for line in TEXTS[kind]}
    assert median(grades.values()) <= EASY
    assert [line for line, found in grades.items() if found > STILL_EASY] == []


def test_a_hard_line_is_seen_to_be_hard() -> None:
    assert grade("Contemporaneous documentation facilitates multidisciplinary collaboration.") > STILL_EASY
    assert grade("Sit near them and wait a little.") < EASY
