"""A terminal beside an open window works through it, with the passphrase and not without; nothing sent can harm it."""

from __future__ import annotations

import contextlib
import json
import os
import struct
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.connection import Client
from pathlib import Path

import click
import pytest
from PySide6.QtCore import Qt

from journal.cli import cli
from journal.doors import door_of
from journal.errors import JournalInUse
from journal.journal import Journal, open_journal
from journal.terminal.handing import HANDED
from journal.terminal.line import PURPOSE
from journal.terminal.seat import FromHere
from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver
from ui.entries.entry_list import EntryList

ROOT = Path(__file__).parents[2]
WORDS = "Mia shared her ice cream 🍦 with سارة\n"


class Terminal:
    """A shell in another folder, whose commands run while the window goes on."""

    def __init__(self, user: Driver, folder: Path) -> None:
        self._user = user
        self.folder = folder
        self.passphrase_file = folder / "passphrase"
        self.passphrase_file.write_text(PASSPHRASE)

    def start(self, *args: str) -> subprocess.Popen[bytes]:
        names = {"ATTUNE_HOME": str(self._user.window.home), "ATTUNE_PASSPHRASE_FILE": str(self.passphrase_file)}
        command = [sys.executable, "-m", "ui", *args]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        settings = os.environ | names | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
        return subprocess.Popen(command, env=settings, cwd=self.folder, **pipes)  # type: ignore[call-overload,no-any-return]

    def run(self, *args: str, text: str = "") -> tuple[int, str, str]:
        with self.start(*args) as process:
            assert process.stdin is not None
            process.stdin.write(text.encode())
            process.stdin.close()
            process.stdin = None
            self._user.wait(lambda: process.poll() is not None, "the command to end")
            out, aside = process.communicate()
        return process.returncode, out.decode(), aside.decode()


@pytest.fixture
def terminal(user: Driver, tmp_path: Path) -> Terminal:
    """A terminal beside a window whose journal is open."""
    user.unlock(PASSPHRASE)
    return Terminal(user, tmp_path)


def test_an_entry_from_a_terminal_appears_in_the_windows_list(user: Driver, terminal: Terminal) -> None:
    user.press("Ctrl+2")
    told: list[object] = []
    assert user.window.desk is not None
    user.window.desk.changed.connect(told.append)
    code, out, aside = terminal.run("log", "--child", "Mia", text=WORDS)
    assert (code, aside, "Kept as" in out) == (0, "", True)
    user.wait(lambda: len(told) == 1, "the screens to be told")
    assert user.window.workspace is not None
    entries = user.window.workspace.entries
    shown = entries.findChild(EntryList)
    assert shown is not None
    lines = shown.model()
    user.wait(lambda: "🍦" in str(lines.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)), "the entry in the list")


def test_what_the_journal_holds_is_answered_and_errors_too(user: Driver, terminal: Terminal) -> None:
    terminal.run("log", text=WORDS)
    code, out, _ = terminal.run("search", "سارة", "--json")
    assert code == 0
    assert "🍦" in str(json.loads(out))
    assert terminal.run("show", "00000000")[0] == 1
    assert "attune list" in terminal.run("show", "00000000")[2]
    assert "Usage" in terminal.run("list", "--no-such")[2]


def test_a_report_lands_where_the_terminal_is(terminal: Terminal) -> None:
    assert terminal.run("verify", "--report", "report.html")[0] == 0
    assert (terminal.folder / "report.html").exists()


def test_without_the_passphrase_nothing_is_answered(user: Driver, terminal: Terminal) -> None:
    terminal.passphrase_file.write_text("some other old words")
    code, out, aside = terminal.run("list")
    assert (code, out, "does not open" in aside) == (1, "", True)


@pytest.mark.parametrize("command", [("backup",), ("erase", "--before", "2020-01-01", "--yes")])
def test_what_wants_the_journal_closed_says_so(terminal: Terminal, command: tuple[str, ...]) -> None:
    code, out, aside = terminal.run(*command)
    assert (code, out, "close it there" in aside) == (1, "", True)


def test_files_named_in_a_terminal_are_those_of_its_own_folder() -> None:
    params = [one for name in HANDED for one in cli.commands[name].params if one.expose_value]
    assert [one.name for one in params if isinstance(one.type, click.Path) and not isinstance(one.type, FromHere)] == []


