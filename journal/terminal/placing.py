"""Commands for a child's story beside the entries: placement and life-event; each lists, adds, changes and removes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click
import msgspec

from journal.model import PLACEMENT_KINDS, EventKind, LifeEvent, Placement
from journal.terminal.access import Access, journal_options, pass_access
from journal.terminal.faults import Discreet, Refused
from journal.terminal.printing import json_option, say, say_json
from journal.terminal.words import day_words, listed, short_id

if TYPE_CHECKING:
    from journal.journal import Journal

_DAY: Final = click.DateTime(["%Y-%m-%d"])
_EVENT_WORDS: Final = {
    EventKind.MOVE: "A move",
    EventKind.SCHOOL_START: "School or nursery began",
    EventKind.NEW_BABY: "A new baby",
    EventKind.LOSS: "A loss",
    EventKind.OTHER: "Something else",
}

Told = TypeVar("Told", Placement, LifeEvent)


@click.command(cls=Discreet)
@click.argument("name", metavar="[CHILD]", required=False)
@click.option("--began", type=_DAY, metavar="YYYY-MM-DD", help="Its first day: adds a placement.")
@click.option("--ended", type=_DAY, metavar="YYYY-MM-DD", help="Its last day; leave it out while it lasts.")
@click.option("--kind", type=click.Choice(PLACEMENT_KINDS), help="What sort of placement.")
@click.option("--where", metavar="TEXT", help="Where, or with whom.")
@click.option("--ending", metavar="TEXT", help="How it ended.")
@click.option("--change", "change_id", metavar="ID", help="Change this one: what is given here, and nothing else.")
@click.option("--remove", "remove_id", metavar="ID", help="Take this one out of the list.")
@json_option
@journal_options
@pass_access
def placement(
    access: Access,
    name: str | None,
    began: datetime | None,
    ended: datetime | None,
    kind: str | None,
    where: str | None,
    ending: str | None,
    change_id: str | None,
    remove_id: str | None,
    as_json: bool,
) -> None:
    """List placements, of all children or of one, or add one: attune placement CHILD --began 2026-03-14"""
    given = _given(began=_day(began), ended=_day(ended), kind=kind, name=where, ending=ending)
    if given and change_id is None and (name is None or began is None):
        raise click.UsageError("Name the child and the first day: attune placement CHILD --began 2026-03-14")
    with access.open() as journal:
        child_id = journal.family.child_named(name).id if name is not None else None
        story = journal.story
        if remove_id is not None:
            story.remove_placement(_found(story.placements(), remove_id).id)
        elif change_id is not None:
            story.revise_placement(msgspec.structs.replace(_found(story.placements(), change_id), **given))
        elif given and child_id is not None:
            story.add_placement(child_id, **given)
        shown = [one for one in story.placements() if child_id in (None, one.child_id)]
        names = _names(journal)
    if as_json:
        say_json([_placement_facts(one, names) for one in shown])
        return
    for one in shown:
        say(_placement_line(one, names))
    if not shown:
        say("No placement is written down.")


@click.command("life-event", cls=Discreet)
@click.argument("name", metavar="[CHILD]", required=False)
@click.option("--on", "day", type=_DAY, metavar="YYYY-MM-DD", help="Its day: adds a life event, for all if no CHILD.")
@click.option("--kind", type=click.Choice([one.value for one in EventKind]), help="What sort of event; else “other”.")
@click.option("--words", metavar="TEXT", help="What it was, in a few words.")
@click.option("--change", "change_id", metavar="ID", help="Change this one: what is given here, and nothing else.")
@click.option("--remove", "remove_id", metavar="ID", help="Take this one out of the list.")
@json_option
@journal_options
@pass_access
def life_event(
    access: Access,
    name: str | None,
    day: datetime | None,
    kind: str | None,
    words: str | None,
    change_id: str | None,
    remove_id: str | None,
    as_json: bool,
) -> None:
    """List what changed in a child's life, such as a move, or add it: attune life-event --on 2026-03-14 --kind move"""
    given = _given(day=_day(day), kind=EventKind(kind) if kind is not None else None, words=words)
    if given and change_id is None and day is None:
        raise click.UsageError("Say on which day it was: attune life-event --on 2026-03-14 --kind move")
    with access.open() as journal:
        child_id = journal.family.child_named(name).id if name is not None else None
        story = journal.story
        if remove_id is not None:
            story.remove_event(_found(story.events(), remove_id).id)
        elif change_id is not None:
            story.revise_event(msgspec.structs.replace(_found(story.events(), change_id), **given))
        elif given:
            whom = (child_id,) if child_id is not None else ()
            story.add_event(**{"kind": EventKind.OTHER, **given}, child_ids=whom)
        shown = [one for one in story.events() if child_id is None or not one.child_ids or child_id in one.child_ids]
        names = _names(journal)
    if as_json:
        say_json([_event_facts(one, names) for one in shown])
        return
    for one in shown:
        say(_event_line(one, names))
    if not shown:
        say("No life event is written down.")


def _given(**options: Any) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value is not None}


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment is not None else None


def _names(journal: Journal) -> dict[str, str]:
    return {child.id: child.name for child in journal.family.children()}


def _found(among: Sequence[Told], id_end: str) -> Told:
    """The one whose id ends with what was typed."""
    wanted = id_end.strip().lower()
    found = [one for one in among if wanted and one.id.endswith(wanted)]
    if len(found) != 1:
        raise Refused("There is none with that id; the list, without --change or --remove, shows each one’s.")
    return found[0]


def _placement_line(one: Placement, names: dict[str, str]) -> str:
    last = day_words(one.ended) if one.ended is not None else "now"
    days = f"{day_words(one.began)} to {last}"
    parts = (names.get(one.child_id, "–"), days, one.kind, one.name, f"ended: {one.ending}" if one.ending else "")
    return "  ".join([short_id(one.id), " · ".join(part for part in parts if part)])


def _event_line(one: LifeEvent, names: dict[str, str]) -> str:
    whom = listed([names.get(child_id, "–") for child_id in one.child_ids]) or "everyone"
    kind = "" if one.kind is EventKind.OTHER and one.words else _EVENT_WORDS[one.kind]
    parts = (day_words(one.day), kind, one.words, whom)
    return "  ".join([short_id(one.id), " · ".join(part for part in parts if part)])


def _placement_facts(one: Placement, names: dict[str, str]) -> dict[str, Any]:
    return msgspec.structs.asdict(one) | {"child": names.get(one.child_id, "")}


def _event_facts(one: LifeEvent, names: dict[str, str]) -> dict[str, Any]:
    return msgspec.structs.asdict(one) | {"children": [names.get(child_id, "") for child_id in one.child_ids]}
