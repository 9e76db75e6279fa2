"""What a test must not leave behind it: warnings in the log, threads, windows, timers, animations."""

from __future__ import annotations

import gc
import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

import pytest

FAILED = pytest.StashKey[bool]()
GRACE = 2.0
"""Seconds that a thread or a pool has to end by itself."""


@dataclass(frozen=True)
class Leftover:
    """One thing that is still there, told apart by identity, shown by its name."""

    identity: int
    name: str = field(compare=False)

    def __str__(self) -> str:
        return self.name


@contextmanager
def noise() -> Iterator[list[str]]:
    """Collect what is logged as WARNING or worse."""
    logged: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            logged.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    collector = Collector(logging.WARNING)
    logging.getLogger().addHandler(collector)
    try:
        yield logged
    finally:
        logging.getLogger().removeHandler(collector)


def running() -> set[Leftover]:
    """All that runs or stands open now, once what is about to end has had the time to."""
    return _threads() | (_of_qt() if "PySide6.QtWidgets" in sys.modules else set())


def _threads() -> set[Leftover]:
    others = [t for t in threading.enumerate() if not t.daemon and t is not threading.main_thread()]
    return {_leftover(thread, f"thread {thread.name}") for thread in others if _outlives_grace(thread)}


def _outlives_grace(thread: threading.Thread) -> bool:
    thread.join(GRACE)
    return thread.is_alive()


def _of_qt() -> set[Leftover]:
    from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
    from PySide6.QtWidgets import QApplication

    if not isinstance(QApplication.instance(), QApplication):
        return set()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if not QThreadPool.globalInstance().waitForDone(int(GRACE * 1000)):
        return {_leftover(QThreadPool, "work in the global thread pool")}
    return _windows() | _ticking()


def _windows() -> set[Leftover]:
    """Top-level widgets, shown or not; those with a parent (a menu, a combo box's list) go when it goes."""
    from PySide6.QtWidgets import QApplication

    found = [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]
    kept_by_qt = {"QTipLabel"}
    named = [(widget, widget.metaObject().className()) for widget in found]
    return {_leftover(widget, f"window {name}") for widget, name in named if name not in kept_by_qt}


def _ticking() -> set[Leftover]:
    """Active timers and running animations that Python holds."""
    from PySide6.QtCore import QAbstractAnimation, QTimer
    from shiboken6 import isValid

    everything, kinds = gc.get_objects(), _with_subclasses(QTimer, QAbstractAnimation)
    held = list(compress(everything, map(kinds.__contains__, map(type, everything))))
    living = [thing for thing in held if isValid(thing)]
    timers = [thing for thing in living if isinstance(thing, QTimer) and thing.isActive()]
    stopped = QAbstractAnimation.State.Stopped
    moving = [t for t in living if isinstance(t, QAbstractAnimation) and t.state() != stopped]
    return {_leftover(thing, f"{thing.metaObject().className()} {thing!r}") for thing in timers + moving}


def _with_subclasses(*kinds: type) -> set[type]:
    """These and all that derive from them: asking a set is several times as fast as asking each type, and this looks
    at every object there is, twice a test."""
    found: set[type] = set()
    wanted = list(kinds)
    while wanted:
        kind = wanted.pop()
        if kind not in found:
            found.add(kind)
            wanted += kind.__subclasses__()
    return found


def _leftover(thing: Any, name: str) -> Leftover:
    return Leftover(id(thing), name)
