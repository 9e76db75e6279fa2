"""Splits text into the encoder's word pieces (BERT uncased rules), keeping where each piece lies in the text."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from journal.model import Span

UNKNOWN: Final = 100
OPENING: Final = 101
CLOSING: Final = 102
LONGEST_WORD: Final = 100
"""A word of more characters than this is one unknown piece, as in the encoder's own training."""


class Piece(NamedTuple):
    """One word piece: its number in the vocabulary, and its start and end in the text (code points)."""

    id: int
    start: int
    end: int


class WordPieces:
    """A vocabulary of word pieces and the greedy, longest-match-first way of cutting words by it."""

    def __init__(self, vocabulary: tuple[str, ...]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._longest_piece = max(map(len, vocabulary))
        self._cut = lru_cache(maxsize=20_000)(self._cut_word)

    @classmethod
    def load(cls, path: Path) -> WordPieces:
        """Reads a vocabulary, one piece a line, in the order of their numbers."""
        return cls(tuple(path.read_text(encoding="utf-8").splitlines()))

    def split(self, text: str, start: int = 0, end: int | None = None) -> list[Piece]:
        """The pieces of `text` from `start` to `end`, in order. Any text is accepted; none gives no pieces."""
        pieces = []
        for letters, places in _words(text, start, len(text) if end is None else end):
            for number, first, last in self._cut("".join(letters)):
                pieces.append(Piece(number, places[first], places[last - 1] + 1))
        return pieces

    def _cut_word(self, word: str) -> tuple[tuple[int, int, int], ...]:
        if len(word) > LONGEST_WORD:
            return ((UNKNOWN, 0, len(word)),)
        cuts, first = [], 0
        while first < len(word):
            last = self._longest(word, first)
            if last is None:
                return ((UNKNOWN, 0, len(word)),)
            cuts.append((self._ids[_key(word, first, last)], first, last))
            first = last
        return tuple(cuts)

    def _longest(self, word: str, first: int) -> int | None:
        furthest = min(len(word), first + self._longest_piece)
        return next((n for n in range(furthest, first, -1) if _key(word, first, n) in self._ids), None)


def _key(word: str, first: int, last: int) -> str:
    return word[first:last] if first == 0 else "##" + word[first:last]


def _words(text: str, start: int, end: int) -> list[tuple[list[str], list[int]]]:
    """Words as lower-case letters without accents, each letter with its place; punctuation stands alone."""
    words: list[tuple[list[str], list[int]]] = []
    joined = False
    for place in range(start, end):
        kind, letters = _letter(text[place])
        if kind == "space":
            joined = False
        if not letters:
            continue
        if kind == "alone" or not joined:
            words.append(([], []))
        words[-1][0].extend(letters)
        words[-1][1].extend([place] * len(letters))
        joined = kind != "alone"
    return words


@lru_cache(maxsize=4_096)
def _letter(character: str) -> tuple[str, str]:
    """Whether a character is a space, stands alone or joins its word; and what is left of it."""
    if character.isspace():
        return "space", ""
    if unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs"} or character == "\ufffd":
        return "nothing", ""
    plain = "".join(c for c in unicodedata.normalize("NFD", character) if unicodedata.category(c) != "Mn").lower()
    return ("alone" if _stands_alone(character) else "joins"), plain


def _stands_alone(character: str) -> bool:
    code = ord(character)
    if code < 128:
        return not character.isalnum()
    return unicodedata.category(character)[0] == "P" or any(low <= code <= high for low, high in _IDEOGRAPHS)


_IDEOGRAPHS: Final[tuple[Span, ...]] = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)
