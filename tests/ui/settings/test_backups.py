"""The card about backups says how they stand, makes one when asked to, and never gets in the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from journal.errors import DiskFull
from journal.journal import Journal
from tests.stored import said
from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver
from ui.desk import Desk
from ui.settings.backups import BackupsCard

W = TypeVar("W", bound=QWidget)


class Visitor:
    """User verbs over the card."""

    def __init__(self, qtbot: QtBot, desk: Desk, card: BackupsCard) -> None:
        self.qtbot, self.desk, self.card = qtbot, desk, card
        self.said: list[str] = []
        desk.said.connect(lambda sentence, _: self.said.append(sentence))

    def find(self, name: str, kind: type[W]) -> W:
        found = self.card.findChild(kind, name)
        assert isinstance(found, kind)
        return found

    def reads(self, name: str, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.find(name, QLabel).text())

    def press(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name, QPushButton), Qt.MouseButton.LeftButton)

    @property
    def journal(self) -> Journal:
        return self.desk.journal


@pytest.fixture
def visitor(qtbot: QtBot, desk: Desk) -> Iterator[Visitor]:
    card = BackupsCard(desk)
    card.refresh()
    card.show()
    yield Visitor(qtbot, desk, card)
    card.close()
    card.deleteLater()


def test_one_is_made_when_asked_for(visitor: Visitor) -> None:
    visitor.reads("backupsLast", "No backup yet")
    visitor.press("backupsNow")
    visitor.reads("backupsLast", "Last backup today at")
    assert visitor.journal.backups.last() is not None
    assert not visitor.find("backupsBar", QProgressBar).isVisible()


def test_a_second_place_gets_a_copy_at_once(visitor: Visitor, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    visitor.card.use_second_place(tmp_path / "stick")
    visitor.reads("backupsSecond", "Last backup today")
    assert len(list((tmp_path / "stick").glob("attune-*/*/journal.db"))) == 1
    visitor.press("backupsRemove")
    visitor.reads("backupsSecond", "none")


def test_a_stick_that_is_not_there_is_said_calmly(visitor: Visitor, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    visitor.card.use_second_place(tmp_path / "stick")
    visitor.reads("backupsSecond", "Last backup today")
    (tmp_path / "stick").rename(tmp_path / "drawer")
    visitor.card.refresh()
    visitor.reads("backupsSecond", "not connected now. Last backup today")


def test_the_share_of_the_disk_is_kept(visitor: Visitor) -> None:
    visitor.reads("backupsLast", "No backup")
    visitor.find("backupsShare", QSpinBox).setValue(9)
    visitor.qtbot.waitUntil(lambda: visitor.journal.backups.share == 9)


def test_a_backup_is_made_by_itself_once_something_changed(visitor: Visitor) -> None:
    visitor.desk.write(lambda journal: journal.entries.record(said("soup")))
    visitor.desk.backing_up.look()
    visitor.reads("backupsLast", "Last backup today")


def test_a_failure_is_said_once_and_not_every_hour(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(visitor.journal.backups, "make", full)
    for _ in range(2):
        with visitor.qtbot.waitSignal(visitor.desk.backing_up.ended):
            visitor.desk.backing_up.look()
    (sentence,) = visitor.said
    assert sentence.startswith("No backup could be made just now. The disk is full.")


def test_damage_in_the_file_is_noticed_while_it_is_open(visitor: Visitor) -> None:
    visitor.journal.backups.make()
    with open(visitor.journal.folder / "journal.db", "r+b") as file:
        file.seek(-2000, 2)
        file.write(b"damage" * 50)
    visitor.desk.backing_up.look()
    visitor.qtbot.waitUntil(lambda: any("damage" in one for one in visitor.said))


def test_settings_lead_to_the_backups_through_the_locked_door(user: Driver) -> None:
    user.unlock(PASSPHRASE)
    user.press("Ctrl+,")
    user.click("backupsSee")
    user.wait(lambda: user.sees("backupList"))
    assert user.window.workspace is None


def test_closing_the_window_leaves_a_backup(user: Driver, home: Path) -> None:
    user.unlock(PASSPHRASE)
    user.write("entryText", "soup")
    user.press("Ctrl+Return")
    user.window.close()
    assert len(list(home.glob("backups/*/journal.db"))) == 1
