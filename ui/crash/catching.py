"""Catching what nothing else did, in any thread: a report of it is logged, and told to the window."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections import deque
from functools import lru_cache
from types import TracebackType
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ui.crash.logbook import Known
from ui.crash.report import links_text, report_on

log = logging.getLogger(__name__)

_MOST: Final = 5
_WITHIN_S: Final = 60.0


class Catching(QObject):
    """`caught` is a `Report`, told on the thread of whoever listens; no more than five a minute are logged and told."""

    caught = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lately: deque[float] = deque(maxlen=_MOST)
        self._telling = threading.Lock()

    def take(self, error: BaseException) -> None:
        """Log what `error` was and where, and tell it. May be called in any thread; nothing of it is kept."""
        if not self._may():
            return
        report = report_on(error)
        log.critical("unexpected: %s", Known("\n".join(links_text(report.links))))
        self.caught.emit(report)

    def install(self) -> None:
        """Listen to all of Python's ways to say that nothing caught an exception."""
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable

    def remove(self) -> None:
        """Give them back to Python."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__

    def _may(self) -> bool:
        now = time.monotonic()
        with self._telling:
            if len(self._lately) == _MOST and now - self._lately[0] < _WITHIN_S:
                return False
            self._lately.append(now)
            return True

    def _on_uncaught(self, kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
        else:
            self.take(error)
        # Python keeps the last one with all its frames, which hold what was being written.
        for name in ("last_type", "last_value", "last_traceback"):
            sys.__dict__.pop(name, None)

    def _on_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None and not isinstance(told.exc_value, SystemExit):
            self.take(told.exc_value)

    def _on_unraisable(self, told: Any) -> None:
        if told.exc_value is not None:
            self.take(told.exc_value)


@lru_cache(maxsize=1)
def catching() -> Catching:
    """The one that this process has."""
    return Catching()
