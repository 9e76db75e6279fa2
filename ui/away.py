"""Where the platform tells that nobody is there any more: the screen is locked, or the computer goes to sleep."""

from __future__ import annotations

import ctypes
import logging
import os
import sys
from typing import Any, Final

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

log = logging.getLogger(__name__)

_AFTER_MS: Final = 1_000
"""Asking for a bus may take a moment: the window stands first."""
_SCREEN_SAVERS: Final = (
    ("org.freedesktop.ScreenSaver", ("/org/freedesktop/ScreenSaver", "/ScreenSaver")),
    ("org.gnome.ScreenSaver", ("/org/gnome/ScreenSaver",)),
)
_LOGIN: Final = "org.freedesktop.login1"

_WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 0x0004
_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK = 0x02B1, 0x0007


class Away(QObject):
    """`screen_locked` and `sleeping`, from `start` until `stop`. On macOS, and without a bus, nothing is told."""

    screen_locked = Signal()
    sleeping = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listening = False
        self._native: _WindowsFilter | None = None
        self._soon = QTimer(self, interval=_AFTER_MS, singleShot=True)
        self._soon.timeout.connect(self.listen)

    def start(self) -> None:
        """Listen from shortly after now on."""
        self._soon.start()

    def stop(self) -> None:
        """Say nothing any more."""
        self._soon.stop()
        if self._listening:
            self._listening = False
            self._attend("disconnect")

    def listen(self) -> None:
        """Listen from now on."""
        if not self._listening:
            self._listening = True
            self._attend("connect")

    @Slot(bool)
    def onSaver(self, active: bool) -> None:
        """A screen saver tells whether the screen is covered."""
        if active and self._listening:
            self.screen_locked.emit()

    @Slot()
    def onLock(self) -> None:
        """This session is asked to lock."""
        if self._listening:
            self.screen_locked.emit()

    @Slot(bool)
    def onSleep(self, begins: bool) -> None:
        """The computer is about to sleep, or woke."""
        if begins and self._listening:
            self.sleeping.emit()

    def _attend(self, how: str) -> None:
        """`how` is connect or disconnect."""
        if sys.platform.startswith("linux"):
            self._attend_to_buses(how)
        elif sys.platform == "win32":
            self._attend_to_windows(how)

    def _attend_to_buses(self, how: str) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            log.info("no D-Bus library: neither screen lock nor sleep is told")
            return
        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        if session.isConnected():
            for name, paths in _SCREEN_SAVERS:
                for path in paths:
                    getattr(session, how)(name, path, name, "ActiveChanged", self, SLOT("onSaver(bool)"))
        if system.isConnected():
            top = "/org/freedesktop/login1"
            getattr(system, how)(_LOGIN, top, f"{_LOGIN}.Manager", "PrepareForSleep", self, SLOT("onSleep(bool)"))
            if session_id := os.environ.get("XDG_SESSION_ID"):
                path = f"{top}/session/{bus_label(session_id)}"
                getattr(system, how)(_LOGIN, path, f"{_LOGIN}.Session", "Lock", self, SLOT("onLock()"))

    def _attend_to_windows(self, how: str) -> None:
        """Never run: there was no Windows to try it on."""
        app = QApplication.instance()
        if app is None:
            return
        if how == "connect":
            self._native = _WindowsFilter(self)
            app.installNativeEventFilter(self._native)
            _register_for_session_changes()
        elif self._native is not None:
            app.removeNativeEventFilter(self._native)
            self._native = None


class _WindowsFilter(QAbstractNativeEventFilter):
    """Reads the messages that Windows sends its windows."""

    def __init__(self, away: Away) -> None:
        super().__init__()
        self._away = away

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> Any:
        if sys.platform == "win32":
            from ctypes import wintypes

            told = wintypes.MSG.from_address(int(message))
            if (told.message, told.wParam) == (_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK):
                self._away.onLock()
            elif (told.message, told.wParam) == (_WM_POWERBROADCAST, _PBT_APMSUSPEND):
                self._away.onSleep(True)
        return False, 0


def _register_for_session_changes() -> None:
    """Windows tells of a locked session only those windows that ask."""
    if sys.platform == "win32":
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible():
                ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(widget.winId()), 0)


def bus_label(name: str) -> str:
    """A name as login1 writes it in a path: whatever is no letter, or a digit in front, as its number."""
    return "".join(
        one if one.isascii() and (one.isalpha() or (one.isdigit() and at > 0)) else f"_{ord(one):02x}"
        for at, one in enumerate(name)
    )
