"""Kills programs that back a journal up or restore it, and looks at what is left."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from journal.errors import AttuneError
from journal.journal import Journal, open_with_key
from journal.model import Filters
from journal.store.backups import BackupKind, places_of
from journal.store.copying import check_whole
from tests.faults.killing import Tally, killing, left_over, wrong_with
from tests.stored import copy_to, said


def kill_backups(folder: Path, cycles: int, seed: int) -> Tally:
    """Kill programs that make backups of one journal: each that is there is whole, and none is lost."""
    chance, losses, last = random.Random(seed), [], 0
    key = copy_to(folder)
    with killing() as killer:
        for cycle in range(cycles):
            for _, number in killer.run(chance.uniform(0, 0.25), "back-up", str(folder), key.hex(), "0"):
                last = int(number)
            with open_with_key(folder, key) as journal:
                found = [*wrong_with(journal), *_not_whole(folder, key)]
                newest = journal.backups.last()
            if last and (newest is None or newest.number < last):
                found.append(f"backup {last}")
            losses += [f"cycle {cycle}: {what}" for what in (*found, *left_over(folder))]
    return Tally(cycles, last, tuple(losses))


def kill_restorings(folder: Path, cycles: int, seed: int) -> Tally:
    """Kill programs that restore a backup: the state before or the backup's stands, and the other is kept."""
    chance, losses, restored = random.Random(seed), [], 0
    pattern = folder.with_name("pattern")
    key = copy_to(pattern)
    with open_with_key(pattern, key) as journal:
        journal.entries.record(said("soup"))
        journal.backups.make()
        journal.entries.record(said("tea"))
    with killing() as killer:
        for cycle in range(cycles):
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(pattern, folder)
            killer.run(chance.uniform(0.1, 0.6), "restore", str(folder), key.hex(), "0")
            with open_with_key(folder, key) as journal:
                journal.backups.last()  # whoever asks for the backups first, as the window does, clears away
                found = [*wrong_with(journal), *_not_whole(folder, key), *_lost(journal, folder)]
                restored += _records(journal) == 1
            losses += [f"cycle {cycle}: {what}" for what in (*found, *left_over(folder))]
    return Tally(cycles, restored, tuple(losses))


def _records(journal: Journal) -> int:
    return len(journal.search.newest(Filters(), 9))


def _lost(journal: Journal, folder: Path) -> Iterator[str]:
    kinds = [one.kind for place in places_of(folder) for one in place.backups()]
    if _records(journal) not in (1, 2):
        yield "entries"
    if _records(journal) == 1 and BackupKind.SET_ASIDE not in kinds:
        yield "the state before"


def _not_whole(folder: Path, key: bytes) -> Iterator[str]:
    for place in places_of(folder):
        for backup in place.backups():
            try:
                check_whole(backup.folder / "journal.db", key)
            except AttuneError as fault:
                yield f"backup {backup.name}: {fault.code}"
