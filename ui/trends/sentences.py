"""The page's words: each chart's facts as one plain sentence or two, and a week's or a day's facts as a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

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
    Verdict,
    Whose,
    YearCalendar,
)
from journal.trends.change import Direction
from ui.trends.change_words import processes_change, reasons_change
from ui.trends.phrases import (
    entries_text,
    line,
    long_day,
    names,
    number_text,
    over_weeks,
    percent,
    range_of,
    short_day,
    week_of,
)
from ui.words import label_name


def processes_sentence(facts: ProcessSummary, longer: ProcessSummary | None, about: str) -> str:
    """What showed lately, how much it rests on, and what changed; where that is too little, the longer view too."""
    said = [over_weeks(_processes(one), one.weeks, about) for one in (facts, longer) if one]
    changes = facts.changes.values()
    if (longer or facts).basis is Basis.ENOUGH or any(one.verdict is not Direction.TOO_EARLY for one in changes):
        said.append(processes_change(facts.changes))
    return " ".join(said)


def approach_sentence(facts: ApproachSummary, longer: ApproachSummary | None, about: str) -> str:
    """How often behaviour was handled with a reason lately, how sure that is, and what changed; the longer view too."""
    said = [over_weeks(_approach(one), one.weeks, about) for one in (facts, longer) if one]
    if (longer or facts).basis is Basis.ENOUGH or facts.change.verdict is not Direction.TOO_EARLY:
        said.append(reasons_change(facts.change))
    return " ".join(said).replace("{who}", _tr("you") if facts.whose is Whose.MINE else _tr("an adult"))


def left_out(facts: ApproachSummary) -> str:
    """How many entries the approach chart leaves out, or nothing where it leaves out none."""
    if not facts.not_mine:
        return ""
    return number_text(
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
    return line(week_of(week.start), entries_text(week.entries), _counts(labels, week.counts) if week.entries else "")


def approach_week_facts(week: ApproachWeek, labels: Sequence[Label]) -> str:
    """One week of the approach chart as a line."""
    share = _tr("with a reason {share}").replace("{share}", range_of(week.reasoning)) if week.reasoning else ""
    counts = _counts(labels, week.counts) if week.entries else ""
    return line(week_of(week.start), entries_text(week.entries), counts, share)


def day_facts(day: CalendarDay, labels: Sequence[Label]) -> str:
    """One day of the calendar as a line."""
    return line(long_day(day.day), entries_text(day.entries), _counts(labels, day.counts) if day.entries else "")


def header(key: str) -> str:
    """The heading of a table's column."""
    if key in {label.value for label in Label}:
        return label_name(Label(key))
    return {
        "week": _tr("Week from"),
        "day": _tr("Day"),
        "entries": _tr("Entries"),
        "days": _tr("Days"),
        "child": _tr("Child"),
        "when": _tr("When"),
        "sign": _tr("What was seen"),
        "of_days": _tr("Of so many days"),
        "share": _tr("Share of days"),
        "difference": _tr("More than on ordinary days"),
        "difference_low": _tr("By at least"),
        "difference_high": _tr("By at most"),
        "told": _tr("That tell of any"),
        "discipline": _tr("Behaviour handled"),
        "warmth": _tr("In tune"),
        "good_times": _tr("Good times"),
        "marked": _tr("With something confirmed"),
        "weekday": _tr("Weekday"),
        "hour": _tr("Hour from"),
        "setting": _tr("Setting"),
        "hard": _tr("Hard"),
        "hard_share": _tr("Share of hard ones"),
        "happening": _tr("What happened"),
        "words": _tr("In your words"),
        "days_sort": _tr("Sort of day"),
        "kind_days": _tr("With kindness"),
        "kind_share": _tr("Share with kindness"),
        "handled": _tr("About behaviour"),
        "reasoning_share": _tr("Share with a reason"),
        "share_low": _tr("At least"),
        "share_high": _tr("At most"),
        "tries": _tr("Tries"),
        "helped": _tr("It helped"),
        "partly": _tr("A little"),
        "not_this_time": _tr("Not this time"),
    }[key]


