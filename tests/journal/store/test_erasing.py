"""Erasing for good: nothing is left in the file or its log, and everything else stays and holds."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.errors import Cancelled, ChangedSince, NotFound
from journal.journal import Journal, open_with_key
from journal.model import HALF_ANSWERED, PLAN_HALF_WRITTEN, Draft, Filters, Label, Suggestion
from tests.pages import holds
from tests.stored import NOON, by_hand, new_journal, pattern, said, the_entry

KEY = pattern().key
WORDS = ("Wolkenkratzer", "wolkenk", "Murmeltier", "Quastenflosser", "quast", "Xylitol", "Jubelnase")


def holding(journal: Journal, *words: str) -> list[str]:
    return holds(journal.folder, KEY, *words)


def child_of(journal: Journal, name: str) -> str:
    (child_id,) = journal.family.add_child(name).children
    return child_id


def erase_entry(journal: Journal, entry_id: str) -> None:
    journal.erasing.erase(journal.erasing.of_entry(entry_id), backups=False)


def told(journal: Journal) -> str:
    """An entry with two versions, a label, and a plan: all of WORDS."""
    entry_id = the_entry(journal.entries.record(said("He hid Wolkenkratzer.", reflection="A Murmeltier.")))
    content = journal.entries.get(entry_id).content
    again = msgspec.structs.replace(content, record="Quastenflosser.", details={"outcome": "Xylitol"})
    journal.entries.revise(entry_id, again)
    journal.labels.confirm(entry_id, Label.SELF, quote="Quasten")
    journal.plans.keep("Say Jubelnase first.", entry_id=entry_id)
    return entry_id


def test_not_a_word_of_an_erased_entry_is_left_and_the_others_are_all_there(journal: Journal) -> None:
    kept, entry_id = the_entry(journal.entries.record(said("Zebras drank."))), told(journal)
    assert holding(journal, *WORDS) == list(WORDS)
    receipt = journal.erasing.erase(journal.erasing.of_entry(entry_id), backups=False)
    assert holding(journal, *WORDS, "zebras") == ["zebras"]
    assert receipt.finished
    assert (receipt.counts.entries, receipt.counts.versions) == (1, 2)
    assert (receipt.counts.labels, receipt.counts.plans) == (1, 1)
    assert journal.entries.get(kept).content.record == "Zebras drank."


def test_a_tombstone_stays_and_every_digest_still_holds(journal: Journal) -> None:
    entry_id = told(journal)
    erase_entry(journal, entry_id)
    report = journal.verify()
    assert report.sound
    assert report.erased == 4
    assert [one.erased for one in journal.entries.versions(entry_id)] == [True, True]
    journal.rebuild()
    assert journal.verify().sound
    assert journal.search.count() == 0


def test_what_was_erased_can_never_be_written_to_again(journal: Journal) -> None:
    entry_id = told(journal)
    deed = journal.deeds.do(lambda: journal.entries.trash(entry_id))
    erase_entry(journal, entry_id)
    with pytest.raises(NotFound):
        journal.entries.restore(entry_id)
    with pytest.raises(NotFound):
        journal.labels.confirm(entry_id, Label.SELF)
    with pytest.raises(ChangedSince):
        journal.deeds.undo(deed)
    last = journal.history.of(entry_id)[-1][0]
    with pytest.raises(ChangedSince):
        journal.history.append("entry", entry_id, last.id, {"record": "again"}, "")


def test_half_given_answers_about_an_entry_go_with_it_and_those_about_nobody_with_a_child(journal: Journal) -> None:
    entry_id, child_id = the_entry(journal.entries.record(said("Soup."))), child_of(journal, "Ada")
    journal.settings.put(HALF_ANSWERED + entry_id, "Wolkenkratzer")
    for name in (HALF_ANSWERED, PLAN_HALF_WRITTEN):
        journal.settings.put(name, "Murmeltier")
    assert journal.erasing.of_entry(entry_id).counts.drafts == 1
    erase_entry(journal, entry_id)
    assert holding(journal, *WORDS) == ["Murmeltier"]
    plan = journal.erasing.of_child(child_id)
    assert plan.counts.drafts == 2
    journal.erasing.erase(plan, backups=False)
    assert holding(journal, *WORDS) == []


def test_drafts_and_what_was_found_in_the_texts_go_too(journal: Journal) -> None:
    entry_id = told(journal)
    journal.drafts.save(Draft(content=said("Half a Schnabeltier."), entry_id=entry_id))
    journal.suggestions.put_all({"He hid Wolkenkratzer.": (), "Zebras.": (Suggestion(label=Label.SELF, score=1),)}, "m")
    erase_entry(journal, entry_id)
    assert holding(journal, "Schnabel") == []
    assert journal.drafts.get(entry_id) is None
    assert journal.suggestions.get("He hid Wolkenkratzer.", "m") is None
    assert journal.suggestions.get("Zebras.", "m")


def test_a_child_goes_with_what_is_about_it_alone_and_is_taken_out_of_the_rest(journal: Journal) -> None:
    ada, ben = child_of(journal, "Adelgunde"), child_of(journal, "Ben")
    alone = the_entry(journal.entries.record(said("Wolkenkratzer", child_ids=(ada,))))
    both = the_entry(journal.entries.record(said("They shared soup.", child_ids=(ada, ben))))
    gone = the_entry(journal.entries.record(said("Murmeltier", child_ids=(ben, ada))))
    assert set(journal.erasing.of_child(ada).shared) == {both, gone}
    plan = journal.erasing.of_child(ada, {gone})
    assert (set(plan.entries), plan.without) == ({alone, gone}, (both,))
    journal.erasing.erase(plan, backups=False)
    assert holding(journal, "Adelgunde", "Wolkenkratzer", "Murmeltier") == []
    assert journal.entries.get(both).content.child_ids == (ben,)
    assert [child.name for child in journal.family.children()] == ["Ben"]
    assert journal.verify().sound


def test_a_name_that_was_added_by_mistake_and_taken_back_goes_with_the_child(journal: Journal) -> None:
    deed = journal.deeds.do(lambda: journal.family.add_child("Adelgunde"))
    journal.deeds.undo(deed)
    journal.erasing.erase(journal.erasing.of_child(child_of(journal, "Adelgunde")), backups=False)
    assert holding(journal, "Adelgunde") == []


def test_a_half_written_entry_loses_the_child_or_goes_with_it(journal: Journal) -> None:
    ada, ben = child_of(journal, "Ada"), child_of(journal, "Ben")
    journal.drafts.save(Draft(content=said("Soup for both.", child_ids=(ada, ben))))
    journal.erasing.erase(journal.erasing.of_child(ada), backups=False)
    draft = journal.drafts.get()
    assert draft is not None
    assert draft.content.child_ids == (ben,)
    journal.erasing.erase(journal.erasing.of_child(ben), backups=False)
    assert journal.drafts.get() is None
    assert holding(journal, "Soup for both") == []


def test_an_enclosure_goes_with_its_key_and_its_file(journal: Journal) -> None:
    entry_id = told(journal)
    file = journal.folder / "enclosures" / "a1b2"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"encrypted")
    row = ("e1", entry_id, "Rindenboot.jpg", "image/jpeg", 9, b"K" * 32, "a1b2", "0", 0, "r1")
    with by_hand(journal.folder) as connection:
        connection.execute(f"INSERT INTO enclosures VALUES ({', '.join('?' * len(row))})", row)
    receipt = journal.erasing.erase(journal.erasing.of_entry(entry_id), backups=False)
    assert receipt.counts.enclosures == 1
    assert holding(journal, "Rindenboot", "K" * 32) == []
    assert not file.exists()


def test_everything_before_a_day_goes_and_that_day_stays(journal: Journal) -> None:
    old = the_entry(journal.entries.record(said("Wolkenkratzer", NOON - timedelta(days=1))))
    journal.entries.trash(old)
    stays = the_entry(journal.entries.record(said("Zebras", NOON.replace(hour=0))))
    plan = journal.erasing.before(date(2026, 3, 1))
    assert plan.entries == (old,)
    journal.erasing.erase(plan, backups=False)
    assert holding(journal, "Wolkenkratzer", "Zebras") == ["Zebras"]
    assert journal.entries.get(stays)
    assert journal.search.binned() == 0


def test_nothing_is_erased_where_one_stops_in_time_and_all_of_it_where_one_stops_late(journal: Journal) -> None:
    entry_id = told(journal)
    calls = itertools.count()

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        journal.erasing.erase(journal.erasing.of_entry(entry_id), backups=False, progress=stop)
    assert journal.entries.get(entry_id)
    assert not journal.erasing.receipts()

    def stop_late(done: int, total: int) -> None:
        if next(calls):
            raise Cancelled

    journal.erasing.erase(journal.erasing.of_entry(entry_id), backups=False, progress=stop_late)
    assert holding(journal, *WORDS) == []


def test_receipts_are_kept_and_hold_no_words(journal: Journal) -> None:
    erase_entry(journal, told(journal))
    journal.erasing.erase(journal.erasing.of_child(child_of(journal, "Adelgunde")), backups=True)
    folder = journal.folder
    journal.close()
    with open_with_key(folder, KEY) as again:
        child, entry = again.erasing.receipts()
        bodies = "".join(line.body for line in again.ledger.lines())
    assert (child.counts.children, child.with_backups) == (1, True)
    assert len(entry.digest) == 64
    assert entry.finished
    assert "Adel" not in bodies


THINGS = st.tuples(st.sampled_from(["tower", "soup", "stairs"]), st.sets(st.sampled_from([0, 1])), st.integers(-3, 0))


@given(st.lists(THINGS, min_size=1, max_size=6), st.sampled_from(["entry", "child", "before"]), st.booleans())
@settings(max_examples=15)
def test_whatever_is_erased_the_rest_is_whole(
    things: list[tuple[str, set[int], int]], kind: str, with_shared: bool
) -> None:
    with new_journal() as journal:
        children = [child_of(journal, "Adelgunde"), child_of(journal, "Ben")]
        texts: dict[str, str] = {}
        for number, (word, about, day) in enumerate(things):
            content = said(f"{word} unique{number}x", NOON + timedelta(days=day))
            content = msgspec.structs.replace(content, child_ids=tuple(children[one] for one in sorted(about)))
            texts[the_entry(journal.entries.record(content))] = f"unique{number}x"
        erasing = journal.erasing
        shared = erasing.of_child(children[0]).shared if with_shared else ()
        plan = {
            "entry": lambda: erasing.of_entry(next(iter(texts))),
            "child": lambda: erasing.of_child(children[0], shared),
            "before": lambda: erasing.before((NOON - timedelta(days=1)).date()),
        }[kind]()
        if plan.empty:
            return
        erasing.erase(plan, backups=False)
        gone = [texts[one] for one in plan.entries]
        stays = [text for one, text in texts.items() if one not in plan.entries]
        assert holding(journal, *gone, *stays) == stays
        assert [text for text in gone if journal.search.newest(Filters(words=text))] == []
        assert [text for text in stays if not journal.search.newest(Filters(words=text))] == []
        assert journal.verify().sound
