"""Commands to rely on: verify, which checks the journal, and safety, which says what helps when someone is hurt."""

from __future__ import annotations

import locale
from typing import TYPE_CHECKING, Any

import click

from journal.model import Label
from journal.terminal.access import Access, journal_options, pass_access
from journal.terminal.faults import Discreet, Refused
from journal.terminal.printing import json_option, say, say_json
from journal.terminal.words import counted

if TYPE_CHECKING:
    from journal.guidance.safety import Advice, Country
    from journal.store.history import VerifyReport


@click.command(cls=Discreet)
@json_option
@journal_options
@pass_access
def verify(access: Access, as_json: bool) -> None:
    """Check that the journal is whole and unchanged."""
    with access.open() as journal:
        report = journal.verify()
    if as_json:
        say_json(_report_facts(report))
    else:
        _say_report(report)
    if not report.sound:
        faults = counted(len(report.faults), "fault", "faults")
        raise Refused(f"The journal does not hold together ({faults}); put it back from the last backup.")


@click.command(cls=Discreet)
@click.option("--country", metavar="CODE", help="The country to list help lines for, such as GB.")
def safety(country: str | None) -> None:
    """Show what helps when someone may be hurt.

    What to do now, what to write down, and whom to call.
    """
    from journal.guidance.safety import load_safety

    page = load_safety()
    _say_country(page.country(country or _country_here()))
    _say_advice("If a child tells you about harm, or you find an injury", page.advice[Label.DISCLOSURE])
    _say_advice("If someone is at risk now", page.advice[Label.CRISIS])
    codes = ", ".join(one.code for one in page.countries if one.code)
    say(f"\nHelp lines elsewhere: attune safety --country CODE ({codes})")


def _report_facts(report: VerifyReport) -> dict[str, Any]:
    return {
        "sound": report.sound,
        "revisions": report.revisions,
        "erased": report.erased,
        "heads": report.heads,
        "faults": [{"code": code, "id": where} for code, where in report.faults],
    }


def _say_report(report: VerifyReport) -> None:
    if report.sound:
        say(f"All {counted(report.revisions, 'revision', 'revisions')} hold, and what is shown is what they say.")
    for code, where in report.faults:
        say(f"{code}  {where}")
    for head in report.heads:
        say(f"Head of device {head.device_id}: revision {head.count}, {head.digest}")
    say("If a head noted elsewhere is among those that hold here, nothing up to it has changed since it was noted.")
    say("This does not prove who wrote, nor at what hour.")


def _say_country(country: Country) -> None:
    say(country.name)
    for line in country.lines:
        say(f"  {line.number}  {line.name}: {line.about}")
    if country.note:
        say(f"  {country.note}")


def _say_advice(title: str, advice: Advice) -> None:
    say(f"\n{title}")
    for heading, lines in (("Now", advice.now), ("Write down", advice.write), ("Better not", advice.avoid)):
        say(f"  {heading}")
        for line in lines:
            say(f"    - {line}")


def _country_here() -> str:
    """The country that this system's language settings name, or nothing."""
    language = locale.getlocale()[0] or ""
    return language.partition("_")[2][:2]