def cell(value: Cell) -> str:
    """A table's cell; a gap is blank."""
    if value is None:
        return ""
    if isinstance(value, date):
        return short_day(value, with_year=True)
    if isinstance(value, str):
        return value
    return percent(value) if isinstance(value, float) else QLocale().toString(value)


def month_name(month: int) -> str:
    """A month for a place with little room; January is 1."""
    return QLocale().standaloneMonthName(month, QLocale.FormatType.ShortFormat)


def weekday_name(weekday: int) -> str:
    """A weekday for a place with little room; Monday is 0."""
    return QLocale().standaloneDayName(weekday + 1, QLocale.FormatType.ShortFormat)


def _processes(facts: ProcessSummary) -> str:
    if facts.basis is Basis.NOTHING:
        return _nothing_confirmed(facts.entries)
    if facts.basis is Basis.TOO_FEW:
        return number_text(
            facts.marked,
            "{lately}, something was confirmed in one entry: too little to say what shows most.",
            "{lately}, something was confirmed in %Ln entries: too few to say what shows most.",
        )
    parts = (_most(facts), _quiet(facts.quiet), _changes(facts.comparisons))
    return " ".join(part for part in parts if part)


def _nothing_confirmed(entries: int) -> str:
    if not entries:
        return _tr("{lately}, nothing was written, so there is nothing to say.")
    return number_text(
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
    named = sentence.replace("{most}", names(facts.most))
    return named.replace("{count}", str(count)).replace("{n}", str(facts.marked))


def _quiet(labels: Sequence[Label]) -> str:
    if not labels or len(labels) == 4:
        return ""
    return _tr("Not seen: {quiet}.").replace("{quiet}", names(labels))


def _changes(comparisons: Sequence[Comparison]) -> str:
    verdicts = {one.label: one.verdict for one in comparisons}
    if Verdict.TOO_FEW in verdicts.values():
        return _tr("There is too little from {before} to compare with.")
    if set(verdicts.values()) == {Verdict.SAME}:
        return _tr("Set beside {before}, nothing changed clearly.")
    more = [label for label, verdict in verdicts.items() if verdict is Verdict.MORE]
    less = [label for label, verdict in verdicts.items() if verdict is Verdict.LESS]
    said = (
        (more, _tr("Clearly more often than in {before}: {labels}.")),
        (less, _tr("Clearly less often than in {before}: {labels}.")),
    )
    return " ".join(sentence.replace("{labels}", names(labels)) for labels, sentence in said if labels)


def _approach(facts: ApproachSummary) -> str:
    if facts.basis is Basis.NOTHING:
        return _tr("{lately}, no entry says how {who} handled behaviour, so there is nothing to say.")
    if facts.basis is Basis.TOO_FEW:
        return number_text(
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
    return number_text(
        marked,
        "Something is confirmed on one of them: too little to say what shows most.",
        "Something is confirmed on %Ln of them: too few to say what shows most.",
    )


def _most_days(trend: YearCalendar) -> str:
    facts = trend.summary
    if not facts.most:
        return _tr("None of the four showed on them.")
    sentence = _tr("{most} showed on the most days: {count} of the {n} with something confirmed.")
    count = facts.days_showing[facts.most[0]]
    named = sentence.replace("{most}", names(facts.most)).replace("{count}", str(count))
    return named.replace("{n}", str(facts.days_marked))


def _about(child: str) -> str:
    return _tr(" about {child}").replace("{child}", child) if child else ""


def _counts(labels: Sequence[Label], counts: Sequence[int] | None) -> str:
    if counts is None:
        return _tr("nothing confirmed")
    said = [f"{label_name(label)} {count}" for label, count in zip(labels, counts, strict=True) if count]
    return ", ".join(said) if said else _tr("none of the four")


def _tr(text: str) -> str:
    return QCoreApplication.translate("trends", text)
