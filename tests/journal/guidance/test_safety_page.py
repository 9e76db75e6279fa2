"""The safety page: an emergency number first in every country, and calm lines for what to do and write."""

from __future__ import annotations

import re

import pytest

from journal.guidance.bundled import load_sources
from journal.guidance.safety import Purpose, load_safety
from journal.model import Label

PAGE = load_safety()


@pytest.mark.parametrize(
    ("code", "number"),
    [("GB", "999"), ("ie", "112"), ("US", "911"), ("CA", "911"), ("AU", "000"), ("NZ", "111"), ("FR", "112")],
)
def test_the_emergency_number_comes_first(code: str, number: str) -> None:
    first = PAGE.country(code).lines[0]
    assert (first.purpose, first.number) == (Purpose.EMERGENCY, number)


def test_every_known_country_has_a_crisis_line_and_child_protection() -> None:
    known = [country for country in PAGE.countries if country.code]
    for country in known:
        purposes = {line.purpose for line in country.lines}
        assert Purpose.CRISIS in purposes
        assert Purpose.CHILD_PROTECTION in purposes or country.note


def test_numbers_can_be_dialled() -> None:
    lines = [line for country in PAGE.countries for line in country.lines]
    assert all(re.fullmatch(r"[0-9][0-9 -]*[0-9]", line.number) for line in lines)


@pytest.mark.parametrize("label", [Label.DISCLOSURE, Label.CRISIS])
def test_advice_is_sourced_and_short(label: Label) -> None:
    advice = PAGE.advice[label]
    assert set(advice.sources) <= set(load_sources())
    assert "emergency number" in advice.now[0]
    assert all(len(line) <= 160 for line in (*advice.now, *advice.write, *advice.avoid))


def test_a_disclosure_asks_for_the_childs_own_words_and_no_leading_questions() -> None:
    advice = PAGE.advice[Label.DISCLOSURE]
    assert any("own words" in line for line in advice.write)
    assert any("leading questions" in line for line in advice.avoid)
