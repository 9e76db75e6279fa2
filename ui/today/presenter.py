"""What Today decides: what is marked while writing, what is asked after saving, and what stays in the box."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

import msgspec

from journal.guidance.chooser import SAFETY_PAUSE
from journal.model import By, EntryContent, Family, Label, Span, Suggestion, Value
from journal.reading.showing import WHILE_TYPING, reads_unasked


class Finding(Value, frozen=True):
    """A label that a saved entry seems to show, and the words that show it."""

    label: Label
    quotes: tuple[str, ...] = ()

    @property
    def quote(self) -> str:
        """The words on one line, as they are kept with the decision."""
        return " … ".join(" ".join(words.split()) for words in self.quotes)

    @property
    def asks_who(self) -> bool:
        """Whether saying yes means saying whose conduct it was."""
        return self.label.family is Family.APPROACH


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
    another_way: bool = False
    """Whether to offer saying it another way."""

    def read(self, suggestions: Iterable[Suggestion], model: str, *, english: bool, asked: bool) -> Review:
        """The same once the reader has looked; some kinds of record show nothing until they are asked for."""
        waiting = findings(self.content.record, suggestions)
        if not asked and not reads_unasked(self.content.kind):
            return self._now(Standing.ON_REQUEST, (), model)
        if not english:
            return self._now(Standing.FOREIGN, (), model)
        return self._now(Standing.WAITING if waiting else Standing.NOTHING, waiting, model)

    def decided(self, finding: Finding, by: By | None = None, *, confirmed: bool) -> Review:
        """The same once something was said of a finding. One's own if-you-don't is worth saying another way."""
        waiting = tuple(one for one in self.waiting if one != finding)
        after = self._now(Standing.WAITING if waiting else Standing.DONE, waiting, self.model)
        own_threat = confirmed and by is By.ME and finding.label is Label.THREAT
        kept = self.another_way and finding.label is not Label.THREAT
        return msgspec.structs.replace(after, another_way=own_threat or kept)

    def reopened(self, finding: Finding) -> Review:
        """The same with a finding that is open again."""
        waiting = tuple(sorted({*self.waiting, finding}, key=_order))
        return self._now(Standing.WAITING, waiting, self.model)

    def _now(self, standing: Standing, waiting: tuple[Finding, ...], model: str) -> Review:
        another_way = self.another_way or any(one.label is Label.THREAT for one in waiting)
        return msgspec.structs.replace(self, standing=standing, waiting=waiting, model=model, another_way=another_way)


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
    found = (Finding(label=one.label, quotes=tuple(text[start:end] for start, end in one.spans)) for one in shown)
    return tuple(sorted(found, key=_order))


def may_be_hurt(suggestions: Iterable[Suggestion]) -> bool:
    """Whether to say, quietly, where help is."""
    return any(one.shown and one.family is Family.SAFETY for one in suggestions)


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


def _marked(suggestion: Suggestion) -> bool:
    return suggestion.shown and suggestion.label in WHILE_TYPING


def _order(finding: Finding) -> int:
    return finding.label.bit
