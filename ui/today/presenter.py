"""What Today decides: what is marked while writing, what is asked after saving, and what stays in the box."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import msgspec

from journal.guidance.chooser import SAFETY_PAUSE
from journal.model import By, Decision, EntryContent, Family, Label, Span, Suggestion, Value
from journal.reading.reader import Silence
from journal.reading.showing import WHILE_TYPING, reads_unasked

WORTH_ANOTHER_WAY: Final = frozenset({Label.THREAT, Label.HARSH})
"""Of one's own conduct, what is worth saying another way."""


class Finding(Value, frozen=True):
    """A label that a saved entry seems to show, and the words that show it."""

    label: Label
    quotes: tuple[str, ...] = ()
    by: By | None = None
    """Whose conduct it was, where the words say so; it is asked all the same."""

    @property
    def quote(self) -> str:
        """The words on one line, as they are kept with the decision."""
        return " … ".join(" ".join(words.split()) for words in self.quotes)

    @property
    def asks_who(self) -> bool:
        """Whether saying yes means saying whose conduct it was."""
        return self.label.family is Family.APPROACH

    @property
    def another_way(self) -> bool:
        """Whether it may be the writer's own, and worth saying another way."""
        return self.label in WORTH_ANOTHER_WAY and self.by in (None, By.ME)


class WhyNot(Value, frozen=True):
    """What the reader saw of a label that it did not suggest: its certainty and threshold (per cent), and the words."""

    score: int = 0
    threshold: int = 100
    words: str = ""
    silence: Silence | None = None
    unread: bool = False
    """It was not looked at (yet)."""
    dismissed: bool = False


class Standing(StrEnum):
    """How far a saved entry's words have been looked at."""

    UNREAD = "unread"
    ON_REQUEST = "on_request"
    FOREIGN = "foreign"
    NOTHING = "nothing"
    WAITING = "waiting"
    DONE = "done"


class Review(Value, frozen=True):
    """A saved entry and what the reader found in it, as far as it waits for the caregiver's word."""

    entry_id: str
    content: EntryContent
    standing: Standing = Standing.UNREAD
    waiting: tuple[Finding, ...] = ()
    model: str = ""
    """The version of the model that read it."""
    own: frozenset[Label] = frozenset()
    """What the caregiver said was their own conduct."""
    said: Mapping[Label, Decision] = MappingProxyType({})
    """What the caregiver said of each label since it was saved."""

    @property
    def another_way(self) -> bool:
        """Whether to offer saying it another way."""
        return bool(self.own & WORTH_ANOTHER_WAY) or any(one.another_way for one in self.waiting)

    def read(
        self, suggestions: Iterable[Suggestion], model: str, silence: Silence | None = None, *, asked: bool
    ) -> Review:
        """The same once the reader has looked, or why it did not; some kinds show nothing until they are asked for."""
        waiting = findings(self.content.record, suggestions)
        if not asked and not reads_unasked(self.content.kind):
            return self._now(Standing.ON_REQUEST, (), model)
        if silence is Silence.FOREIGN:
            return self._now(Standing.FOREIGN, (), model)
        return self._now(Standing.WAITING if waiting else Standing.NOTHING, waiting, model)

    def decided(self, finding: Finding, by: By | None = None, *, confirmed: bool) -> Review:
        """The same once something was said of a finding."""
        waiting = tuple(one for one in self.waiting if one != finding)
        after = self._now(Standing.WAITING if waiting else Standing.DONE, waiting, self.model)
        own = self.own | {finding.label} if confirmed and by is By.ME else self.own - {finding.label}
        decision = Decision.CONFIRMED if confirmed else Decision.DISMISSED
        return msgspec.structs.replace(after, own=own, said={**self.said, finding.label: decision})

    def reopened(self, finding: Finding) -> Review:
        """The same with a finding that is open again."""
        waiting = tuple(sorted({*self.waiting, finding}, key=_order))
        said = {label: decision for label, decision in self.said.items() if label is not finding.label}
        after = self._now(Standing.WAITING, waiting, self.model)
        return msgspec.structs.replace(after, own=self.own - {finding.label}, said=said)

    def added(self, label: Label, by: By | None = None) -> Review:
        """The same once the caregiver added a label that was not suggested."""
        own = self.own | {label} if by is By.ME else self.own
        return msgspec.structs.replace(self, own=own, said={**self.said, label: Decision.CONFIRMED})

    def taken_back(self, label: Label, before: Decision | None) -> Review:
        """The same once an added label was taken back, and what was said of it before holds again."""
        said = {one: was for one, was in self.said.items() if one is not label}
        said = said if before is None else {**said, label: before}
        return msgspec.structs.replace(self, own=self.own - {label}, said=said)

    def _now(self, standing: Standing, waiting: tuple[Finding, ...], model: str) -> Review:
        return msgspec.structs.replace(self, standing=standing, waiting=waiting, model=model)


