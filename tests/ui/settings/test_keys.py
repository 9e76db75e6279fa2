"""Who can open the journal, changed from Settings: the passphrase, the code, the keyring, and a new key."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyrings.alt.file import PlaintextKeyring
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox

from journal.errors import WrongPassphrase
from journal.journal import unlock
from journal.securing import kept_in_keyring
from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver

NEW = "another four old words"


@pytest.fixture
def settings(user: Driver) -> Driver:
    user.unlock(PASSPHRASE)
    user.press("Ctrl+,")
    user.wait(lambda: user.sees("keysCard"))
    return user


@pytest.fixture
def ring(tmp_path: Path) -> Iterator[PlaintextKeyring]:
    before, ours = keyring.get_keyring(), PlaintextKeyring()
    ours.file_path = str(tmp_path / "ring.cfg")
    keyring.set_keyring(ours)
    yield ours
    keyring.set_keyring(before)


def choose_new(user: Driver, name: str) -> None:
    for field in (name, f"{name}Again"):
        user.write(field, NEW)


def says(user: Driver, words: str) -> None:
    user.wait(lambda: user.sees("keysAnswer") and words in user.text("keysAnswer"), words)


def test_the_passphrase_is_changed(settings: Driver, home: Path) -> None:
    settings.click("keysChange")
    settings.write("keysSecret", PASSPHRASE)
    choose_new(settings, "keysPassphrase")
    assert settings.text("keysPassphraseStrength") == "Strong."
    settings.press("Return")
    says(settings, "is changed")
    assert unlock(home, NEW)
    with pytest.raises(WrongPassphrase):
        unlock(home, PASSPHRASE)


def test_two_that_differ_change_nothing(settings: Driver, home: Path) -> None:
    settings.click("keysChange")
    settings.write("keysSecret", PASSPHRASE)
    settings.write("keysPassphrase", NEW)
    settings.click("keysGo")
    says(settings, "not the same")
    assert unlock(home, PASSPHRASE)


def test_a_wrong_passphrase_is_said_calmly(settings: Driver) -> None:
    settings.click("keysRecovery")
    settings.write("keysSecret", "not the passphrase")
    settings.click("keysGo")
    says(settings, "does not open this journal")


def test_a_new_code_is_shown_until_it_is_written_down(settings: Driver, home: Path) -> None:
    settings.click("keysRecovery")
    settings.write("keysSecret", PASSPHRASE)
    settings.press("Return")
    code = settings.text("recoveryCode").replace("\n", "-")
    settings.click("recoveryCopy")
    assert QGuiApplication.clipboard().text() == code
    assert unlock(home, code)
    settings.click("recoveryWritten")
    settings.click("recoveryNext")
    assert not settings.sees("recoveryCode")
    assert QGuiApplication.clipboard().text() == ""


def test_locking_lets_go_of_the_code(settings: Driver) -> None:
    settings.click("keysRecovery")
    settings.write("keysSecret", PASSPHRASE)
    settings.press("Return")
    settings.click("recoveryCopy")
    settings.press("Ctrl+L")
    settings.wait(lambda: settings.sees("unlockSecret"))
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.usefixtures("ring")
def test_the_keyring_opens_the_journal_once_it_was_asked_to(settings: Driver, home: Path) -> None:
    settings.click("keysRing")
    settings.write("keysSecret", PASSPHRASE)
    settings.click("keysGo")
    says(settings, "keyring opens")
    settings.press("Ctrl+L")
    settings.click("unlockRing")
    settings.click("navSettings")
    settings.wait(settings.find("keysRing", QCheckBox).isChecked)
    settings.click("keysRing")
    settings.wait(lambda: not kept_in_keyring(home))
    settings.press("Ctrl+L")
    settings.wait(lambda: settings.sees("unlockSecret"))
    assert not settings.sees("unlockRing")


def test_somebody_who_knows_is_shut_out(settings: Driver, home: Path) -> None:
    before = unlock(home, PASSPHRASE)
    settings.click("keysSomeone")
    settings.write("rekeySecret", PASSPHRASE)
    choose_new(settings, "rekeyPassphrase")
    settings.click("rekeyGo")
    code = settings.text("recoveryCode").replace("\n", "-")
    settings.click("recoveryWritten")
    settings.click("recoveryNext")
    assert "new key" in settings.text("gateAnswer")
    assert unlock(home, code) == unlock(home, NEW) != before
    settings.unlock(NEW)


def test_not_now_leaves_the_key_as_it_is(settings: Driver, home: Path) -> None:
    before = unlock(home, PASSPHRASE)
    settings.click("keysSomeone")
    settings.click("rekeyBack")
    settings.unlock(PASSPHRASE)
    assert unlock(home, PASSPHRASE) == before
