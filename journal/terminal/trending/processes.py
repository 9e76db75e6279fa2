"""Which of the four processes show, week by week, in the terminal's words."""

from __future__ import annotations

from typing import Final

from journal.terminal.trending.changing import processes_change
from journal.terminal.trending.told import Told, lately, named
from journal.terminal.words import counted
from journal.trends import ProcessSummary, View, processes_by_week

KEY: Final = "processes"
TITLE: Final = "The four processes"


def tell(view: View) -> Told:
    """What shows lately, and each week's counts."""
    trend = processes_by_week(view.arrays, view.last_day, view.weeks, view.child)
    return Told(sentence=processes_sentence(trend.summary), table=trend.table, facts=trend.summary)


def processes_sentence(summary: ProcessSummary) -> str:
    """What the processes lately come to, in a sentence or two."""
    when = lately(summary.weeks)
    if summary.basis == "nothing":
        return f"{when} nothing is confirmed yet, so there is nothing to say."
    marked = counted(summary.marked, "marked entry", "marked entries")
    if summary.basis == "too_few":
        return (
            f"{when} there is {marked}: too few to say more."
            if summary.marked == 1
            else (f"{when} there are {marked}: too few to say more.")
        )
    most = (
        f"{when}, from {marked}, what showed most was {named(summary.most)}"
        if summary.most
        else (f"{when}, from {marked}, none of the four showed")
    )
    times = f" ({counted(summary.counts[summary.most[0]], 'entry', 'entries')})" if len(summary.most) == 1 else ""
    quiet = f" Not seen: {named(summary.quiet)}." if summary.quiet and summary.most else ""
    return f"{most}{times}.{quiet}{_changes(summary)} {processes_change(summary.changes)}"


def _changes(summary: ProcessSummary) -> str:
    said = ""
    for verdict, words in (("more", "More often"), ("less", "Less often")):
        changed = tuple(one.label for one in summary.comparisons if one.verdict == verdict)
        if changed:
            said += f" {words} than in the weeks before: {named(changed)}."
    return said