def marks(suggestions: Iterable[Suggestion]) -> tuple[tuple[Label, Span], ...]:
    """The words to underline while somebody writes, each with its label."""
    return tuple((one.label, span) for one in suggestions if _marked(one) for span in one.spans)


def seen(suggestions: Iterable[Suggestion]) -> tuple[Label, ...]:
    """The labels to name below the box while somebody writes, in their order."""
    found = {one.label for one in suggestions if _marked(one)}
    return tuple(label for label in WHILE_TYPING if label in found)


def findings(text: str, suggestions: Iterable[Suggestion]) -> tuple[Finding, ...]:
    """What to ask about a saved text. Safety is never among it."""
    shown = (one for one in suggestions if one.shown and one.family is not Family.SAFETY)
    return tuple(sorted((_finding(text, one) for one in shown), key=_order))


def _finding(text: str, suggestion: Suggestion) -> Finding:
    quotes = tuple(text[start:end] for start, end in suggestion.spans)
    return Finding(label=suggestion.label, quotes=quotes, by=suggestion.by)


def noticed(suggestions: Iterable[Suggestion]) -> Label | None:
    """What it may be about, where somebody may be hurt and it is said, quietly, where help is; else None."""
    shown = [one for one in suggestions if one.shown and one.family is Family.SAFETY]
    return max(shown, key=lambda one: one.score).label if shown else None


def notice_stands(since: datetime | None, now: datetime) -> bool:
    """Whether a safety notice of that moment is still open. A clock set back does not keep it open for good."""
    return since is not None and abs(now - since) < SAFETY_PAUSE


def left_over(box: str, saved: str) -> str:
    """What stays in the box once `saved` is kept: what was typed meanwhile, all of it where the text was changed."""
    return box.removeprefix(saved)


def with_more(content: EntryContent, typed: str) -> EntryContent:
    """A content with what was typed since below it."""
    record = f"{content.record}\n{typed}" if typed.strip() else content.record
    return msgspec.structs.replace(content, record=record)


def worth_keeping(content: EntryContent) -> bool:
    """Whether there is anything in it that somebody typed."""
    return bool(content.record.strip() or content.reflection.strip())


def chosen_at_first(children: Iterable[str], last: Iterable[str]) -> frozenset[str]:
    """The children to fill in: those of the last entry, or the only one."""
    known = list(children)
    again = frozenset(last) & frozenset(known)
    return again or frozenset(known if len(known) == 1 else ())


def youngest_age(born: Iterable[date | None], today: date) -> int | None:
    """The age in whole years of the youngest whose birth date is known."""
    days = [day for day in born if day is not None and day <= today]
    if not days:
        return None
    latest = max(days)
    return today.year - latest.year - ((today.month, today.day) < (latest.month, latest.day))


def missing(
    text: str,
    suggestions: Iterable[Suggestion],
    said: Mapping[Label, Decision],
    limits: Mapping[Label, float],
    silence: Silence | None = None,
) -> dict[Label, WhyNot]:
    """The labels that a caregiver may add: neither confirmed nor waiting; never those of safety. Each with why not."""
    seen, unread = {one.label: one for one in suggestions}, WhyNot(unread=True)
    return {
        label: _why_not(text, seen.get(label), limits.get(label, 1.0), said.get(label), silence) if seen else unread
        for label in Label
        if label.family is not Family.SAFETY
        and said.get(label) is not Decision.CONFIRMED
        and not (label in seen and seen[label].shown and label not in said)
    }


def _why_not(
    text: str, seen: Suggestion | None, limit: float, said: Decision | None, silence: Silence | None
) -> WhyNot:
    """Rounded away from each other, so that what lies below a threshold never looks as if it reached it."""
    score = math.floor(100 * seen.score) if seen is not None else 0
    words = " … ".join(" ".join(text[start:end].split()) for start, end in seen.spans) if seen and score else ""
    return WhyNot(
        score=score,
        threshold=math.ceil(100 * limit),
        words=words,
        silence=silence,
        dismissed=said is Decision.DISMISSED,
    )


def _marked(suggestion: Suggestion) -> bool:
    return suggestion.shown and suggestion.label in WHILE_TYPING


def _order(finding: Finding) -> int:
    return finding.label.bit
