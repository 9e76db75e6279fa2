"""What the Journal screen decides: no widgets here."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple

import msgspec

from journal.errors import ChangedSince
from journal.journal import Journal
from journal.model import (
    Change,
    Child,
    Decision,
    Draft,
    Entry,
    EntryContent,
    Filters,
    Label,
    LabelDecision,
    Person,
    Shelf,
    Span,
    Suggestion,
    Value,
)
from journal.reading import Reader
from journal.reading.leaning import Thresholds
from ui.entries.places import row_of
from ui.today.presenter import Finding, WhyNot, findings, missing, noticed

NEWEST: Final = 20
"""Entries shown at once, before all that a search finds are known."""
_BESIDE_FROM, _BOTH_FROM = 760, 560
_BETWEEN_QUOTES: Final = " … "


class Arrangement(StrEnum):
    """How list and pane share the screen."""

    BESIDE = "beside"
    BELOW = "below"
    ONE = "one"
    """One at a time: there is room for no more."""


class Emptiness(StrEnum):
    """Why a list is empty."""

    NOT = "not"
    NEW_JOURNAL = "new_journal"
    NOTHING_FOUND = "nothing_found"
    EMPTY_BIN = "empty_bin"
    ALL_FINISHED = "all_finished"


class Opened(Value, frozen=True):
    """An entry with all that the pane shows beside it.

    `unsaved` is an edit of it that was begun and not saved; `overtaken` says that the entry was changed since then.
    """

    entry: Entry
    children: tuple[Child, ...]
    people: tuple[Person, ...]
    unsaved: Draft | None = None
    overtaken: bool = False

    @property
    def in_bin(self) -> bool:
        """Whether the entry lies in the bin."""
        return self.entry.content.trashed

    @property
    def writers(self) -> dict[str, str]:
        """What the people who write are called, by id; nobody where only one person does."""
        return {person.id: person.name for person in self.people} if len(self.people) > 1 else {}

    @property
    def author(self) -> str:
        """The writer's name where more than one person writes, else nothing."""
        return self.writers.get(self.entry.content.author_id, "")

    @property
    def confirmed(self) -> tuple[LabelDecision, ...]:
        """The labels that the caregiver confirmed."""
        return tuple(one for one in self.entry.labels if one.decision is Decision.CONFIRMED)


class Listing(NamedTuple):
    """All that a search finds, the place of the entry that is open (None where it is not there), and the children.

    `binned` counts the entries in the bin, `unfinished` names those whose changes are not saved.
    """

    filters: Filters
    places: array[int]
    open_place: int | None
    children: tuple[Child, ...]
    binned: int = 0
    unfinished: tuple[str, ...] = ()


class Waiting(Value, frozen=True):
    """What the reader found and nobody has decided yet, and whether it saw what must not wait."""

    findings: tuple[Finding, ...] = ()
    safety: Label | None = None
    """What it may be about, where somebody may be hurt."""


def open_entry(journal: Journal, entry_id: str) -> Opened:
    """Look an entry up. Raises NotFound."""
    entry = journal.entries.get(entry_id)
    draft = journal.drafts.get(entry_id)
    unsaved = draft if draft is not None and _says_otherwise(draft, entry) else None
    return Opened(
        entry=entry,
        children=journal.family.children(),
        people=journal.family.people(),
        unsaved=unsaved,
        overtaken=unsaved is not None and _is_overtaken(journal, unsaved, entry_id),
    )


def _says_otherwise(draft: Draft, entry: Entry) -> bool:
    """Whether a draft differs from its entry; whether that lies in the bin makes no difference."""
    return msgspec.structs.replace(draft.content, trashed=entry.content.trashed) != entry.content


def _is_overtaken(journal: Journal, draft: Draft, entry_id: str) -> bool:
    """Whether an entry was changed since an edit of it was begun."""
    return bool(draft.began_from) and journal.entries.changed_since(entry_id, draft.began_from)


def list_all(journal: Journal, filters: Filters, open_id: str | None) -> Listing:
    """Find all entries that `filters` let through, and where the entry that is open stands."""
    place_of = journal.search.place_in_bin if filters.shelf is Shelf.BIN else journal.search.place_of
    return Listing(
        filters,
        journal.search.places(filters),
        place_of(open_id) if open_id is not None else None,
        journal.family.children(),
        journal.search.binned(),
        journal.search.unfinished(),
    )


def first_row(listing: Listing) -> int | None:
    """The row to choose in the list of a new search: the open entry's where it was found, else the newest."""
    if not listing.places:
        return None
    found = row_of(listing.places, listing.open_place) if listing.open_place is not None else None
    return found if found is not None else 0


