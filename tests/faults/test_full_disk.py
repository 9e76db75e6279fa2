"""A disk that is really full: an error that says so, nothing lost, and all well once there is room again."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.errors import DiskFull, ErasureUnfinished, StorageFailed
from journal.journal import Journal, create_journal, has_journal, open_with_key
from journal.model import Draft, Filters
from tests.stored import PASSPHRASE, copy_to, said, the_entry

LIMITED = """
import resource, sys
from pathlib import Path
from journal.errors import AttuneError
from journal.journal import open_with_key
from tests.stored import said, the_entry
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))
with open_with_key(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])) as journal:
    for number in range(50):
        try:
            print("kept", the_entry(journal.entries.record(said("tea " * 2000))))
        except AttuneError as refused:
            print("refused", refused.code)
"""


class SmallDisk:
    """A disk of a few megabytes, in memory, with something else on it that can be taken away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"
        self._ballast.write_bytes(bytes(2 << 20))

    def fill(self, but_for: int = 0) -> None:
        """Leave no room, but for so many bytes."""
        with open(self._ballast, "ab", buffering=0) as file:
            for size in (65_536, 4096):
                while _fits(file.write, bytes(size)):
                    continue
        os.truncate(self._ballast, self._ballast.stat().st_size - but_for)

    def make_room(self) -> None:
        self._ballast.unlink()


def _fits(write: Callable[[bytes], int | None], block: bytes) -> bool:
    try:
        return write(block) == len(block)
    except OSError:
        return False


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "attune-test", str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
        missing = "a small disk can be mounted only by root, on Linux"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    yield SmallDisk(folder)
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def is_refused(operation: Callable[[], object]) -> bool:
    with pytest.raises(DiskFull):
        operation()
    return True


def all_there(journal: Journal, kept: list[str]) -> bool:
    found = {line.id for line in journal.search.newest(Filters(words="tea"), limit=1000)}
    return found == set(kept) and journal.verify().sound


def test_writing_until_the_disk_is_full_loses_nothing(disk: SmallDisk) -> None:
    key = copy_to(disk.folder / "journal")
    kept: list[str] = []

    def write() -> None:
        while True:
            kept.append(the_entry(journal.entries.record(said("tea " * 2000))))

    with open_with_key(disk.folder / "journal", key) as journal:
        is_refused(write)
        disk.fill()
        assert is_refused(write)
        assert is_refused(lambda: journal.drafts.save(Draft(content=said("tea " * 1_000_000))))
        assert is_refused(journal.rebuild)
        assert is_refused(journal.heartbeat)
        assert all_there(journal, kept)
        disk.make_room()
        journal.heartbeat()
        kept.append(the_entry(journal.entries.record(said("tea, at last"))))
        assert all_there(journal, kept)
    with open_with_key(disk.folder / "journal", key) as journal:
        assert all_there(journal, kept)
    assert len(kept) > 20


def test_closing_and_opening_on_a_full_disk_loses_nothing(disk: SmallDisk) -> None:
    key = copy_to(disk.folder / "journal")
    with open_with_key(disk.folder / "journal", key) as journal:
        kept = [the_entry(journal.entries.record(said("tea " * 2000))) for _ in range(10)]
        disk.fill()
    with contextlib.suppress(DiskFull):
        open_with_key(disk.folder / "journal", key).close()
    disk.make_room()
    with open_with_key(disk.folder / "journal", key) as journal:
        assert all_there(journal, kept)


def test_a_batch_on_a_full_disk_is_kept_whole_or_not_at_all(disk: SmallDisk) -> None:
    key = copy_to(disk.folder / "journal")

    def write() -> None:
        with journal.batch():
            while True:
                journal.entries.record(said("tea " * 2000))

    with open_with_key(disk.folder / "journal", key) as journal:
        is_refused(write)
        assert all_there(journal, [])
        assert all_there(journal, [the_entry(journal.entries.record(said("tea")))])


def test_a_photo_that_finds_no_room_leaves_nothing_behind(disk: SmallDisk) -> None:
    key = copy_to(disk.folder / "journal")
    with open_with_key(disk.folder / "journal", key) as journal:
        entry_id = the_entry(journal.entries.record(said("tea")))
        journal.enclosures.add(entry_id, "small.jpg", b"tea" * 1000)
        assert is_refused(lambda: journal.enclosures.add(entry_id, "large.jpg", b"tea" * 2_000_000))
        (kept,) = journal.enclosures.of(entry_id)
        assert [path.name for path in (journal.folder / "enclosures").iterdir()] == [kept.stored_as]
        disk.make_room()
        assert journal.enclosures.read(kept.id) == b"tea" * 1000
        assert all_there(journal, [entry_id])


@pytest.mark.parametrize("room", [0, 30 * 4096])
def test_a_journal_that_has_no_room_to_be_made_is_not_half_made(disk: SmallDisk, room: int) -> None:
    disk.fill(but_for=room)
    with pytest.raises(DiskFull):
        create_journal(disk.folder / "journal", PASSPHRASE)
    assert not has_journal(disk.folder / "journal")
    assert not list((disk.folder / "journal").glob("*.new*"))
    disk.make_room()
    create_journal(disk.folder / "journal", PASSPHRASE)[0].close()
    assert not list((disk.folder / "journal").glob("*.new*"))


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_a_file_that_may_not_grow_gives_an_error_and_loses_nothing(tmp_path: Path) -> None:
    key = copy_to(tmp_path / "journal")
    command = [sys.executable, "-c", LIMITED, str(tmp_path / "journal"), key.hex()]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = [line.split() for line in done.stdout.splitlines()]
    kept = [what for kind, what in told if kind == "kept"]
    refusals = {what for kind, what in told if kind == "refused"}
    assert refusals
    assert refusals <= {DiskFull.code, StorageFailed.code}
    with open_with_key(tmp_path / "journal", key) as journal:
        assert all_there(journal, kept)


def test_erasing_without_the_room_to_write_the_file_anew_is_finished_once_there_is_some(disk: SmallDisk) -> None:
    key = copy_to(disk.folder / "journal")
    with open_with_key(disk.folder / "journal", key) as journal:
        kept = [the_entry(journal.entries.record(said("tea " * 2000))) for _ in range(20)]
        plan = journal.erasing.of_entry(kept.pop())
        disk.fill(but_for=400_000)
        with pytest.raises(ErasureUnfinished) as refused:
            journal.erasing.erase(plan, backups=False)
        assert refused.value.facts["reason"] == "disk-full"
        assert all_there(journal, kept)
        disk.make_room()
        journal.erasing.finish()
        assert journal.erasing.unfinished() == ()
        assert all_there(journal, kept)
