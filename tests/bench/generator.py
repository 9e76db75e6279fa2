"""Realistic journals of any size, invented from a seed: no sentence in them means anything."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from journal.journal import Journal, create_journal, unlock
from journal.model import By, EntryContent, Family, Kind, Label
from journal.moments import Clock

T = TypeVar("T")
PASSPHRASE = "bench of plain words"
_BATCH = 2_000
_SYLLABLES = (
    "ba",
    "co",
    "di",
    "fe",
    "ga",
    "hi",
    "jo",
    "ka",
    "lu",
    "me",
    "no",
    "pa",
    "qui",
    "ro",
    "sa",
    "te",
    "u",
    "vi",
)
_COMMON = (
    "she",
    "he",
    "said",
    "the",
    "and",
    "then",
    "school",
    "bed",
    "tea",
    "sorry",
    "home",
    "sister",
    "asked",
    "bath",
)
_SETTINGS = ("", "bedtime", "school run", "breakfast", "homework", "bath", "walk")


def make(folder: Path, entries: int, seed: int = 7) -> bytes:
    """Make a journal of so many entries, about a third of them labelled, and return its raw key."""
    journal, _ = create_journal(folder, PASSPHRASE)
    with journal:
        fill(journal, entries, random.Random(seed))
    return unlock(folder, PASSPHRASE)


def fill(journal: Journal, entries: int, chance: random.Random) -> None:
    """Record entries over the years before now, newest last, then confirm labels on some."""
    children = [next(iter(journal.family.add_child(name).children)) for name in ("Ada", "Ben", "Cy")]
    moments = _moments(entries, chance)
    ids: list[str] = []
    words = vocabulary(chance)
    for chunk in _batched(moments):
        with journal.batch(clock=_at(chunk[-1])):
            for moment in chunk:
                ids += journal.entries.record(_content(moment, words, children, chance)).entries
    labelled = [(entry_id, label) for entry_id in ids for label in _labels(chance)]
    for decided in _batched(labelled):
        with journal.batch():
            for entry_id, label in decided:
                by = By.ME if label.family is Family.APPROACH else None
                journal.labels.confirm(entry_id, label, quote="she said sorry", by=by, model="bench")


def vocabulary(chance: random.Random, size: int = 6_000) -> list[str]:
    """Invented words; the front of the list is the common ones, to be drawn more often."""
    invented = {"".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(size)}
    return [*_COMMON, *sorted(invented)]


def text(words: list[str], chance: random.Random, length: int) -> str:
    """So many words, drawn as in real language: few of them often, most of them rarely."""
    picked = (words[min(int(chance.paretovariate(0.9)) - 1, len(words) - 1)] for _ in range(length))
    return " ".join(picked).capitalize() + "."


def _content(moment: datetime, words: list[str], children: list[str], chance: random.Random) -> EntryContent:
    about = tuple(chance.sample(children, k=1 if chance.random() < 0.8 else 2))
    daily = chance.random() < 0.2
    return EntryContent(
        happened_at=moment,
        record=text(words, chance, max(4, int(chance.lognormvariate(3.9, 0.7)))),
        kind=Kind.DAILY if daily else Kind.MOMENT,
        child_ids=about,
        setting=chance.choice(_SETTINGS),
        child_mood=chance.choice((None, 1, 2, 3, 4, 5)),
        details={"food": text(words, chance, 5)} if daily else {},
    )


def _labels(chance: random.Random) -> list[Label]:
    return chance.sample([one for one in Label if one.family is not Family.SAFETY], k=chance.choice((0, 0, 0, 1, 1, 2)))


def _moments(entries: int, chance: random.Random) -> Iterator[datetime]:
    gap = timedelta(days=365 * 10) / entries
    moment = datetime.now(UTC).replace(microsecond=0) - gap * entries
    for _ in range(entries):
        moment += gap * chance.uniform(0.2, 1.8)
        yield moment.replace(microsecond=0)


def _batched(items: Iterable[T]) -> Iterator[tuple[T, ...]]:
    left = iter(items)
    while chunk := tuple(itertools.islice(left, _BATCH)):
        yield chunk


def _at(moment: datetime) -> Clock:
    return lambda: moment
