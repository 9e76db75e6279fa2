"""Which of the occasions that guidance knows ("bedtime", "school run") a setting speaks of, as people write it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from journal.guidance.bundled import read_bundled
from journal.guidance.prompts import load_prompts

MEANT: Final = (
    "appointment",
    "bath",
    "bedtime",
    "birthday",
    "breakfast",
    "chores",
    "clinic",
    "contact centre",
    "family time",
    "getting dressed",
    "homework",
    "mealtime",
    "moving day",
    "new baby",
    "playground",
    "school run",
    "screen time",
)
"""Occasions that are meant wherever a text mentions them; "home", "play" or "car" may be about anything."""

_APART: Final = re.compile(r"[\W_]+")
_MENTIONED: Final = re.compile(rf"\b(?:{'|'.join(MEANT).replace(' ', r'[ -]')})\b", re.IGNORECASE)


@cache
def known_occasions() -> tuple[str, ...]:
    """Every occasion that a prompt is for, in the order of the alphabet."""
    return tuple(sorted({occasion for prompt in load_prompts() for occasion in prompt.occasions}))


def occasions_in(setting: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the `known` occasions that a setting names in whole words: "Bedtime, her room" and "bed-time" do.

    One that is part of another that is named does not count beside it: "the school run" is not "school".
    """
    words = _plain(setting)
    together = words.replace(" ", "")
    spelt = _spelt(known)
    named = [one for one, plain in spelt.items() if _within(plain, words) or plain.replace(" ", "") == together]
    return tuple(one for one in named if not any(other != one and _within(spelt[one], spelt[other]) for other in named))


def mentioned_in(text: str) -> frozenset[str]:
    """The occasions that a text mentions, of those that are meant wherever they are mentioned."""
    return frozenset(found.casefold().replace("-", " ") for found in _MENTIONED.findall(text))


def in_a_sentence(occasion: str) -> str:
    """An occasion as it stands in the middle of a sentence: "the school run"; as it is where none is known."""
    return _phrases().get(occasion, occasion)


@cache
def _phrases() -> dict[str, str]:
    return read_bundled("occasions.json", dict[str, str])


@cache
def _spelt(known: tuple[str, ...]) -> dict[str, str]:
    return {one: _plain(one) for one in known}


def _within(part: str, words: str) -> bool:
    return f" {part} " in f" {words} "


def _plain(text: str) -> str:
    return _APART.sub(" ", text.casefold()).strip()
