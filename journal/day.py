"""The day as the journal has it: the plain facts from which the prompt of the day is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from journal.errors import BadTime
from journal.guidance.chooser import SAFETY_PAUSE, Situation
from journal.guidance.occasions import known_occasions, mentioned_in, occasions_in
from journal.journal import Journal
from journal.model import LABELS_OF, Change, EventKind, Family, Filters, Kind, Label, PromptMark, Value
from journal.moments import parse_moment

SAFETY_NOTICE: Final = "safety-notice-since"
"""The setting that holds the moment of an open safety notice, or nothing."""

SAFETY_ABOUT: Final = "safety-notice-about"
"""The setting that holds what the notice is about, a label of the safety family."""

FOSTERING: Final = "fostering"
"""The setting that is "yes" where the caregiver fosters."""

SKIPPED: Final = "prompts-skipped"
"""The setting that holds a day and the ids of the prompts that were passed over on it."""

THIS_WEEK: Final = timedelta(days=7)
"""How far back, today included, it is counted what came up and what was hard."""

LATELY: Final = timedelta(days=28)
"""How far back, today included, the journal is looked through for what there has been."""

_HARD_ONES: Final = Label.THREAT.bit | Label.HARSH.bit | Label.ANTISOCIAL.bit
_EVENT_OCCASIONS: Final = {
    EventKind.MOVE: "moving day",
    EventKind.SCHOOL_START: "school start",
    EventKind.NEW_BABY: "new baby",
}


class _Seen(Value, frozen=True):
    """What of an entry counts here: its day, what it was about, and its confirmed labels as bits over Label."""

    day: date
    occasions: tuple[str, ...]
    confirmed: int
    mine: int


def situation_of(journal: Journal, now: datetime) -> Situation:
    """What the prompt of the day is chosen from."""
    today = now.date()
    children = journal.family.children()
    ages = (child.age_on(today) for child in children)
    seen = tuple(_seen_since(journal, today - LATELY + timedelta(days=1), today))
    this_week = [one for one in seen if today - one.day < THIS_WEEK]
    told = {occasion for one in seen for occasion in one.occasions} | set(_of_events(journal, today))
    return Situation(
        now=now,
        ages=tuple(age for age in ages if age is not None),
        came_up=_counted(this_week),
        hard=_counted(one for one in this_week if one.confirmed & _HARD_ONES),
        lately=frozenset(told | ({"siblings"} if len(children) > 1 else set())),
        last_seen={process: _last_seen(journal, process) for process in LABELS_OF[Family.PROCESSES]},
        threat_today=any(one.mine & Label.THREAT.bit for one in seen if one.day == today),
        safety_notice_since=_moment(journal.settings.get(SAFETY_NOTICE)),
        shown=journal.prompts_shown.all(),
        skipped=_skipped_on(journal, today),
        refused=frozenset(one for one, mark in journal.prompt_marks.all().items() if mark is PromptMark.NOT_FOR_US),
        fostering=journal.settings.get(FOSTERING) == "yes",
    )


def note_matter(journal: Journal, matter: Label, now: datetime) -> Change:
    """Open a safety notice about this matter, or keep it open from now on."""
    about = journal.settings.put(SAFETY_ABOUT, matter.value)
    since = journal.settings.put(SAFETY_NOTICE, now.isoformat())
    return Change(settings=about.settings | since.settings)


def noticed_matter(journal: Journal, now: datetime) -> Label | None:
    """What the safety notice is about that stands now; None where none stands."""
    since = _moment(journal.settings.get(SAFETY_NOTICE))
    about = journal.settings.get(SAFETY_ABOUT)
    stands = since is not None and abs(now - since) < SAFETY_PAUSE
    return Label(about) if stands and about else None


def skip_prompt(journal: Journal, prompt_id: str, now: datetime) -> Change:
    """Pass a prompt over: another one comes today, and this one rests as any that was shown."""
    skipped = sorted(_skipped_on(journal, now.date()) | {prompt_id})
    journal.prompts_shown.note(prompt_id, now)
    return journal.settings.put(SKIPPED, " ".join([now.date().isoformat(), *skipped]))


def _skipped_on(journal: Journal, day: date) -> frozenset[str]:
    noted, *skipped = journal.settings.get(SKIPPED).split(" ")
    return frozenset(skipped) if noted == day.isoformat() else frozenset()


def _seen_since(journal: Journal, first: date, last: date) -> Iterator[_Seen]:
    """The entries of these days, with the occasions that their settings and, in the last week, their words name."""
    facts = journal.glance_between(first, last)
    named = {setting: occasions_in(setting, known_occasions()) for setting in set(facts.settings)}
    records = journal.entries.records_between(last - THIS_WEEK + timedelta(days=1), last)
    for entry_id, day, kind, setting, confirmed, mine in zip(
        facts.ids, facts.days, facts.kinds, facts.settings, facts.confirmed, facts.mine, strict=True
    ):
        occasions = {*named[setting], *mentioned_in(records.get(entry_id, ""))}
        if kind == Kind.FAMILY_TIME:
            occasions.add("family time")
        yield _Seen(day=date.fromordinal(day), occasions=tuple(occasions), confirmed=confirmed, mine=mine)


def _of_events(journal: Journal, today: date) -> Iterator[str]:
    """The occasions that life events and placements of the last weeks stand for."""
    for event in journal.story.events():
        if event.kind in _EVENT_OCCASIONS and timedelta() <= today - event.day < LATELY:
            yield _EVENT_OCCASIONS[event.kind]
    if any(timedelta() <= today - one.began < LATELY for one in journal.story.placements()):
        yield _EVENT_OCCASIONS[EventKind.MOVE]


def _counted(seen: Iterable[_Seen]) -> dict[str, int]:
    return dict(Counter(occasion for one in seen for occasion in one.occasions))


def _last_seen(journal: Journal, process: Label) -> date | None:
    newest = journal.search.newest(Filters(label=process), 1)
    return newest[0].happened_at.date() if newest else None


def _moment(text: str) -> datetime | None:
    try:
        return parse_moment(text)
    except BadTime:
        return None
