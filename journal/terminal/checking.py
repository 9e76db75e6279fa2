"""Commands to rely on: verify, which checks the journal, and safety, which says what helps when someone is hurt."""

from __future__ import annotations

import locale
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from journal.model import Label
from journal.terminal.access import Access, journal_options, pass_access
from journal.terminal.faults import Discreet, Refused
from journal.terminal.printing import json_option, say, say_json
from journal.terminal.seat import FromHere
from journal.terminal.words import counted, moment_words

if TYPE_CHECKING:
    from journal.guidance.safety import Advice, Place
    from journal.proving import HeadCheck, Proof


_FILE: Final = FromHere(dir_okay=False, path_type=Path)


@click.command(cls=Discreet)
@click.option("--report", "target", type=_FILE, metavar="FILE", help="Write a report that needs no Attune to FILE.")
@click.option("--against", "earlier", type=_FILE, metavar="FILE", multiple=True, help="Compare with an earlier report.")
@click.option("--with", "shown", metavar="ID", multiple=True, help="Put this entry's words into the report.")
@json_option
@journal_options
@pass_access
def verify(
    access: Access, target: Path | None, earlier: tuple[Path, ...], shown: tuple[str, ...], as_json: bool
) -> None:
    """Check that the journal is whole and unchanged.

    It is compared with its backups in reach too, and with the reports that --against names.
    """
    from journal.proving import heads_in, prove, write_report

    if shown and target is None:
        raise click.UsageError("--with puts an entry's words into a report; name its file too: --report FILE")
    if target is not None and target.exists():
        raise Refused(f"There is already a file {target}, which may be an earlier report; name another.")
    with access.open() as journal:
        entry_ids = [journal.entries.find(one).id for one in shown]
        proof = prove(journal, [heads_in(path, journal.journal_id) for path in earlier])
        if target is not None:
            write_report(journal, proof, target, entry_ids=entry_ids)
    if as_json:
        say_json(_proof_facts(proof))
    else:
        _say_proof(proof, target)
    if not proof.sound:
        faults = counted(len(proof.faults), "fault", "faults")
        raise Refused(
            f"The journal does not hold together ({faults}); keep a copy of its folder as it is, then put it back from"
            " the last backup."
        )


@click.command(cls=Discreet)
@click.option("--country", metavar="CODE", help="The place to list help lines for, such as GB or GB-SCT.")
@click.option("--carer", is_flag=True, help="Say what foster carers do, in place of what parents do.")
@json_option
def safety(country: str | None, carer: bool, as_json: bool) -> None:
    """Show what helps when someone may be hurt.

    What to do now, what to write down, and whom to call.
    """
    from journal.guidance.safety import load_safety

    page = load_safety()
    place = page.place(country or _country_here())
    told = page.for_carers if carer else page.for_parents
    if as_json:
        advice = {label.value: told(label) for label in (Label.DISCLOSURE, Label.CRISIS)}
        say_json({"place": place, "advice": advice})
        return
    _say_place(place)
    _say_advice("If a child tells you about harm, or you find an injury", told(Label.DISCLOSURE))
    _say_advice("If someone is at risk now", told(Label.CRISIS))
    codes = ", ".join(one.code for one in page.countries if one.code)
    say(f"\nHelp lines elsewhere: attune safety --country CODE ({codes})")
    if regions := ", ".join(one.code for one in page.country(place.code).regions):
        say(f"Nations, states and provinces here: {regions}")


def _proof_facts(proof: Proof) -> dict[str, Any]:
    return {
        "sound": proof.sound,
        "revisions": proof.report.revisions,
        "erased": proof.report.erased,
        "heads": proof.report.heads,
        "faults": [{"code": code, "id": where} for code, where in proof.faults],
        "journal_id": proof.journal_id,
        "made_at": proof.made_at,
        "seen": proof.checks,
        "backdated": proof.backdated,
        "erasures": [{"id": line.id, "at": line.recorded_at} for line in proof.erasures],
        "restores": [{"id": line.id, "at": line.recorded_at} for line in proof.restores],
    }


def _say_proof(proof: Proof, target: Path | None) -> None:
    from journal.proving import Standing

    report = proof.report
    if proof.sound:
        say(f"All {counted(report.revisions, 'revision', 'revisions')} hold, and what is shown is what they say.")
    for code, where in proof.faults:
        say(f"{code}  {where}")
    for check in proof.proved:
        say(f"Unchanged since {_seen(check)}: revisions 1 to {check.head.count} of device {check.head.device_id}")
    for check in proof.checks:
        if check.standing is Standing.SET_BACK:
            say(f"Put back to an earlier state since {_seen(check)}: device {check.head.device_id}")
    if proof.backdated:
        revisions = counted(proof.backdated, "revision says it is", "revisions say they are")
        say(f"{revisions} older than the latest of these, but not among what was seen then.")
    for head in report.heads:
        say(f"Head of device {head.device_id}: revision {head.count}, {head.digest}")
    say("If a head noted elsewhere is among those that hold here, nothing up to it has changed since it was noted.")
    say("This does not prove who wrote, nor at what hour.")
    if target is not None:
        say(f"The report is in {target}. Give it to somebody you trust: from that day on it proves the most.")


def _seen(check: HeadCheck) -> str:
    return f"{moment_words(check.seen_at.astimezone())} ({check.origin} {check.name})"


def _say_place(place: Place) -> None:
    say(place.name)
    for line in place.lines:
        say(f"  {line.number}  {line.name}: {line.about}")
    if place.note:
        say(f"  {place.note}")
    checked = min(line.checked for line in place.lines)
    say(f"  Each number was compared on {checked} with the page it comes from, which may be older.")


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
