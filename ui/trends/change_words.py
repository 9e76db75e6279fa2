"""The words for a slow change over all the weeks on show: more often, less often, not clearly, or too early to say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from journal.model import Label
from journal.trends.change import Change, Direction
from ui.trends.phrases import names, number_text

_POINTS: Final = 100
_FOUR: Final = 4
"""A change is told for four weeks together: for one it is too small to picture."""
_WHOLE: Final = 10
"""From here on, points are told without a fraction."""


def processes_change(changes: Mapping[Label, Change]) -> str:
    """Which processes slowly show in more or fewer of the entries with something confirmed."""
    one = next(iter(changes.values()))
    if one.verdict is Direction.TOO_EARLY:
        return number_text(
            one.weeks,
            "It is too early to say whether anything slowly changes: that takes eight weeks with something confirmed,"
            " and there is one.",
            "It is too early to say whether anything slowly changes: that takes eight weeks with something confirmed,"
            " and there are %Ln.",
        )
    rising, falling = (_those(changes, verdict) for verdict in (Direction.RISING, Direction.FALLING))
    if rising and falling:
        said = _tr("Over the last {weeks} weeks, {more} slowly came up more often, and {less} less often.")
    elif rising:
        said = _tr("Over the last {weeks} weeks, {more} slowly came up more often.")
    elif falling:
        said = _tr("Over the last {weeks} weeks, {less} slowly came up less often.")
    else:
        said = _tr("Over the last {weeks} weeks there is no clear slow change either way.")
    return said.replace("{weeks}", str(one.of_weeks)).replace("{more}", rising).replace("{less}", falling)


def reasons_change(change: Change) -> str:
    """Whether behaviour is slowly handled with a reason more or less often; {who} is left to be put in."""
    said = {
        Direction.TOO_EARLY: _tr(
            "It is too early to say whether that slowly changes: it takes eight weeks that say how {who} handled"
            " behaviour, and there are {n}."
        ),
        Direction.NO_CLEAR_CHANGE: _tr("Over the last {weeks} weeks there is no clear slow change either way."),
        Direction.RISING: _tr(
            "Over the last {weeks} weeks, a reason slowly came more often: about {by} more in a hundred every four"
            " weeks, and anything from {low} to {high} would fit."
        ),
        Direction.FALLING: _tr(
            "Over the last {weeks} weeks, a reason slowly came less often: about {by} less in a hundred every four"
            " weeks, and anything from {low} to {high} would fit."
        ),
    }[change.verdict]
    by, low, high = (_points(bound) for bound in (change.value, *sorted((change.low, change.high), key=_size)))
    placed = said.replace("{by}", by).replace("{low}", low).replace("{high}", high)
    return placed.replace("{weeks}", str(change.of_weeks)).replace("{n}", str(change.weeks))


def _those(changes: Mapping[Label, Change], verdict: Direction) -> str:
    return names([label for label, change in changes.items() if change.verdict is verdict])


def _size(value: float | None) -> float:
    return abs(value or 0.0)


def _points(value: float | None) -> str:
    """How much a share changes in four weeks, whichever way, in hundredths."""
    points = _size(value) * _POINTS * _FOUR
    return QLocale().toString(points, "f", 0 if points >= _WHOLE else 1)


def _tr(text: str) -> str:
    return QCoreApplication.translate("trends", text)
