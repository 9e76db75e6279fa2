"""When it gets hard, in the terminal's words."""

from __future__ import annotations

from typing import Final

from journal.model import Label
from journal.terminal.trending.told import Told, lately, named
from journal.terminal.words import counted, listed
from journal.trends import Basis, View, Whose
from journal.trends.hard import PART_HOURS, WEEKDAYS, Aspect, HardSummary, StandsOut, hard_times

KEY: Final = "hard"
TITLE: Final = "When it gets hard"
_HEADINGS: Final = {
    "weekday": "Weekday",
    "hour": "Hour",
    "setting": "Setting",
    "hard": "Hard",
    "hard_share": "Share",
    "share_low": "from",
    "share_high": "to",
}
_WEEKDAY_WORDS: Final[dict[str, str]] = {day: day.capitalize() for day in WEEKDAYS}


def tell(view: View) -> Told:
    """When and where hard times stand out, and the counts by hour, weekday and setting."""
    trend = hard_times(view)
    return Told(
        sentence=f"{_sentence(trend.summary, view.weeks)} {_meaning(view.whose)}",
        table=trend.table,
        facts=trend.summary,
        headings=_HEADINGS,
        cells=_WEEKDAY_WORDS,
    )


def _sentence(facts: HardSummary, weeks: int) -> str:
    when = lately(weeks)
    if facts.basis is Basis.NOTHING:
        return f"{when} nothing was written, so there is nothing to say."
    written = counted(facts.entries, "entry", "entries")
    if facts.basis is Basis.TOO_FEW:
        return f"{when} there is no more than {written}: too few to say when it gets hard."
    if not facts.hard:
        return f"{when} none of the {written} tells of a hard time."
    start = f"{when} {facts.hard} of {written} tell of a hard time."
    if not facts.compared:
        return f"{start} That is too few to compare hours or settings."
    if not facts.stands_out:
        return f"{start} No time of the day, no weekday and no setting stands out clearly."
    return f"{start} Clearly more often than otherwise: {listed([_one(one) for one in facts.stands_out])}."


def _one(found: StandsOut) -> str:
    here, rest = found.here, found.rest
    return f"{_place(found)} ({here.count} of {here.of} entries, otherwise {rest.count} of {rest.of})"


def _place(found: StandsOut) -> str:
    if found.aspect is Aspect.SETTING:
        return f"in “{found.which}”"
    if found.aspect is Aspect.WEEKDAY:
        return f"on a {str(found.which).capitalize()}"
    first = int(found.which)
    return f"between {first:02}:00 and {first + PART_HOURS:02}:00"


def _meaning(whose: Whose) -> str:
    marked, own = named((Label.ANTISOCIAL,)), f"{named((Label.THREAT,))} or {named((Label.HARSH,))}"
    doing = "my own" if whose is Whose.MINE else "any adult’s"
    return (
        f"Hard means: {marked} is confirmed, or {own} as {doing} doing, or the child’s mood was 1 or 2 of 5, or it is"
        " an incident."
    )
