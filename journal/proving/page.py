"""The part of a report that a person reads. Its words stand in resources/proving/report.json."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

import msgspec

from journal.model import Value
from journal.moments import utc_moment
from journal.proving.proof import Proof
from journal.proving.sightings import HeadCheck, Origin, Standing
from journal.store.erasing import erasure_of
from journal.store.ledger import LedgerLine

_WIDTH: Final = 78
_MOST_FAULTS: Final = 200
"""So many faults are printed; the rest is counted."""


class _Words(Value, frozen=True, forbid_unknown_fields=True):
    """All that a report says. A list is a heading and the paragraphs below it."""

    title: str
    about: list[str]
    about_shown: list[str]
    which: str
    journal: str
    made_at: str
    made_by: str
    made_by_source: str
    holds: str
    holds_nothing: str
    recorded: str
    checked: list[str]
    checked_heads: str
    checked_no_heads: str
    result: str
    sound: str
    unsound: str
    more_faults: str
    advice: str
    proved: str
    proved_head: str
    proved_nothing: str
    proved_alone: str
    proved_from_now: str
    proved_set_back: str
    proved_erased: str
    backdated: str
    not_proved: list[str]
    heads: list[str]
    head: str
    no_heads: str
    past: str
    erasure: str
    restore: str
    no_past: str
    nothing: str
    how: list[str]
    faults: dict[str, str]
    other_fault: str
    things: dict[str, tuple[str, str]]
    in_backup: str
    in_report: str


def page(proof: Proof, shown: int = 0) -> str:
    """The report in words, for a reader who has never seen Attune. `shown` entries stand in it with their words."""
    words = _words()
    sections = (
        _about(words, shown),
        [words.which, *_which(words, proof)],
        [*words.checked, _checked_against(words, proof)],
        [words.result, *_result(words, proof)],
        [words.proved, *_proved(words, proof)],
        words.not_proved,
        [*words.heads, *_heads(words, proof)],
        [words.past, *_past(words, proof)],
        words.how,
    )
    parts = [words.title, "=" * len(words.title), ""]
    for number, (heading, *paragraphs) in enumerate(sections, start=1):
        parts += [f"{number}. {heading}", ""]
        parts += [line for paragraph in paragraphs for line in _wrapped(paragraph)]
    return "\n".join(parts) + "\n"


def _about(words: _Words, shown: int) -> list[str]:
    if not shown:
        return words.about
    return [line.replace("{entries}", _counted(words, "entry", shown)) for line in words.about_shown]


def _which(words: _Words, proof: Proof) -> Iterator[str]:
    yield "\n".join(
        [
            words.journal.format(journal_id=proof.journal_id),
            words.made_at.format(made_at=_moment(proof.made_at)),
            words.made_by.format(version=proof.version) if proof.version else words.made_by_source,
        ]
    )
    if proof.recorded is None:
        yield words.holds_nothing
        return
    things = ", ".join(_counted(words, one.entity, one.things) for one in proof.counted)
    yield words.holds.format(revisions=_counted(words, "revision", proof.report.revisions), things=things)
    first, last = (_moment(utc_moment(one)) for one in proof.recorded)
    yield words.recorded.format(first=first, last=last)


def _checked_against(words: _Words, proof: Proof) -> str:
    if not proof.checks:
        return words.checked_no_heads
    heads, places = _counted(words, "head", len(proof.checks)), _counted(words, "place", proof.sightings)
    return words.checked_heads.format(heads=heads, places=places)


def _result(words: _Words, proof: Proof) -> Iterator[str]:
    if proof.sound:
        yield words.sound.format(revisions=_counted(words, "revision", proof.report.revisions))
        return
    yield words.unsound.format(faults=_counted(words, "fault", len(proof.faults)))
    for code, where in proof.faults[:_MOST_FAULTS]:
        yield f"- {code}: {words.faults.get(code, words.other_fault)} ({where})"
    if len(proof.faults) > _MOST_FAULTS:
        yield words.more_faults.format(count=f"{len(proof.faults) - _MOST_FAULTS:,}")
    yield words.advice


def _proved(words: _Words, proof: Proof) -> Iterator[str]:
    if not proof.sound:
        yield words.proved_nothing
        return
    yield words.proved_alone
    for check in proof.proved:
        yield words.proved_head.format_map(_of(words, check))
    for check in proof.checks:
        if check.standing is Standing.SET_BACK:
            yield words.proved_set_back.format_map(_of(words, check))
    if proof.backdated and (latest := proof.latest) is not None:
        count = _counted(words, "revision", proof.backdated)
        where = _where(words, latest.origin, latest.name)
        yield words.backdated.format(count=count, seen_at=_moment(latest.seen_at), where=where)
    if proof.report.erased:
        yield words.proved_erased.format(count=_counted(words, "revision", proof.report.erased))
    yield words.proved_from_now


def _heads(words: _Words, proof: Proof) -> Iterator[str]:
    if not proof.report.heads:
        yield words.no_heads
    for head in proof.report.heads:
        yield words.head.format(device=head.device_id, count=head.count)
        yield f"    {head.digest}"


def _past(words: _Words, proof: Proof) -> Iterator[str]:
    erased = [(line, words.erasure.replace("{what}", _erased(words, line))) for line in proof.erasures]
    lines = erased + [(line, words.restore) for line in proof.restores]
    if not lines:
        yield words.no_past
    for line, said in sorted(lines, key=lambda one: one[0].recorded_at):
        yield "- " + said.format(at=_moment(utc_moment(line.recorded_at)), id=line.id)


def _erased(words: _Words, line: LedgerLine) -> str:
    """How much was erased."""
    counts = erasure_of(line).counts
    things = {"entry": counts.entries, "revision": counts.versions, "child": counts.children}
    things |= {"enclosure": counts.enclosures}
    return ", ".join(_counted(words, thing, number) for thing, number in things.items() if number) or words.nothing


def _of(words: _Words, check: HeadCheck) -> dict[str, Any]:
    return {
        "device": check.head.device_id,
        "count": check.head.count,
        "seen_at": _moment(check.seen_at),
        "where": _where(words, check.origin, check.name),
    }


def _where(words: _Words, origin: Origin, name: str) -> str:
    return (words.in_backup if origin is Origin.BACKUP else words.in_report).format(name=name)


def _counted(words: _Words, thing: str, number: int) -> str:
    one, many = words.things.get(thing, (f"1 {thing}", f"{{0}} {thing}"))
    return one if number == 1 else many.replace("{0}", f"{number:,}")


def _moment(moment: datetime) -> str:
    offset = f"{moment:%z}"
    return f"{moment.day} {moment:%B %Y, %H:%M:%S} UTC" + (f"{offset[:3]}:{offset[3:]}" if offset != "+0000" else "")


def _wrapped(paragraph: str) -> list[str]:
    """A paragraph in lines, with an empty one after it; the lines of a list follow each other."""
    if "\n" in paragraph or paragraph.startswith("    "):
        return [*paragraph.split("\n"), ""]
    hanging = "  " if paragraph.startswith("- ") else "    " if paragraph.startswith("(") else ""
    lines = textwrap.wrap(paragraph, _WIDTH, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False)
    return lines if paragraph.endswith(":") or hanging == "  " else [*lines, ""]


def _words() -> _Words:
    from importlib.resources import files

    bundled = files("resources") / "proving" / "report.json"
    return msgspec.json.decode(bundled.read_bytes(), type=_Words)
