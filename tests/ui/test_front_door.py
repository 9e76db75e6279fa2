"""A second start on the same journal brings the first window to the front and ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalSocket

from journal.doors import door_of
from tests.ui.driver import Driver
from ui.front_door import FrontDoor, knock

ROOT = Path(__file__).parents[2]


@pytest.fixture
def door(user: Driver) -> Iterator[FrontDoor]:
    made = FrontDoor(user.window.home, user.window)
    made.knocked.connect(user.window.come_to_front)
    yield made
    made.close()


def start(home: Path) -> subprocess.Popen[bytes]:
    """`attune` as its own process, without a screen."""
    settings = os.environ | {"ATTUNE_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen([sys.executable, "-m", "ui"], env=settings, cwd=ROOT)


def test_a_second_start_raises_the_locked_window_and_ends(user: Driver, door: FrontDoor) -> None:
    user.window.showMinimized()
    second = start(user.window.home)
    user.wait(lambda: second.poll() is not None, "the second start to end")
    assert second.returncode == 0
    assert not user.window.windowState() & Qt.WindowState.WindowMinimized


def test_a_window_that_was_killed_leaves_no_door_closed(user: Driver) -> None:
    home = user.window.home
    first = start(home)
    user.wait(lambda: knock(home), "the first window")
    first.kill()
    first.wait()
    assert not knock(home)
    door = FrontDoor(home)
    second = start(home)
    user.wait(lambda: second.poll() is not None, "the second start to end")
    assert second.returncode == 0
    door.close()


@pytest.mark.parametrize("junk", [b"", b"\xff" * 18, b"x" * 100_000])
def test_junk_at_the_door_is_shown_out(user: Driver, door: FrontDoor, junk: bytes) -> None:
    visitor = QLocalSocket()
    visitor.connectToServer(door_of(user.window.home, "front"))
    visitor.write(junk)
    user.rest()
    visitor.abort()
    second = start(user.window.home)
    user.wait(lambda: second.poll() is not None, "the second start to end")
    assert second.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_nobody_else_may_enter(user: Driver, door: FrontDoor) -> None:
    socket = Path(door_of(user.window.home, "front"))
    assert (socket.stat().st_mode & 0o077, socket.parent.stat().st_mode & 0o077) == (0, 0)
    assert Path(door_of(user.window.home / ".." / "other", "front")) != socket
