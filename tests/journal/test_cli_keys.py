"""The terminal changes who can open a journal."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journal.cli import cli
from journal.errors import WrongPassphrase
from journal.journal import open_journal, unlock
from journal.store.backups import places_of
from tests.faults.corrupting import SECRET, damaged, live_in
from tests.stored import PASSPHRASE, pattern

NEW = "another four old words"
CODE = re.compile(r"(?:[A-Z2-7]{4}-){7}[A-Z2-7]{4}")


def run(folder: Path, *args: str, passphrase: str = PASSPHRASE) -> Result:
    for name, text in (("old", passphrase), ("new", NEW)):
        (folder.parent / name).write_text(text + "\n")
    options = ["--home", str(folder), "--passphrase-file", str(folder.parent / "old")]
    return CliRunner().invoke(cli, [*options, *args])


def change(folder: Path, *args: str, passphrase: str = PASSPHRASE) -> Result:
    return run(folder, "passphrase", "--new-passphrase-file", str(folder.parent / "new"), *args, passphrase=passphrase)


def test_the_passphrase_is_changed(folder: Path) -> None:
    done = change(folder)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "--someone-knows" in done.stdout
    assert unlock(folder, NEW) == unlock(folder, pattern().recovery_code) == pattern().key


def test_a_new_key_is_made_and_its_recovery_code_shown(folder: Path) -> None:
    done = change(folder, "--someone-knows")
    (code,) = CODE.findall(done.stdout)
    assert unlock(folder, NEW) == unlock(folder, code) != pattern().key


def test_a_new_key_waits_until_the_window_is_closed(folder: Path) -> None:
    with open_journal(folder, PASSPHRASE):
        done = change(folder, "--someone-knows")
    assert done.exit_code == 1
    assert "close it first" in done.stderr


def test_a_wrong_passphrase_changes_nothing(folder: Path) -> None:
    assert change(folder, passphrase="not the passphrase").exit_code == 1
    assert unlock(folder, PASSPHRASE) == pattern().key


def test_a_backup_that_was_away_is_brought_along_later(folder: Path) -> None:
    with open_journal(folder, PASSPHRASE) as journal:
        journal.backups.make()
    (backup,) = places_of(folder)[0].backups()
    backup.folder.rename(folder.parent / "away")
    change(folder, "--someone-knows")
    (folder.parent / "away").rename(backup.folder)
    (folder.parent / "older").write_text(PASSPHRASE)
    done = run(folder, "passphrase", "--backups-of", str(folder.parent / "older"), passphrase=NEW)
    assert (done.exit_code, done.stderr) == (0, "")
    assert unlock(backup.folder, NEW) == unlock(folder, NEW)


def test_a_new_recovery_code_is_shown_once(folder: Path) -> None:
    (code,) = CODE.findall(run(folder, "recovery").stdout)
    assert unlock(folder, code) == pattern().key
    with pytest.raises(WrongPassphrase):
        unlock(folder, pattern().recovery_code)


def test_lost_changes_are_spoken_of(folder: Path) -> None:
    live_in(folder, pattern().key)
    damaged(folder / "journal.db-wal")
    done = run(folder, "list", passphrase=SECRET)
    assert done.exit_code == 0
    assert "damaged" in done.stderr
