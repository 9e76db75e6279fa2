"""Killed at any moment (kill -9): what was said to be kept is there, and the journal is sound."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from journal.journal import create_journal, has_journal, open_with_key, unlock
from tests.faults.killing import kill_migrations, kill_writers
from tests.faults.killing_rekeying import kill_rekeyings
from tests.stored import PASSPHRASE

CYCLES = 40
CREATE = """
import sys
from pathlib import Path
from journal.journal import create_journal
create_journal(Path(sys.argv[1]), "correct horse battery")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="POSIX")
def test_kill_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    tally = kill_writers(tmp_path / "journal", CYCLES, seed=5)
    assert tally.losses == ()
    assert tally.acknowledged > CYCLES


@pytest.mark.skipif(not hasattr(os, "fork"), reason="POSIX")
def test_a_journal_killed_while_it_is_brought_up_to_date_loses_nothing(tmp_path: Path) -> None:
    assert kill_migrations(tmp_path / "journal", 15, seed=6).losses == ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="POSIX")
def test_a_change_of_the_key_killed_on_its_way_leaves_the_old_one_or_the_new(tmp_path: Path) -> None:
    tally = kill_rekeyings(tmp_path / "journal", 12, seed=9)
    assert tally.losses == ()
    assert tally.acknowledged > 0


@pytest.mark.parametrize("after", [0.3, 0.6, 0.9])
def test_a_creation_killed_on_its_way_leaves_a_whole_journal_or_none(tmp_path: Path, after: float) -> None:
    with subprocess.Popen([sys.executable, "-c", CREATE, str(tmp_path)]) as program:
        threading.Timer(after, program.kill).start()
    if not has_journal(tmp_path):
        create_journal(tmp_path, PASSPHRASE)[0].close()
    with open_with_key(tmp_path, unlock(tmp_path, PASSPHRASE)) as journal:
        assert [person.name for person in journal.family.people()] == [""]
    assert not list(tmp_path.glob("*.new*"))
