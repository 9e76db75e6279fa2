"""The page's words: each chart's facts as one plain sentence or two, and a week's or a day's facts as a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from journal.model import Label
from journal.trends import (
    ApproachSummary,
    ApproachWeek,
    Basis,
    CalendarDay,
    Cell,
    Comparison,
    ProcessSummary,
    ProcessWeek,
    Share,
    Verdict,
    Whose,
    YearCalendar,
)
from ui.words import label_name

_FOUR: Final = 4


def processes_sentence(facts: ProcessSummary, longer: ProcessSummary | None, about: str) -> str:
    """What showed lately, how much it rests on, and what changed; where that is too little, the longer view too."""
    return " ".join(_over_weeks(_processes(one), one.weeks, about) for one in (facts, longer) if one)


def approach_sentence(facts: ApproachSummary, longer: ApproachSummary | None, about: str) -> str:
    """How often behaviour was handled with a reason lately, how sure that is, and what changed; the longer view too."""
    said = (_over_weeks(_approach(one), one.weeks, about) for one in (facts, longer) if one)
    return " ".join(said).replace("{who}", _tr("you") if facts.whose is Whose.MINE else _tr("an adult"))


def left_out(facts: ApproachSummary) -> str:
    """How many entries the approach chart leaves out, or nothing where it leaves out none."""
    if not facts.not_mine:
        return ""
    return _n(
        facts.not_mine,
        "One more entry of these weeks is left out: it is about somebody else’s doing, or does not say whose.",
        "%Ln more entries of these weeks are left out: about somebody else’s doing, or not saying whose.",
    )


def year_sentence(trend: YearCalendar, about: str) -> str:
    """On how many days of the year something was written, and what showed on most of them."""
    facts = trend.summary
    if not facts.days_written:
        sentence = _tr("There is nothing from {year} yet{about}.")
    elif facts.basis is not Basis.ENOUGH:
        sentence = " ".join((_written(trend), _too_few_days(facts.days_marked)))
    else:
        sentence = " ".join(part for part in (_written(trend), _most_days(trend), _quiet(facts.quiet)) if part)
    return sentence.replace("{year}", str(trend.year)).replace("{about}", _about(about))


def process_week_facts(week: ProcessWeek, labels: Sequence[Label]) -> str:
    """One week of the processes' chart as a line."""
    return _join(_week_of(week.start), _entries(week.entries), _counts(labels, week.counts) if week.entries else "")


def approach_week_facts(week: ApproachWeek, labels: Sequence[Label]) -> str:
    """One week of the approach chart as a line."""
    share = _tr("with a reason {share}").replace("{share}", _range(week.reasoning)) if week.reasoning else ""
    counts = _counts(labels, week.counts) if week.entries else ""
    return _join(_week_of(week.start), _entries(week.entries), counts, share)


def day_facts(day: CalendarDay, labels: Sequence[Label]) -> str:
    """One day of the calendar as a line."""
    named = QLocale().toString(_qdate(day.day), "dddd d MMMM yyyy")
    return _join(named, _entries(day.entries), _counts(labels, day.counts) if day.entries else "")


def header(key: str) -> str:
    """The heading of a table's column."""
    if key in {label.value for label in Label}:
        return label_name(Label(key))
    return {
        "week": _tr("Week from"),
        "day": _tr("Day"),
        "entries": _tr("Entries"),
        "marked": _tr("With something confirmed"),
        "handled": _tr("About behaviour"),
        "reasoning_share": _tr("Share with a reason"),
        "share_low": _tr("At least"),
        "share_high": _tr("At most"),
    }[key]


def cell(value: Cell) -> str:
    """A table's cell; a gap is blank."""
    if value is None:
        return ""
    if isinstance(value, date):
        return short_day(value, with_year=True)
    return percent(value) if isinstance(value, float) else QLocale().toString(value)


def short_day(day: date, *, with_year: bool = False) -> str:
    """A day for a place with little room."""
    return QLocale().toString(_qdate(day), "d MMM yyyy" if with_year else "d MMM")


