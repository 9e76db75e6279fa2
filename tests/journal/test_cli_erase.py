"""attune erase: it says what goes, asks, erases, and keeps a receipt."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal.journal import unlock
from tests.journal.test_cli import Shell
from tests.pages import holds
from tests.stored import PASSPHRASE as OPENS
from tests.stored import copy_to


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    copy_to(tmp_path / "home")
    made = Shell(tmp_path / "home", tmp_path / "passphrase")
    made.passphrase_file.write_text(OPENS)
    return made


def left(shell: Shell, *words: str) -> list[str]:
    return holds(shell.home, unlock(shell.home, OPENS), *words)


def test_an_entry_is_erased_once_the_word_is_typed(shell: Shell) -> None:
    short = shell.kept("He hid Wolkenkratzer.")
    refused = shell.run("erase", short, text="yes\n")
    assert (refused.exit_code, left(shell, "Wolkenkratzer")) == (1, ["Wolkenkratzer"])
    done = shell.run("erase", short, text="ERASE\n")
    assert done.exit_code == 0
    assert "Gone: 1 entry and 1 version" in done.stdout
    assert "wolken" not in done.output.lower()
    assert left(shell, "Wolkenkratzer") == []
    assert shell.lines("verify")[0].startswith("All")


def test_a_child_s_shared_entries_need_a_choice(shell: Shell) -> None:
    shell.kept("They shared soup.", "--child", "Adelgunde", "--child", "Ben")
    shell.kept("She hid Wolkenkratzer.", "--child", "Adelgunde")
    asked = shell.run("erase", "--child", "adelgunde", "--yes")
    assert asked.exit_code == 1
    assert "--shared keep" in asked.stderr
    done = shell.lines("erase", "--child", "Adelgunde", "--shared", "keep", "--yes")
    assert "This goes for good: 1 child, 1 entry and 1 version." in done
    assert left(shell, "Adelgunde", "Wolkenkratzer", "soup") == ["soup"]
    assert "Ben" in shell.lines("list")[0]


def test_receipts_are_listed_later(shell: Shell) -> None:
    shell.kept("Long ago.", "--at", "2019-03-01T10:00")
    assert shell.lines("erase", "--receipts") == ["Nothing was ever erased in this journal."]
    shell.lines("erase", "--before", "2020-01-01", "--no-backups", "--yes")
    lines = shell.lines("erase", "--receipts")
    assert any("everything before 2020-01-01" in line for line in lines)
    assert "The backups were left as they were." in lines


@pytest.mark.parametrize("args", [(), ("abc", "--receipts"), ("abc", "--child", "Ben")])
def test_one_thing_at_a_time(shell: Shell, args: tuple[str, ...]) -> None:
    assert shell.run("erase", *args).exit_code == 2
