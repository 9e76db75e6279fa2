"""Commands that find and show entries: list, search, show."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import click

from journal.model import By, Decision, Enclosure, Entry, EntryLine, Filters, Label, LabelDecision, Shelf
from journal.terminal.access import Access, journal_options, pass_access
from journal.terminal.faults import Discreet
from journal.terminal.printing import fitted, json_option, on_one_line, say, say_json
from journal.terminal.suggesting import suggestion_facts
from journal.terminal.words import (
    BY_WORDS,
    KIND_WORDS,
    LABEL_WORDS,
    SAFETY_LINE,
    LabelType,
    is_safety,
    moment_words,
    short_id,
)
from journal.terminal.writing import DAY

if TYPE_CHECKING:
    from journal.journal import Journal
    from journal.terminal.seeing import Seen

_NOTHING: Final = "No entries found."
_LIMIT: Final = click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many at most.")


@click.command("list", cls=Discreet)
@_LIMIT
@click.option("--child", "name", metavar="NAME", help="Only entries about this child.")
@click.option("--label", type=LabelType(), help="Only entries with this label confirmed.")
@click.option("--from", "first", type=DAY, metavar="YYYY-MM-DD", help="Only from this day on.")
@click.option("--to", "last", type=DAY, metavar="YYYY-MM-DD", help="Only up to this day.")
@click.option("--bin", "in_bin", is_flag=True, help="Those in the bin instead; the other filters do not go with it.")
@json_option
@journal_options
@pass_access
def list_entries(
    access: Access,
    limit: int,
    name: str | None,
    label: Label | None,
    first: datetime | None,
    last: datetime | None,
    in_bin: bool,
    as_json: bool,
) -> None:
    """List entries, the newest first."""
    if in_bin and any((name, label, first, last)):
        raise click.UsageError("--bin lists all that lies in the bin; leave the other filters out.")
    with access.open() as journal:
        filters = Filters(
            shelf=Shelf.BIN if in_bin else Shelf.JOURNAL,
            child_id=journal.family.child_named(name).id if name else None,
            label=label,
            first_day=first.date() if first else None,
            last_day=last.date() if last else None,
        )
        _say_found(journal, journal.search.newest(filters, limit), as_json, "The bin is empty." if in_bin else _NOTHING)


@click.command(cls=Discreet)
@click.argument("words", nargs=-1, required=True)
@_LIMIT
@json_option
@journal_options
@pass_access
def search(access: Access, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find entries by words, the newest first.

    All of the words must occur; each may be cut short.
    """
    with access.open() as journal:
        _say_found(journal, journal.search.newest(Filters(words=" ".join(words)), limit), as_json)


@click.command(cls=Discreet)
@click.argument("entry_id", metavar="ID")
@click.option("--suggest", is_flag=True, help="Suggest labels for an incident or family-time record too.")
@json_option
@journal_options
@pass_access
def show(access: Access, entry_id: str, suggest: bool, as_json: bool) -> None:
    """Show an entry with its labels and suggestions."""
    from journal.reading.showing import reads_unasked
    from journal.terminal.seeing import Seen, limits_of, see_entry

    with access.open() as journal:
        entry = journal.entries.find(entry_id)
        quiet = not reads_unasked(entry.content.kind) and not suggest
        seen = Seen(text=entry.content.record) if quiet else see_entry(entry, limits_of(journal))
        if as_json:
            say_json(_entry_facts(journal, entry, seen))
        else:
            _say_entry(journal, entry, seen)


def _say_found(journal: Journal, lines: tuple[EntryLine, ...], as_json: bool, nothing: str = _NOTHING) -> None:
    names = {child.id: child.name for child in journal.family.children()}
    if as_json:
        say_json([_line_facts(line, names) for line in lines])
        return
    for line in lines:
        _say_line(line, names)
    if not lines:
        say(nothing)


def _say_line(line: EntryLine, names: dict[str, str]) -> None:
    about = ", ".join(names[one] for one in line.child_ids if one in names)
    start = f"{short_id(line.id)}  {moment_words(line.happened_at)}  "
    say(fitted(start + "  ".join(filter(None, [about, on_one_line(line.opening)]))))
    notes = [LABEL_WORDS[label] for label in line.confirmed if not is_safety(label)]
    notes += ["written later"] * line.late + ["changed since"] * line.edited
    if notes:
        say(fitted("          " + " · ".join(notes)))


