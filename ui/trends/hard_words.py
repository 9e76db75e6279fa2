"""The words for when it gets hard: the answer, what counts as hard, and the cells and bars of its charts."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication, QLocale

from journal.model import Label
from journal.trends import Basis, Table, Whose
from journal.trends.hard import (
    PART_HOURS,
    WEEKDAYS,
    Aspect,
    Hard,
    HardSummary,
    HardTimes,
    Setting,
    StandsOut,
    Weekday,
    summed,
)
from ui.trends.phrases import entries_text, line, listed, number_text, over_weeks, percent, set_apart
from ui.words import label_name, mood_name


def hard_sentence(facts: HardSummary, weeks: int, about: str) -> str:
    """How many entries tell of a hard time, and when or where that is clearly more often so, or that nothing is."""
    if facts.basis is Basis.NOTHING:
        said = _tr("{lately}, nothing was written, so there is nothing to say.")
    elif facts.basis is Basis.TOO_FEW:
        said = number_text(
            facts.entries,
            "{lately}, one entry was written: too little to say when it gets hard.",
            "{lately}, %Ln entries were written: too few to say when it gets hard.",
        )
    elif not facts.hard:
        said = _tr("{lately}, none of the {n} entries tells of a hard time.")
    else:
        said = f"{_tr('{lately}, {count} of {n} entries tell of a hard time.')} {_when(facts)}"
    counted = said.replace("{count}", str(facts.hard)).replace("{n}", str(facts.entries))
    return over_weeks(counted, weeks, about)


def what_is_hard(whose: Whose) -> str:
    """What makes an entry a hard one, and which hour is meant."""
    own = _tr("your own doing") if whose is Whose.MINE else _tr("any adult’s doing")
    said = _tr(
        "An entry counts as hard where you confirmed “{hurt}”; where you confirmed “{threat}” or “{harsh}” as {doing};"
        " where the child’s mood was “{hard}” or “{low}”; or where it is an incident. The hour is when it happened,"
        " as the entry says."
    )
    placed = said.replace("{hurt}", label_name(Label.ANTISOCIAL)).replace("{threat}", label_name(Label.THREAT))
    placed = placed.replace("{harsh}", label_name(Label.HARSH)).replace("{doing}", own)
    return placed.replace("{hard}", mood_name(1)).replace("{low}", mood_name(2))


def part_name(part: int) -> str:
    """A part of the day, numbered from 0, for a place with little room."""
    return f"{part * PART_HOURS}–{(part + 1) * PART_HOURS}"


def cell_fact(trend: HardTimes, part: int, weekday: int) -> str:
    """One part of one weekday as a line, with its hours."""
    first = part * PART_HOURS
    hours = {hour: trend.hours[hour][weekday] for hour in range(first, first + PART_HOURS)}
    whole = summed(hours.values())
    named = _tr("{day}, {from} to {to}").replace("{day}", weekday_word(WEEKDAYS[weekday]))
    placed = named.replace("{from}", clock(first)).replace("{to}", clock(first + PART_HOURS))
    by_hour = ", ".join(f"{clock(hour)} {_of(found)}" for hour, found in hours.items() if found.entries)
    return line(placed, entries_text(whole.entries), _hard_text(whole), by_hour)


def setting_words(one: Setting) -> str:
    """What stands above a setting's bar."""
    said = _tr("{name}: {count} hard of {n}").replace("{count}", str(one.found.hard))
    return said.replace("{n}", str(one.found.entries)).replace("{name}", set_apart(one.name))


def setting_fact(one: Setting) -> str:
    """One setting as a line, with what else would fit where there are entries enough."""
    return line(
        f"“{set_apart(one.name)}”", entries_text(one.found.entries), _hard_text(one.found), _share_text(one.found)
    )


def worded(trend: HardTimes) -> Table:
    """The table with its keys in words."""
    rows = (
        (weekday_word(Weekday(str(day))) if day else None, clock(hour) if isinstance(hour, int) else None, *rest)
        for day, hour, *rest in trend.table.rows
    )
    return msgspec.structs.replace(trend.table, rows=tuple(rows))


def weekday_word(day: Weekday) -> str:
    """A weekday's name."""
    return QLocale().standaloneDayName(WEEKDAYS.index(day) + 1, QLocale.FormatType.LongFormat)


def clock(hour: int) -> str:
    """A full hour, from 0 to 24."""
    return f"{hour:02}:00"


def _when(facts: HardSummary) -> str:
    if not facts.compared:
        return _tr("That is too few to compare hours or settings.")
    if not facts.stands_out:
        return _tr("No time of the day, no weekday and no setting stands out clearly.")
    return _tr("Clearly more often than otherwise: {times}.").replace(
        "{times}", listed(list(map(_one, facts.stands_out)))
    )


def _one(found: StandsOut) -> str:
    said = _tr("{place} ({count} of {n} entries, otherwise {rest} of {of})").replace("{place}", _place(found))
    counted = said.replace("{count}", str(found.here.count)).replace("{n}", str(found.here.of))
    return counted.replace("{rest}", str(found.rest.count)).replace("{of}", str(found.rest.of))


def _place(found: StandsOut) -> str:
    if found.aspect is Aspect.SETTING:
        return _tr("in “{setting}”").replace("{setting}", set_apart(str(found.which)))
    if found.aspect is Aspect.WEEKDAY:
        return _tr("on a {day}").replace("{day}", weekday_word(Weekday(str(found.which))))
    first = int(found.which)
    return _tr("between {from} and {to}").replace("{from}", clock(first)).replace("{to}", clock(first + PART_HOURS))


def _of(found: Hard) -> str:
    return _tr("{count} of {n}").replace("{count}", str(found.hard)).replace("{n}", str(found.entries))


def _hard_text(found: Hard) -> str:
    return _tr("{count} hard").replace("{count}", str(found.hard)) if found.entries else ""


def _share_text(found: Hard) -> str:
    share = found.share
    if share is None:
        return ""
    said = _tr("{share}, and anything from {low} to {high} would fit").replace("{share}", percent(share.value))
    return said.replace("{low}", percent(share.low)).replace("{high}", percent(share.high))


def _tr(text: str) -> str:
    return QCoreApplication.translate("trends", text)
