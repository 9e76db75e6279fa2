"""Serving terminals: commands from other processes of this user run here, against the journal that is open here."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
import threading
from collections.abc import Callable, Mapping
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Final

import click
import msgspec

from journal.doors import door_of
from journal.errors import AttuneError, StorageFailed
from journal.journal import Journal
from journal.model import Change
from journal.terminal.access import Access
from journal.terminal.faults import refusing
from journal.terminal.handing import HANDED
from journal.terminal.line import (
    ASKED_AT_MOST,
    FAMILY,
    PATIENCE_S,
    PURPOSE,
    Answered,
    Asked,
    cut,
    limited,
    prove_to_terminal,
)
from journal.terminal.seat import Seat, take

log = logging.getLogger(__name__)

_TURNED_AWAY: Final = (OSError, EOFError, AssertionError, AuthenticationError, ValueError, AttuneError)
_AT_ONCE: Final = 8
"""So many terminals are served together; one more is turned away."""
_PAUSE_S: Final = 0.2


class FarSeat(Seat):
    """Whoever sits at the terminal that handed a command over."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._printed, self._said = io.BytesIO(), io.BytesIO()
        self.out, self.aside = _written(self._printed), _written(self._said)

    @property
    def folder(self) -> Path:
        """Where paths on the command line begin."""
        return Path(os.fsdecode(self._asked.folder))

    @property
    def columns(self) -> int:
        """How wide a line may be there."""
        return self._asked.columns

    def typed(self) -> bytes:
        """What came on standard input there."""
        return self._asked.typed

    def answered(self, code: int) -> Answered:
        """All that was printed."""
        return Answered(out=self._printed.getvalue(), aside=self._said.getvalue(), code=code)


class Serving:
    """Serves terminals from the moment it is made until `stop`, each in a thread of its own."""

    def __init__(
        self, journal: Journal, commands: Mapping[str, click.Command], changed: Callable[[Change], None]
    ) -> None:
        """`changed` is told, in such a thread, what a command changed. Raises OSError where there is no place for it.

        The journal is open, so whatever was left at its address belongs to a process that is gone.
        """
        self._journal = journal
        self._commands = commands
        self._changed = changed
        self._address = door_of(journal.folder, PURPOSE)
        self._secret = journal.secret_for(PURPOSE)
        if sys.platform != "win32":
            Path(self._address).unlink(missing_ok=True)
        self._listener = Listener(self._address, FAMILY)
        if sys.platform != "win32":
            os.chmod(self._address, 0o600)
        self._ending = threading.Event()
        self._guard = threading.Lock()
        self._lines: set[Connection] = set()
        self._accepting = threading.Thread(target=self._accept, name="attune-terminals", daemon=True)
        self._accepting.start()

    def stop(self) -> None:
        """Take no further command. One that runs ends by itself, with the journal at the latest."""
        with self._guard:
            self._ending.set()
            for line in self._lines:
                cut(line)
        with contextlib.suppress(OSError):
            Client(self._address, FAMILY).close()
        self._accepting.join(PATIENCE_S)
        self._listener.close()

    def _accept(self) -> None:
        while not self._ending.is_set():
            try:
                line = self._listener.accept()
            except OSError as error:
                log.info("a terminal did not come in: %s", type(error).__name__)
                self._ending.wait(_PAUSE_S)
                continue
            with self._guard:
                if self._ending.is_set() or len(self._lines) >= _AT_ONCE:
                    line.close()
                    continue
                self._lines.add(line)
            threading.Thread(target=self._serve, args=[line], name="attune-terminal").start()

    def _serve(self, line: Connection) -> None:
        try:
            with limited(line):
                prove_to_terminal(line, self._secret)
            # Whoever is in may take their time: an entry may be typed meanwhile.
            asked = msgspec.json.decode(line.recv_bytes(ASKED_AT_MOST), type=Asked)
            answered = self._run(asked)
            line.send_bytes(msgspec.json.encode(answered))
        except _TURNED_AWAY as error:
            log.info("a terminal was turned away: %s", type(error).__name__)
        finally:
            with self._guard:
                self._lines.discard(line)
                line.close()

    def _run(self, asked: Asked) -> Answered:
        there = FarSeat(asked)
        take(there)
        before = self._journal.deeds.standing()
        code = self._invoke(asked, there)
        with contextlib.suppress(StorageFailed):  # It was locked meanwhile: nothing is shown that could follow.
            change = self._journal.deeds.changed_since(before)
            if change != Change():
                self._changed(change)
        return there.answered(code)

    def _invoke(self, asked: Asked, there: FarSeat) -> int:
        command = self._commands.get(asked.command) if asked.command in HANDED else None
        if command is None:
            return 2
        args = list(map(os.fsdecode, asked.args))
        access = Access(home=self._journal.folder, journal=self._journal)
        try:
            with refusing(), command.make_context(asked.command, args, obj=access) as context:
                command.invoke(context)
        except click.exceptions.Exit as ended:
            return ended.exit_code
        except click.ClickException as refused:
            refused.show(there.aside)
            return refused.exit_code
        except click.Abort:
            return 1
        return 0


def _written(into: io.BytesIO) -> io.TextIOWrapper:
    return io.TextIOWrapper(into, encoding="utf-8", errors="replace", newline="\n", write_through=True)
