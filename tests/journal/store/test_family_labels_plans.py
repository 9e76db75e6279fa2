"""Children, people, label decisions and plans: each change is a revision, and the latest one holds."""

from datetime import date, timedelta

import pytest

from journal.errors import EmptyEntry, NotFound
from journal.journal import Journal
from journal.model import By, Child, Decision, Filters, Label, PlanState, Try, Went
from tests.stored import NOON, SetClock, said, the_entry


def test_children_stand_eldest_first_and_those_without_a_birthday_last(journal: Journal) -> None:
    born = {"Bo": date(2020, 5, 1), "Zoë": None, "Ada": None, "Cy": date(2015, 1, 1)}
    for name, day in born.items():
        journal.family.add_child(f" {name}\0 ", day)
    assert [(child.name, child.born) for child in journal.family.children()] == [
        ("Cy", date(2015, 1, 1)),
        ("Bo", date(2020, 5, 1)),
        ("Ada", None),
        ("Zoë", None),
    ]


def test_a_child_can_be_renamed_and_found_by_name(journal: Journal) -> None:
    (child_id,) = journal.family.add_child("Ad").children
    changed = journal.family.revise_child(Child(id=child_id, name="ADA\ud800", born=date(2019, 2, 3)))
    assert changed.children == {child_id}
    assert journal.family.child_named(" ada\ufffd ") == Child(id=child_id, name="ADA\ufffd", born=date(2019, 2, 3))
    with pytest.raises(NotFound):
        journal.family.child_named("Ad")
    with pytest.raises(NotFound):
        journal.family.revise_child(Child(id="nobody", name="No"))
    assert journal.verify().sound


def test_people_stand_in_the_order_they_came_though_the_clock_was_set_back(journal: Journal, clock: SetClock) -> None:
    for name in ("Sam", "Alex"):
        clock.move(timedelta(days=-1000))
        journal.family.add_person(name)
    assert [person.name for person in journal.family.people()] == ["", "Sam", "Alex"]


def test_a_label_is_decided_once_and_can_be_decided_anew(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said()))
    journal.labels.confirm(entry_id, Label.THREAT, quote="or else\0", by=By.CARER, model="m1")
    (decision,) = journal.entries.get(entry_id).labels
    assert (decision.decision, decision.quote, decision.by, decision.model) == (
        Decision.CONFIRMED,
        "or else",
        By.CARER,
        "m1",
    )
    journal.labels.dismiss(entry_id, Label.THREAT)
    assert journal.labels.withdraw(entry_id, Label.THREAT).labels == {entry_id}
    (now,) = journal.entries.get(entry_id).labels
    assert (now.id, now.decision, now.quote) == (decision.id, Decision.WITHDRAWN, "")
    journal.rebuild()
    assert journal.entries.get(entry_id).labels == (now,)


def test_only_confirmed_labels_are_listed_found_and_counted(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said()))
    journal.labels.confirm(entry_id, Label.SELF)
    journal.labels.dismiss(entry_id, Label.HARSH)
    (line,) = journal.search.newest(Filters(label=Label.SELF))
    assert line.confirmed == (Label.SELF,)
    assert journal.search.newest(Filters(label=Label.HARSH)) == ()
    assert list(journal.glance().confirmed) == [Label.SELF.bit]


def test_labels_follow_an_entry_to_another_time(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said()))
    journal.labels.confirm(entry_id, Label.SELF)
    journal.entries.revise(entry_id, said(happened_at=NOON - timedelta(days=30)))
    assert [line.id for line in journal.search.newest(Filters(label=Label.SELF))] == [entry_id]
    assert list(journal.glance().confirmed) == [Label.SELF.bit]


def test_another_adults_conduct_is_confirmed_but_not_mine(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said()))
    journal.labels.confirm(entry_id, Label.HARSH, by=By.OTHER)
    journal.labels.confirm(entry_id, Label.REASONING, by=By.ME)
    glance = journal.glance_at(frozenset({entry_id, "nobody"}))
    assert list(glance.confirmed) == [Label.HARSH.bit | Label.REASONING.bit]
    assert list(glance.mine) == [Label.REASONING.bit]


def test_a_plan_is_kept_and_marked(journal: Journal, clock: SetClock) -> None:
    (first,) = journal.plans.keep(" I will ask first.\0 ", occasion="bedtime\ud800").plans
    clock.move(timedelta(days=1))
    (second,) = journal.plans.keep("I will wait.").plans
    journal.plans.tried(first, Went.PARTLY, " It went well. ")
    journal.plans.mark(first, PlanState.TRIED)
    newer, older = journal.plans.all()
    assert (newer.id, newer.state) == (second, PlanState.OPEN)
    assert (older.sentence, older.occasion, older.made_at) == ("I will ask first.", "bedtime\ufffd", NOON)
    one = Try(at=NOON + timedelta(days=1), went=Went.PARTLY, words="It went well.")
    assert (older.state, older.tries) == (PlanState.TRIED, (one,))


def test_a_plan_is_changed_and_keeps_its_tries(journal: Journal) -> None:
    (plan_id,) = journal.plans.keep("I will ask first.", child_ids=("ana",), hour=19).plans
    journal.plans.tried(plan_id, Went.HELPED)
    journal.plans.revise(plan_id, " I will wait. ", "bath", ())
    (plan,) = journal.plans.all()
    assert (plan.sentence, plan.occasion, plan.child_ids, plan.hour) == ("I will wait.", "bath", (), 19)
    assert [one.went for one in plan.tries] == [Went.HELPED]


def test_a_plan_without_a_word_is_refused_and_an_unknown_one_not_found(journal: Journal) -> None:
    with pytest.raises(EmptyEntry):
        journal.plans.keep(" \0 ")
    with pytest.raises(NotFound):
        journal.plans.mark("nobody", PlanState.DROPPED)
