"""The words for what the child showed: the answer, and a week with what happened in it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QCoreApplication

from journal.model import Label
from journal.trends import Basis, Happening, HappeningKind, Table, Verdict
from journal.trends.signs import SIGNS, SignsByWeek, SignsSummary, SignsWeek
from ui.trends.around_words import kind_name
from ui.trends.phrases import entries_text, line, listed, names, number_text, over_weeks, set_apart, short_day, week_of
from ui.words import label_name


def signs_sentence(trend: SignsByWeek, about: str) -> str:
    """What was seen lately and whether that changed, the longer view where needed, and how much happened meanwhile."""
    said = (over_weeks(_signs(one), one.weeks, about) for one in (trend.summary, trend.longer) if one)
    return " ".join((*said, *_flags(trend.summary.happenings)))


def plain_words() -> str:
    """What the flags do not say."""
    return _tr("What happens in the same week need not be the cause. Only what was written down and confirmed is here.")


def signs_week_facts(week: SignsWeek) -> str:
    """One week as a line, with what happened in it."""
    counts = ""
    if week.counts is not None:
        counts = ", ".join(f"{label_name(label)} {count}" for label, count in zip(SIGNS, week.counts, strict=True))
    elif week.entries:
        counts = _tr("nothing confirmed")
    return line(week_of(week.start), entries_text(week.entries), counts, _happenings(week.happenings))


def worded(trend: SignsByWeek) -> Table:
    """The table with its keys in words."""
    rows = (
        (*figures, kind_name(HappeningKind(str(kind))) if kind else None, said)
        for *figures, kind, said in trend.table.rows
    )
    return msgspec.structs.replace(trend.table, rows=tuple(rows))


def _signs(facts: SignsSummary) -> str:
    if facts.basis is Basis.NOTHING:
        return _tr("{lately}, nothing is confirmed in what was written, so there is nothing to say.")
    if facts.basis is Basis.TOO_FEW:
        return number_text(
            facts.marked,
            "{lately}, something was confirmed in one entry: too little to say what the child showed.",
            "{lately}, something was confirmed in %Ln entries: too few to say what the child showed.",
        )
    said = _tr(
        "{lately}, “{kind}” showed in {kindness} and “{hurt}” in {hurts} of {n} entries with something confirmed."
    )
    counts = said.replace("{kindness}", str(facts.counts[Label.PROSOCIAL]))
    counts = counts.replace("{hurts}", str(facts.counts[Label.ANTISOCIAL])).replace("{n}", str(facts.marked))
    named = counts.replace("{kind}", label_name(Label.PROSOCIAL)).replace("{hurt}", label_name(Label.ANTISOCIAL))
    return f"{named} {_changes(facts)}"


def _changes(facts: SignsSummary) -> str:
    verdicts = {one.label: one.verdict for one in facts.comparisons}
    if Verdict.TOO_FEW in verdicts.values():
        return _tr("There is too little from {before} to compare with.")
    more, less = ([label for label in SIGNS if verdicts[label] is one] for one in (Verdict.MORE, Verdict.LESS))
    if not more and not less:
        return _tr("Set beside {before}, nothing changed clearly.")
    said = (
        (more, _tr("Clearly more often than in {before}: {labels}.")),
        (less, _tr("Clearly less often than in {before}: {labels}.")),
    )
    return " ".join(sentence.replace("{labels}", names(labels)) for labels, sentence in said if labels)


def _flags(happenings: int) -> list[str]:
    if not happenings:
        return []
    return [
        number_text(
            happenings,
            "One thing that happened in the weeks on show has a flag.",
            "%Ln things that happened in the weeks on show have a flag.",
        )
    ]


def _happenings(happened: Sequence[Happening]) -> str:
    return listed([_happening(one) for one in happened])


def _happening(one: Happening) -> str:
    said = _tr("{what} on {day}").replace("{what}", kind_name(one.kind)).replace("{day}", short_day(one.day))
    return f"{said} ({set_apart(one.words)})" if one.words else said


def _tr(text: str) -> str:
    return QCoreApplication.translate("trends", text)
