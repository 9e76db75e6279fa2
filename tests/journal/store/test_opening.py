"""Opening: each fault has an error of its own, and what cannot be opened is left as it was."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from journal.errors import (
    AttuneError,
    FolderReadOnly,
    JournalDamaged,
    JournalInUse,
    JournalOpenElsewhere,
    KeysMissing,
    NewerJournal,
    NoJournal,
)
from journal.journal import Journal, open_journal, open_with_key
from journal.model import Filters
from journal.moments import utc_text
from journal.store.schema import SCHEMA_VERSION
from tests.stored import NOON, PASSPHRASE, SetClock, by_hand, pattern, said

PAGE = 4096
NOBODY = 65534
OPEN = """
import os, sys
from pathlib import Path
from journal.errors import AttuneError
from journal.journal import open_with_key
if len(sys.argv) > 3:
    os.setgroups([])
    os.setgid(int(sys.argv[3]))
    os.setuid(int(sys.argv[3]))
try:
    with open_with_key(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])) as journal:
        print("open", flush=True)
        sys.stdin.read()
except AttuneError as refused:
    print(refused.code, refused.facts.get("pid"))
"""


def opened(folder: Path, **more: bool) -> Journal:
    return open_with_key(folder, pattern().key, clock=SetClock(), **more)


def another(folder: Path, *user: str) -> subprocess.Popen[str]:
    """A second Attune that opens `folder`, and keeps it open until its input ends."""
    command = [sys.executable, "-c", OPEN, str(folder), pattern().key.hex(), *user]
    return subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


@pytest.fixture
def filled(folder: Path) -> Path:
    """A folder with a closed journal of a few hundred pages."""
    with opened(folder) as journal:
        for number in range(60):
            journal.entries.record(said(f"Beach day {number}. " * 60))
    return folder


def use_all(folder: Path) -> None:
    """Open, verify, list and search."""
    with opened(folder) as journal:
        assert journal.verify().sound
        assert journal.search.newest(Filters(words="beach"))


def test_a_file_without_keys_and_keys_without_a_file(folder: Path) -> None:
    shutil.move(folder / "keys.json", folder.parent / "keys.json")
    with pytest.raises(KeysMissing):
        open_journal(folder, PASSPHRASE)
    shutil.move(folder / "journal.db", folder.parent / "journal.db")
    with pytest.raises(NoJournal):
        open_journal(folder, PASSPHRASE)


def test_another_journals_key_does_not_open_it(folder: Path) -> None:
    with pytest.raises(JournalDamaged):
        open_with_key(folder, bytes(32))


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[:100],
        lambda whole: whole[:PAGE],
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:-PAGE],
        lambda whole: bytes([whole[0] ^ 1]) + whole[1:],
        lambda whole: whole[: PAGE - 1] + bytes([whole[PAGE - 1] ^ 1]) + whole[PAGE:],
        lambda whole: random.Random(1).randbytes(len(whole)),
        lambda whole: b"SQLite format 3\0" + bytes(PAGE),
    ],
    ids=["zero-length", "100 bytes", "1 page", "half", "last page gone", "salt", "page 1", "random", "plain SQLite"],
)
def test_a_damaged_file_does_not_open_and_is_left_as_it_was(filled: Path, damage: Callable[[bytes], bytes]) -> None:
    damaged = damage((filled / "journal.db").read_bytes())
    (filled / "journal.db").write_bytes(damaged)
    with pytest.raises(JournalDamaged):
        opened(filled)
    assert (filled / "journal.db").read_bytes() == damaged
    assert not (filled / "open.json").exists()


def test_a_byte_changed_anywhere_is_found_by_verify(filled: Path) -> None:
    whole = (filled / "journal.db").read_bytes()
    chance = random.Random(7)
    for _ in range(25):
        at = chance.randrange(len(whole))
        (filled / "journal.db").write_bytes(
            whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :]
        )
        with pytest.raises(JournalDamaged):
            use_all(filled)
    (filled / "journal.db").write_bytes(whole)
    use_all(filled)


def test_a_journal_of_a_later_attune_is_refused_untouched(filled: Path) -> None:
    with by_hand(filled) as connection:
        connection.execute("PRAGMA user_version = 7")
    before = (filled / "journal.db").read_bytes()
    with pytest.raises(NewerJournal) as refused:
        opened(filled)
    assert refused.value.facts == {"found": 7, "known": SCHEMA_VERSION}
    assert (filled / "journal.db").read_bytes() == before


def test_a_file_that_lost_its_schema_version_is_damaged(folder: Path) -> None:
    with by_hand(folder) as connection:
        connection.execute("PRAGMA user_version = 0")
    with pytest.raises(JournalDamaged):
        opened(folder)


def test_a_second_attune_is_told_who_holds_the_journal(folder: Path) -> None:
    with another(folder) as first:
        assert first.stdout
        assert first.stdout.readline() == "open\n"
        with pytest.raises(JournalInUse) as refused:
            opened(folder)
        assert refused.value.facts == {"folder": folder, "pid": first.pid}
        first.communicate("")
    opened(folder).close()


def test_a_second_attune_cannot_take_over_on_the_same_machine(folder: Path) -> None:
    with opened(folder), pytest.raises(JournalInUse):
        opened(folder, take_over=True)


def test_a_killed_attune_leaves_the_journal_free(folder: Path) -> None:
    with another(folder) as first:
        assert first.stdout
        first.stdout.readline()
        first.kill()
    assert (folder / "open.json").exists()
    opened(folder).close()
    assert not (folder / "open.json").exists()


def leave_note(folder: Path, *, host: str = "grandmas-laptop", silent_for: timedelta = timedelta(0)) -> None:
    """What another machine leaves in a shared folder while it holds the journal."""
    note = {
        "host": host,
        "pid": 4,
        "since": utc_text(NOON - timedelta(hours=1)),
        "heartbeat": utc_text(NOON - silent_for),
    }
    (folder / "open.json").write_bytes(msgspec.json.encode(note))


@pytest.mark.parametrize("silent_for", [timedelta(0), timedelta(minutes=4), timedelta(days=-365)])
def test_another_machine_is_noticed_and_the_person_decides(folder: Path, silent_for: timedelta) -> None:
    """A heartbeat from the future may be a clock set back: it is no reason to be sure that nobody is there."""
    leave_note(folder, silent_for=silent_for)
    with pytest.raises(JournalOpenElsewhere) as refused:
        opened(folder)
    assert refused.value.facts == {"host": "grandmas-laptop", "since": "2026-03-01T11:00:00.000Z"}
    opened(folder, take_over=True).close()
    opened(folder).close()


def test_another_machine_that_fell_silent_is_no_hindrance(folder: Path) -> None:
    leave_note(folder, silent_for=timedelta(minutes=6))
    opened(folder).close()


def test_a_heartbeat_is_renewed(journal: Journal, clock: SetClock) -> None:
    def heard_of() -> dict[str, str | int]:
        return msgspec.json.decode((journal.folder / "open.json").read_bytes(), type=dict[str, str | int])

    first = heard_of()
    clock.move(timedelta(minutes=1))
    journal.heartbeat()
    assert heard_of() == first | {"heartbeat": utc_text(NOON + timedelta(minutes=1))}


@pytest.mark.parametrize(
    "note",
    [b"", b"[]", b"\xff", b'{"host":"x","pid":1,"since":"","heartbeat":"2026-03-01"}', b'{"x":' + b"[" * 60_000],
    ids=["empty", "no note", "no text", "no offset", "deep"],
)
def test_a_note_that_makes_no_sense_is_no_hindrance(folder: Path, note: bytes) -> None:
    (folder / "open.json").write_bytes(note)
    opened(folder).close()


@pytest.fixture
def shown_to_all(folder: Path) -> Iterator[Path]:
    """A journal that anyone on this machine can read and nobody but its owner change."""
    with tempfile.TemporaryDirectory(dir="/tmp") as home:
        os.chmod(home, 0o755)
        copied = Path(shutil.copytree(folder, Path(home, "journal")))
        copied.chmod(0o755)
        for path in copied.iterdir():
            path.chmod(0o644)
        yield copied


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can be someone else")
@pytest.mark.parametrize("folder_mode", [0o755, 0o700, 0o777])
def test_a_folder_that_cannot_be_written_has_its_own_error(shown_to_all: Path, folder_mode: int) -> None:
    """Read-only, not even readable, and a read-only file in a folder that may be written."""
    shown_to_all.chmod(folder_mode)
    with another(shown_to_all, str(NOBODY)) as nobody:
        answer, _ = nobody.communicate("")
    assert answer.split()[0] == FolderReadOnly.code
    assert {path.name for path in shown_to_all.iterdir()} <= {"journal.db", "keys.json", "journal.lock"}


def test_every_error_has_a_code_of_its_own() -> None:
    codes = [fault.code for fault in AttuneError.__subclasses__()]
    assert len(set(codes)) == len(codes)
    assert "error" not in codes
