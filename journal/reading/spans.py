"""Chooses the words to underline: the run in a sentence that carries a label most."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from journal.model import Span
from journal.reading.wordpieces import Piece

SHORTEST: Final = 3
"""A run of fewer words than this is widened, where the sentence allows: one word alone seldom shows anything."""

CUT: Final = 0.35
"""Words above this share of the way from a sentence's lightest word to its heaviest speak for the label."""

LOOSE_END: Final = 3
"""A run that stops this near to the end of its sentence goes on to it."""


def underline(text: str, pieces: Sequence[Piece], weights: Sequence[float]) -> Span:
    """The span of whole words that speak most for a label.

    `weights` is one number a piece; what counts is how it compares with the others. `pieces` must not be empty.
    """
    words, sums = _by_word(text, pieces, weights)
    level = min(sums) + CUT * (max(sums) - min(sums))
    first, last = _heaviest([each - level for each in sums])
    if last + LOOSE_END >= len(words) - 1:
        last = len(words) - 1
    while last - first + 1 < min(SHORTEST, len(words)):
        if last + 1 < len(words) and (first == 0 or sums[last + 1] >= sums[first - 1]):
            last += 1
        else:
            first -= 1
    return words[first][0], words[last][1]


def _by_word(text: str, pieces: Sequence[Piece], weights: Sequence[float]) -> tuple[list[Span], list[float]]:
    """Words without the punctuation around them (unless there is nothing else), each with its mean weight."""
    spoken = [pair for pair in zip(pieces, weights, strict=True) if _spoken(text, pair[0])]
    words: list[Span] = []
    heard: list[list[float]] = []
    for piece, weight in spoken or zip(pieces, weights, strict=True):
        if words and not any(c.isspace() for c in text[words[-1][1] : piece.start]):
            words[-1] = words[-1][0], piece.end
            heard[-1].append(weight)
        else:
            words.append((piece.start, piece.end))
            heard.append([weight])
    return words, [sum(each) / len(each) for each in heard]


def _spoken(text: str, piece: Piece) -> bool:
    return any(c.isalnum() for c in text[piece.start : piece.end])


def _heaviest(sums: Sequence[float]) -> tuple[int, int]:
    """First and last index of the consecutive numbers with the greatest sum."""
    totals = [0.0, *accumulate(sums)]
    best, lowest = (0, 0), 0
    for end in range(1, len(totals)):
        if totals[end] - totals[lowest] > totals[best[1] + 1] - totals[best[0]] or end == 1:
            best = lowest, end - 1
        if totals[end] < totals[lowest]:
            lowest = end
    return best
