"""What the child showed, week by week, in the terminal's words."""

from __future__ import annotations

from typing import Final

from journal.model import Label
from journal.terminal.trending.told import Told, lately, named
from journal.terminal.words import LABEL_WORDS, counted
from journal.trends import Basis, HappeningKind, Verdict, View
from journal.trends.signs import SignsSummary, signs_by_week

KEY: Final = "signs"
TITLE: Final = "What the child showed"
_HEADINGS: Final = {"happening": "What happened", "words": "In my words"}
_HAPPENING_WORDS: Final[dict[str, str]] = {
    HappeningKind.PLACEMENT_START: "A placement began",
    HappeningKind.MOVE: "A move",
    HappeningKind.FAMILY_TIME: "Family time",
    HappeningKind.SCHOOL_START: "School or nursery began",
    HappeningKind.NEW_BABY: "A new baby",
    HappeningKind.LOSS: "A loss",
    HappeningKind.OTHER: "Something else",
}


def tell(view: View) -> Told:
    """What was seen lately, each week's counts, and what happened in it."""
    trend = signs_by_week(view)
    sentence = f"{' '.join(_sentence(one) for one in (trend.summary, trend.longer) if one)}{_happened(trend.summary)}"
    return Told(sentence=sentence, table=trend.table, facts=trend.summary, headings=_HEADINGS, cells=_HAPPENING_WORDS)


def _sentence(facts: SignsSummary) -> str:
    when = lately(facts.weeks)
    if facts.basis is Basis.NOTHING:
        return f"{when} nothing is confirmed in what was written, so there is nothing to say."
    marked = counted(facts.marked, "marked entry", "marked entries")
    if facts.basis is Basis.TOO_FEW:
        return f"{when} there is no more than {marked}: too few to say what the child showed."
    kind, hurt = facts.counts[Label.PROSOCIAL], facts.counts[Label.ANTISOCIAL]
    words = (LABEL_WORDS[label] for label in (Label.PROSOCIAL, Label.ANTISOCIAL))
    return f"{when}, from {marked}: {next(words)} {kind}, {next(words)} {hurt}.{_changes(facts)}"


def _changes(facts: SignsSummary) -> str:
    said = ""
    for verdict, words in ((Verdict.MORE, "More often"), (Verdict.LESS, "Less often")):
        changed = tuple(one.label for one in facts.comparisons if one.verdict is verdict)
        if changed:
            said += f" {words} than in the weeks before: {named(changed)}."
    return said


def _happened(facts: SignsSummary) -> str:
    if not facts.happenings:
        return ""
    things = counted(facts.happenings, "thing that happened is", "things that happened are")
    return f" {things} in the table too; that need not be the cause of anything."
