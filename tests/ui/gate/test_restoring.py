"""Backups at the gate: seen without opening anything, looked into, and used without losing the present state."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QListWidget

from journal.journal import Journal
from journal.model import Filters
from tests.stored import said
from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver
from ui.backing_up import Leaving


@pytest.fixture
def backed_up(home: Path, reopen: Callable[[], Journal]) -> Path:
    """A journal with two entries, the second of which was written after the backup."""
    with reopen() as journal:
        journal.entries.record(said("soup"))
        journal.backups.make()
        journal.entries.record(said("tea"))
    return home


def records(user: Driver) -> list[str]:
    return user.ask(lambda journal: sorted(line.opening for line in journal.search.newest(Filters(), 9)))


def look_into(user: Driver, passphrase: str = PASSPHRASE) -> None:
    user.click("unlockBackups")
    user.wait(lambda: user.find("backupList", QListWidget).count() > 0)
    user.write("restoreSecret", passphrase)
    user.press("Return")


def use_it(user: Driver) -> None:
    user.click("restoreUse")
    user.wait(lambda: user.focused() == "restoreNo")
    user.click("restoreYes")
    user.wait(lambda: user.sees("unlockSecret"))


def test_a_backup_is_looked_into_and_used(backed_up: Path, user: Driver) -> None:
    look_into(user)
    user.wait(lambda: "One entry was written after it" in user.text("gateAnswer"))
    use_it(user)
    assert "in place" in user.text("gateAnswer")
    user.unlock(PASSPHRASE)
    assert records(user) == ["soup"]


def test_what_was_before_can_be_gone_back_to(backed_up: Path, user: Driver) -> None:
    look_into(user)
    use_it(user)
    look_into(user)
    assert user.find("backupList", QListWidget).item(0).text().endswith("put aside before a backup was used")
    use_it(user)
    user.unlock(PASSPHRASE)
    assert records(user) == ["soup", "tea"]


def test_a_damaged_journal_leads_to_the_backups(backed_up: Path, user: Driver) -> None:
    (backed_up / "journal.db").write_bytes(bytes(8192))
    user.write("unlockSecret", PASSPHRASE)
    user.press("Return")
    user.wait(lambda: user.focused() == "unlockBackups")
    look_into(user)
    user.wait(lambda: "cannot be read" in user.text("gateAnswer"))
    use_it(user)
    user.unlock(PASSPHRASE)
    assert records(user) == ["soup"]


def test_lost_keys_come_back_and_no_entry_goes(backed_up: Path, user: Driver) -> None:
    (backed_up / "keys.json").unlink()
    look_into(user)
    user.click("restoreKeys")
    user.wait(lambda: user.sees("unlockSecret"))
    user.unlock(PASSPHRASE)
    assert records(user) == ["soup", "tea"]


def test_a_wrong_passphrase_says_so_and_changes_nothing(backed_up: Path, user: Driver) -> None:
    look_into(user, "not the passphrase")
    user.wait(lambda: "Caps Lock" in user.text("gateAnswer"))
    user.click("restoreBack")
    user.unlock(PASSPHRASE)
    assert records(user) == ["soup", "tea"]


def test_without_backups_the_page_says_where_they_may_be(user: Driver) -> None:
    user.click("unlockBackups")
    user.wait(lambda: "no backups" in user.text("gateAnswer"))


def test_a_journal_file_that_is_gone_leads_to_the_backups(backed_up: Path, user: Driver) -> None:
    (backed_up / "journal.db").unlink()
    user.window.show_gate()
    user.write("unlockSecret", PASSPHRASE)
    user.press("Return")
    user.wait(lambda: user.focused() == "unlockBackups")
    look_into(user)
    use_it(user)
    user.unlock(PASSPHRASE)
    assert records(user) == ["soup"]


def test_whoever_comes_back_at_once_does_not_wait_for_the_backup(reopen: Callable[[], Journal]) -> None:
    journal = reopen()
    leaving = Leaving(journal)
    leaving.hurry()
    leaving.finish()
    with reopen() as again:
        assert again.backups.last() is None
