"""Finding typed words in a text by the search index’s rule: from a word’s start, case and accents aside."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from journal.model import Span

_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


class Passage(NamedTuple):
    """A part of a text, and where the words that were looked for stand in it."""

    text: str
    highlights: tuple[Span, ...]


class _Token(NamedTuple):
    folded: str
    start: int
    end: int


def spans_of(text: str, words: str) -> tuple[Span, ...]:
    """Where `words` occur in `text`, in order. Each may go on; what is typed without a space must stand together."""
    patterns = [pattern for chunk in words.split() if (pattern := [token.folded for token in _tokens(chunk)])]
    if not patterns:
        return ()
    tokens = _tokens(text)
    found = {
        (tokens[at].start, tokens[at + len(pattern) - 1].end)
        for pattern in patterns
        for at in range(len(tokens) - len(pattern) + 1)
        if _begins(tokens, at, pattern)
    }
    return _apart(sorted(found))


def passage(text: str, words: str, room: int) -> Passage:
    """The first part of `text` with one of `words` in it, at most `room` characters long."""
    spans = spans_of(text, words)
    start = 0
    if spans and spans[0][1] > room:
        start = _word_start(text, spans[0][0] - room // 3)
    shown = text[start : start + room]
    lead = "… " if start else ""
    shift = len(lead) - start
    inside = tuple((first + shift, last + shift) for first, last in spans if first >= start and last <= start + room)
    return Passage(lead + shown, inside)


def _begins(tokens: list[_Token], at: int, pattern: list[str]) -> bool:
    *whole, last = pattern
    return tokens[at + len(whole)].folded.startswith(last) and all(
        tokens[at + step].folded == word for step, word in enumerate(whole)
    )


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """Spans without overlaps: of two that meet, the one that begins first is stretched."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _word_start(text: str, near: int) -> int:
    """The start of the first word at or after `near`."""
    space = text.find(" ", max(near, 0), near + 40)
    return space + 1 if space >= 0 else max(near, 0)


def _tokens(text: str) -> list[_Token]:
    return [_Token(_folded(found.group()), found.start(), found.end()) for found in _WORD.finditer(text)]


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    return "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one)).lower()