def _line_facts(line: EntryLine, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": line.id,
        "happened_at": line.happened_at.isoformat(),
        "kind": line.kind,
        "children": [names[one] for one in line.child_ids if one in names],
        "opening": line.opening,
        "highlights": line.highlights,
        "labels": line.confirmed,
        "late": line.late,
        "edited": line.edited,
    }


def _say_entry(journal: Journal, entry: Entry, seen: Seen) -> None:
    content = entry.content
    when = f"{content.happened_at:%A %d %B %Y, %H:%M}"
    say(" · ".join(filter(None, [when, ", ".join(_children(journal, entry)), content.setting])))
    say(" · ".join(_provenance(entry)))
    say(f"\n{content.record}\n")
    for name, text in content.details.items():
        say(f"{name.replace('_', ' ').capitalize()}: {text}")
    if content.reflection:
        say(f"My own thoughts: {content.reflection}")
    for kept in journal.enclosures.of(entry.id):
        say(f"Enclosed {short_id(kept.id)}  {kept.name} ({kept.size:,} bytes)")
    _say_labels(entry, seen)


def _say_labels(entry: Entry, seen: Seen) -> None:
    from journal.terminal.seeing import decided_labels, suggestion_lines

    confirmed = [one for one in entry.labels if one.decision is Decision.CONFIRMED]
    for decision in confirmed:
        if not is_safety(decision.label):
            say(_confirmed_line(decision))
    waiting = seen.without(decided_labels(entry))
    for line in suggestion_lines(seen.text, waiting):
        say(f"Perhaps  {line}")
    if seen.silent:
        say(seen.silent)
    if any(map(is_safety, [*(one.label for one in confirmed), *(one.label for one in waiting)])):
        say(SAFETY_LINE)


def _confirmed_line(decision: LabelDecision) -> str:
    quote = f": “{on_one_line(decision.quote)}”" if decision.quote else ""
    whose = f" ({BY_WORDS[decision.by]})" if decision.by not in {None, By.ME} else ""
    return f"Shows    {LABEL_WORDS[decision.label]}{whose}{quote}"


def _children(journal: Journal, entry: Entry) -> list[str]:
    names = {child.id: child.name for child in journal.family.children()}
    return [names[one] for one in entry.content.child_ids if one in names]


def _provenance(entry: Entry) -> list[str]:
    """Which entry it is and, where that matters, when it was written or changed."""
    notes = [short_id(entry.id), KIND_WORDS[entry.content.kind]]
    if entry.late:
        notes.append(f"written later, on {moment_words(entry.recorded_at.astimezone())}")
    if entry.edited_at is not None:
        notes.append(f"changed on {moment_words(entry.edited_at.astimezone())}")
    if entry.reason:
        notes.append(f"“{on_one_line(entry.reason)}”")
    if entry.content.trashed:
        notes.append("in the bin")
    return notes


def _entry_facts(journal: Journal, entry: Entry, seen: Seen) -> dict[str, Any]:
    from journal.terminal.seeing import decided_labels

    content = entry.content
    people = {person.id: person.name for person in journal.family.people()}
    return {
        "id": entry.id,
        "happened_at": content.happened_at.isoformat(),
        "recorded_at": entry.recorded_at,
        "edited_at": entry.edited_at,
        "late": entry.late,
        "reason": entry.reason,
        "in_bin": content.trashed,
        "kind": content.kind,
        "author": people.get(content.author_id, ""),
        "children": _children(journal, entry),
        "setting": content.setting,
        "child_mood": content.child_mood,
        "carer_mood": content.carer_mood,
        "record": content.record,
        "reflection": content.reflection,
        "enclosures": [_enclosure_facts(one) for one in journal.enclosures.of(entry.id)],
        "details": content.details,
        "labels": [_decision_facts(one) for one in entry.labels],
        "suggestions": [suggestion_facts(one) for one in seen.without(decided_labels(entry))],
    }


def _decision_facts(decision: LabelDecision) -> dict[str, Any]:
    return {
        "family": decision.label.family,
        "label": decision.label,
        "decision": decision.decision,
        "by": decision.by,
        "quote": decision.quote,
        "model": decision.model,
    }


def _enclosure_facts(enclosure: Enclosure) -> dict[str, Any]:
    return {
        "id": enclosure.id,
        "name": enclosure.name,
        "media_type": enclosure.media_type,
        "size": enclosure.size,
    }
