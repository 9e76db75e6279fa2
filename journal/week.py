"""The week: what was written from a Monday to its Sunday, gathered for a page that the caregiver edits and keeps."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from journal.errors import EmptyEntry
from journal.journal import Journal
from journal.model import (
    LABELS_OF,
    WEEK,
    WEEK_FROM,
    By,
    Change,
    Decision,
    Draft,
    Entry,
    EntryContent,
    Family,
    Filters,
    Kind,
    Label,
    LabelDecision,
    Plan,
    PlanState,
    Value,
)
from journal.moments import sensible
from journal.reading.sentences import split_sentences

QUOTE_LENGTH: Final = 240
"""The most characters quoted of one entry, where no words of it were pointed out."""

QUOTES_EACH: Final = 2
"""The most quotes that stand under one process."""

_WARM: Final = (Label.PROSOCIAL, Label.SYNCHRONY)
_HARD: Final = (Label.THREAT, Label.HARSH, Label.ANTISOCIAL)
_OWN: Final = frozenset((Label.THREAT, Label.HARSH))
_WELL: Final = 4
_LOW: Final = 1
_MOST: Final = 500
_WEEK: Final = timedelta(days=7)
_EVENING: Final = 18
_MONDAY, _SATURDAY, _SUNDAY = 0, 5, 6
_LAST_MINUTE: Final = time(23, 59)
_OPENS: Final = re.compile(r"""[“‘]|(?:^|(?<=[\s(]))["'](?=\w)""")
_CLOSES: Final = re.compile(r"""”|(?<=[.!?,…])["'’]""")


class Part(StrEnum):
    """The boxes of a week's page, in the order in which they are read."""

    MOMENT = "moment"
    MODELING = "modeling"
    INTERNALIZATION = "internalization"
    SYNCHRONY = "synchrony"
    SELF = "self"
    HARD = "hard"
    NEXT = "next"


PROCESS_OF: Final = {Part(label.value): label for label in LABELS_OF[Family.PROCESSES]}
"""The process that a box is about."""


class Quote(Value, frozen=True):
    """Words of an entry, its local day, and the label that they were confirmed to show, if any."""

    entry_id: str
    day: date
    words: str
    label: Label | None = None
    child_ids: tuple[str, ...] = ()


class Week(Value, frozen=True):
    """What there is of one week.

    `written` counts its entries. `moment` is one to keep, `processes` quotes what each process looked like, `hard` is
    one hard time and `plan` what was made of it. `kept` names the pages that were kept for this week, the newest first.
    """

    monday: date
    written: int = 0
    moment: Quote | None = None
    processes: Mapping[Label, tuple[Quote, ...]] = {}
    hard: Quote | None = None
    plan: Plan | None = None
    kept: tuple[str, ...] = ()

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + _WEEK - timedelta(days=1)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All that is quoted."""
        shown = (*(one for quotes in self.processes.values() for one in quotes), self.moment, self.hard)
        return tuple(one for one in shown if one is not None)

    @property
    def child_ids(self) -> tuple[str, ...]:
        """The children whom the quoted entries are about."""
        return tuple(dict.fromkeys(child_id for one in self.quotes for child_id in one.child_ids))


class Page(Value, frozen=True):
    """A week's page as it is written: the text of each box, the children and entries it speaks of."""

    monday: date
    texts: Mapping[Part, str] = {}
    child_ids: tuple[str, ...] = ()
    entry_ids: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether no box holds a word."""
        return not any(text.strip() for text in self.texts.values())


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def week_to_write(now: datetime) -> date:
    """The Monday of the week whose page is written now: on a Monday that of the week before."""
    return monday_of(now.date() - timedelta(days=1)) if now.weekday() == _MONDAY else monday_of(now.date())


def week_due(journal: Journal, now: datetime) -> date | None:
    """The Monday of the week whose page may be offered: from Saturday evening to Monday, unless it is kept or blank."""
    offered = now.weekday() in {_SUNDAY, _MONDAY} or (now.weekday() == _SATURDAY and now.hour >= _EVENING)
    if not offered:
        return None
    monday = week_to_write(now)
    kept = journal.entries.with_detail(WEEK, monday, monday + _WEEK - timedelta(days=1))
    return monday if not kept and journal.search.newest(_of_week(monday), 1) else None


def gather_week(journal: Journal, monday: date) -> Week:
    """What there is of the week that begins on `monday`. Incidents, which are records of their own, are not quoted."""
    lines = journal.search.newest(_of_week(monday), _MOST)
    found = [journal.entries.get(line.id) for line in lines]
    kept = [one for one in found if WEEK in one.content.details]
    written = [one for one in found if one not in kept]
    quoted = [one for one in written if one.content.kind is not Kind.INCIDENT and not _wants_care(one)]
    plans = [plan for plan in journal.plans.all() if plan.state is not PlanState.DROPPED]
    hard = _hard_time(quoted, {plan.entry_id for plan in plans})
    return Week(
        monday=monday,
        written=len(written),
        moment=_moment_to_keep(quoted),
        processes={label: _showing(quoted, label) for label in PROCESS_OF.values()},
        hard=hard,
        plan=_plan_from(plans, hard),
        kept=tuple(one.id for one in kept),
    )


def drafted(week: Week, say: Callable[[Quote], str]) -> Page:
    """The page as it is offered, each box for the caregiver to change or leave; `say` writes a quote down."""

    def said(*quotes: Quote | None) -> str:
        return "\n".join(say(one) for one in quotes if one is not None and one.words)

    texts = {
        Part.MOMENT: said(week.moment),
        **{part: said(*week.processes.get(label, ())) for part, label in PROCESS_OF.items()},
        Part.HARD: said(week.hard),
        Part.NEXT: week.plan.sentence if week.plan else "",
    }
    entry_ids = tuple(dict.fromkeys(one.entry_id for one in week.quotes))
    return Page(monday=week.monday, texts=texts, child_ids=week.child_ids, entry_ids=entry_ids)


def page_in_hand(journal: Journal, monday: date) -> Page | None:
    """The page of a week as it was left half written, or None."""
    draft = journal.drafts.get(_place(monday))
    if draft is None:
        return None
    details = draft.content.details
    return Page(
        monday=monday,
        texts={part: details.get(part.value, "") for part in Part},
        child_ids=draft.content.child_ids,
        entry_ids=tuple(details.get(WEEK_FROM, "").split()),
    )


def hold(journal: Journal, page: Page) -> None:
    """Keep a page that is being written, in place of what was held of the same week."""
    details = {part.value: text for part, text in page.texts.items()}
    named = {WEEK: page.monday.isoformat(), WEEK_FROM: " ".join(page.entry_ids)}
    content = EntryContent(
        happened_at=sensible(datetime.combine(page.monday, time())),
        record="",
        child_ids=page.child_ids,
        details=details | named,
    )
    journal.drafts.save(Draft(content=content, entry_id=_place(page.monday)))


def let_go(journal: Journal, monday: date) -> None:
    """Forget what was held of a week's page."""
    journal.drafts.drop(_place(monday))


def keep(journal: Journal, page: Page, headings: Mapping[Part, str]) -> Change:
    """Keep a page as an entry of its own, and forget what was held of it: both or neither.

    Each box with words in it stands under its heading. Raises EmptyEntry, TextTooLong, DiskFull …
    """
    if page.blank:
        raise EmptyEntry
    content = EntryContent(
        happened_at=_happened_at(page.monday, journal.clock()),
        record=composed(page, headings),
        kind=Kind.MOMENT,
        child_ids=page.child_ids,
        author_id=next((person.id for person in journal.family.people()), ""),
        details={WEEK: page.monday.isoformat()},
    )
    with journal.batch():
        change = journal.entries.record(content)
        let_go(journal, page.monday)
    return change


def composed(page: Page, headings: Mapping[Part, str]) -> str:
    """A page as one text: each box with words in it under its heading."""
    texts = {part: page.texts.get(part, "").strip() for part in Part}
    return "\n\n".join(f"{headings[part]}\n{text}" for part, text in texts.items() if text)


def _of_week(monday: date) -> Filters:
    return Filters(first_day=monday, last_day=monday + _WEEK - timedelta(days=1))


def _place(monday: date) -> str:
    return f"{WEEK}-{monday.isoformat()}"


def _happened_at(monday: date, now: datetime) -> datetime:
    """A page belongs to its week: now while that lasts, else its last minute."""
    last = sensible(datetime.combine(monday + _WEEK - timedelta(days=1), _LAST_MINUTE))
    return min(now, last)


def _confirmed(entry: Entry) -> dict[Label, LabelDecision]:
    return {one.label: one for one in entry.labels if one.decision is Decision.CONFIRMED}


def _wants_care(entry: Entry) -> bool:
    """Whether somebody may be hurt: nothing of it is put on a page to look back on."""
    return any(label.family is Family.SAFETY for label in _confirmed(entry))


def _own_hard(entry: Entry) -> tuple[Label, ...]:
    """The labels that make an entry a hard time: one's own conduct, or what the child did."""
    said = _confirmed(entry)
    return tuple(label for label in _HARD if label in said and (label not in _OWN or said[label].by is By.ME))


def _sentence(record: str, words: str) -> str:
    """The sentence of the record that the words stand in, or the words alone where they are in none."""
    return next((one for one in _sentences(record) if words and words in one), words)


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text, each on one line; what somebody said stays together."""
    speech = ""
    for start, end in split_sentences(text):
        speech = f"{speech} {' '.join(text[start:end].split())}".strip()
        if len(_OPENS.findall(speech)) <= len(_CLOSES.findall(speech)):
            yield speech
            speech = ""
    if speech:
        yield speech


def _closed(words: str) -> str:
    """Words that were cut out of somebody's speech, without the mark that would stay open."""
    return words[1:] if words[:1] in {*"'\"“‘"} and not _CLOSES.search(words) else words


def _shortly(text: str) -> str:
    """As many whole sentences as there is room for, or the start of the first."""
    kept = ""
    for sentence in _sentences(text):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > QUOTE_LENGTH:
            break
        kept = longer
    return kept or textwrap.shorten(text, QUOTE_LENGTH, placeholder=" …")


def _moment_to_keep(entries: Iterable[Entry]) -> Quote | None:
    """The entry with most warmth confirmed in it, one without a hard time first, then the newest; else a good day's."""
    found = [one for one in entries if _warmth(one) > (0, 0, 0)]
    if not found:
        return None
    best = max(
        found, key=lambda one: (any(_warmth(one)[:2]), not _own_hard(one), _warmth(one), one.content.happened_at)
    )
    labels = (*_WARM, *PROCESS_OF.values())
    return _quote(best, next((label for label in labels if label in _confirmed(best)), None), whole=_sentence)


def _warmth(entry: Entry) -> tuple[int, int, int]:
    said, mood = _confirmed(entry), entry.content.child_mood or 0
    processes = sum(label in said for label in PROCESS_OF.values())
    return sum(label in said for label in _WARM), processes, mood if mood >= _WELL else 0


def _showing(entries: Iterable[Entry], label: Label) -> tuple[Quote, ...]:
    found = [one for one in entries if label in _confirmed(one)][:QUOTES_EACH]
    return tuple(_quote(one, label) for one in reversed(found))


def _hard_time(entries: Iterable[Entry], with_plans: set[str | None]) -> Quote | None:
    """An own if-you-don't, one with a plan first; else own sharp words, hurt done, or a day at its lowest."""
    found = [one for one in entries if _own_hard(one) or _low(one)]
    if not found:
        return None

    def weight(entry: Entry) -> tuple[bool, int, datetime]:
        hard = _own_hard(entry)
        return entry.id in with_plans, len(_HARD) - _HARD.index(hard[0]) if hard else 0, entry.content.happened_at

    hardest = max(found, key=weight)
    return _quote(hardest, next(iter(_own_hard(hardest)), None), whole=_sentence)


def _low(entry: Entry) -> bool:
    return _LOW in (entry.content.child_mood, entry.content.carer_mood)


def _plan_from(plans: Iterable[Plan], hard: Quote | None) -> Plan | None:
    """The newest plan made from the hard time."""
    return next((plan for plan in plans if hard is not None and plan.entry_id == hard.entry_id), None)


def _quote(entry: Entry, label: Label | None, whole: Callable[[str, str], str] = lambda _, words: words) -> Quote:
    """What shows the label, or else the entry's beginning; `whole` finds the words to quote around it in the record."""
    record = entry.content.record
    words = _confirmed(entry)[label].quote if label is not None else ""
    return Quote(
        entry_id=entry.id,
        day=entry.content.happened_at.date(),
        words=_shortly(_closed(whole(record, words))) or _shortly(record),
        label=label,
        child_ids=entry.content.child_ids,
    )
