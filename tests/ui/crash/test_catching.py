"""What nothing else catches: the draft is kept, the log tells it, and the window says so calmly. In real processes."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver
from ui.crash.catching import catching
from ui.crash.logbook import LOG_NAME, NATIVE_NAME
from ui.crash.report import report_on_native

_START = """
import ctypes, logging, sys, threading
from pathlib import Path
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication
from ui.crash.catching import catching
from ui.crash.logbook import Logbook
app = QApplication([])
book = Logbook(Path(sys.argv[1]))
left = book.open()
catching().install()
told = []
def tell(report):
    told.append(report)
catching().caught.connect(tell)
word = "".join(("zqword", "xj"))
def fail(*_):
    raise ValueError(word)
"""
_END = """
catching().remove()
book.close()
print(len(told), [link.kind for report in told for link in report.links])
"""


def run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    whole = _START + textwrap.dedent(code)
    where = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run([sys.executable, "-c", whole, folder], env=where, capture_output=True, text=True)


@pytest.mark.parametrize(
    "breaks",
    [
        "QTimer.singleShot(0, fail); QTimer.singleShot(50, app.quit); app.exec()",
        "one = threading.Thread(target=fail); one.start(); one.join(); app.processEvents()",
        "class One:\n    __del__ = fail\none = One(); del one",
        "app.setProperty('x', 1); QTimer.singleShot(0, lambda: fail()); QTimer.singleShot(50, app.quit); app.exec()",
    ],
    ids=["a slot", "a thread", "a finalizer", "a lambda"],
)
def test_every_way_out_is_caught_and_logged_without_a_word(breaks: str, tmp_path: Path) -> None:
    done = run(breaks + "\n" + _END, tmp_path)
    log = (tmp_path / LOG_NAME).read_text(encoding="utf-8")
    assert done.stdout.strip() == "1 ['ValueError']"
    assert "CRITICAL ui.crash.catching: unexpected: ValueError" in log
    assert "zqwordxj" not in log + done.stdout + done.stderr


def test_nothing_of_the_exception_is_kept(tmp_path: Path) -> None:
    code = "QTimer.singleShot(0, fail); QTimer.singleShot(50, app.quit); app.exec()"
    kept = "\nprint(hasattr(sys, 'last_value'), hasattr(sys, 'last_traceback'))"
    assert run(code + _END + kept, tmp_path).stdout.splitlines()[-1] == "False False"


def test_a_thing_that_breaks_all_the_time_is_told_five_times_a_minute(tmp_path: Path) -> None:
    code = "for _ in range(200): sys.excepthook(ValueError, ValueError(word), None)"
    assert run(code + "\n" + _END, tmp_path).stdout.startswith("5 ")


def test_the_log_is_its_owners_alone_and_stays_small(tmp_path: Path) -> None:
    code = "for at in range(9000): logging.getLogger('ui.x').error('a line that is long enough to fill a log %d', at)"
    run(code + "\n" + _END, tmp_path / "log")
    logs = list((tmp_path / "log").glob(f"{LOG_NAME}*"))
    assert len(logs) == 2
    assert all(one.stat().st_mode & 0o077 == 0 for one in (tmp_path / "log", *logs))
    assert sum(one.stat().st_size for one in logs) < 500_000


def test_qt_messages_are_kept_by_category_only(tmp_path: Path) -> None:
    done = run("from PySide6.QtCore import qWarning\nqWarning(word)\n" + _END, tmp_path)
    log = (tmp_path / LOG_NAME).read_text(encoding="utf-8")
    assert "WARNING qt: a message in default" in log
    assert "zqwordxj" not in log + done.stderr


def test_without_a_folder_for_logs_everything_else_works(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file in its place")
    done = run("sys.excepthook(ValueError, ValueError(word), None)\n" + _END, tmp_path / "log")
    assert done.stdout.startswith("1 ")
    assert "zqwordxj" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="ends by a signal")
def test_a_native_crash_is_told_at_the_next_start_and_once(tmp_path: Path) -> None:
    assert run("ctypes.string_at(0)", tmp_path).returncode < 0
    assert (tmp_path / NATIVE_NAME).stat().st_mode & 0o077 == 0
    assert "Segmentation fault" in run("print(left)\n" + _END, tmp_path).stdout
    assert run("print(repr(left))\n" + _END, tmp_path).stdout.startswith("''")
    assert not (tmp_path / NATIVE_NAME).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_terminal_command_dumps_no_core() -> None:
    code = (
        "import resource, sys; sys.argv = ['attune', '--version']\nfrom ui.__main__ import main\n"
        "try: main()\nexcept SystemExit: print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    where = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], env=where, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "(0, 0)"


@pytest.fixture
def inside(user: Driver, caplog: pytest.LogCaptureFixture) -> Driver:
    """Somebody in the middle of writing, in a program that may break."""
    catching()._lately.clear()
    user.unlock(PASSPHRASE)
    user.write("entryText", "zqword")
    return user


def test_the_draft_is_kept_and_the_panel_says_so(inside: Driver) -> None:
    catching().take(ValueError("zqword"))
    assert "kept" in inside.text("crashSays")
    assert inside.focused() == "entryText"
    inside.wait(lambda: inside.ask(lambda journal: journal.drafts.get()) is not None)
    inside.click("crashShow")
    shown = inside.find("crashReport", QPlainTextEdit).toPlainText()
    assert "ValueError" in shown
    assert "Page: today" in shown
    assert "zqword" not in shown
    inside.click("crashCopy")
    assert QApplication.clipboard().text() == shown
    inside.click("crashGoOn")
    inside.wait(lambda: not inside.sees("crashPanel"))
    assert inside.focused() == "entryText"


def test_what_else_is_under_way_goes_on(inside: Driver) -> None:
    inside.press("Ctrl+,")
    inside.click("keysChange")
    inside.write("keysSecret", PASSPHRASE)
    catching().take(ValueError("zqword"))
    inside.find("crashPanel", QWidget)
    assert inside.find("keysSecret", QLineEdit).text() == PASSPHRASE


def test_what_fails_in_a_lane_is_shown_one_at_a_time(inside: Driver) -> None:
    assert inside.window.desk is not None
    for kind in (ZeroDivisionError, KeyError):
        inside.window.desk.background(lambda kind=kind: raise_(kind("zqword")))  # type: ignore[misc]
    inside.click("crashShow")
    inside.rest()
    shown = inside.find("crashReport", QPlainTextEdit).toPlainText()
    assert "ZeroDivisionError" in shown
    assert "KeyError" not in shown


def test_a_bug_is_reported_though_a_page_has_its_own_word_for_what_fails(inside: Driver) -> None:
    desk = inside.window.desk
    said: list[Exception] = []
    assert desk is not None
    desk.think(lambda: raise_(KeyError("zqword")), lambda _: None, owner=desk, otherwise=said.append)
    inside.find("crashPanel", QWidget)
    assert [type(error) for error in said] == [KeyError]


def test_locking_from_the_panel_leads_to_the_gate(inside: Driver) -> None:
    catching().take(ValueError("zqword"))
    inside.click("crashLock")
    inside.find("unlockSecret", QWidget)
    assert not inside.sees("crashPanel")


def test_a_native_crash_is_offered_calmly(inside: Driver) -> None:
    inside.window.tell_of_native(report_on_native("Fatal Python error: Segmentation fault\n"))
    assert inside.text("crashTitle") == "Attune ended unexpectedly last time"
    assert not inside.sees("crashLock")


def test_what_nobody_looked_at_at_the_gate_goes_inside(user: Driver) -> None:
    user.window.tell_of_native(report_on_native("Fatal Python error: Segmentation fault\n"))
    user.find("crashCopy", QWidget)
    user.unlock(PASSPHRASE)
    assert user.window.workspace is not None
    user.find("crashPanel", QWidget)
    user.click("crashGoOn")
    user.wait(lambda: not user.sees("crashPanel"))


def raise_(error: Exception) -> None:
    raise error
