"""Changes that a damaged log swallowed are spoken of when the journal opens."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal.journal import Journal
from tests.faults.corrupting import damaged, live_in
from tests.ui.driver import Driver
from ui.window import AttuneWindow


@pytest.mark.usefixtures("dressed")
def test_lost_changes_are_spoken_of(
    qtbot: QtBot, home: Path, made: tuple[Path, bytes, str], reopen: Callable[[], Journal]
) -> None:
    live_in(home, made[1])
    damaged(home / "journal.db-wal")
    window = AttuneWindow(home)
    window.enter(reopen())
    with qtbot.waitActive(window):
        window.show()
    assert "damaged" in Driver(window).text("noticeText")
    window.close()
    window.deleteLater()
