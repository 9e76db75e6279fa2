"""Kills programs that work on a journal (kill -9) at any moment, and compares what is left with what they were told."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from journal.errors import AttuneError
from journal.journal import Journal, open_with_key, unlock
from journal.model import Filters
from tests.stored import copy_to

ROOT: Final = Path(__file__).resolve().parents[2]
STORED: Final = ROOT / "tests" / "faults" / "journals"
STORED_SECRET: Final = "stored for later years"
NEVER_LEFT: Final = ("*.new", "*.new-*", "*.new*", ".new-*", ".*.new", "swap", "*-journal")


class Tally(NamedTuple):
    """What so many kills came to. `losses` says, of each thing lost or left lying about, what and in which cycle."""

    cycles: int
    acknowledged: int
    losses: tuple[str, ...]


class Killing:
    """Starts programs and kills each; `tests.faults.writing` says what they can do."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        """For `killing` only."""
        self._program = program

    def run(self, after: float, *arguments: str) -> list[list[str]]:
        """Kill one so many seconds after its start, and return the words of each line that it printed."""
        assert self._program.stdin
        assert self._program.stdout
        self._program.stdin.write(" ".join(arguments) + "\n")
        self._program.stdin.flush()
        _, pid = self._program.stdout.readline().split()
        clock = threading.Timer(after, _kill, (int(pid),))
        clock.start()
        lines = [line.split() for line in iter(self._program.stdout.readline, "ended\n")]
        clock.cancel()
        clock.join()
        return lines


@contextlib.contextmanager
def killing() -> Iterator[Killing]:
    """A program that starts what is to be killed, so that none has to load everything anew."""
    command = [sys.executable, "-m", "tests.faults.writing"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as program:
        yield Killing(program)


class Told:
    """What the killed programs were told is kept; the last operation may have been kept without their hearing of it."""

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}
        self.trashed: set[str] = set()
        self.erased: dict[str, str] = {}
        self.enclosed: list[tuple[str, str]] = []
        self.begun: set[str] = set()
        self.draft = ""

    def hear(self, kind: str, *words: str) -> None:
        """Take in one line."""
        if kind == "draft":
            (self.draft,) = words
        elif kind == "record":
            self.entries[words[0]] = words[1]
        elif kind == "trash":
            self.trashed.add(words[0])
        elif kind == "erasing":
            self.begun.add(words[0])
        elif kind == "enclosed":
            self.enclosed.append((words[0], words[1]))
        elif kind == "erased":
            self.erased[words[0]] = self.entries.pop(words[0], "")
            self.trashed.discard(words[0])

    def missing_in(self, journal: Journal) -> Iterator[str]:
        """What was acknowledged and is not there, and what is there though it was erased."""
        for entry_id, word in self.entries.items():
            if entry_id not in self.begun and word not in _words(journal, entry_id):
                yield f"entry {entry_id}"
        for entry_id, word in self.enclosed:
            if entry_id not in self.begun and word not in _enclosed(journal, entry_id):
                yield f"enclosure of {entry_id}"
        for entry_id in self.erased:
            if not all(version.erased for version in journal.entries.versions(entry_id)):
                yield f"erased {entry_id}"
        for entry_id in self.trashed - self.begun:
            if not journal.entries.get(entry_id).content.trashed:
                yield f"bin {entry_id}"
        draft = journal.drafts.get()
        if self.draft and (draft is None or draft.content.record not in _about(self.draft)):
            yield "draft"


def _words(journal: Journal, entry_id: str) -> set[str]:
    """All that an entry ever said; the fault's code where it cannot be read."""
    try:
        return {version.content.record for version in journal.entries.versions(entry_id)}
    except AttuneError as fault:
        return {fault.code}


def _enclosed(journal: Journal, entry_id: str) -> set[str]:
    return {journal.enclosures.read(one.id).decode() for one in journal.enclosures.of(entry_id)}


def kill_writers(folder: Path, cycles: int, seed: int) -> Tally:
    """Kill programs that record, revise, label, enclose, bin and erase in one journal, and look after each."""
    chance, told, losses = random.Random(seed), Told(), []
    key = copy_to(folder)
    with killing() as killer:
        for cycle in range(cycles):
            for words in killer.run(chance.uniform(0, 0.15), "write", str(folder), key.hex(), str(cycle)):
                told.hear(*words)
            with open_with_key(folder, key) as journal:
                journal.erasing.finish()
                journal.enclosures.sweep()
                found = [*told.missing_in(journal), *wrong_with(journal)]
            losses += [f"cycle {cycle}: {what}" for what in (*found, *left_over(folder))]
    return Tally(cycles, len(told.entries) + len(told.erased) + len(told.trashed), tuple(losses))


def kill_migrations(folder: Path, cycles: int, seed: int) -> Tally:
    """Kill programs that open a stored journal of the first schema, which brings it up to date."""
    chance, losses = random.Random(seed), []
    key = unlock(STORED / "v1", STORED_SECRET)
    with killing() as killer:
        for cycle in range(cycles):
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(STORED / "v1", folder)
            killer.run(chance.uniform(0, 0.06), "open", str(folder), key.hex(), "0")
            with open_with_key(folder, key) as journal:
                found = [*wrong_with(journal)]
                if journal.search.count() != 4:
                    found.append("entries")
            losses += [f"cycle {cycle}: {what}" for what in (*found, *left_over(folder))]
    return Tally(cycles, 4 * cycles, tuple(losses))


def wrong_with(journal: Journal) -> Iterator[str]:
    """What does not hold together in an open journal."""
    if not journal.verify().sound:
        yield "verify"
    if journal.lost_changes:
        yield "lost changes"
    if journal.search.count() != len(journal.search.places(Filters())):
        yield "search"


def left_over(folder: Path) -> Iterator[str]:
    """Files that only work under way may have, once a journal was opened again and closed."""
    for path in folder.rglob("*"):
        if any(path.match(pattern) for pattern in NEVER_LEFT):
            yield f"left {path.name}"


def _about(word: str) -> tuple[str, ...]:
    """The draft heard of last, and the one that may have been kept since."""
    last = int(word[1:])
    return (f"w{last}", f"w{last + 1}", "w0")


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
