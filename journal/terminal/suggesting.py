"""The command that reads a text and says what it may show: suggest. It needs no journal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from journal.terminal.faults import Discreet, Refused
from journal.terminal.printing import json_option, say
from journal.terminal.words import SAFETY_LINE, is_safety

if TYPE_CHECKING:
    from journal.model import Suggestion
    from journal.reading import Reader


@click.command(cls=Discreet)
@click.argument("file", default="-")
@click.option("--all", "everything", is_flag=True, help="Add what the app would not show, marked.")
@json_option
def suggest(file: str, everything: bool, as_json: bool) -> None:
    """Say what a text may show, and by which words.

    The text is read from FILE or, without one, from standard input. It needs no journal, and nothing is kept.

    With --json the input has a JSON object on each line, {"id": …, "text": …}, and so has the answer:
    {"id": …, "suggestions": [{"family", "label", "score", "spans", "by"}, …]}. Spans are [start, end] in Unicode code
    points; "by" stands only where the words say whose conduct it was.
    """
    from journal.reading import Reader

    reader = Reader.load()
    with _opened(file) as source:
        if as_json:
            for line in _answers(reader, source, everything):
                click.echo(line)
        else:
            _say_suggestions(reader, _text(source.read()), everything)


def suggestion_facts(suggestion: Suggestion) -> dict[str, Any]:
    """A suggestion as JSON."""
    return {
        "family": suggestion.family.value,
        "label": suggestion.label.value,
        "score": round(suggestion.score, 4),
        "spans": [list(span) for span in suggestion.spans],
    } | ({"by": suggestion.by.value} if suggestion.by is not None else {})


def _opened(file: str) -> AbstractContextManager[BinaryIO]:
    """The file's bytes, or standard input for -. What is no file may be a text, so it is not repeated."""
    if file == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return open(file, "rb")
    except OSError as error:
        raise Refused("There is no such file that can be read; to try a text, pipe it into attune suggest.") from error


def _answers(reader: Reader, file: BinaryIO, everything: bool) -> Iterator[str]:
    for number, line in enumerate(file, start=1):
        if line.strip():
            asked = _asked(line, number)
            found = [one for one in reader.suggest(asked["text"]) if one.shown or everything]
            marked = [suggestion_facts(one) | ({"shown": one.shown} if everything else {}) for one in found]
            yield json.dumps({"id": asked.get("id"), "suggestions": marked})


def _asked(line: bytes, number: int) -> dict[str, Any]:
    """One line of input. Refused, without repeating it, where it is not an object with a text in it."""
    try:
        asked = json.loads(line)
    except ValueError as error:
        raise Refused(f"Line {number} is not JSON in UTF-8.") from error
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise Refused(f'Line {number} is not an object with a "text".')
    return asked


def _say_suggestions(reader: Reader, text: str, everything: bool) -> None:
    from journal.terminal.seeing import see, suggestion_lines

    seen = see(reader, text)
    for line in suggestion_lines(text, seen.suggestions if everything else seen.shown):
        say(line)
    if seen.silent:
        say(seen.silent)
    elif not seen.shown:
        say("Nothing stands out in this text.")
    if any(is_safety(one.label) for one in seen.shown):
        say(SAFETY_LINE)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("The text is not UTF-8; save it as UTF-8 and try again.") from error
