"""The command that says what empathy, conscience and self can look like at an age, and what helps: age."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from journal.terminal.access import Access, journal_options, pass_access
from journal.terminal.faults import Discreet, Refused
from journal.terminal.printing import json_option, say, say_json

if TYPE_CHECKING:
    from journal.guidance.ages import AgeBand, Ages

_PARTS: Final = {
    "empathy": "Feeling with others can look like this",
    "conscience": "Right and wrong can look like this",
    "self": "Knowing who they are can look like this",
    "helps": "What helps now",
    "varies": "What differs widely",
}


@click.command(cls=Discreet)
@click.argument("name", metavar="[CHILD]", required=False)
@click.option("--years", type=click.IntRange(0, 17), metavar="N", help="An age in whole years, instead of a child's.")
@json_option
@journal_options
@pass_access
def age(access: Access, name: str | None, years: int | None, as_json: bool) -> None:
    """Say what empathy, conscience and self can look like at a child's age.

    Every range is wide, and nothing in it is a test.
    """
    from journal.guidance.ages import load_ages

    if (name is None) == (years is None):
        raise click.UsageError("Name a child, or an age: attune age --years 4")
    years = _years_of(access, name) if name is not None else years
    ages = load_ages()
    band = ages.at(years or 0)
    if as_json:
        say_json(_facts(ages, band))
    else:
        _say(ages, band)


def _years_of(access: Access, name: str) -> int:
    with access.open() as journal:
        child, today = journal.family.child_named(name), journal.clock().date()
    years = child.age_on(today)
    if years is None:
        raise Refused("It is not known when this child was born; say it with attune child NAME --born YYYY-MM-DD")
    return years


def _say(ages: Ages, band: AgeBand) -> None:
    say(band.name)
    say(ages.note)
    for part, heading in _PARTS.items():
        say(f"\n{heading}:")
        for line in getattr(band, part):
            say(f"- {line}")
    say(f"\n{ages.hard_start}")
    say("\nSources:")
    for source in ages.sources_of(band):
        say(f"- {source.citation}")


def _facts(ages: Ages, band: AgeBand) -> dict[str, Any]:
    return {
        "name": band.name,
        "youngest": band.youngest,
        "oldest": band.oldest,
        "note": ages.note,
        **{part: getattr(band, part) for part in _PARTS},
        "hard_start": ages.hard_start,
        "sources": ages.sources_of(band),
    }