def month_name(month: int) -> str:
    """A month for a place with little room; January is 1."""
    return QLocale().standaloneMonthName(month, QLocale.FormatType.ShortFormat)


def weekday_name(weekday: int) -> str:
    """A weekday for a place with little room; Monday is 0."""
    return QLocale().standaloneDayName(weekday + 1, QLocale.FormatType.ShortFormat)


def percent(value: float) -> str:
    """A fraction in whole per cent."""
    return _tr("{0}%").replace("{0}", str(round(100 * value)))


def _processes(facts: ProcessSummary) -> str:
    if facts.basis is Basis.NOTHING:
        return _nothing_confirmed(facts.entries)
    if facts.basis is Basis.TOO_FEW:
        return _n(
            facts.marked,
            "{lately}, something was confirmed in one entry: too little to say what shows most.",
            "{lately}, something was confirmed in %Ln entries: too few to say what shows most.",
        )
    parts = (_most(facts), _quiet(facts.quiet), _changes(facts.comparisons))
    return " ".join(part for part in parts if part)


def _nothing_confirmed(entries: int) -> str:
    if not entries:
        return _tr("{lately}, nothing was written, so there is nothing to say.")
    return _n(
        entries,
        "{lately}, one entry was written and nothing in it is confirmed yet, so there is nothing to say.",
        "{lately}, %Ln entries were written and nothing in them is confirmed yet, so there is nothing to say.",
    )


def _most(facts: ProcessSummary) -> str:
    if not facts.most:
        sentence = _tr("{lately}, none of the four showed in the {n} entries with something confirmed.")
    elif len(facts.most) == 1:
        sentence = _tr("{lately}, {most} showed most, in {count} of {n} entries with something confirmed.")
    else:
        sentence = _tr("{lately}, {most} showed most, each in {count} of {n} entries with something confirmed.")
    count = facts.counts[facts.most[0]] if facts.most else 0
    named = sentence.replace("{most}", _names(facts.most))
    return named.replace("{count}", str(count)).replace("{n}", str(facts.marked))


def _quiet(labels: Sequence[Label]) -> str:
    if not labels or len(labels) == 4:
        return ""
    return _tr("Not seen: {quiet}.").replace("{quiet}", _names(labels))


def _changes(comparisons: Sequence[Comparison]) -> str:
    verdicts = {one.label: one.verdict for one in comparisons}
    if Verdict.TOO_FEW in verdicts.values():
        return _tr("There is too little from {before} to compare with.")
    if set(verdicts.values()) == {Verdict.SAME}:
        return _tr("Set beside {before}, nothing changed clearly.")
    more = [label for label, verdict in verdicts.items() if verdict is Verdict.MORE]
    less = [label for label, verdict in verdicts.items() if verdict is Verdict.LESS]
    said = (
        (more, _tr("In more of them than in {before}: {labels}.")),
        (less, _tr("In fewer of them than in {before}: {labels}.")),
    )
    return " ".join(sentence.replace("{labels}", _names(labels)) for labels, sentence in said if labels)


def _approach(facts: ApproachSummary) -> str:
    if facts.basis is Basis.NOTHING:
        return _tr("{lately}, no entry says how {who} handled behaviour, so there is nothing to say.")
    if facts.basis is Basis.TOO_FEW:
        return _n(
            facts.handled,
            "{lately}, one entry says how {who} handled behaviour: too little to say how often with a reason.",
            "{lately}, %Ln entries say how {who} handled behaviour: too few to say how often with a reason.",
        )
    return f"{_reasons(facts)} {_change_of_reasons(facts.reasoning)}"


def _reasons(facts: ApproachSummary) -> str:
    share = facts.reasoning.now
    assert share is not None
    sentence = _tr(
        "{lately}, {n} entries say how {who} handled behaviour, {count} of them with a reason: {share}, and with"
        " this many entries anything from {low} to {high} would fit."
    )
    sentence = sentence.replace("{n}", str(share.of)).replace("{count}", str(share.count))
    low, high = percent(share.low), percent(share.high)
    return sentence.replace("{share}", percent(share.value)).replace("{low}", low).replace("{high}", high)


