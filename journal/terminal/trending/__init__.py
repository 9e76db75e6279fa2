"""The command that counts: each question about the journal, with one plain sentence and its figures."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, cast

import click
import msgspec

from journal.terminal.access import Access, journal_options, pass_access
from journal.terminal.faults import Discreet
from journal.terminal.printing import json_option, say, say_json, say_table

if TYPE_CHECKING:
    from journal.journal import Journal
    from journal.terminal.trending.told import Question, Told
    from journal.trends import EntryArrays, View

_QUESTIONS: Final = (
    "processes",
    "approach",
    "hard",
    "signs",
    "around",
    "year",
    "together",
    "balance",
    "beside",
)
"""The modules beside this one that answer a question each, in the order in which they are asked."""


_GUESSES: Final = "What is suggested and not answered counts here as if it were confirmed. Nobody has checked it."


@click.command(cls=Discreet)
@click.option("--weeks", type=click.IntRange(1, 1040), default=12, show_default=True, help="How many weeks to count.")
@click.option("--child", "name", default="", help="Only what is about this child.")
@click.option("--everyone", is_flag=True, help="Count other adults’ conduct too, not only one’s own.")
@click.option("--with-suggestions", "guesses", is_flag=True, help="Count what is suggested and not answered yet, too.")
@json_option
@journal_options
@pass_access
def trends(access: Access, weeks: int, name: str, everyone: bool, guesses: bool, as_json: bool) -> None:
    """Count what was confirmed, and say what it comes to.

    One answer to each question that the window's Trends page answers, in the same order, with how much it rests on.
    """
    with access.open() as journal:
        view = _view(journal, weeks, name, everyone=everyone, guesses=guesses)
    told = {question.KEY: (question.TITLE, question.tell(view)) for question in _questions()}
    if as_json:
        say_json({key: _as_facts(answer) | {"with_suggestions": guesses} for key, (_, answer) in told.items()})
        return
    if guesses:
        say(_GUESSES)
        say()
    for title, answer in told.values():
        _say_answer(title, answer)


def _questions() -> Iterator[Question]:
    return (cast("Question", import_module(f"{__name__}.{name}")) for name in _QUESTIONS)


def _view(journal: Journal, weeks: int, name: str, *, everyone: bool, guesses: bool) -> View:
    from journal.trends import EntryArrays, View, Whose, happenings

    arrays, today = EntryArrays.from_glance(journal.glance()), journal.clock().date()
    happened = happenings(arrays, journal.story.placements(), journal.story.events())
    return View(
        arrays=_with_suggestions(journal, arrays) if guesses else arrays,
        today=today,
        last_day=today,
        weeks=weeks,
        children=journal.family.children(),
        child=journal.family.child_named(name).id if name else None,
        whose=Whose.ANYONE if everyone else Whose.MINE,
        happenings=happened,
        guesses=guesses,
    )


def _with_suggestions(journal: Journal, arrays: EntryArrays) -> EntryArrays:
    """With what the window's reader has found so far; nothing is read anew here."""
    from journal.suggested import waiting_labels
    from journal.terminal.seeing import limits_of, model_version

    limits = limits_of(journal)
    if limits is None:
        return arrays
    waiting = waiting_labels(journal, model_version(), limits)
    labels, mine = ({key: getattr(one, name) for key, one in waiting.items()} for name in ("labels", "mine"))
    return arrays.suggesting(labels, mine).with_suggestions()


def _as_facts(told: Told) -> dict[str, Any]:
    return {
        "sentence": told.sentence,
        "summary": msgspec.to_builtins(told.facts, str_keys=True),
        "rows": [dict(zip(told.table.header, row, strict=True)) for row in told.table.rows],
    }


def _say_answer(title: str, told: Told) -> None:
    say(title)
    say(told.sentence)
    say()
    if told.table.rows:
        header = [told.heading(key) for key in told.table.header]
        say_table(header, [[told.cell(cell) for cell in row] for row in told.table.rows])
        say()
