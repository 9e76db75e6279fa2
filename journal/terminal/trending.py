"""The command that counts: trends, by week, with one plain sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click
import msgspec

from journal.model import Label
from journal.terminal.access import Access, journal_options, pass_access
from journal.terminal.faults import Discreet
from journal.terminal.printing import json_option, say, say_json, say_table
from journal.terminal.words import LABEL_WORDS, counted, day_words, listed

if TYPE_CHECKING:
    from journal.trends import ApproachByWeek, ApproachSummary, ProcessesByWeek, ProcessSummary, Table
    from journal.trends.facts import Cell

_HEADER_WORDS: Final = {
    "week": "Week of",
    "entries": "Entries",
    "marked": "Marked",
    "handled": "Handled",
    "reasoning_share": "With a reason",
    "share_low": "from",
    "share_high": "to",
}
_NUMBER_WORDS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@click.command(cls=Discreet)
@click.option("--weeks", type=click.IntRange(1, 1040), default=12, show_default=True, help="How many weeks to count.")
@json_option
@journal_options
@pass_access
def trends(access: Access, weeks: int, as_json: bool) -> None:
    """Count what was confirmed, week by week.

    The four processes first, then how conduct was handled by the one who wrote.
    """
    from journal.trends import EntryArrays, approach_by_week, processes_by_week

    with access.open() as journal:
        facts = journal.glance()
        today = journal.clock().date()
    arrays = EntryArrays.from_columns(facts.ids, facts.days, facts.confirmed, facts.mine, facts.children)
    processes = processes_by_week(arrays, today, weeks)
    approach = approach_by_week(arrays, today, weeks)
    if as_json:
        say_json({"processes": _facts(processes), "approach": _facts(approach)})
        return
    _say_trend("The four processes", processes)
    say()
    _say_trend("How conduct was handled, by me", approach)


def processes_sentence(summary: ProcessSummary) -> str:
    """What the processes lately come to, in a sentence or two."""
    lately = _lately(summary.weeks)
    if summary.basis == "nothing":
        return f"{lately} nothing is confirmed yet, so there is nothing to say."
    marked = counted(summary.marked, "marked entry", "marked entries")
    if summary.basis == "too_few":
        return (
            f"{lately} there is {marked}: too few to say more."
            if summary.marked == 1
            else (f"{lately} there are {marked}: too few to say more.")
        )
    most = (
        f"{lately}, from {marked}, what showed most was {_named(summary.most)}"
        if summary.most
        else (f"{lately}, from {marked}, none of the four showed")
    )
    times = f" ({counted(summary.counts[summary.most[0]], 'entry', 'entries')})" if len(summary.most) == 1 else ""
    quiet = f" Not seen: {_named(summary.quiet)}." if summary.quiet and summary.most else ""
    return f"{most}{times}.{quiet}{_changes(summary)}"


def approach_sentence(summary: ApproachSummary) -> str:
    """How conduct was handled lately, in a sentence or two."""
    lately = _lately(summary.weeks)
    share = summary.reasoning.now
    if share is None:
        return f"{lately} no entry confirms how I handled conduct, so there is nothing to say."
    start = f"{lately}, in {share.count} of {counted(share.of, 'entry', 'entries')} about how I handled conduct"
    if summary.basis == "too_few":
        return f"{start} there was a reason: too few entries to say more."
    between = f"{share.value:.0%}; as few entries allow, between {share.low:.0%} and {share.high:.0%}"
    return f"{start} there was a reason ({between}). {_COMPARED[summary.reasoning.verdict]}"


_COMPARED: Final = {
    "too_few": "The weeks before hold too few entries to compare.",
    "about_the_same": "That is about the same as in the weeks before.",
    "more": "That is more than in the weeks before.",
    "less": "That is less than in the weeks before.",
}


def _lately(weeks: int) -> str:
    return f"In the last {_NUMBER_WORDS[weeks] if weeks < len(_NUMBER_WORDS) else weeks} weeks"


def _named(labels: tuple[Label, ...]) -> str:
    return listed([f"“{LABEL_WORDS[label]}”" for label in labels])


def _changes(summary: ProcessSummary) -> str:
    said = ""
    for verdict, words in (("more", "More often"), ("less", "Less often")):
        changed = tuple(one.label for one in summary.comparisons if one.verdict == verdict)
        if changed:
            said += f" {words} than in the weeks before: {_named(changed)}."
    return said


def _facts(trend: ProcessesByWeek | ApproachByWeek) -> dict[str, Any]:
    table = trend.table
    return {
        "sentence": _sentence(trend.summary),
        "first_day": trend.period.first_day,
        "last_day": trend.period.last_day,
        "summary": msgspec.to_builtins(trend.summary, str_keys=True),
        "weeks": [dict(zip(table.header, row, strict=True)) for row in table.rows],
    }


def _say_trend(title: str, trend: ProcessesByWeek | ApproachByWeek) -> None:
    say(title)
    say(_sentence(trend.summary))
    say()
    _say_figures(trend.table)


def _sentence(summary: ProcessSummary | ApproachSummary) -> str:
    from journal.trends import ApproachSummary

    return approach_sentence(summary) if isinstance(summary, ApproachSummary) else processes_sentence(summary)


def _say_figures(table: Table) -> None:
    header = [_HEADER_WORDS.get(key) or LABEL_WORDS[Label(key)] for key in table.header]
    say_table(header, [[_cell_words(cell) for cell in row] for row in table.rows])


def _cell_words(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.0%}"
    return str(cell) if isinstance(cell, int) else day_words(cell)
