"""Chooses the prompt of the day from plain facts about the journal, and says why. Pure: same facts, same prompt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Final

from journal.guidance.prompts import ALL_AGES, Audience, Prompt, PromptKind
from journal.guidance.reasons import Because, CameUp, FitsAge, HardLately, NothingSpecial, Quiet, ThreatToday
from journal.model import Label, Value

REST: Final = timedelta(days=21)
"""A prompt that was shown rests this long before it may be shown again."""

SAFETY_PAUSE: Final = timedelta(hours=72)
"""How long an open safety notice keeps prompts away, unless it is closed before."""

LATELY: Final = timedelta(days=14)
"""A process seen within this time is not quiet."""

OFTEN: Final = 3
"""An occasion that came up so many times in seven days is worth a prompt of its own."""

HARD: Final = 2
"""One that was hard so many times in seven days comes before all else, on a day without an if-you-don't."""

MENDING: Final = frozenset({PromptKind.REPAIR, PromptKind.REFRAME})
"""The kinds that help after an if-you-don't."""

SELDOM: Final = frozenset(
    {
        "appointment",
        "birthday",
        "clinic",
        "contact centre",
        "family time",
        "illness",
        "moving day",
        "new baby",
        "pets",
        "school start",
        "siblings",
        "visit",
    }
)
"""Occasions that not every family has: a prompt for these alone waits until the journal speaks of one of them."""


class Situation(Value, frozen=True):
    """What the choice rests on.

    `now` and all other moments carry an offset; days are local to `now`. `ages` are the children's ages
    in whole years, empty where unknown. `came_up` and `hard` say how many entries of the last seven days were about
    each occasion, and how many of them told of a hard time; `lately` names the occasions of the last weeks.
    `last_seen` gives the last day each process was seen, absent or None where never. `safety_notice_since` is set
    while a safety notice is open. `shown` gives when each prompt was last shown, by its id; `skipped` are those that
    were passed over today, `refused` those that are not for this family. `fostering` lets in prompts for foster carers.
    """

    now: datetime
    ages: tuple[int, ...] = ()
    came_up: Mapping[str, int] = {}
    hard: Mapping[str, int] = {}
    lately: frozenset[str] = frozenset()
    last_seen: Mapping[Label, date | None] = {}
    threat_today: bool = False
    safety_notice_since: datetime | None = None
    shown: Mapping[str, datetime] = {}
    skipped: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    fostering: bool = False


class Choice(Value, frozen=True):
    """A prompt and every reason for it that holds, the most telling first; `fitting` prompts were to choose from."""

    prompt: Prompt
    reasons: tuple[Because, ...]
    fitting: int

    @property
    def because(self) -> Because:
        """The reason to give where there is room for one."""
        return self.reasons[0]


def choose_prompt(prompts: Iterable[Prompt], situation: Situation) -> Choice | None:
    """The prompt for today, or None where none fits or a safety notice stands.

    The prompt shown today stays, except that a first if-you-don't today calls for one that mends, where one
    fits. A clock set back neither repeats a recent prompt nor silences one for good.
    """
    if _safety_notice_stands(situation):
        return None
    library = tuple(prompt for prompt in prompts if prompt.id not in situation.skipped | situation.refused)
    kept = _shown_today(library, situation)
    fitting = [prompt for prompt in library if _fits(prompt, situation) and _rested(prompt, situation)]
    prompt = kept
    if kept is None or (situation.threat_today and kept.kind not in MENDING):
        pool = fitting if kept is None else [prompt for prompt in fitting if prompt.kind in MENDING]
        prompt = min(_preferred(pool, situation), key=lambda one: _rank(one, situation), default=kept)
    if prompt is None:
        return None
    return Choice(prompt=prompt, reasons=_reasons(prompt, situation), fitting=len({*fitting, prompt}))


def is_quiet(process: Label, situation: Situation) -> bool:
    """Whether a process was not seen lately."""
    day = situation.last_seen.get(process)
    return day is None or abs(situation.now.date() - day) > LATELY


def _preferred(pool: list[Prompt], situation: Situation) -> list[Prompt]:
    if situation.threat_today:
        pool = _prefer(pool, lambda prompt: prompt.kind in MENDING)
        pool = _prefer(pool, lambda prompt: prompt.after_threat)
        pool = _prefer(pool, lambda prompt: _most(prompt, situation.hard, 1) is not None)
    else:
        pool = _prefer(pool, lambda prompt: _most(prompt, situation.hard, HARD) is not None)
        pool = _prefer(pool, lambda prompt: is_quiet(prompt.process, situation))
    return _prefer(pool, lambda prompt: _most(prompt, situation.came_up, OFTEN) is not None)


