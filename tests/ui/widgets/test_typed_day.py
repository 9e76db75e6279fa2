"""A day is read as people type it where they live, and never as another one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from ui.widgets.typed_day import read_day, typed_day


@pytest.fixture(params=["en_GB", "en_US", "en_ZA", "en_IN", "en_CA"])
def country(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(day=st.dates(date(1901, 1, 1), date(2026, 11, 1)))
def test_what_is_written_is_read_again(country: str, day: date) -> None:
    assert read_day(typed_day(day)) == day
    assert read_day(f" {day.isoformat()} ") == day


def test_a_year_of_two_figures_is_the_last_one(country: str) -> None:
    typed = "2/13/26" if country == "en_US" else "13/2/26"
    assert read_day(typed) == date(2026, 2, 13)
    assert read_day(typed.replace("26", "99")) == date(1999, 2, 13)


def test_the_day_comes_before_the_month_unless_it_is_written_otherwise_here(country: str) -> None:
    assert read_day("05/02/26") == (date(2026, 5, 2) if country == "en_US" else date(2026, 2, 5))


@pytest.mark.parametrize("typed", ["", "soon", "99/99", "31/12/2199", "5/2", "30/2/2024"])
def test_what_is_no_day_of_the_past_is_none(country: str, typed: str) -> None:
    assert read_day(typed) is None
