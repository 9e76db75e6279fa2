"""Killed at any moment (kill -9): what was said to be kept is there, and the journal is sound."""

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.journal import Journal, create_journal, has_journal, open_with_key, unlock
from journal.model import Filters
from tests.stored import PASSPHRASE, copy_to

CYCLES = 40
CREATE = """
import sys
from pathlib import Path
from journal.journal import create_journal
create_journal(Path(sys.argv[1]), "correct horse battery")
"""


class Killing:
    """Starts writers, and kills each."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self.program = program

    def writer(self, after: float, *arguments: str) -> list[list[str]]:
        """Kill a writer so many seconds after its start, and return the words of each line that it printed."""
        assert self.program.stdin
        assert self.program.stdout
        self.program.stdin.write(" ".join(arguments) + "\n")
        self.program.stdin.flush()
        _, pid = self.program.stdout.readline().split()
        threading.Timer(after, os.kill, (int(pid), signal.SIGKILL)).start()
        return [line.split() for line in iter(self.program.stdout.readline, "ended\n")]


@pytest.fixture
def killing() -> Iterator[Killing]:
    command = [sys.executable, "-m", "tests.faults.writing"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        yield Killing(program)


class Told:
    """What the killed programs were told is kept; the last operation may have been kept without their hearing of it."""

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}
        self.trashed: set[str] = set()
        self.draft = ""

    def hear(self, kind: str, *words: str) -> None:
        if kind == "draft":
            (self.draft,) = words
        elif kind == "record":
            self.entries[words[0]] = words[1]
        else:
            self.trashed.add(words[0])

    def is_kept_in(self, journal: Journal) -> None:
        for entry_id, word in self.entries.items():
            kept = {version.content.record for version in journal.entries.versions(entry_id)}
            assert word in kept
        for entry_id in self.trashed:
            assert journal.entries.get(entry_id).content.trashed
        draft = journal.drafts.get()
        if self.draft:
            assert draft is not None
            last = int(self.draft[1:])
            assert draft.content.record in (f"w{last}", f"w{last + 1}", "w0")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="POSIX")
def test_kill_loses_nothing_that_was_kept(tmp_path: Path, killing: Killing) -> None:
    chance, told, folder = random.Random(5), Told(), tmp_path / "journal"
    key = copy_to(folder)
    for cycle in range(CYCLES):
        for words in killing.writer(chance.uniform(0, 0.12), str(folder), key.hex(), str(cycle)):
            told.hear(*words)
        with open_with_key(folder, key) as journal:
            told.is_kept_in(journal)
            assert journal.verify().sound
            assert journal.search.count() == len(journal.search.places(Filters(words="w")))
    assert len(told.entries) > CYCLES
    assert {path.name for path in folder.iterdir()} == {"journal.db", "keys.json", "journal.lock"}


@pytest.mark.parametrize("after", [0.3, 0.6, 0.9])
def test_a_creation_killed_on_its_way_leaves_a_whole_journal_or_none(tmp_path: Path, after: float) -> None:
    with subprocess.Popen([sys.executable, "-c", CREATE, str(tmp_path)]) as program:
        threading.Timer(after, program.kill).start()
    if not has_journal(tmp_path):
        create_journal(tmp_path, PASSPHRASE)[0].close()
    with open_with_key(tmp_path, unlock(tmp_path, PASSPHRASE)) as journal:
        assert [person.name for person in journal.family.people()] == [""]
    assert not list(tmp_path.glob("*.new*"))
