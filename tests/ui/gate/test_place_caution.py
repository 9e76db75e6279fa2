"""A journal in a synced folder: the first start and the locked page say calmly what may happen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.driver import Driver
from ui.window import AttuneWindow


@pytest.mark.parametrize("locked", [True, False], ids=["locked", "first start"])
def test_a_synced_folder_is_warned_about(dressed: None, qtbot: QtBot, home: Path, tmp_path: Path, locked: bool) -> None:
    synced = tmp_path / "Dropbox" / "journal"
    synced.parent.mkdir()
    if locked:
        home.rename(synced)
    window = AttuneWindow(synced)
    qtbot.addWidget(window)
    window.show_gate()
    window.show()
    assert "spoil a journal" in Driver(window).text("placeCaution")
    window.close()


def test_an_ordinary_folder_is_not(user: Driver) -> None:
    user.find("unlockOpen", QPushButton)
    assert not user.sees("placeCaution")
