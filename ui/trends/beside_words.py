"""The words for children side by side: how much was written about each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal.trends.beside import Beside, BesideSummary, Written
from ui.trends.phrases import line, listed, number_text, over_weeks, set_apart, week_of


def beside_sentence(facts: BesideSummary) -> str:
    """How much was written about each child lately, and that this says nothing of the children."""
    if not any(one.entries for one in facts.written):
        return over_weeks(_tr("{lately}, nothing was written about any of the children."), facts.weeks, "")
    told = _tr("{lately}: {children}.").replace("{children}", listed([_about(one) for one in facts.written]))
    parts = [told]
    if facts.together:
        parts.append(
            number_text(
                facts.together,
                "One entry is about more than one of them, and counts for each.",
                "%Ln entries are about more than one of them, and count for each.",
            )
        )
    parts.append(_tr("That is how much was written, and says nothing about the children."))
    return over_weeks(" ".join(parts), facts.weeks, "")


def beside_week_facts(trend: Beside, number: int) -> str:
    """One week as a line."""
    week = trend.weeks[number]
    counted = zip(trend.children, week.entries, week.days, strict=True)
    said = [_about(Written(child=child, entries=entries, days=days)) for child, entries, days in counted]
    return line(week_of(week.start), *said)


def _about(one: Written) -> str:
    if not one.entries:
        return _tr("nothing about {child}").replace("{child}", set_apart(one.child.name))
    entries = number_text(one.entries, "one entry about {child}", "%Ln entries about {child}")
    days = number_text(one.days, "on one day", "on %Ln days")
    return f"{entries} {days}".replace("{child}", set_apart(one.child.name))


def _tr(text: str) -> str:
    return QCoreApplication.translate("trends", text)
