"""The words for the time before and after a happening: the answer, the plain words beside it, and its figures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from journal.model import Label
from journal.trends import Basis, HappeningKind, Table, Verdict
from journal.trends.around import Around, AroundSummary, Seen, Sign, When
from ui.trends.phrases import last_weeks_text, line, listed, percent, set_apart
from ui.words import label_name


def around_sentence(facts: AroundSummary, child: str, weeks: int) -> str:
    """What is clearly different around such happenings, and how much that rests on."""
    if facts.child is None:
        return _tr("Choose a child at the top of the page: before and after is looked at for one child at a time.")
    if facts.basis is Basis.NOTHING:
        said = _tr("{what}: there was none for {child} in {weeks}, so there is nothing to set side by side.")
    elif facts.basis is Basis.TOO_FEW:
        said = _tr(
            "{what}: {n} for {child} in {weeks}. It is too early to compare: that takes eight. Until"
            " then there are only counts; a longer period may hold more."
        )
    else:
        said = f"{_tr('{what}: {n} for {child} in {weeks}.')} {_compared(facts)}"
    placed = said.replace("{what}", kind_name(facts.kind)).replace("{n}", str(facts.happenings))
    return placed.replace("{weeks}", last_weeks_text(weeks)).replace("{child}", set_apart(child))


def plain_words() -> str:
    """What always stands beside the answer."""
    return _tr(
        "Many children are upset around a visit, or around any change. That is common, and by itself it is no evidence"
        " against family time; nor is a calm day evidence for it. What comes after something need not come from it."
    )


def for_you_only() -> str:
    """Where this is never shown."""
    return _tr("This is for you. It is never part of a copy for a court or an agency.")


def kind_name(kind: HappeningKind) -> str:
    """What a sort of happening is called."""
    return {
        HappeningKind.PLACEMENT_START: _tr("Start of a placement"),
        HappeningKind.MOVE: _tr("Moving"),
        HappeningKind.FAMILY_TIME: _tr("Family time"),
        HappeningKind.SCHOOL_START: _tr("Starting at a school"),
        HappeningKind.NEW_BABY: _tr("A new baby"),
        HappeningKind.LOSS: _tr("A loss"),
        HappeningKind.OTHER: _tr("Something else that changed"),
    }[kind]


def when_name(when: When) -> str:
    """What a time is called."""
    return {
        When.BEFORE: _tr("48 hours before"),
        When.AFTER: _tr("48 hours after"),
        When.ORDINARY: _tr("Ordinary days"),
    }[when]


def sign_name(sign: Sign) -> str:
    """What a sign is called."""
    return {
        Sign.PROSOCIAL: label_name(Label.PROSOCIAL),
        Sign.GOOD_MOOD: _tr("A good mood"),
        Sign.ANTISOCIAL: label_name(Label.ANTISOCIAL),
        Sign.HARD_MOOD: _tr("A hard mood"),
    }[sign]


def days_text(seen: Seen) -> str:
    """On how many days a sign was seen, of those that could tell."""
    if not seen.of_days:
        return _tr("no days")
    return _tr("{count} of {n} days").replace("{count}", str(seen.days)).replace("{n}", str(seen.of_days))


def more_or_less(verdict: Verdict) -> str:
    """What is clearly different from ordinary days, for a place with little room."""
    return _tr("more often") if verdict is Verdict.MORE else _tr("less often")


def seen_fact(seen: Seen) -> str:
    """One sign at one time as a line."""
    parts = [days_text(seen)]
    if seen.share:
        fits = _tr("anything from {low} to {high} would fit")
        parts.append(fits.replace("{low}", percent(seen.share.low)).replace("{high}", percent(seen.share.high)))
    if seen.verdict:
        parts.append(_verdict(seen.verdict))
    return line(f"{sign_name(seen.sign)}, {when_name(seen.when)}", *parts)


def worded(trend: Around) -> Table:
    """The table with its keys in words."""
    pairs = zip(trend.summary.seen, trend.table.rows, strict=True)
    rows = ((when_name(seen.when), sign_name(seen.sign), *row[2:]) for seen, row in pairs)
    return Table(header=trend.table.header, rows=tuple(rows))


def _compared(facts: AroundSummary) -> str:
    said = _tr("In the 48 hours after: {after} In the 48 hours before: {before}")
    return said.replace("{after}", _time(facts.at(When.AFTER))).replace("{before}", _time(facts.at(When.BEFORE)))


def _time(seen: Sequence[Seen]) -> str:
    if all(one.verdict is Verdict.TOO_FEW for one in seen):
        return _tr("too few days were written about to compare.")
    clear = [one for one in seen if one.verdict in (Verdict.MORE, Verdict.LESS)]
    if not clear:
        return _tr("nothing clearly different from {child}’s ordinary days.")
    return f"{listed([_clear(one) for one in clear])}."


def _clear(seen: Seen) -> str:
    said = _tr("“{sign}” {more} than on {child}’s ordinary days ({days})").replace("{sign}", sign_name(seen.sign))
    return said.replace("{more}", more_or_less(seen.verdict or Verdict.SAME)).replace("{days}", days_text(seen))


def _verdict(verdict: Verdict) -> str:
    return {
        Verdict.TOO_FEW: _tr("too few days to compare with ordinary ones"),
        Verdict.SAME: _tr("no clear difference from ordinary days"),
        Verdict.MORE: _tr("clearly more often than on ordinary days"),
        Verdict.LESS: _tr("clearly less often than on ordinary days"),
    }[verdict]


def _tr(text: str) -> str:
    return QCoreApplication.translate("trends", text)
