"""The words of the Children page: ages, kinds of placement and life event, and a line for each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from journal.model import PLACEMENT_KINDS, Child, EventKind, LifeEvent, Placement


def _tr(text: str) -> str:
    return QCoreApplication.translate("children", text)


def placement_kind_name(kind: str) -> str:
    """What a kind of placement is called; one that is not on offer is called what it is."""
    return {
        "emergency": _tr("Emergency"),
        "short-term": _tr("Short-term"),
        "long-term": _tr("Long-term"),
        "respite": _tr("Respite"),
        "parent-and-child": _tr("Parent and child"),
        "kinship": _tr("With family or friends (kinship)"),
        "other": _tr("Another kind"),
    }.get(kind, kind)


def placement_kinds() -> list[tuple[str, str]]:
    """The kinds on offer: what each is called, and its code; first none."""
    return [(_tr("Not said"), ""), *((placement_kind_name(kind), kind) for kind in PLACEMENT_KINDS)]


def event_kind_name(kind: EventKind) -> str:
    """What a kind of life event is called."""
    return {
        EventKind.MOVE: _tr("A move"),
        EventKind.SCHOOL_START: _tr("School or nursery began"),
        EventKind.NEW_BABY: _tr("A new baby"),
        EventKind.LOSS: _tr("A loss"),
        EventKind.OTHER: _tr("Something else"),
    }[kind]


def long_day(day: date) -> str:
    """A day in full: 3 March 2026."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def born_line(child: Child, today: date) -> str:
    """When a child was born, and how old that makes it."""
    if child.born is None:
        return _tr("The day of birth is not written down.")
    years = child.age_on(today)
    if years is None:
        return _tr("Born {0}").replace("{0}", long_day(child.born))
    age = _months_text(child.born, today) if years < 2 else _tr("{0} years old").replace("{0}", str(years))
    return _tr("Born {0} · {1}").replace("{0}", long_day(child.born)).replace("{1}", age)


def placement_line(one: Placement) -> str:
    """A placement in one line."""
    if one.ended is None:
        days = _tr("Since {0}").replace("{0}", long_day(one.began))
    else:
        days = _tr("{0} to {1}").replace("{0}", long_day(one.began)).replace("{1}", long_day(one.ended))
    ending = _tr("how it ended: {0}").replace("{0}", one.ending) if one.ending else ""
    parts = (days, placement_kind_name(one.kind), one.name, ending)
    return " · ".join(part for part in parts if part)


def event_line(one: LifeEvent, names: Mapping[str, str]) -> str:
    """A life event in one line; whose it was is said where it was not this child's alone."""
    kind = "" if one.kind is EventKind.OTHER and one.words else event_kind_name(one.kind)
    parts = (long_day(one.day), kind, one.words, whose_line(one.child_ids, names))
    return " · ".join(part for part in parts if part)


def whose_line(child_ids: tuple[str, ...], names: Mapping[str, str]) -> str:
    """Whom a life event concerned: everyone, several by name, or nothing for one child alone."""
    if not child_ids:
        return _tr("everyone")
    return ", ".join(names[one] for one in child_ids if one in names) if len(child_ids) > 1 else ""


def _months_text(born: date, today: date) -> str:
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    return _tr("1 month old") if months == 1 else _tr("{0} months old").replace("{0}", str(months))
