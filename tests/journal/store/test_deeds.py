"""Deeds: whatever was done can be undone and done again, and never over something newer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.errors import ChangedSince
from journal.journal import Journal
from journal.model import Change, Decision, EventKind, Filters, Label, PlanState, PromptMark, Shelf, Went
from tests.stored import new_journal, said, the_entry

Act = Callable[[Journal], Change]


def pick(number: int, among: list[str]) -> str:
    return among[number % len(among)]


def every_entry(journal: Journal) -> list[str]:
    shelves = (Shelf.JOURNAL, Shelf.BIN)
    return [line.id for shelf in shelves for line in journal.search.newest(Filters(shelf=shelf), 100)]


def revised(journal: Journal, number: int) -> Change:
    entry = journal.entries.get(pick(number, every_entry(journal)))
    return journal.entries.revise(entry.id, msgspec.structs.replace(entry.content, record=f"Words {number}"))


def renamed(journal: Journal, number: int) -> Change:
    child = journal.family.children()[0]
    return journal.family.revise_child(msgspec.structs.replace(child, name=f"Name {number}"))


def taken_back(journal: Journal, number: int) -> Change:
    events = [event.id for event in journal.story.events()]
    return journal.story.remove_event(pick(number, events)) if events else Change()


ACTS: dict[str, Callable[[Journal, int], Change]] = {
    "record": lambda journal, number: journal.entries.record(said(f"New {number}")),
    "revise": revised,
    "trash": lambda journal, number: journal.entries.trash(pick(number, every_entry(journal))),
    "restore": lambda journal, number: journal.entries.restore(pick(number, every_entry(journal))),
    "confirm": lambda journal, number: journal.labels.confirm(pick(number, every_entry(journal)), Label.SELF),
    "dismiss": lambda journal, number: journal.labels.dismiss(pick(number, every_entry(journal)), Label.SELF),
    "withdraw": lambda journal, number: journal.labels.withdraw(pick(number, every_entry(journal)), Label.SELF),
    "keep plan": lambda journal, number: journal.plans.keep(f"Plan {number}"),
    "try plan": lambda journal, number: journal.plans.tried(journal.plans.all()[0].id, Went.PARTLY, f"{number}"),
    "mark prompt": lambda journal, number: journal.prompt_marks.put(
        f"prompt-{number % 3}", (PromptMark.SAVED, PromptMark.NOT_FOR_US, None)[number % 3]
    ),
    "add placement": lambda journal, number: journal.story.add_placement(
        journal.family.children()[0].id, date(2024, 1, 1) + timedelta(days=number % 999), name=f"Home {number}"
    ),
    "add event": lambda journal, number: journal.story.add_event(
        EventKind.MOVE, date(2024, 1, 1) + timedelta(days=number % 999), words=f"Event {number}"
    ),
    "take event back": taken_back,
    "add child": lambda journal, number: journal.family.add_child(f"Child {number}"),
    "rename": renamed,
    "set": lambda journal, number: journal.settings.put("a-setting", str(number)),
}


def picture(journal: Journal) -> dict[str, Any]:
    """All that a person could see: what stands in the bin was never there, nor was a label that is open again."""
    entries = [journal.entries.get(line.id) for line in journal.search.newest(Filters(), 100)]
    decided = {one.id: [label for label in one.labels if label.decision is not Decision.WITHDRAWN] for one in entries}
    return {
        "entries": {one.id: one.content for one in entries},
        "labels": {
            one: [(label.label, label.decision, label.quote) for label in labels] for one, labels in decided.items()
        },
        "plans": [plan for plan in journal.plans.all() if plan.state is not PlanState.DROPPED],
        "family": journal.family.children(),
        "story": (journal.story.placements(), journal.story.events()),
        "marks": journal.prompt_marks.all(),
        "setting": journal.settings.get("a-setting", "never set"),
    }


def a_little(journal: Journal) -> None:
    """Something of everything, so that there is something to change."""
    child = next(iter(journal.family.add_child("Mia").children))
    entry_id = the_entry(journal.entries.record(said("First", child_ids=(child,))))
    journal.labels.dismiss(entry_id, Label.SELF, quote="First", model="m")
    journal.plans.keep("First plan")
    journal.story.add_event(EventKind.NEW_BABY, date(2024, 5, 1))


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 5)), min_size=1, max_size=8))
def test_undoing_all_gives_what_was_and_redoing_all_what_became_of_it(acts: list[tuple[str, int]]) -> None:
    with new_journal() as journal:
        a_little(journal)
        before = picture(journal)
        done = [journal.deeds.do(lambda act=act, n=n: ACTS[act](journal, n)) for act, n in acts]  # type: ignore[misc]
        after = picture(journal)
        undone = [journal.deeds.undo(deed) for deed in reversed(done)]
        assert picture(journal) == before
        again = [journal.deeds.undo(deed) for deed in reversed(undone)]
        assert picture(journal) == after
        for deed in reversed(again):
            journal.deeds.undo(deed)
        assert picture(journal) == before
        assert journal.verify().sound


def test_newer_words_are_never_written_over(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said("First")))
    deed = journal.deeds.do(lambda: journal.entries.revise(entry_id, said("Second")))
    journal.entries.revise(entry_id, said("From the terminal"))
    with pytest.raises(ChangedSince):
        journal.deeds.undo(deed)
    assert journal.entries.get(entry_id).content.record == "From the terminal"


def test_one_of_several_things_changed_since_leaves_all_of_them_alone(journal: Journal) -> None:
    ids = [the_entry(journal.entries.record(said(word))) for word in ("one", "two")]

    def both() -> Change:
        return [journal.entries.trash(one) for one in ids][-1]

    deed = journal.deeds.do(both)
    journal.entries.restore(ids[0])
    with pytest.raises(ChangedSince):
        journal.deeds.undo(deed)
    assert [journal.entries.get(one).content.trashed for one in ids] == [False, True]


def test_a_child_whom_an_entry_names_stays(journal: Journal) -> None:
    deed = journal.deeds.do(lambda: journal.family.add_child("Mia"))
    journal.entries.record(said(child_ids=tuple(deed.change.children)))
    with pytest.raises(ChangedSince):
        journal.deeds.undo(deed)
    assert [child.name for child in journal.family.children()] == ["Mia"]


def test_a_child_added_by_mistake_is_gone_after_undoing_and_after_making_everything_anew(journal: Journal) -> None:
    deed = journal.deeds.do(lambda: journal.family.add_child("Mai"))
    journal.deeds.undo(deed)
    journal.rebuild()
    assert journal.family.children() == ()
    assert journal.verify().sound


def test_a_setting_that_was_set_elsewhere_stays(journal: Journal) -> None:
    deed = journal.deeds.do(lambda: journal.settings.put("a-setting", "1"))
    journal.settings.put("a-setting", "2")
    with pytest.raises(ChangedSince):
        journal.deeds.undo(deed)
    assert journal.settings.get("a-setting") == "2"


def test_a_deed_that_changed_nothing_is_none(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said("First")))
    assert journal.deeds.do(lambda: journal.entries.revise(entry_id, said("First"))).empty


def test_undoing_tells_each_screen_what_concerns_it(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said("First")))
    labelled = journal.deeds.do(lambda: journal.labels.confirm(entry_id, Label.SELF))
    binned = journal.deeds.do(lambda: journal.entries.trash(entry_id))
    assert journal.deeds.undo(binned).change == Change(entries=frozenset({entry_id}))
    assert journal.deeds.undo(labelled).change == Change(labels=frozenset({entry_id}))


def test_what_others_changed_since_is_told_by_what_it_concerns(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said("First")))
    before = journal.deeds.standing()
    assert journal.deeds.changed_since(before) == Change()
    journal.labels.confirm(entry_id, Label.SELF)
    journal.settings.put("a-setting", "1")
    assert journal.deeds.changed_since(before) == Change(
        labels=frozenset({entry_id}), settings=frozenset({"a-setting"})
    )


def test_what_was_erased_never_comes_back(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said("First")))
    revised = journal.deeds.do(lambda: journal.entries.revise(entry_id, said("Second")))
    labelled = journal.deeds.do(lambda: journal.labels.confirm(entry_id, Label.SELF))
    journal.erasing.erase(journal.erasing.of_entry(entry_id), backups=False)
    for deed in (labelled, revised):
        with pytest.raises(ChangedSince):
            journal.deeds.undo(deed)
    assert every_entry(journal) == []
    assert journal.verify().sound
