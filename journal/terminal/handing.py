"""Handing a command over to the window that has the journal open, and printing what it answers."""

from __future__ import annotations

import os
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection
from pathlib import Path
from typing import Final

import click
import msgspec

from journal.doors import door_of, secret_for
from journal.terminal.faults import LINE, Refused
from journal.terminal.line import (
    ANSWERED_AT_MOST,
    ASKED_AT_MOST,
    FAMILY,
    PURPOSE,
    Answered,
    Asked,
    limited,
    prove_to_window,
)
from journal.terminal.seat import KeptSeat, seat, take

HANDED: Final = frozenset(
    (
        *("bin", "child", "confirm", "dismiss", "enclosure", "history", "list", "log", "prompt", "prompts", "put-back"),
        *("search", "show", "trends", "verify"),
        *("age", "life-event", "placement", "plans", "week"),
    )
)
"""Commands that may run in a window's process. The others want the journal closed, or ask for something."""


def hand_over(home: Path, key: bytes) -> bool:
    """Let a window run the present command, and end as it ended there.

    Returns where none takes it: whether there was one, which is about to let go of the journal.
    """
    context = click.get_current_context()
    if context.command.name not in HANDED:
        return False
    try:
        line = Client(door_of(home, PURPOSE), FAMILY)
    except OSError:
        return False
    with line:
        try:
            with limited(line):
                prove_to_window(line, secret_for(key, PURPOSE))
        except (OSError, EOFError, AssertionError, AuthenticationError):
            return True
        if not _ask(line, context):
            return True
        answered = _answer(line)
    _print(answered, as_json=bool(context.params.get("as_json")))
    raise click.exceptions.Exit(answered.code)


def _ask(line: Connection, context: click.Context) -> bool:
    """Say what is to be done; whether the window was still there to hear it. What was typed is kept if not."""
    here = seat()
    reads = context.command.name == "log" and not context.params["words"]
    if reads:
        here = KeptSeat(here.typed())
        take(here)
    asked = Asked(
        command=str(context.command.name),
        args=tuple(map(os.fsencode, context.meta[LINE])),
        folder=os.fsencode(here.folder),
        columns=here.columns,
        typed=here.typed() if reads else b"",
    )
    packed = msgspec.json.encode(asked)
    if len(packed) > ASKED_AT_MOST:
        raise Refused("That is more than an entry holds, so nothing was kept; split it.")
    try:
        line.send_bytes(packed)
    except OSError:
        return False
    return True


def _answer(line: Connection) -> Answered:
    try:
        return msgspec.json.decode(line.recv_bytes(ANSWERED_AT_MOST), type=Answered)
    except (OSError, EOFError) as error:
        raise Refused(
            "The window was closed or locked meanwhile; look with attune list whether it was done, then try again."
        ) from error


def _print(answered: Answered, *, as_json: bool) -> None:
    """Print as the command would have here: JSON in UTF-8, and other text as far as the terminal can show it."""
    click.echo(answered.out if as_json else answered.out.decode(), nl=False)
    click.echo(answered.aside.decode(), nl=False, err=True)