def _change_of_reasons(comparison: Comparison) -> str:
    return {
        Verdict.TOO_FEW: _tr("There is too little from {before} to compare with."),
        Verdict.SAME: _tr("That is no clear change from {before}."),
        Verdict.MORE: _tr("That is more often than in {before}."),
        Verdict.LESS: _tr("That is less often than in {before}."),
    }[comparison.verdict]


def _written(trend: YearCalendar) -> str:
    facts = trend.summary
    if facts.days_written == 1:
        return _tr("In {year} something was written on one day{about}.")
    sentence = _tr("In {year} something was written on {days} days{about}, {n} entries in all.")
    return sentence.replace("{days}", str(facts.days_written)).replace("{n}", QLocale().toString(facts.entries))


def _too_few_days(marked: int) -> str:
    if not marked:
        return _tr("Nothing in them is confirmed yet, so there is no more to say.")
    return _n(
        marked,
        "Something is confirmed on one of them: too little to say what shows most.",
        "Something is confirmed on %Ln of them: too few to say what shows most.",
    )


def _most_days(trend: YearCalendar) -> str:
    facts = trend.summary
    if not facts.most:
        return _tr("None of the four showed on them.")
    sentence = _tr("{most} showed on most days: {count} of the {n} with something confirmed.")
    count = facts.days_showing[facts.most[0]]
    named = sentence.replace("{most}", _names(facts.most)).replace("{count}", str(count))
    return named.replace("{n}", str(facts.days_marked))


def _over_weeks(sentence: str, weeks: int, about: str) -> str:
    """The sentence with its weeks, those before them, and the child put in."""
    four = weeks == _FOUR
    lately = _tr("In the last four weeks") if four else _tr("In the last {weeks} weeks")
    before = _tr("the four weeks before") if four else _tr("the {weeks} weeks before")
    if about:
        lately = _tr("{lately}, in what was written about {child}").replace("{lately}", lately)
    placed = sentence.replace("{lately}", lately).replace("{before}", before).replace("{weeks}", str(weeks))
    return placed.replace("{child}", about)


def _about(child: str) -> str:
    return _tr(" about {child}").replace("{child}", child) if child else ""


def _week_of(start: date) -> str:
    return _tr("Week from {day}").replace("{day}", short_day(start, with_year=True))


def _entries(count: int) -> str:
    if not count:
        return _tr("nothing written")
    return _n(count, "one entry", "%Ln entries")


def _counts(labels: Sequence[Label], counts: Sequence[int] | None) -> str:
    if counts is None:
        return _tr("nothing confirmed")
    said = [f"{label_name(label)} {count}" for label, count in zip(labels, counts, strict=True) if count]
    return ", ".join(said) if said else _tr("none of the four")


def _range(share: Share) -> str:
    sentence = _tr("{count} of {n} (anything from {low} to {high} would fit)")
    low, high = percent(share.low), percent(share.high)
    counted = sentence.replace("{count}", str(share.count)).replace("{n}", str(share.of))
    return counted.replace("{low}", low).replace("{high}", high)


def _join(first: str, *parts: str) -> str:
    return f"{first}: {'; '.join(part for part in parts if part)}."


def _names(labels: Sequence[Label]) -> str:
    names = [f"“{label_name(label)}”" for label in labels]
    if len(names) < 2:
        return "".join(names)
    return _tr("{first} and {last}").replace("{first}", ", ".join(names[:-1])).replace("{last}", names[-1])


def _n(count: int, one: str, many: str) -> str:
    """The sentence for one, or for so many; a translation may tell apart as many forms as its language has."""
    return QCoreApplication.translate("trends", one if count == 1 else many, "", count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("trends", text)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
