"""The day as the journal has it: the plain facts from which the prompt of the day is chosen."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from journal.errors import BadTime
from journal.guidance.chooser import Situation
from journal.journal import Journal
from journal.model import LABELS_OF, By, Decision, Family, Filters, Label
from journal.moments import parse_moment

SAFETY_NOTICE: Final = "safety-notice-since"
"""The setting that holds the moment of an open safety notice, or nothing."""

FOSTERING: Final = "fostering"
"""The setting that is "yes" where the caregiver fosters."""

_MOST_TODAY: Final = 50


def situation_of(journal: Journal, now: datetime) -> Situation:
    """What the prompt of the day is chosen from."""
    ages = (child.age_on(now.date()) for child in journal.family.children())
    return Situation(
        now=now,
        ages=tuple(age for age in ages if age is not None),
        last_seen={process: _last_seen(journal, process) for process in LABELS_OF[Family.PROCESSES]},
        threat_today=_own_threat_on(journal, now.date()),
        safety_notice_since=_moment(journal.settings.get(SAFETY_NOTICE)),
        shown=journal.prompts_shown.all(),
        fostering=journal.settings.get(FOSTERING) == "yes",
    )


def _last_seen(journal: Journal, process: Label) -> date | None:
    newest = journal.search.newest(Filters(label=process), 1)
    return newest[0].happened_at.date() if newest else None


def _own_threat_on(journal: Journal, day: date) -> bool:
    wanted = Filters(label=Label.THREAT, first_day=day, last_day=day)
    entries = (journal.entries.get(line.id) for line in journal.search.newest(wanted, _MOST_TODAY))
    return any(
        one.label is Label.THREAT and one.decision is Decision.CONFIRMED and one.by is By.ME
        for entry in entries
        for one in entry.labels
    )


def _moment(text: str) -> datetime | None:
    try:
        return parse_moment(text)
    except BadTime:
        return None
