"""The journal locks together with the screen and before sleep: asked on a real bus of the test's own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ui.away import bus_label

_LISTEN = """
import sys
from PySide6.QtWidgets import QApplication
from ui.away import Away
app = QApplication([])
away = Away()
away.screen_locked.connect(lambda: print("screen", flush=True))
away.sleeping.connect(lambda: (print("sleep", flush=True), app.quit()))
away.listen()
print("listening", flush=True)
app.exec()
away.stop()
"""
_TELL = """
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
told = (
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [True]),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [True]),
    ("org.freedesktop.login1", "/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session", "Lock", []),
    ("org.freedesktop.login1", "/org/freedesktop/login1/session/_33", "org.freedesktop.login1.Session", "Lock", []),
    ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", [True]),
)
for service, path, interface, name, arguments in told:
    bus.registerService(service)
    signal = QDBusMessage.createSignal(path, interface, name)
    signal.setArguments(arguments)
    bus.send(signal)
bus.call(QDBusMessage.createMethodCall("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetId"))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="speaks D-Bus")
def test_screen_lock_and_sleep_are_heard(tool: Callable[[str], Path], tmp_path: Path) -> None:
    daemon = subprocess.Popen(
        [tool("dbus-daemon"), "--session", "--print-address", "--nofork", f"--address=unix:dir={tmp_path}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    where = os.environ | {
        "DBUS_SESSION_BUS_ADDRESS": address,
        "DBUS_SYSTEM_BUS_ADDRESS": address,
        "XDG_SESSION_ID": "2",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    with subprocess.Popen([sys.executable, "-c", _LISTEN], stdout=subprocess.PIPE, text=True, env=where) as listener:
        assert listener.stdout is not None
        listener.stdout.readline()
        subprocess.run([sys.executable, "-c", _TELL], check=True, env=where)
        said = listener.communicate(timeout=30)[0].split()
    daemon.terminate()
    daemon.communicate()
    assert said == ["screen", "screen", "screen", "sleep"]


def test_without_a_bus_nothing_is_told_and_nothing_breaks() -> None:
    code = "from PySide6.QtWidgets import QApplication; from ui.away import Away; QApplication([]);"
    where = os.environ | {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere", "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/no"}
    where |= {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code + "a = Away(); a.listen(); a.stop()"], env=where, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_session_is_named_as_login1_names_it() -> None:
    assert [bus_label("2"), bus_label("c1"), bus_label("a-b")] == ["_32", "c1", "a_2db"]
