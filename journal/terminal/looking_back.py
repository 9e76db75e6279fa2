"""The command that gathers a week: a moment to keep, what each process looked like, one hard time and its plan."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

import click

from journal.terminal.access import Access, journal_options, pass_access
from journal.terminal.faults import Discreet
from journal.terminal.printing import json_option, on_one_line, say, say_json
from journal.terminal.words import LABEL_WORDS, counted, day_words, short_id

if TYPE_CHECKING:
    from journal.week import Quote, Week

_DAY: Final = click.DateTime(["%Y-%m-%d"])


@click.command(cls=Discreet)
@click.option("--of", "day", type=_DAY, metavar="YYYY-MM-DD", help="A day of the week that is wanted; else this week.")
@json_option
@journal_options
@pass_access
def week(access: Access, day: datetime | None, as_json: bool) -> None:
    """Gather what was written in a week, from its Monday to its Sunday.

    The window's own page of the week begins from the same, to be changed and kept as an entry.
    """
    from journal.week import gather_week, monday_of, week_to_write

    with access.open() as journal:
        monday = monday_of(day.date()) if day is not None else week_to_write(journal.clock())
        found = gather_week(journal, monday)
    if as_json:
        say_json(_facts(found))
    else:
        _say(found)


def _say(found: Week) -> None:
    say(f"{day_words(found.monday)} to {day_words(found.sunday)}: {counted(found.written, 'entry', 'entries')}.")
    for entry_id in found.kept:
        say(f"Its page is kept: attune show {short_id(entry_id)}")
    if not found.written:
        say("Nothing was written, and that is all right.")
        return
    _say_quotes("A moment to keep", [found.moment])
    for label, quotes in found.processes.items():
        _say_quotes(LABEL_WORDS[label], list(quotes))
    _say_quotes("One hard time", [found.hard])
    if found.plan is not None:
        say(f"\nNext time:\n- {found.plan.sentence}")


def _say_quotes(heading: str, quotes: list[Quote | None]) -> None:
    shown = [one for one in quotes if one is not None]
    if shown:
        say(f"\n{heading}:")
    for one in shown:
        say(f"- {_day(one.day)}: “{on_one_line(one.words)}” ({short_id(one.entry_id)})")


def _day(day: date) -> str:
    return f"{day:%a}"


def _facts(found: Week) -> dict[str, Any]:
    return {
        "monday": found.monday,
        "sunday": found.sunday,
        "written": found.written,
        "moment": found.moment,
        "processes": found.processes,
        "hard": found.hard,
        "next": found.plan.sentence if found.plan is not None else None,
        "kept": found.kept,
    }
