"""Says whether a text looks English, so that the reader stays silent where it cannot read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

MOST_WORDS: Final = 400
ENOUGH_WORDS: Final = 8
"""From this many words on, English must show by its own small words; a shorter note need show no other language."""
LEAST_SHARE: Final = 0.08
"""Smallest share of small words (the, was, to …) in English notes; the tersest of the labelled text lie above it."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


class SmallWords(msgspec.Struct, frozen=True):
    """The commonest words of English, and those of other languages which English does not use."""

    english: frozenset[str]
    other: frozenset[str]

    @classmethod
    def load(cls, path: Path) -> SmallWords:
        """Reads lines of `language: word word …`, with `en` among them."""
        lines = (line.partition(":") for line in path.read_text(encoding="utf-8").splitlines() if ":" in line)
        by_language = {language.strip(): frozenset(words.split()) for language, _, words in lines}
        english = by_language.pop("en")
        return cls(english, frozenset().union(*by_language.values()) - english)

    def look_english(self, text: str) -> bool:
        """Whether `text` may be read as English. A text without any word may."""
        words = list(_words(text))
        english = sum(word in self.english for word in words)
        other = sum(word in self.other for word in words)
        foreign = sum(not _latin(word) for word in words)
        if foreign > len(words) / 4 or other > english:
            return False
        return len(words) < ENOUGH_WORDS or english >= LEAST_SHARE * len(words)


def _words(text: str) -> Iterator[str]:
    for number, match in enumerate(_WORD.finditer(text)):
        if number == MOST_WORDS:
            return
        yield match[0][:40].lower().replace("’", "'")


def _latin(word: str) -> bool:
    return all(ord(letter) < 0x250 or letter == "'" for letter in word)
