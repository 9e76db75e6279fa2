"""Where a command's answers go and its input comes from: this terminal, or one that asked a window's process."""

from __future__ import annotations

import os
import shutil
import sys
from contextvars import ContextVar
from pathlib import Path
from typing import IO, Any, Final

import click

_HINT: Final = "Write what happened. End with Ctrl-D (Windows: Ctrl-Z, Enter) on a line of its own."


class Seat:
    """Whoever sits at this process's own terminal. `out` and `aside` are where to print; None is the usual place."""

    out: IO[Any] | None = None
    aside: IO[Any] | None = None

    @property
    def folder(self) -> Path:
        """Where paths on the command line begin."""
        return Path.cwd()

    @property
    def columns(self) -> int:
        """How wide a line may be; 0 where the output goes to a file or another program."""
        return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0

    def typed(self) -> bytes:
        """All of standard input."""
        if sys.stdin.isatty():
            click.echo(_HINT, err=True)
        typed: bytes = sys.stdin.buffer.read()
        return typed


class KeptSeat(Seat):
    """This terminal, once its standard input was read."""

    def __init__(self, typed: bytes) -> None:
        self._typed = typed

    def typed(self) -> bytes:
        """What was read."""
        return self._typed


_HERE: Final = Seat()
_taken: Final[ContextVar[Seat | None]] = ContextVar("seat", default=None)


def seat() -> Seat:
    """Whom the running command speaks with."""
    return _taken.get() or _HERE


def take(other: Seat) -> None:
    """Let all that this thread runs from now on speak with another."""
    _taken.set(other)


class FromHere(click.Path):
    """A path that begins where the terminal is, which need not be where this process is."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The whole path."""
        return super().convert(os.path.join(seat().folder, os.fspath(value)), param, ctx)
