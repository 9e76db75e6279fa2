"""The line between a terminal and a window's process: what is said on it, how much, how long, and who may speak."""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
from collections.abc import Iterator
from multiprocessing.connection import Connection, answer_challenge, deliver_challenge
from typing import Final

from journal.model import Value

PURPOSE: Final = "terminal"
FAMILY: Final = "AF_PIPE" if sys.platform == "win32" else "AF_UNIX"
ASKED_AT_MOST: Final = 2 * 1024 * 1024
"""Bytes that a request may have: an entry at its longest, with room for names and labels."""
ANSWERED_AT_MOST: Final = 512 * 1024 * 1024
PATIENCE_S: Final = 10.0


class Asked(Value, frozen=True):
    """A command line, handed over: the command, what stood after its name, and where it was typed.

    Both are bytes, as the system has them: they need not be text.
    """

    command: str
    args: tuple[bytes, ...]
    folder: bytes
    columns: int = 0
    typed: bytes = b""


class Answered(Value, frozen=True):
    """What the command printed, and how it ended."""

    out: bytes
    aside: bytes
    code: int


def prove_to_terminal(line: Connection, secret: bytes) -> None:
    """The window's half of showing each other that both can open the journal. Raises OSError, EOFError, …"""
    deliver_challenge(line, secret)
    answer_challenge(line, secret)


def prove_to_window(line: Connection, secret: bytes) -> None:
    """The terminal's half."""
    answer_challenge(line, secret)
    deliver_challenge(line, secret)


@contextlib.contextmanager
def limited(line: Connection, seconds: float = PATIENCE_S) -> Iterator[None]:
    """Cut the line where what is done inside takes longer: it then fails with OSError or EOFError."""
    watch = threading.Timer(seconds, cut, [line])
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def cut(line: Connection) -> None:
    """End the line, also for another thread that waits on it."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            line.close()
        else:
            with socket.fromfd(line.fileno(), socket.AF_UNIX, socket.SOCK_STREAM) as whole:
                whole.shutdown(socket.SHUT_RDWR)
