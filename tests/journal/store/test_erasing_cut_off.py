"""Erasing that is cut off, by a kill or a full disk: it never half happened, and what began is finished later."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from journal.errors import ErasureUnfinished
from journal.journal import Journal, open_with_key
from tests.journal.store.test_erasing import KEY, WORDS, told
from tests.pages import holds
from tests.stored import said, the_entry

ROOT = Path(__file__).resolve().parents[3]
ERASES = """
import os, resource, signal, sys
from pathlib import Path
from journal.errors import AttuneError
from journal.journal import open_with_key
folder, key, entry_id, stage, limit = sys.argv[1:]
calls = iter(range(100))
def die(done, total):
    if next(calls) == int(stage):
        os.kill(os.getpid(), signal.SIGKILL)
with open_with_key(Path(folder), bytes.fromhex(key)) as journal:
    plan = journal.erasing.of_entry(entry_id)
    if int(limit):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
    try:
        journal.erasing.erase(plan, backups=False, progress=die)
    except AttuneError as fault:
        print(fault.code)
"""


def erase_elsewhere(folder: Path, entry_id: str, *, stage: int = 99, limit: int = 0) -> str:
    command = [sys.executable, "-c", ERASES, str(folder), KEY.hex(), entry_id, str(stage), str(limit)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()


@pytest.fixture
def entry_id(folder: Path) -> str:
    """An entry to erase, among enough others to fill some pages."""
    with open_with_key(folder, KEY) as journal:
        for number in range(60):
            journal.entries.record(said(f"zebra{number} " * 400))
        return told(journal)


@pytest.mark.parametrize("stage", range(7))
def test_killed_at_any_stage_it_did_not_happen_or_is_finished_at_the_next_opening(
    folder: Path, entry_id: str, stage: int
) -> None:
    erase_elsewhere(folder, entry_id, stage=stage)
    with open_with_key(folder, KEY) as journal:
        begun = bool(journal.erasing.receipts())
        assert begun == (stage > 0)
        assert bool(journal.erasing.unfinished()) == begun
        journal.erasing.finish()
        assert journal.erasing.unfinished() == ()
        assert holds(folder, KEY, *WORDS, "zebra7") == [*(() if begun else WORDS), "zebra7"]
        assert journal.verify().sound


def test_on_a_full_disk_it_says_so_calmly_and_is_finished_once_there_is_room(folder: Path, entry_id: str) -> None:
    assert erase_elsewhere(folder, entry_id, limit=400_000) == ErasureUnfinished.code
    with open_with_key(folder, KEY) as journal:
        assert journal.verify().sound
        (receipt,) = journal.erasing.receipts()
        assert not receipt.finished
        journal.erasing.finish()
        assert journal.erasing.receipts()[0].finished
        assert holds(folder, KEY, *WORDS) == []


def test_erasing_waits_for_a_backup_that_is_under_way(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said("soup")))
    begun, may_end = threading.Event(), threading.Event()

    def hold(done: int, total: int) -> None:
        begun.set()
        may_end.wait(10)

    maker = threading.Thread(target=journal.backups.make, args=(hold,))
    maker.start()
    begun.wait(10)
    threading.Timer(0.3, may_end.set).start()
    receipt = journal.erasing.erase(journal.erasing.of_entry(entry_id), backups=False)
    maker.join()
    assert receipt.finished
