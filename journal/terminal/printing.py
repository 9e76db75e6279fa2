"""How answers leave the terminal: plain lines that obey no control character, or JSON in UTF-8 whatever the locale."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Final

import click
import msgspec

from journal.terminal.seat import seat

json_option: Final = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")

_NARROWEST: Final = 40


def say(line: str = "") -> None:
    """Print text of our own or an entry's, without what would steer the terminal."""
    click.echo(printable(line), file=seat().out)


def say_aside(line: str) -> None:
    """Say something beside the answer, on standard error."""
    click.echo(printable(line), file=seat().aside, err=True)


def say_json(answer: Any) -> None:
    """Print one JSON document on one line."""
    click.echo(msgspec.json.encode(answer), file=seat().out)


def say_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print columns as wide as their widest cell; all but the first to the right."""
    cells = [list(header), *map(list, rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(header))]
    for row in cells:
        rest = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        say("  ".join([row[0].ljust(widths[0]), *rest]).rstrip())


def printable(text: str) -> str:
    """`text` without control characters, but for tabs and line breaks: an entry must not steer the terminal."""
    return "".join(one for one in text if one in "\n\t" or unicodedata.category(one) != "Cc")


def on_one_line(text: str) -> str:
    """`text` with every run of spaces and line breaks as one space."""
    return " ".join(text.split())


def fitted(line: str) -> str:
    """`line` cut to the terminal's width; whole where the output goes to a file or another program."""
    columns = seat().columns
    if not columns:
        return line
    width = max(columns, _NARROWEST)
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
