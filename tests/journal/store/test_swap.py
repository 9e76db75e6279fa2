"""A new journal file and its keys take the present ones' place together, whenever it is cut off."""

from pathlib import Path

import pytest

from journal.journal import has_journal, open_with_key, settle_swap
from journal.store.copying import check_whole, copy_whole, still
from journal.store.swap import finish_swap, swap_pending, swapping
from tests.stored import copy_to, said

OTHER = bytes(range(32))


def lay_down(folder: Path, aside: Path, key: bytes) -> None:
    copy_whole(folder / "journal.db", key, aside / "journal.db", new_key=OTHER)
    (aside / "keys.json").write_bytes(b"new keys")


def test_both_change(folder: Path) -> None:
    key = copy_to(folder.parent / "other")
    with swapping(folder) as aside:
        lay_down(folder, aside, key)
    check_whole(folder / "journal.db", OTHER)
    assert (folder / "keys.json").read_bytes() == b"new keys"
    assert not swap_pending(folder)


def test_neither_changes_when_it_fails_on_the_way(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def fail() -> None:
        with swapping(folder) as aside:
            (aside / "journal.db").write_bytes(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("moved", [(), ("journal.db",), ("journal.db", "keys.json")])
def test_a_step_cut_off_after_it_was_taken_is_finished(folder: Path, moved: tuple[str, ...]) -> None:
    key = copy_to(folder.parent / "other")
    (folder / "swap").mkdir()
    lay_down(folder, folder / "swap", key)
    (folder / "journal.db-wal").write_bytes(b"the old file's log")
    for name in moved:
        (folder / "journal.db-wal").unlink(missing_ok=True)
        (folder / "swap" / name).replace(folder / name)
    assert has_journal(folder)
    settle_swap(folder)
    with open_with_key(folder, OTHER) as journal:
        assert journal.verify().sound
    assert (folder / "keys.json").read_bytes() == b"new keys"
    assert not swap_pending(folder)


def test_a_step_cut_off_before_it_was_taken_is_cleared_away(folder: Path) -> None:
    (folder / "swap.new").mkdir()
    (folder / "swap.new" / "journal.db").write_bytes(b"half")
    finish_swap(folder)
    assert not swap_pending(folder)
    check_whole(folder / "journal.db", copy_to(folder.parent / "other"))


def test_a_copy_is_made_while_the_journal_is_written_to(folder: Path) -> None:
    key = copy_to(folder.parent / "other")
    with open_with_key(folder, key) as journal:
        journal.entries.record(said("before"))

        def write_on(done: int, total: int) -> None:
            journal.entries.record(said("meanwhile"))

        copy_whole(folder / "journal.db", key, folder / "copy.db", progress=write_on)
        assert journal.search.count() > 1
    with still(folder / "copy.db", key) as copy:
        assert copy.rows("SELECT record FROM entries") == [("before",)]
