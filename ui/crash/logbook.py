"""The log file and the native crash file, in the system's folder for logs. Neither can hold a word of an entry."""

from __future__ import annotations

import faulthandler
import logging
import os
import re
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from journal.errors import AttuneError
from ui.crash.report import kind_of, links_text, report_on

LOG_NAME: Final = "attune.log"
NATIVE_NAME: Final = "native-crash.txt"

_SIZE: Final = 200_000
_OURS: Final = ("ui", "journal", "qt")
_CATEGORY: Final = re.compile(r"(?:default|qml|js|qt(?:\.[a-z0-9_]+)+)\Z")
_LEVELS: Final = {QtMsgType.QtWarningMsg: logging.WARNING, QtMsgType.QtCriticalMsg: logging.ERROR}

qt_log = logging.getLogger("qt")


class Known(str):
    """A text that is made of the program's own names only, so that the log may hold it."""

    __slots__ = ()


class Wordless(logging.Formatter):
    """Writes templates, numbers and names that are known; of exceptions their types and frames, never a message."""

    def format(self, record: logging.LogRecord) -> str:
        """One record, with its exception below it."""
        lines = [f"{_utc(record.created)} {record.levelname} {self._said(record)}"]
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            lines += links_text(report_on(error).links)
        return "\n".join(lines)

    @staticmethod
    def _said(record: logging.LogRecord) -> str:
        if record.name.partition(".")[0] not in _OURS:
            return "from a library"
        if type(record.msg) is not str:
            return f"{record.name}: {_shown(record.msg)}"
        given: Any = record.args
        try:
            return f"{record.name}: {record.msg % tuple(map(_shown, given or ()))}"
        except (TypeError, ValueError):
            return f"{record.name}: {record.msg}"


def _utc(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"


def _shown(value: object) -> str | int | float:
    if isinstance(value, BaseException):
        return kind_of(value)
    if isinstance(value, (int, float)) and type(value) in {int, float}:
        return value
    if isinstance(value, str) and (type(value) is Known or value in _codes()):
        return value
    return "…"


def _codes() -> set[str]:
    return {kind.code for kind in AttuneError.__subclasses__()}


class _OwnFile(RotatingFileHandler):
    """A log file that only its owner reads."""

    def _open(self) -> TextIOWrapper:
        return _own_file(Path(self.baseFilename))


def _own_file(path: Path) -> TextIOWrapper:
    def opener(name: str, flags: int) -> int:
        return os.open(name, flags, 0o600)

    return open(path, "a", encoding="utf-8", opener=opener)


class Logbook:
    """Keeps the log in `folder` from `open` until `close`. Where that cannot be written, nothing is logged."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._handler: logging.Handler | None = None
        self._native: IO[str] | None = None

    def open(self) -> str:
        """Begin; returns what a native crash before left behind, which is told only once, or an empty text."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handler = _OwnFile(self._folder / LOG_NAME, maxBytes=_SIZE, backupCount=1, encoding="utf-8")
            left = self._take_native()
            self._native = _own_file(self._folder / NATIVE_NAME)
        except OSError:
            # A root without any handler would print to the terminal, messages and all.
            self._keep(logging.NullHandler())
            return ""
        handler.setLevel(logging.WARNING)
        handler.setFormatter(Wordless())
        self._keep(handler)
        faulthandler.enable(self._native, all_threads=True)
        qInstallMessageHandler(_on_qt_message)
        return left

    def close(self) -> None:
        """End, and leave no empty file for a native crash behind."""
        if self._native is not None:
            faulthandler.disable()
            qInstallMessageHandler(None)
            self._native.close()
            path = self._folder / NATIVE_NAME
            if path.stat().st_size == 0:
                path.unlink()
            self._native = None
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    def _keep(self, handler: logging.Handler) -> None:
        self._handler = handler
        logging.getLogger().addHandler(handler)

    def _take_native(self) -> str:
        path = self._folder / NATIVE_NAME
        if not path.exists():
            return ""
        with path.open(encoding="utf-8", errors="replace") as file:
            left = file.read(100_000)
        path.unlink()
        return left

    def __enter__(self) -> str:
        return self.open()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own messages may quote a text that is being drawn, so only where they come from is kept."""
    level = _LEVELS.get(kind)
    if level is not None:
        category = context.category or "default"
        qt_log.log(level, "a message in %s", Known(category if _CATEGORY.match(category) else "another category"))