def test_what_is_no_text_on_the_command_line_is_handed_over_too(terminal: Terminal) -> None:
    assert terminal.run("log", os.fsdecode(b"caf\xe9"))[0] == 0


@pytest.fixture
def address(user: Driver, terminal: Terminal) -> str:
    return door_of(user.window.home, PURPOSE)


@pytest.mark.skipif(sys.platform == "win32", reason="raw bytes on a Unix socket")
@pytest.mark.parametrize(
    "sent",
    [b"", b"\0", b"junk" * 20, struct.pack("!i", 2**31 - 1), struct.pack("!iQ", -1, 2**63), struct.pack("!i", -9)],
    ids=["silence", "part of a length", "junk", "huge", "huger", "negative"],
)
def test_nonsense_on_the_line_harms_nobody(user: Driver, terminal: Terminal, address: str, sent: bytes) -> None:
    import socket

    with socket.socket(socket.AF_UNIX) as line:
        line.connect(address)
        line.sendall(sent)
        assert terminal.run("list")[0] == 0
        user.press("Ctrl+L")
        user.wait(lambda: user.window.desk is None)


def test_somebody_with_another_secret_is_turned_away(user: Driver, terminal: Terminal, address: str) -> None:
    from multiprocessing import AuthenticationError

    with pytest.raises((AuthenticationError, OSError, EOFError)):
        Client(address, authkey=b"a guess")
    assert terminal.run("list")[0] == 0


def test_a_locked_window_holds_nothing(user: Driver, terminal: Terminal, address: str) -> None:
    user.press("Ctrl+L")
    user.wait(lambda: user.window.desk is None)
    assert not Path(address).exists()
    assert terminal.run("log", text=WORDS)[0] == 0


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the socket in /proc")
def test_what_is_typed_while_the_window_locks_is_kept(
    user: Driver, terminal: Terminal, reopen: Callable[[], Journal]
) -> None:
    with terminal.start("log") as process:
        assert process.stdin is not None
        user.wait(lambda: speaks(process.pid), "the terminal to reach the window")
        user.press("Ctrl+L")
        user.wait(lambda: user.window.desk is None)
        process.stdin.write(WORDS.encode())
        process.stdin.close()
        user.wait(lambda: process.poll() is not None, "the command to end")
    assert process.returncode == 0
    with reopen() as journal:
        assert journal.search.count() == 1


def speaks(pid: int) -> bool:
    """Whether a process has a socket open."""
    found = False
    with contextlib.suppress(OSError):
        found = any(os.readlink(one).startswith("socket:") for one in Path(f"/proc/{pid}/fd").iterdir())
    return found


def test_several_terminals_and_the_window_write_at_once(user: Driver, terminal: Terminal) -> None:
    started = [terminal.start("log", f"word{number}") for number in range(4)]
    user.write("entryText", "from the window")
    user.press("Ctrl+Return")
    user.wait(lambda: all(process.poll() is not None for process in started), "each command to end")
    for process in started:
        process.communicate()
    assert [process.returncode for process in started] == [0] * 4
    user.wait(lambda: user.ask(lambda journal: journal.search.count()) == 5, "every entry")
    assert user.ask(lambda journal: journal.verify()).sound


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions and signals")
def test_a_window_that_was_killed_is_followed_by_another(
    user: Driver, tmp_path: Path, reopen: Callable[[], Journal]
) -> None:
    address = Path(door_of(user.window.home, PURPOSE))
    code = (
        "import sys, pathlib\nfrom journal.cli import cli\nfrom journal.journal import open_journal\n"
        "from journal.terminal.serving import Serving\n"
        "journal = open_journal(pathlib.Path(sys.argv[1]), sys.argv[2])\n"
        "Serving(journal, cli.commands, print)\nprint('ready', flush=True)\nsys.stdin.read()\n"
    )
    command = [sys.executable, "-c", code, str(user.window.home), PASSPHRASE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as first:
        assert first.stdout is not None
        first.stdout.readline()
        with pytest.raises(JournalInUse):
            open_journal(user.window.home, PASSPHRASE)
        assert Terminal(user, tmp_path).run("log", text=WORDS)[0] == 0
        first.kill()
    assert address.exists()
    user.unlock(PASSPHRASE)
    assert address.stat().st_mode & 0o077 == 0
    assert "🍦" in Terminal(user, tmp_path).run("list")[1]
