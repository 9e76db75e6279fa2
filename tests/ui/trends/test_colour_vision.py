"""Whoever sees fewer colours still tells apart what stands side by side in a chart."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from journal.model import LABELS_OF, Family, Label
from tests.ui.trends.vision import Sight, apart, contrast, lightness_apart
from ui.theme import DARK, LIGHT, Colours
from ui.trends.marks import fill, outline
from ui.trends.parts_chart import bar_colours

CHARTS = [LABELS_OF[family] for family in (Family.PROCESSES, Family.APPROACH)]
CLEAR = 18.0
"""The least delta E between two colours; or else their shapes differ, and their lightness by STEP."""
STEP = 10.0
PALETTES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@PALETTES
@pytest.mark.parametrize("sight", Sight, ids=lambda sight: sight.name.lower())
@pytest.mark.parametrize("labels", CHARTS, ids=["processes", "approach"])
def test_side_by_side_in_a_chart(colours: Colours, sight: Sight, labels: tuple[Label, ...]) -> None:
    for one, other in combinations(labels, 2):
        pair = fill(one, colours), fill(other, colours)
        by_shape = outline(one) != outline(other) and lightness_apart(*pair, sight) >= STEP
        assert apart(*pair, sight) >= CLEAR or by_shape, (one, other)


@PALETTES
@pytest.mark.parametrize("sight", Sight, ids=lambda sight: sight.name.lower())
def test_processes_and_kindness_have_a_colour_each(colours: Colours, sight: Sight) -> None:
    for one, other in combinations(colours.marks.values(), 2):
        assert apart(QColor(one), QColor(other), sight) >= CLEAR, (one, other)


@PALETTES
@pytest.mark.parametrize("sight", Sight, ids=lambda sight: sight.name.lower())
def test_the_two_parts_of_a_bar_differ_in_lightness(colours: Colours, sight: Sight) -> None:
    assert lightness_apart(*bar_colours(colours), sight) >= 3 * STEP


@PALETTES
def test_signs_stand_out_from_what_they_lie_on(colours: Colours) -> None:
    for mark in colours.marks.values():
        for ground in (colours.surface, colours.window, colours.sunken, colours.accent_soft):
            assert contrast(QColor(mark), QColor(ground)) >= 3


def test_the_simulator_confuses_what_people_confuse() -> None:
    red, green, blue, grey = QColor("#c04040"), QColor("#7a6f00"), QColor("#0b6aa8"), QColor("#808080")
    assert apart(red, green, Sight.DEUTERANOPIA) < apart(red, green, Sight.FULL) / 3
    assert apart(blue, QColor("#1b7f5c"), Sight.TRITANOPIA) < 12 < apart(blue, QColor("#1b7f5c"), Sight.FULL)
    assert all(apart(grey, QColor("#808080"), sight) == 0 for sight in Sight)
