"""Coming in: the first start, the passphrase, the recovery code, and what is said when it does not work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPushButton

from journal.journal import has_journal, open_journal
from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver


def make_journal(newcomer: Driver) -> str:
    newcomer.write("newPassphrase", PASSPHRASE)
    newcomer.write("newPassphraseAgain", PASSPHRASE)
    newcomer.click("createJournal")
    return newcomer.text("recoveryCode").replace("\n", "-")


def test_first_start_leads_to_today_with_the_child(newcomer: Driver) -> None:
    make_journal(newcomer)
    newcomer.click("recoveryWritten")
    newcomer.click("recoveryNext")
    newcomer.write("firstChildName", "Mia")
    newcomer.write("firstChildBorn", "2021-05-04")
    newcomer.click("firstChildAdd")
    newcomer.click("firstStartBegin")
    newcomer.wait(lambda: newcomer.window.workspace is not None)
    newcomer.wait(lambda: [one.name for one in newcomer.ask(lambda j: j.family.children())] == ["Mia"])


def test_first_start_can_skip_the_child(newcomer: Driver) -> None:
    make_journal(newcomer)
    newcomer.click("recoveryWritten")
    newcomer.click("recoveryNext")
    newcomer.click("firstChildSkip")
    newcomer.click("firstStartBegin")
    newcomer.wait(lambda: newcomer.window.workspace is not None)
    assert newcomer.ask(lambda j: j.family.children()) == ()


def test_the_recovery_code_opens_the_journal(newcomer: Driver) -> None:
    code = make_journal(newcomer)
    newcomer.window.close()
    with open_journal(newcomer.window.home, code.lower().replace("-", " ")) as journal:
        assert journal.search.count() == 0


def test_the_code_must_be_written_down_before_going_on(newcomer: Driver) -> None:
    make_journal(newcomer)
    assert not newcomer.find("recoveryNext", QPushButton).isEnabled()


def test_two_different_passphrases_make_no_journal(newcomer: Driver) -> None:
    newcomer.write("newPassphrase", PASSPHRASE)
    newcomer.write("newPassphraseAgain", "something else entirely")
    newcomer.click("createJournal")
    assert "not the same" in newcomer.text("gateAnswer")
    assert not has_journal(newcomer.window.home)


def test_a_short_passphrase_is_refused_kindly(newcomer: Driver) -> None:
    newcomer.write("newPassphrase", "short")
    newcomer.write("newPassphraseAgain", "short")
    newcomer.click("createJournal")
    newcomer.wait(lambda: "at least 8" in newcomer.text("gateAnswer"))


def test_a_wrong_passphrase_says_so_and_lets_one_try_again(user: Driver) -> None:
    user.write("unlockSecret", "not the passphrase")
    user.click("unlockOpen")
    user.wait(lambda: "Caps Lock" in user.text("gateAnswer"))
    user.unlock(PASSPHRASE)


def test_missing_keys_are_named(user: Driver, home: Path) -> None:
    (home / "keys.json").unlink()
    user.write("unlockSecret", PASSPHRASE)
    user.press("Return")
    user.wait(lambda: "keys.json is missing" in user.text("gateAnswer"))


def test_what_is_typed_is_hidden_until_asked_for(user: Driver) -> None:
    field = user.find("unlockSecret", QLineEdit)
    user.write("unlockSecret", "abc")
    assert field.displayText() != "abc"
    user.click("unlockShow")
    assert field.displayText() == "abc"


def test_locking_takes_the_journal_off_the_screen(user: Driver) -> None:
    user.unlock(PASSPHRASE)
    user.press("Ctrl+L")
    user.wait(lambda: user.sees("unlockSecret"))
    assert user.window.desk is None
