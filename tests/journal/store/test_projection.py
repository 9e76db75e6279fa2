"""Whatever is done, in any order: what is shown is what history says, and what a plain model of it would say."""

from __future__ import annotations

import tempfile
import unicodedata
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from journal.journal import open_with_key
from journal.model import By, Child, Decision, EntryContent, Filters, Kind, Label, PlanState
from tests.stored import NOON, SetClock, by_hand, copy_to, said, the_entry

WORDS = ("été", "Ete", "e\u0301toile", "sea", "Seaside", "soup", "SOUPS", "naïve", "7")
QUERIES = ("", "e", "ete", "étoi", "sea", "seaside", "soup", "naive sou", "7", "nothing")
MOMENTS = [NOON + timedelta(days=day, hours=hour) for day in (-400, 0, 1) for hour in (0, 11)]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
LABELS = st.sampled_from([Label.SELF, Label.THREAT])
AT = st.integers(0, 1000)


def folded(text: str) -> list[str]:
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(one for one in apart if not unicodedata.combining(one)).split()


class Modelled(msgspec.Struct):
    """What a plain model remembers of an entry."""

    versions: list[EntryContent]
    labels: dict[Label, Decision] = msgspec.field(default_factory=dict)

    def passes(self, filters: Filters) -> bool:
        now = self.versions[-1]
        words = folded(" ".join([now.record, now.reflection, *now.details.values()]))
        return (
            not now.trashed
            and all(any(word.startswith(typed) for word in words) for typed in folded(filters.words))
            and filters.child_id in (None, *now.child_ids)
            and filters.kind in (None, now.kind)
            and (filters.label is None or self.labels.get(filters.label) is Decision.CONFIRMED)
            and (filters.first_day is None or now.happened_at.date() >= filters.first_day)
            and (filters.last_day is None or now.happened_at.date() <= filters.last_day)
        )


