"""Many threads on one journal: nothing is lost, nothing hangs, and closing puts an end to all of it."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial

import pytest

from journal.errors import StorageFailed
from journal.journal import Journal, open_with_key
from journal.model import Draft, Filters, Label
from tests.stored import by_hand, pattern, said, the_entry

SLOW = 400
"""How many entries make a search take long enough to be caught at it."""


def together(*works: Callable[[], object]) -> list[object]:
    """Run all at the same moment, each in a thread of its own, and return what they return."""
    start = threading.Barrier(len(works))

    def at_once(work: Callable[[], object]) -> object:
        start.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        running = [pool.submit(at_once, work) for work in works]
        return [one.result() for one in running]


def test_reading_and_writing_go_on_together(journal: Journal) -> None:
    def write(name: str) -> Callable[[], object]:
        return lambda: [journal.entries.record(said(f"{name} {number} tea")) for number in range(20)]

    def read() -> None:
        for _ in range(20):
            count = journal.search.count()
            assert len(journal.search.newest(Filters(words="tea"), limit=100)) >= count
            journal.glance()

    def draft() -> None:
        for number in range(20):
            journal.drafts.save(Draft(content=said(str(number))))

    together(write("one"), write("two"), read, read, draft)
    assert journal.search.count() == 40
    assert journal.verify().sound


def test_two_who_revise_the_same_entry_follow_each_other(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said("0")))

    def revise(name: str) -> Callable[[], object]:
        return lambda: [journal.entries.revise(entry_id, said(f"{name} {number}")) for number in range(15)]

    together(revise("one"), revise("two"), revise("three"))
    assert len(journal.entries.versions(entry_id)) == 46
    assert journal.entries.versions(entry_id)[0].content == journal.entries.get(entry_id).content
    assert journal.verify().sound
    with by_hand(journal.folder) as connection:
        parents = connection.execute("SELECT parent_id FROM revisions WHERE entity_id = ?", [entry_id]).fetchall()
    assert len(set(parents)) == len(parents)


def test_trashing_does_not_undo_a_revision_made_meanwhile(journal: Journal) -> None:
    for _ in range(10):
        entry_id = the_entry(journal.entries.record(said("before")))
        together(
            partial(journal.entries.revise, entry_id, said("after")),
            partial(journal.entries.trash, entry_id),
        )
        assert journal.entries.get(entry_id).content.record == "after"


def test_two_who_decide_the_same_label_make_one_decision(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said()))

    def decide() -> None:
        for _ in range(10):
            journal.labels.confirm(entry_id, Label.SELF)
            journal.labels.dismiss(entry_id, Label.SELF)

    together(decide, decide)
    assert len(journal.entries.get(entry_id).labels) == 1
    assert journal.verify().sound


def test_verifying_while_others_write_finds_no_fault(journal: Journal) -> None:
    def write() -> None:
        for number in range(30):
            entry_id = the_entry(journal.entries.record(said(str(number))))
            journal.entries.revise(entry_id, said(f"{number}, again"))

    def verify() -> list[tuple[str, str]]:
        return [fault for _ in range(8) for fault in journal.verify().faults]

    assert together(write, verify, verify)[1:] == [[], []]


def test_others_do_not_see_a_batch_before_it_is_kept(journal: Journal) -> None:
    with journal.batch():
        journal.entries.record(said())
        assert journal.search.count() == 1
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(journal.search.count).result() == 0
    assert journal.search.count() == 1


@contextmanager
def searching(journal: Journal) -> Iterator["Future[int]"]:
    """Another thread that searches again and again until it is stopped; its result is how often it could."""
    with journal.batch():
        for number in range(SLOW):
            journal.entries.record(said(f"tea {number} " * 40))
    begun, done = threading.Event(), threading.Event()

    def search() -> int:
        times = 0
        while not done.is_set():
            begun.set()
            journal.search.newest(Filters(words="tea"), limit=SLOW)
            times += 1
        return times

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(search)
        begun.wait()
        yield running
        done.set()


def test_interrupting_ends_a_running_search_and_the_next_one_works(journal: Journal) -> None:
    with searching(journal) as running:
        while not running.done():
            journal.interrupt_reading()
        with pytest.raises(StorageFailed, match="SQLITE_INTERRUPT"):
            running.result()
    assert len(journal.search.newest(Filters(words="tea"), limit=SLOW)) == SLOW


def test_interrupting_when_nothing_is_read_does_no_harm(journal: Journal) -> None:
    journal.interrupt_reading()
    assert journal.search.count() == 0


def test_closing_ends_a_running_search(journal: Journal) -> None:
    with searching(journal) as running:
        journal.close()
        with pytest.raises(StorageFailed, match=r"closed|SQLITE_INTERRUPT"):
            running.result()


def test_closing_ends_a_running_verification_and_lets_writes_finish(journal: Journal) -> None:
    kept: list[str] = []
    under_way = threading.Event()

    def write() -> None:
        with suppress(StorageFailed):
            while True:
                kept.append(the_entry(journal.entries.record(said("tea"))))
                under_way.set()

    def verify() -> None:
        with suppress(StorageFailed):
            while True:
                assert journal.verify().sound

    def close() -> None:
        under_way.wait()
        journal.close()

    together(write, verify, close)
    with open_with_key(journal.folder, pattern().key) as again:
        assert again.search.count() == len(kept)