def _prefer(pool: list[Prompt], wanted: Callable[[Prompt], bool]) -> list[Prompt]:
    return [prompt for prompt in pool if wanted(prompt)] or pool


def _reasons(prompt: Prompt, situation: Situation) -> tuple[Because, ...]:
    return tuple(_found_reasons(prompt, situation)) or (NothingSpecial(),)


def _found_reasons(prompt: Prompt, situation: Situation) -> Iterator[Because]:
    """What speaks for a prompt, in the order in which it would be preferred."""
    threat = situation.threat_today
    if threat and prompt.kind in MENDING:
        yield ThreatToday()
    hard = _most(prompt, situation.hard, 1 if threat else HARD)
    if hard is not None:
        yield HardLately(occasion=hard, times=situation.hard[hard])
    came_up = _most(prompt, situation.came_up, OFTEN)
    if came_up is not None:
        yield CameUp(occasion=came_up, times=situation.came_up[came_up])
    if not threat:
        yield from _quiet_reason(prompt.process, situation)
    ages = [age for age in situation.ages if prompt.youngest <= age <= prompt.oldest]
    if ages and (prompt.youngest, prompt.oldest) != ALL_AGES:
        yield FitsAge(age=min(ages))


def _quiet_reason(process: Label, situation: Situation) -> Iterator[Because]:
    """Told only where another process was seen lately, and not of a day that a wrong clock wrote ahead."""
    if is_quiet(process, situation) and any(not is_quiet(other, situation) for other in situation.last_seen):
        day = situation.last_seen.get(process)
        days = (situation.now.date() - day).days if day is not None else None
        if days is None or days > 0:
            yield Quiet(process=process, days=days)


def _most(prompt: Prompt, counts: Mapping[str, int], fewest: int) -> str | None:
    """Which of a prompt's occasions was counted most, where any was at least `fewest` times."""
    counted = [occasion for occasion in prompt.occasions if counts.get(occasion, 0) >= fewest]
    return max(counted, key=lambda occasion: (counts[occasion], occasion), default=None)


def _safety_notice_stands(situation: Situation) -> bool:
    since = situation.safety_notice_since
    return since is not None and situation.now - since < SAFETY_PAUSE


def _shown_today(library: tuple[Prompt, ...], situation: Situation) -> Prompt | None:
    """The first of those shown today: one that was passed over and then taken back comes back."""
    today = [
        prompt
        for prompt in library
        if prompt.id in situation.shown
        and _local_day(situation.shown[prompt.id], situation) == situation.now.date()
        and (situation.threat_today or not prompt.after_threat)
    ]
    if situation.threat_today:
        today = _prefer(today, lambda prompt: prompt.kind in MENDING)
    return min(today, key=lambda prompt: (situation.shown[prompt.id], _rank(prompt, situation)), default=None)


def _fits(prompt: Prompt, situation: Situation) -> bool:
    return (
        (situation.threat_today or not prompt.after_threat)
        and _fits_age(prompt, situation.ages)
        and prompt.audience in {Audience.BOTH, Audience.FOSTER if situation.fostering else Audience.PARENT}
        and _fits_occasion(prompt, situation)
    )


def _fits_occasion(prompt: Prompt, situation: Situation) -> bool:
    everyday = not prompt.occasions or any(occasion not in SELDOM for occasion in prompt.occasions)
    return everyday or not situation.lately.isdisjoint(prompt.occasions)


def _fits_age(prompt: Prompt, ages: tuple[int, ...]) -> bool:
    if not ages:
        return (prompt.youngest, prompt.oldest) == ALL_AGES
    return any(prompt.youngest <= age <= prompt.oldest for age in ages)


def _rested(prompt: Prompt, situation: Situation) -> bool:
    shown = situation.shown.get(prompt.id)
    return shown is None or abs(situation.now.date() - _local_day(shown, situation)) >= REST


def _local_day(moment: datetime, situation: Situation) -> date:
    return moment.astimezone(situation.now.tzinfo).date()


def _rank(prompt: Prompt, situation: Situation) -> bytes:
    return sha256(f"{situation.now.date()} {prompt.id}".encode()).digest()
