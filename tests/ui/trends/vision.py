"""Colours as people see them who lack one of the three kinds of cone, and how far apart two colours then are.

The matrices are those of Machado, Oliveira & Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009), at severity 1, for linear RGB.
"""

from __future__ import annotations

import math
from enum import Enum

from PySide6.QtGui import QColor

Three = tuple[float, float, float]

_TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)


class Sight(Enum):
    """The full range of colours, and the three ways to see fewer."""

    FULL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
    DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
    TRITANOPIA = ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900))


def apart(one: QColor, other: QColor, sight: Sight) -> float:
    """How far apart two colours look: CIE 1976 delta E, of which about 2 can just be seen."""
    return math.dist(_lab(one, sight), _lab(other, sight))


def lightness_apart(one: QColor, other: QColor, sight: Sight) -> float:
    """How far apart they are in lightness alone, from 0 to 100."""
    return abs(_lab(one, sight)[0] - _lab(other, sight)[0])


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of WCAG 2, from 1 to 21."""
    low, high = sorted(_times(_TO_XYZ, _linear(colour))[1] for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def _lab(colour: QColor, sight: Sight) -> Three:
    seen = _times(sight.value, _linear(colour))
    x, y, z = (
        _root(part / white)
        for part, white in zip(_times(_TO_XYZ, tuple(min(max(c, 0.0), 1.0) for c in seen)), _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return math.cbrt(part) if part > (6 / 29) ** 3 else part / (3 * (6 / 29) ** 2) + 4 / 29


def _linear(colour: QColor) -> tuple[float, ...]:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


def _times(matrix: tuple[Three, ...], colour: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