class AnyJournal(RuleBasedStateMachine):
    """A journal and a model of it, both told the same."""

    @initialize()
    def make(self) -> None:
        self.home = tempfile.TemporaryDirectory(dir=Path.home())
        self.folder = Path(self.home.name, "journal")
        self.key = copy_to(self.folder)
        self.clock = SetClock()
        self.journal = open_with_key(self.folder, self.key, clock=self.clock)
        self.entries: dict[str, Modelled] = {}
        self.children: dict[str, str] = {}
        self.plans: dict[str, tuple[str, PlanState]] = {}

    def teardown(self) -> None:
        if hasattr(self, "journal"):
            assert self.journal.verify().sound
            self.journal.close()
            with by_hand(self.folder) as connection:
                connection.execute("INSERT INTO entries_fts(entries_fts, rank) VALUES ('integrity-check', 1)")
            self.home.cleanup()

    def content(self, data: st.DataObject) -> EntryContent:
        return said(
            data.draw(TEXTS),
            data.draw(st.sampled_from(MOMENTS)),
            reflection=data.draw(st.just("") | TEXTS),
            details=data.draw(st.dictionaries(st.sampled_from(["outcome", "setting"]), TEXTS, max_size=2)),
            kind=data.draw(st.sampled_from(Kind)),
            child_ids=tuple(data.draw(st.lists(st.sampled_from(sorted(self.children)), max_size=3, unique=True)))
            if self.children
            else (),
        )

    def an_entry(self, at: int) -> str:
        return sorted(self.entries)[at % len(self.entries)]

    @rule(data=st.data())
    def record(self, data: st.DataObject) -> None:
        content = self.content(data)
        self.entries[the_entry(self.journal.entries.record(content))] = Modelled([content])

    @precondition(lambda self: self.entries)
    @rule(at=AT, data=st.data())
    def revise(self, at: int, data: st.DataObject) -> None:
        self.put(self.an_entry(at), self.content(data))

    @precondition(lambda self: self.entries)
    @rule(at=AT, trashed=st.booleans())
    def trash_or_restore(self, at: int, trashed: bool) -> None:
        entry_id = self.an_entry(at)
        (self.journal.entries.trash if trashed else self.journal.entries.restore)(entry_id)
        self.remember(entry_id, msgspec.structs.replace(self.entries[entry_id].versions[-1], trashed=trashed))

    def put(self, entry_id: str, content: EntryContent) -> None:
        self.journal.entries.revise(entry_id, content)
        self.remember(entry_id, content)

    def remember(self, entry_id: str, content: EntryContent) -> None:
        if self.entries[entry_id].versions[-1] != content:
            self.entries[entry_id].versions.append(content)

    @precondition(lambda self: self.entries)
    @rule(at=AT, label=LABELS, decision=st.sampled_from(Decision), by=st.sampled_from([None, *By]))
    def decide(self, at: int, label: Label, decision: Decision, by: By | None) -> None:
        entry_id = self.an_entry(at)
        if decision is Decision.CONFIRMED:
            self.journal.labels.confirm(entry_id, label, by=by)
        else:
            {"dismissed": self.journal.labels.dismiss, "withdrawn": self.journal.labels.withdraw}[decision](
                entry_id, label
            )
        self.entries[entry_id].labels[label] = decision

    @rule(name=st.sampled_from(WORDS))
    def add_child(self, name: str) -> None:
        (child_id,) = self.journal.family.add_child(name).children
        self.children[child_id] = name

    @precondition(lambda self: self.children)
    @rule(at=AT, name=st.sampled_from(WORDS))
    def rename_child(self, at: int, name: str) -> None:
        child_id = sorted(self.children)[at % len(self.children)]
        self.journal.family.revise_child(Child(id=child_id, name=name))
        self.children[child_id] = name

    @rule(sentence=TEXTS)
    def keep_plan(self, sentence: str) -> None:
        (plan_id,) = self.journal.plans.keep(sentence).plans
        self.plans[plan_id] = (sentence, PlanState.OPEN)

    @precondition(lambda self: self.plans)
    @rule(at=AT, state=st.sampled_from(PlanState))
    def mark_plan(self, at: int, state: PlanState) -> None:
        plan_id = sorted(self.plans)[at % len(self.plans)]
        self.journal.plans.mark(plan_id, state)
        self.plans[plan_id] = (self.plans[plan_id][0], state)

    @rule(hours=st.integers(-24 * 400, 24))
    def time_goes_by_or_back(self, hours: int) -> None:
        self.clock.move(timedelta(hours=hours) if self.clock.now.year > 2000 else timedelta(days=9000))

    @rule()
    def rebuild(self) -> None:
        before = self.shown()
        self.journal.rebuild()
        assert self.shown() == before

    @rule()
    def reopen(self) -> None:
        self.journal.close()
        self.journal = open_with_key(self.folder, self.key, clock=self.clock)

    @rule(data=st.data())
    def find(self, data: st.DataObject) -> None:
        days = st.none() | st.sampled_from([moment.date() for moment in MOMENTS])
        filters = Filters(
            words=data.draw(st.sampled_from(QUERIES)),
            child_id=data.draw(st.sampled_from([None, None, *sorted(self.children)])),
            label=data.draw(st.none() | LABELS),
            kind=data.draw(st.none() | st.sampled_from(Kind)),
            first_day=data.draw(days),
            last_day=data.draw(days),
        )
        self.agrees(filters)

    @invariant()
    def words_find_what_the_model_finds(self) -> None:
        for words in ("", "ete", "sea"):
            self.agrees(Filters(words=words))

    def agrees(self, filters: Filters) -> None:
        wanted = {one for one, modelled in self.entries.items() if modelled.passes(filters)}
        lines = self.journal.search.newest(filters, limit=1000)
        assert {line.id for line in lines} == wanted
        assert [line.place for line in lines] == list(self.journal.search.places(filters))
        moments: list[datetime] = [line.happened_at for line in lines]
        assert moments == sorted(moments, reverse=True)

    @rule()
    def all_is_as_told(self) -> None:
        for entry_id, modelled in self.entries.items():
            entry = self.journal.entries.get(entry_id)
            assert entry.content == modelled.versions[-1]
            assert {one.label: one.decision for one in entry.labels} == modelled.labels
            versions = self.journal.entries.versions(entry_id)
            assert [one.content for one in reversed(versions)] == modelled.versions
        assert {child.id: child.name for child in self.journal.family.children()} == self.children
        assert {plan.id: (plan.sentence, plan.state) for plan in self.journal.plans.all()} == self.plans
        assert self.journal.verify().sound

    def shown(self) -> list[Any]:
        entries = [self.journal.entries.get(entry_id) for entry_id in self.entries]
        return [entries, self.journal.family.children(), self.journal.family.people(), self.journal.plans.all()]


TestAnyJournal = AnyJournal.TestCase
TestAnyJournal.settings = settings(
    max_examples=20, stateful_step_count=30, suppress_health_check=[HealthCheck.too_slow]
)
