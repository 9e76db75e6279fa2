"""The terminal's backups: made, listed, looked into and put back, also where the journal no longer opens."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journal.cli import cli
from tests.stored import PASSPHRASE, copy_to


class Shell:
    """Runs commands on one journal."""

    def __init__(self, home: Path, passphrase: Path) -> None:
        self.home = home
        self._settings = {"ATTUNE_HOME": str(home), "ATTUNE_PASSPHRASE_FILE": str(passphrase)}

    def run(self, *args: str, text: str = "") -> Result:
        return CliRunner(env=self._settings).invoke(cli, args, input=text)

    def out(self, *args: str, text: str = "") -> str:
        done = self.run(*args, text=text)
        assert done.exit_code == 0, done.stderr
        return done.stdout

    def records(self) -> list[str]:
        return [one["record"] for one in json.loads(self.out("list", "--json"))]

    def backup(self) -> str:
        return str(json.loads(self.out("backup", "--json"))["name"])


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    copy_to(tmp_path / "journal")
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    made = Shell(tmp_path / "journal", tmp_path / "passphrase")
    made.out("log", "We made soup.")
    return made


def test_a_backup_is_made_and_listed(shell: Shell) -> None:
    assert "The backup is in" in shell.out("backup")
    (line,) = shell.out("backup", "--list").splitlines()
    assert line.endswith("MB")
    assert shell.out("restore").splitlines() == [line]


def test_restoring_tells_asks_and_sets_aside(shell: Shell) -> None:
    name = shell.backup()
    shell.out("log", "We made tea.")
    assert "Only in the journal now: 1" in shell.out("restore", name, "--preview")
    assert shell.run("restore", name, text="n\n").exit_code == 1
    assert "How it was before is in" in shell.out("restore", name, text="y\n")
    assert "tea" not in shell.out("list")
    assert "set aside before a restore" in shell.out("restore")


def test_a_damaged_journal_is_restored(shell: Shell) -> None:
    name = shell.backup()
    (shell.home / "journal.db").write_bytes(bytes(9000))
    assert "put it back from the last backup" in shell.run("list").stderr
    shell.out("restore", name, "--yes")
    assert "soup" in shell.out("list")


def test_lost_keys_alone_are_put_back(shell: Shell) -> None:
    name = shell.backup()
    shell.out("log", "We made tea.")
    (shell.home / "keys.json").unlink()
    assert "--keys-only" in shell.out("restore", name, "--preview")
    shell.out("restore", name, "--keys-only")
    assert "tea" in shell.out("list")


def test_a_second_place_is_named_once(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    shell.out("backup", "--to", str(tmp_path / "stick"), "--share", "3")
    shell.out("log", "We made tea.")
    shell.backup()
    (place,) = (tmp_path / "stick").iterdir()
    assert len(list(place.glob("*/journal.db"))) == 2


def test_an_unknown_backup_is_no_traceback(shell: Shell) -> None:
    assert shell.run("restore", "2020-01-01T000000Z").stderr == "There is no such backup; attune restore lists them.\n"
