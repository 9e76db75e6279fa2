"""The sample journals: two invented families, loaded with their dates moved so that the last entry is of today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from importlib.resources import files
from typing import Final, Literal

import msgspec

from journal.journal import Journal
from journal.learning import start_afresh
from journal.model import By, EntryContent, EventKind, Family, Kind, Label, PlanState, Value, Went

SampleName = Literal["rowan", "okafor"]

WAITING: Final = 2
"""How many of the newest labelled entries keep their suggestions waiting."""

_TO_CONFIRM: Final = timedelta(minutes=1)
_TO_PLAN: Final = timedelta(minutes=10)


class _Entry(Value, frozen=True):
    id: str
    happened_at: datetime
    recorded_at: datetime
    author: str
    children: tuple[str, ...]
    kind: Kind
    setting: str
    child_mood: int | None
    carer_mood: int | None
    text: str
    evidence: dict[Label, str]
    fields: dict[str, str] = msgspec.field(default_factory=dict)
    by: dict[Label, By] = msgspec.field(default_factory=dict)


class _Child(Value, frozen=True):
    name: str
    born: date


class _Plan(Value, frozen=True):
    after: str
    sentence: str
    occasion: str
    tried_after: str = ""
    went: Went = Went.HELPED
    outcome: str = ""


class _Placement(Value, frozen=True):
    child: str
    began: date
    ended: date | None = None
    kind: str = ""
    name: str = ""
    ending: str = ""


class _Event(Value, frozen=True):
    kind: EventKind
    day: date
    words: str
    children: tuple[str, ...]


class _Household(Value, frozen=True):
    entries: str
    fostering: bool
    children: tuple[_Child, ...]
    plans: tuple[_Plan, ...]
    placements: tuple[_Placement, ...] = ()
    events: tuple[_Event, ...] = ()


class _Told:
    """A clock that says what it was last told."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def load_sample(journal: Journal, name: SampleName = "rowan", *, until: date | None = None) -> None:
    """Fill `journal` with a sample family, its last entry on the day `until`, by default the journal's today.

    All dates move by whole days, so wall times, offsets and late entries stay as they are. Labels are confirmed,
    but for those of the newest few labelled entries; plans are kept, and some tried. All of it is loaded or nothing.
    Raises DiskFull, StorageFailed.
    """
    household = _read_household(name)
    entries = _read_entries(household.entries)
    later = (until or journal.clock().date()) - entries[-1].happened_at.date()
    clock = _Told(entries[0].recorded_at + later)
    with journal.batch(clock):
        _add_family(journal, household, (one.author for one in entries), later)
        _add_story(journal, household, later)
        _Loading(journal, clock, household.plans, _confirmed(entries)).record(_moved(entries, later))
    start_afresh(journal)
    journal.settings.put("fostering", "yes" if household.fostering else "")


class _Loading:
    """Writes a family's entries in the order in which they were recorded, with what followed from each."""

    def __init__(self, journal: Journal, clock: _Told, plans: tuple[_Plan, ...], confirmed: frozenset[str]) -> None:
        self._journal = journal
        self._clock = clock
        self._plans = plans
        self._confirmed = confirmed
        self._plan_ids: dict[str, str] = {}
        self._children = {child.name: child.id for child in journal.family.children()}
        self._people = {person.name: person.id for person in journal.family.people()}

    def record(self, entries: Iterable[_Entry]) -> None:
        for one in sorted(entries, key=lambda one: one.recorded_at):
            self._clock.now = one.recorded_at
            (entry_id,) = self._journal.entries.record(self._content(one)).entries
            self._clock.now = one.recorded_at + _TO_CONFIRM
            if one.id in self._confirmed:
                self._confirm(one, entry_id)
            self._clock.now = one.recorded_at + _TO_PLAN
            self._plan(one, entry_id)

    def _content(self, one: _Entry) -> EntryContent:
        return EntryContent(
            happened_at=one.happened_at,
            record=one.text,
            kind=one.kind,
            child_ids=tuple(self._children[name] for name in one.children),
            author_id=self._people[one.author],
            setting=one.setting,
            child_mood=one.child_mood,
            carer_mood=one.carer_mood,
            details=one.fields,
        )

    def _confirm(self, one: _Entry, entry_id: str) -> None:
        for label, quote in one.evidence.items():
            by = one.by.get(label, By.ME) if label.family is Family.APPROACH else None
            self._journal.labels.confirm(entry_id, label, quote=quote, by=by)

    def _plan(self, one: _Entry, entry_id: str) -> None:
        for plan in self._plans:
            if plan.after == one.id:
                kept = self._journal.plans.keep(
                    plan.sentence,
                    entry_id=entry_id,
                    occasion=plan.occasion,
                    child_ids=tuple(self._children[name] for name in one.children),
                    hour=one.happened_at.hour,
                )
                (self._plan_ids[plan.sentence],) = kept.plans
            if plan.tried_after == one.id:
                self._journal.plans.tried(self._plan_ids[plan.sentence], plan.went, plan.outcome)
                self._journal.plans.mark(self._plan_ids[plan.sentence], PlanState.TRIED)


def _read_household(name: SampleName) -> _Household:
    return msgspec.json.decode(_resource("families.json"), type=dict[str, _Household])[name]


def _read_entries(file_name: str) -> tuple[_Entry, ...]:
    return tuple(msgspec.json.Decoder(_Entry).decode_lines(_resource(file_name)))


def _resource(file_name: str) -> bytes:
    return files("resources").joinpath("sample", file_name).read_bytes()


def _moved(entries: Iterable[_Entry], later: timedelta) -> tuple[_Entry, ...]:
    return tuple(
        msgspec.structs.replace(one, happened_at=one.happened_at + later, recorded_at=one.recorded_at + later)
        for one in entries
    )


def _confirmed(entries: Iterable[_Entry]) -> frozenset[str]:
    """Which entries' labels are confirmed: all but the newest few's."""
    return frozenset([one.id for one in entries if one.evidence][:-WAITING])


def _add_family(journal: Journal, household: _Household, authors: Iterable[str], later: timedelta) -> None:
    known = {person.name for person in journal.family.people()}
    for author in dict.fromkeys(authors):
        if author not in known:
            journal.family.add_person(author)
    for child in household.children:
        journal.family.add_child(child.name, child.born + later)


def _add_story(journal: Journal, household: _Household, later: timedelta) -> None:
    known = {child.name: child.id for child in journal.family.children()}
    for one in household.placements:
        journal.story.add_placement(
            known[one.child],
            one.began + later,
            ended=one.ended + later if one.ended else None,
            kind=one.kind,
            name=one.name,
            ending=one.ending,
        )
    for event in household.events:
        about = tuple(known[name] for name in event.children)
        journal.story.add_event(event.kind, event.day + later, words=event.words, child_ids=about)