def same_row(listing: Listing, before: int | None) -> int | None:
    """The row to choose in a list that was brought up to date: the open entry's, or after it went, its neighbour's.

    An open entry that the filters leave out by now stays open, and no row is chosen. `before` is the row so far.
    """
    if not listing.places:
        return None
    if listing.open_place is not None:
        return row_of(listing.places, listing.open_place)
    return min(before or 0, len(listing.places) - 1)


def arrangement(width: int, height: int, scale: int) -> Arrangement:
    """How list and pane share a screen of this size (pixels) at this text size (per cent)."""
    if width * 100 >= _BESIDE_FROM * scale:
        return Arrangement.BESIDE
    return Arrangement.BELOW if height * 100 >= _BOTH_FROM * scale else Arrangement.ONE


def emptiness(filters: Filters, found: int) -> Emptiness:
    """Why nothing is listed, if nothing is."""
    if found:
        return Emptiness.NOT
    if filters.words.strip():
        return Emptiness.NOTHING_FOUND
    if filters.shelf is not Shelf.JOURNAL:
        return Emptiness.EMPTY_BIN if filters.shelf is Shelf.BIN else Emptiness.ALL_FINISHED
    return Emptiness.NEW_JOURNAL if filters == Filters() else Emptiness.NOTHING_FOUND


def waiting(entry: Entry, found: Iterable[Suggestion]) -> Waiting:
    """Of what the reader found in an entry, what is still to be decided."""
    decided = {one.label for one in entry.labels if one.decision is not Decision.WITHDRAWN}
    suggestions = tuple(found)
    asked = findings(entry.content.record, suggestions)
    return Waiting(findings=tuple(one for one in asked if one.label not in decided), safety=noticed(suggestions))


def may_be_added(
    entry: Entry, found: Iterable[Suggestion], limits: Thresholds, reader: Reader | None
) -> dict[Label, WhyNot]:
    """The labels that may be added to an entry, each with what the reader saw of it."""
    said = {one.label: one.decision for one in entry.labels if one.decision is not Decision.WITHDRAWN}
    text = entry.content.record
    return missing(text, found, said, limits, reader.silence(text) if reader is not None else None)


def places_of(text: str, confirmed: Iterable[LabelDecision]) -> list[tuple[Label, Span]]:
    """Where the quoted words of confirmed labels stand in `text`; what was edited away is left out."""
    return [
        (one.label, found.span())
        for one in confirmed
        for words in one.quote.split(_BETWEEN_QUOTES)
        if words.strip() and (found := _pattern(words).search(text)) is not None
    ]


def _pattern(words: str) -> re.Pattern[str]:
    """Words that may be broken over lines where the quote has a space."""
    return re.compile(r"\s+".join(re.escape(word) for word in words.split()))


def moved(was: datetime, wall: datetime) -> datetime:
    """An entry's moment after its wall time was set to `wall`: in the same zone as before where that can be told.

    An entry written here follows this machine's clock changes; one from elsewhere keeps its own offset.
    """
    if was.replace(tzinfo=None, microsecond=0) == wall.replace(microsecond=0):
        return was
    here = was.astimezone().utcoffset() == was.utcoffset()
    return wall.astimezone() if here else wall.replace(tzinfo=was.tzinfo)


def still_chosen(was: Iterable[str], chosen: Iterable[str]) -> tuple[str, ...]:
    """The children chosen now: those that were there before in their old order, then the others."""
    now = list(chosen)
    before = [one for one in was if one in now]
    return (*before, *(one for one in now if one not in before))


def keep_edit(journal: Journal, edit: Draft) -> Change:
    """Keep an edit that is not saved yet; one that changes nothing is forgotten."""
    assert edit.entry_id is not None
    with journal.batch():
        if _says_otherwise(edit, journal.entries.get(edit.entry_id)):
            journal.drafts.save(edit)
        else:
            journal.drafts.drop(edit.entry_id)
    return Change()


def save_edit(journal: Journal, edit: Draft) -> Change:
    """Save an edit as a new version and forget its draft, both or neither.

    Raises EmptyEntry, TextTooLong, NotFound, DiskFull, StorageFailed, and ChangedSince where the entry was changed
    since the edit began: newer words are never written over unseen.
    """
    assert edit.entry_id is not None
    with journal.batch():
        if _is_overtaken(journal, edit, edit.entry_id):
            raise ChangedSince(what="entry", id=edit.entry_id)
        change = journal.entries.revise(edit.entry_id, edit.content, reason=edit.reason)
        journal.drafts.drop(edit.entry_id)
    return change


def forget_edit(journal: Journal, entry_id: str) -> Change:
    """Forget an edit that was begun."""
    journal.drafts.drop(entry_id)
    return Change()


def bring_back(journal: Journal, entry_id: str, content: EntryContent) -> Change:
    """Make an earlier version the present one, in the journal and not in the bin. Raises as `save_edit`."""
    return journal.entries.revise(entry_id, msgspec.structs.replace(content, trashed=False))
