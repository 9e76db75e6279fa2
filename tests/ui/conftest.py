"""An open journal for the screens: made once, copied for each test, since making one takes a key derivation."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal.journal import Journal, create_journal, open_with_key, unlock
from tests.ui.driver import Driver
from ui.app import application
from ui.desk import Desk
from ui.theme import Shade, look
from ui.window import LEAVING, AttuneWindow

PASSPHRASE = "four plain old words"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, str]:
    """A folder with a fresh journal, its raw key and its recovery code; copy it, never open it."""
    folder = tmp_path_factory.mktemp("made") / "journal"
    journal, code = create_journal(folder, PASSPHRASE)
    journal.close()
    return folder, unlock(folder, PASSPHRASE), code


@pytest.fixture
def home(made: tuple[Path, bytes, str], tmp_path: Path) -> Path:
    """A folder that holds an empty, closed journal of the test's own."""
    return Path(shutil.copytree(made[0], tmp_path / "journal"))


@pytest.fixture
def reopen(made: tuple[Path, bytes, str], home: Path) -> Callable[[], Journal]:
    """Opens the test's journal, as often as wanted, once a window that leaves it has; whoever opens it closes it."""

    def opened() -> Journal:
        for thread in threading.enumerate():
            if thread.name == LEAVING:
                thread.join()
        return open_with_key(home, made[1])

    return opened


@pytest.fixture
def dressed(qtbot: QtBot) -> None:
    """The application in its light palette at 100 %."""
    application()
    look().wear(Shade.LIGHT, 100)


@pytest.fixture
def desk(dressed: None, reopen: Callable[[], Journal]) -> Iterator[Desk]:
    """A desk over the test's journal, without the reader until a test loads it."""
    open_desk = Desk(reopen())
    yield open_desk
    open_desk.close()
    open_desk.deleteLater()


@pytest.fixture
def user(dressed: None, qtbot: QtBot, home: Path) -> Iterator[Driver]:
    """Somebody before the locked window of the test's journal."""
    window = AttuneWindow(home)
    window.show_gate()
    with qtbot.waitActive(window):
        window.show()
    yield Driver(window)
    window.close()
    window.deleteLater()


@pytest.fixture
def newcomer(dressed: None, qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    """Somebody before the window where there is no journal yet."""
    window = AttuneWindow(tmp_path / "new" / "journal")
    window.show_gate()
    with qtbot.waitActive(window):
        window.show()
    yield Driver(window)
    window.close()
    window.deleteLater()
