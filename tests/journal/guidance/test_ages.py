"""At this age: every age has its page, in overlapping ranges, sourced, short, plain, and with nothing to fail."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from journal.guidance.ages import AgeBand, load_ages
from journal.guidance.bundled import load_sources
from tests.journal.guidance.ease import grade

AGES = load_ages()
PARTS = ("empathy", "conscience", "self", "helps", "varies")
JUDGING = re.compile(
    r"\b(should|must|ought|normal\w*|typical\w*|milestone\w*|delay\w*|fail\w*|never|always|disorder\w*|fault"
    r"|blame\w*|promise\w*|threat\w*|harsh\w*|antisocial)\b",
    re.IGNORECASE,
)


def lines(band: AgeBand) -> list[str]:
    return [line for part in PARTS for line in getattr(band, part)]


@pytest.mark.parametrize("age", range(18))
def test_every_age_has_its_range(age: int) -> None:
    band = AGES.at(age)
    assert band.youngest <= age <= band.oldest


def test_a_birthday_leads_to_the_later_range_and_a_grown_child_to_the_last() -> None:
    assert (AGES.at(3).youngest, AGES.at(13).youngest, AGES.at(19).oldest) == (3, 13, 17)


def test_ranges_overlap_from_infancy_to_adolescence() -> None:
    assert len(AGES.bands) == 8
    assert all(later.youngest <= earlier.oldest for earlier, later in pairwise(AGES.bands))


@pytest.mark.parametrize("band", AGES.bands, ids=lambda band: band.name)
def test_a_range_is_whole_sourced_short_and_judges_nobody(band: AgeBand) -> None:
    assert all(2 <= len(getattr(band, part)) <= 4 for part in PARTS)
    assert set(band.sources) <= set(load_sources())
    assert all(len(line) <= 110 for line in lines(band))
    assert not JUDGING.search(" ".join((*lines(band), AGES.note, AGES.hard_start)))


@pytest.mark.parametrize("band", AGES.bands, ids=lambda band: band.name)
def test_a_child_of_twelve_can_read_it(band: AgeBand) -> None:
    assert grade(" ".join(lines(band))) <= 6


def test_no_line_comes_twice() -> None:
    every = [line for band in AGES.bands for line in lines(band)]
    assert len(every) == len(set(every))
