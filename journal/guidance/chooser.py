"""Chooses the prompt of the day from plain facts about the journal. Pure: same facts, same prompt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Final

from journal.guidance.prompts import Audience, Prompt, PromptKind
from journal.model import Label, Value

REST: Final = timedelta(days=21)
"""A prompt that was shown rests this long before it may be shown again."""

SAFETY_PAUSE: Final = timedelta(hours=72)
"""How long an open safety notice keeps prompts away, unless it is closed before."""

LATELY: Final = timedelta(days=14)
"""A process seen within this time is not quiet."""

MENDING: Final = frozenset({PromptKind.REPAIR, PromptKind.REFRAME})
"""The kinds that help after an if-you-don't."""

_ALL_AGES: Final = (0, 17)


class Situation(Value, frozen=True):
    """What the choice rests on.

    `now` and all other moments carry an offset; days are local to `now`. `ages` are the children's ages
    in whole years, empty where unknown. `occasion` is a setting such as "bedtime", or empty. `last_seen`
    gives the last day each process was seen, absent or None where never. `safety_notice_since` is set while
    a safety notice is open. `shown` gives when each prompt was last shown, by its id. `fostering` lets in
    prompts for foster carers.
    """

    now: datetime
    ages: tuple[int, ...] = ()
    occasion: str = ""
    last_seen: Mapping[Label, date | None] = {}
    threat_today: bool = False
    safety_notice_since: datetime | None = None
    shown: Mapping[str, datetime] = {}
    fostering: bool = False


def choose_prompt(prompts: Iterable[Prompt], situation: Situation) -> Prompt | None:
    """The prompt for today, or None where none fits or a safety notice stands.

    The prompt shown today stays, except that a first if-you-don't today calls for one that mends, where one
    fits. A clock set back neither repeats a recent prompt nor silences one for good.
    """
    if _safety_notice_stands(situation):
        return None
    library = tuple(prompts)
    kept = _shown_today(library, situation)
    if kept is not None and (kept.kind in MENDING or not situation.threat_today):
        return kept
    pool = [prompt for prompt in library if _fits(prompt, situation) and _rested(prompt, situation)]
    if situation.threat_today and kept is not None:
        pool = [prompt for prompt in pool if prompt.kind in MENDING]
    return min(_preferred(pool, situation), key=lambda prompt: _rank(prompt, situation), default=kept)


def _preferred(pool: list[Prompt], situation: Situation) -> list[Prompt]:
    if situation.threat_today:
        pool = _prefer(pool, lambda prompt: prompt.kind in MENDING)
        pool = _prefer(pool, lambda prompt: prompt.after_threat)
    else:
        pool = _prefer(pool, lambda prompt: _quiet(prompt.process, situation))
    return _prefer(pool, lambda prompt: _same_occasion(prompt, situation))


def _prefer(pool: list[Prompt], wanted: Callable[[Prompt], bool]) -> list[Prompt]:
    return [prompt for prompt in pool if wanted(prompt)] or pool


def _safety_notice_stands(situation: Situation) -> bool:
    since = situation.safety_notice_since
    return since is not None and situation.now - since < SAFETY_PAUSE


def _shown_today(library: tuple[Prompt, ...], situation: Situation) -> Prompt | None:
    today = [
        prompt
        for prompt in library
        if prompt.id in situation.shown
        and _local_day(situation.shown[prompt.id], situation) == situation.now.date()
        and (situation.threat_today or not prompt.after_threat)
    ]
    if situation.threat_today:
        today = _prefer(today, lambda prompt: prompt.kind in MENDING)
    return max(today, key=lambda prompt: (situation.shown[prompt.id], prompt.id), default=None)


def _fits(prompt: Prompt, situation: Situation) -> bool:
    return (
        (situation.threat_today or not prompt.after_threat)
        and _fits_age(prompt, situation.ages)
        and _fits_audience(prompt, situation.fostering)
        and (not prompt.occasions or not situation.occasion or _same_occasion(prompt, situation))
    )


def _fits_age(prompt: Prompt, ages: tuple[int, ...]) -> bool:
    if not ages:
        return (prompt.youngest, prompt.oldest) == _ALL_AGES
    return any(prompt.youngest <= age <= prompt.oldest for age in ages)


def _fits_audience(prompt: Prompt, fostering: bool) -> bool:
    return prompt.audience in {Audience.BOTH, Audience.FOSTER if fostering else Audience.PARENT}


def _same_occasion(prompt: Prompt, situation: Situation) -> bool:
    return situation.occasion.strip().casefold() in {occasion.casefold() for occasion in prompt.occasions}


def _rested(prompt: Prompt, situation: Situation) -> bool:
    shown = situation.shown.get(prompt.id)
    return shown is None or abs(situation.now.date() - _local_day(shown, situation)) >= REST


def _quiet(process: Label, situation: Situation) -> bool:
    day = situation.last_seen.get(process)
    return day is None or abs(situation.now.date() - day) > LATELY


def _local_day(moment: datetime, situation: Situation) -> date:
    return moment.astimezone(situation.now.tzinfo).date()


def _rank(prompt: Prompt, situation: Situation) -> bytes:
    return sha256(f"{situation.now.date()} {prompt.id}".encode()).digest()
