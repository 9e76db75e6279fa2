"""Splits a caregiver's text into sentences, keeping where each one starts and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from journal.model import Span

MOST_WORDS: Final = 45
"""A longer run without a full stop is broken at a comma where there is one, so that rambling text stays readable."""

_END = re.compile(r"""(?<![.!?…])[.!?…]++(?P<closed>["'”’)\]]*+)(?=\s)|[\u3002\uff01\uff1f]|\n""")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\"'“‘])(?:mr|mrs|ms|dr|st|prof|e\.g|i\.e|eg|ie|approx|vs|mins?|hrs?|[A-Z])\.$", re.IGNORECASE
)
_PAUSE = re.compile(r"[,;:–—)]$")
_WORD = re.compile(r"\S+")


def split_sentences(text: str) -> tuple[Span, ...]:
    """Where the sentences of `text` lie, in order and without overlap; none is empty or blank.

    Spans are code points of `text`. Journals are written in haste: a new line ends a sentence, a full stop does so
    whatever case follows, and a very long run is broken in pieces of at most `MOST_WORDS` words.
    """
    return tuple(piece for start, end in _stretches(text) for piece in _shortened(text, start, end))


def _stretches(text: str) -> Iterator[Span]:
    start = 0
    for match in _END.finditer(text):
        if _goes_on(text, start, match):
            continue
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    if match["closed"] is None:
        return False
    if match["closed"]:
        return text[match.end() : match.end() + 8].lstrip(" \t")[:1].islower()
    return match[0] == "." and bool(_ABBREVIATED.search(text[max(start, match.end() - 12) : match.end()]))


def _shortened(text: str, start: int, end: int) -> Iterator[Span]:
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    while len(words) > MOST_WORDS:
        cut = _cut(text, words[:MOST_WORDS])
        yield words[0][0], words[cut - 1][1]
        words = words[cut:]
    if words:
        yield words[0][0], words[-1][1]


def _cut(text: str, words: list[Span]) -> int:
    for index in range(len(words), len(words) // 3, -1):
        if _PAUSE.search(text[slice(*words[index - 1])]):
            return index
    return len(words)
