"""Spans of code points, as the journal counts, in UTF-16 units, as Qt counts: converted here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable

from journal.model import Span


def utf16_spans(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Each span of `text` as start and length in UTF-16 units."""
    if text.isascii():
        return tuple((start, end - start) for start, end in spans)
    return tuple((utf16_length(text[:start]), utf16_length(text[start:end])) for start, end in spans)


def utf16_length(text: str) -> int:
    """How many UTF-16 units Qt counts in `text`."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
