"""The safety page: an emergency number first everywhere, every line sourced, calm lines on what to do and write."""

from __future__ import annotations

import re
from datetime import date

import pytest

from journal.guidance.bundled import load_sources
from journal.guidance.safety import (
    OwnNumbers,
    Place,
    Purpose,
    load_safety,
    own_numbers_text,
    read_own_numbers,
)
from journal.model import Label

PAGE = load_safety()
NATIONS = ("GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR")
PLACES = tuple(PAGE.place(one.code) for country in PAGE.countries for one in (country, *country.regions))


def purposes(place: Place) -> set[Purpose]:
    return {line.purpose for line in place.lines}


def numbers(code: str, purpose: Purpose) -> list[str]:
    return [line.number for line in PAGE.place(code).lines if line.purpose is purpose]


@pytest.mark.parametrize(
    ("code", "number"),
    [
        *((nation, "999") for nation in NATIONS),
        ("ie", "112"),
        ("US", "911"),
        ("CA-AB", "911"),
        ("au_vic", "000"),
        ("NZ", "111"),
        ("ZA", "112"),
        ("IN", "112"),
        ("FR", "112"),
    ],
)
def test_the_emergency_number_comes_first(code: str, number: str) -> None:
    first = PAGE.place(code).lines[0]
    assert (first.purpose, first.number) == (Purpose.EMERGENCY, number)


def test_every_promised_country_is_there_and_elsewhere_is_the_rest() -> None:
    assert [country.code for country in PAGE.countries] == ["GB", "IE", "US", "CA", "AU", "NZ", "ZA", "IN", ""]
    assert [region.code for region in PAGE.country("GB").regions] == list(NATIONS)
    assert PAGE.place("GB-XX").code == "GB"
    assert PAGE.place("XX-GB").code == ""


@pytest.mark.parametrize("place", [one for one in PLACES if one.code], ids=lambda place: place.code)
def test_every_place_has_a_crisis_line_and_says_who_protects_children(place: Place) -> None:
    assert {Purpose.EMERGENCY, Purpose.CRISIS} <= purposes(place)
    assert Purpose.CHILD_PROTECTION in purposes(place) or place.note
    assert purposes(place) & {Purpose.CHILDREN, Purpose.CHILD_PROTECTION}


def test_no_line_ships_without_an_address_and_a_day() -> None:
    lines = [line for place in PLACES for line in place.lines]
    for line in lines:
        assert re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}/\S*", line.source), line.name
        assert line.checked >= date(2026, 11, 25), line.name
        assert re.fullmatch(r"[0-9][0-9 -]*[0-9]", line.number), line.name
    assert "SAFETY.md" in PAGE.note


def test_each_nation_has_its_own_line_for_violence_at_home() -> None:
    assert len({number for nation in NATIONS for number in numbers(nation, Purpose.HOME)}) == len(NATIONS)
    assert "0808 808 8000" in numbers("GB-NIR", Purpose.CRISIS)
    assert "0800 83 85 87" in numbers("GB-SCT", Purpose.CRISIS)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.code)
def test_lines_stand_in_order_and_none_twice(place: Place) -> None:
    listed = [list(Purpose).index(line.purpose) for line in place.lines]
    assert listed == sorted(listed)
    assert len({line.number for line in place.lines}) == len(place.lines)


@pytest.mark.parametrize("label", [Label.DISCLOSURE, Label.CRISIS])
def test_advice_is_sourced_and_short(label: Label) -> None:
    for advice in (PAGE.for_parents(label), PAGE.for_carers(label)):
        assert set(advice.sources) <= set(load_sources())
        assert "emergency number" in advice.now[0]
        assert all(len(line) <= 160 for line in (*advice.now, *advice.write, *advice.avoid))


def test_a_disclosure_asks_for_the_childs_own_words_and_no_leading_questions() -> None:
    advice = PAGE.advice[Label.DISCLOSURE]
    assert any("own words" in line for line in advice.write)
    assert any("leading questions" in line for line in advice.avoid)


@pytest.mark.parametrize("label", [Label.DISCLOSURE, Label.CRISIS])
def test_only_carers_are_sent_to_their_social_worker(label: Label) -> None:
    said = " ".join(PAGE.for_carers(label).now)
    assert "supervising social worker" in said
    assert "out-of-hours" in said
    assert "supervising" not in " ".join(PAGE.for_parents(label).now)


def test_a_carers_own_numbers_come_back_as_they_were() -> None:
    own = OwnNumbers(worker="Dee “D” O'Neil", out_of_hours="01 23")
    assert read_own_numbers(own_numbers_text(own)) == own
    assert own_numbers_text(OwnNumbers()) == ""
    assert not read_own_numbers("")
