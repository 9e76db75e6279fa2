"""Kills programs that make a new data key, and looks at which of the two opens what."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from journal.errors import AttuneError, WrongPassphrase
from journal.journal import open_with_key, unlock
from journal.store.backups import places_of
from journal.store.copying import check_whole
from tests.faults.corrupting import SECRET, cheaply_locked
from tests.faults.killing import Tally, killing, left_over, wrong_with
from tests.stored import PASSPHRASE, copy_to, said


def kill_rekeyings(folder: Path, cycles: int, seed: int) -> Tally:
    """Kill programs that change the key from the one behind SECRET to a new one behind PASSPHRASE."""
    chance, losses, changed = random.Random(seed), [], 0
    pattern = folder.with_name("pattern")
    key = copy_to(pattern)
    cheaply_locked(pattern, key)
    with open_with_key(pattern, key) as journal:
        journal.entries.record(said("soup"))
        journal.backups.make()
    with killing() as killer:
        for cycle in range(cycles):
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(pattern, folder)
            killer.run(chance.uniform(0, 0.8), "re-key", str(folder), key.hex(), "0")
            found = [*_wrong(folder), *_backups_that_open_with_neither(folder)]
            changed += _opens(folder, PASSPHRASE) is not None
            losses += [f"cycle {cycle}: {what}" for what in (*found, *left_over(folder))]
    return Tally(cycles, changed, tuple(losses))


def _wrong(folder: Path) -> Iterator[str]:
    """What is wrong unless exactly one secret opens the journal, and all is in it."""
    keys = [key for key in (_opens(folder, SECRET), _opens(folder, PASSPHRASE)) if key is not None]
    if len(keys) != 1:
        yield f"{len(keys)} secrets open it"
        return
    with open_with_key(folder, keys[0]) as journal:
        yield from wrong_with(journal)
        if journal.search.count() != 1:
            yield "entries"
        for place in places_of(folder):
            place.sweep()


def _backups_that_open_with_neither(folder: Path) -> Iterator[str]:
    backups = [backup for place in places_of(folder) for backup in place.backups()]
    if len(backups) != 1:
        yield f"{len(backups)} backups"
    for backup in backups:
        key = _opens(backup.folder, SECRET) or _opens(backup.folder, PASSPHRASE)
        try:
            check_whole(backup.folder / "journal.db", key or bytes(32))
        except AttuneError as fault:
            yield f"backup: {fault.code}"


def _opens(folder: Path, secret: str) -> bytes | None:
    try:
        return unlock(folder, secret)
    except WrongPassphrase:
        return None
