"""Which of the occasions that guidance knows ("bedtime", "school run") a setting speaks of, as people write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from journal.guidance.bundled import read_bundled
from journal.guidance.prompts import load_prompts

_APART: Final = re.compile(r"[\W_]+")


@cache
def known_occasions() -> tuple[str, ...]:
    """Every occasion that a prompt is for, in the order of the alphabet."""
    return tuple(sorted({occasion for prompt in load_prompts() for occasion in prompt.occasions}))


def occasions_in(setting: str, known: Iterable[str]) -> tuple[str, ...]:
    """Those of the `known` occasions that a setting names in whole words: "Bedtime, her room" and "bed-time" do."""
    words = _plain(setting)
    apart, together = f" {words} ", words.replace(" ", "")
    return tuple(one for one in known if f" {_plain(one)} " in apart or _plain(one).replace(" ", "") == together)


def in_a_sentence(occasion: str) -> str:
    """An occasion as it stands in the middle of a sentence: "the school run"; as it is where none is known."""
    return _phrases().get(occasion, occasion)


@cache
def _phrases() -> dict[str, str]:
    return read_bundled("occasions.json", dict[str, str])


def _plain(text: str) -> str:
    return _APART.sub(" ", text.casefold()).strip()
