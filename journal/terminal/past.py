"""The command that shows an entry's past: history, its versions with what changed from one to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import click

from journal.model import LATE_AFTER, EntryContent, Version
from journal.terminal.access import Access, journal_options, pass_access
from journal.terminal.faults import Discreet
from journal.terminal.printing import json_option, say, say_json
from journal.terminal.words import KIND_WORDS, counted, moment_words, short_id

if TYPE_CHECKING:
    from journal.journal import Journal

_TOKEN: Final = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_COMPARED: Final = 3_000
"""Texts that differ in more words than this are shown whole, one after the other: comparing would take seconds."""


@click.command("history", cls=Discreet)
@click.argument("entry_id", metavar="ID")
@json_option
@journal_options
@pass_access
def history(access: Access, entry_id: str, as_json: bool) -> None:
    """Show the versions of an entry, the newest first.

    Each stands with what changed from the one before it: [-taken out-] and {+put in+}.
    """
    with access.open() as journal:
        entry = journal.entries.find(entry_id)
        versions = journal.entries.versions(entry.id)
        names = _names(journal)
    if as_json:
        say_json([_facts(one, before, names) for one, before in _steps(versions)])
        return
    say(f"{short_id(entry.id)}  {counted(len(versions), 'version', 'versions')}")
    for one, before in _steps(versions):
        _say_version(one, before, names)


def _steps(versions: tuple[Version, ...]) -> Iterator[tuple[Version, Version | None]]:
    """Each version, newest first, with the one before it."""
    return zip(versions, chain(versions[1:], [None]), strict=False)


def _say_version(one: Version, before: Version | None, names: dict[str, str]) -> None:
    say("\n" + " · ".join([moment_words(one.recorded_at.astimezone()), *_marks(one, before)]))
    if one.reason:
        say(f"Why: {one.reason}")
    if one.erased:
        return
    was = _parts(before.content, names) if before is not None and not before.erased else {}
    now = _parts(one.content, names)
    for name in dict.fromkeys([*now, *was]):
        if was.get(name, "") != now.get(name, ""):
            say(f"{name}: {difference(was.get(name, ''), now.get(name, '')) if was else now[name]}")


def _marks(one: Version, before: Version | None) -> list[str]:
    """What this version did, in a word or two."""
    marks = []
    if before is None:
        marks.append("first written")
        if not one.erased and one.recorded_at - one.content.happened_at > LATE_AFTER:
            marks.append("written later")
    elif one.content.trashed != before.content.trashed and not one.erased:
        marks.append("moved to the bin" if one.content.trashed else "put back")
    else:
        marks.append("changed")
    return marks + ["erased: its words are gone for good"] * one.erased


def _parts(content: EntryContent, names: dict[str, str]) -> dict[str, str]:
    """An entry in words, part by part; empty parts are left out."""
    parts = {
        "When": moment_words(content.happened_at),
        "Kind": KIND_WORDS[content.kind],
        "Children": ", ".join(names.get(one, "–") for one in content.child_ids),
        "Written by": names.get(content.author_id, ""),
        "Where": content.setting,
        "How the child was (1 to 5)": str(content.child_mood or ""),
        "How the carer was (1 to 5)": str(content.carer_mood or ""),
        "What happened": content.record,
        "My own thoughts": content.reflection,
    }
    parts |= {name.replace("_", " ").capitalize(): text for name, text in content.details.items()}
    return {name: text for name, text in parts.items() if text}


def difference(before: str, after: str) -> str:
    """`after` with what was put in as {+…+} and what was taken out as [-…-], word by word."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if max(len(old), len(new)) > _MOST_COMPARED:
        return _marked(before, after)
    runs = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return "".join(
        "".join(new[c:d]) if kind == "equal" else _marked("".join(old[a:b]), "".join(new[c:d]))
        for kind, a, b, c, d in runs
    )


def _marked(gone: str, new: str) -> str:
    return (f"[-{gone}-]" if gone else "") + (f"{{+{new}+}}" if new else "")


def _names(journal: Journal) -> dict[str, str]:
    family = journal.family
    people = {person.id: person.name for person in family.people()}
    return people | {child.id: child.name for child in family.children()}


def _facts(one: Version, before: Version | None, names: dict[str, str]) -> dict[str, Any]:
    content = one.content
    facts: dict[str, Any] = {
        "revision_id": one.revision_id,
        "recorded_at": one.recorded_at,
        "did": _marks(one, before),
        "reason": one.reason,
        "erased": one.erased,
    }
    if one.erased:
        return facts
    return facts | {
        "happened_at": content.happened_at.isoformat(),
        "kind": content.kind,
        "children": [names.get(child_id, "") for child_id in content.child_ids],
        "author": names.get(content.author_id, ""),
        "setting": content.setting,
        "child_mood": content.child_mood,
        "carer_mood": content.carer_mood,
        "record": content.record,
        "reflection": content.reflection,
        "details": content.details,
        "trashed": content.trashed,
    }
