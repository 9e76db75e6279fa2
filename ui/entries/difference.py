"""What changed from one version of an entry to the next, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from typing import Final, NamedTuple

from journal.model import EntryContent, Value, Version

_TOKEN: Final = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_COMPARED: Final = 3_000
"""Changed stretches of more words than this are shown as replaced whole: comparing them would take seconds."""


class Mark(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class Piece(NamedTuple):
    """A run of text and what became of it."""

    mark: Mark
    text: str


class Step(Value, frozen=True):
    """A version beside the one before it: what became of the texts, and which other parts differ.

    `before` is None for the first version. `record` and `reflection` are the texts in pieces; `changed` names the
    fields of the content that differ besides them.
    """

    version: Version
    before: Version | None
    record: tuple[Piece, ...]
    reflection: tuple[Piece, ...]
    changed: frozenset[str]


def steps(versions: Sequence[Version]) -> tuple[Step, ...]:
    """Each version, newest first as given, beside the one before it."""
    older: list[Version | None] = [*versions[1:], None]
    return tuple(_step(version, before) for version, before in zip(versions, older, strict=True))


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """`after` and what it replaced, in pieces; leaving out the removed ones gives `after`, the added ones `before`."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    head = _in_common(old, new)
    tail = _in_common(old[head:][::-1], new[head:][::-1])
    middle = _compared(old[head : len(old) - tail], new[head : len(new) - tail])
    runs = [Piece(Mark.SAME, "".join(new[:head])), *middle, Piece(Mark.SAME, "".join(new[len(new) - tail :]))]
    return tuple(run for run in runs if run.text)


def _in_common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many tokens two sequences begin with alike."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))


def _compared(old: list[str], new: list[str]) -> Iterator[Piece]:
    if len(old) + len(new) > _MOST_COMPARED:
        yield from (Piece(Mark.REMOVED, "".join(old)), Piece(Mark.ADDED, "".join(new)))
        return
    for run in _joined(SequenceMatcher(None, old, new, autojunk=False).get_opcodes(), new):
        if run.changed:
            yield Piece(Mark.REMOVED, "".join(old[run.start : run.end]))
        yield Piece(Mark.ADDED if run.changed else Mark.SAME, "".join(new[run.first : run.last]))


class _Run(NamedTuple):
    """A stretch of the old tokens, and the stretch of the new ones that stands in its place."""

    changed: bool
    start: int
    end: int
    first: int
    last: int


def _joined(opcodes: Iterable[tuple[str, int, int, int, int]], new: list[str]) -> list[_Run]:
    """The stretches, those with only a space between them made into one, so that a phrase reads as a phrase."""
    runs: list[_Run] = []
    for kind, *ends in opcodes:
        run = _Run(kind != "equal", *ends)
        if run.changed and len(runs) > 1 and not "".join(new[runs[-1].first : runs[-1].last]).strip():
            runs.pop()
            run = _Run(True, runs[-1].start, run.end, runs[-1].first, run.last)
            runs.pop()
        runs.append(run)
    return runs


def _step(version: Version, before: Version | None) -> Step:
    now = version.content
    was = before.content if before else now
    return Step(
        version=version,
        before=before,
        record=pieces(was.record, now.record),
        reflection=pieces(was.reflection, now.reflection),
        changed=frozenset(
            name
            for name in EntryContent.__struct_fields__
            if name not in ("record", "reflection") and getattr(was, name) != getattr(now, name)
        ),
    )


class Row(NamedTuple):
    """A paragraph, or several that are the same, earlier and later; None where it was not there."""

    left: tuple[Piece, ...] | None
    right: tuple[Piece, ...] | None

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return self.left == self.right


def rows(before: str, after: str) -> tuple[Row, ...]:
    """Two texts side by side, paragraph by paragraph; the left ones joined by newlines give `before`."""
    old, new = before.split("\n"), after.split("\n")
    if before == after or len(old) + len(new) > _MOST_COMPARED:
        return (_row(before, after),)
    found: list[Row] = []
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(_row("\n".join(old[start:end]), "\n".join(new[first:last])))
        else:
            found += [_row(one, other) for one, other in zip_longest(old[start:end], new[first:last])]
    return tuple(found)


def fact_row(name: str, before: str, after: str) -> Row:
    """A named fact side by side, changed whole."""
    lead = Piece(Mark.SAME, f"{name}: ")
    if before == after:
        return Row((lead, Piece(Mark.SAME, before)), (lead, Piece(Mark.SAME, after)))
    return Row((lead, Piece(Mark.REMOVED, before or "–")), (lead, Piece(Mark.ADDED, after or "–")))


def _row(before: str | None, after: str | None) -> Row:
    if before is None or after is None:
        left = None if before is None else (Piece(Mark.REMOVED, before),)
        return Row(left, None if after is None else (Piece(Mark.ADDED, after),))
    both = pieces(before, after)
    return Row(
        tuple(one for one in both if one.mark is not Mark.ADDED),
        tuple(one for one in both if one.mark is not Mark.REMOVED),
    )
