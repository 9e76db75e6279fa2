"""What erasing takes away for good, told before, and the receipt that stays after: counts and ids, never content."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from journal.model import Change, Value


class ErasureKind(StrEnum):
    """What was chosen to be erased."""

    ENTRY = "entry"
    CHILD = "child"
    BEFORE = "before"
    """Everything that happened before a day."""


class ErasureCounts(Value, frozen=True):
    """How much goes. `versions` are all states that the entries ever had."""

    entries: int = 0
    versions: int = 0
    labels: int = 0
    plans: int = 0
    enclosures: int = 0
    drafts: int = 0
    children: int = 0


class ErasurePlan(Value, frozen=True):
    """What an erasure would take away. Nothing has happened yet.

    `subject` is the entry's or the child's id, or the first day that stays (ISO 8601). `shared` are the entries about
    this child and others, erased or kept as was chosen; `without` are those that are kept: the child is taken out of
    them, and their words stay.
    """

    kind: ErasureKind
    subject: str
    entries: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    counts: ErasureCounts = ErasureCounts()

    @property
    def empty(self) -> bool:
        """Whether there is nothing that it would take away."""
        return not self.entries and not self.children

    @property
    def change(self) -> Change:
        """What it changes, for the screens."""
        entries = frozenset(self.entries + self.without)
        touched = frozenset(self.entries)
        return Change(
            entries=entries, labels=touched, plans=touched, enclosures=touched, children=frozenset(self.children)
        )


class Receipt(Value, frozen=True):
    """What was erased and when (UTC). Kept in the journal's ledger.

    `digest` is the SHA-256, in hexadecimal, of the lines `attune-erasure-1`, the kind, the subject, the moment, the
    ids of all that was erased in order, and each device's head (id, count, digest) as it stood then. `finished` says
    that the file was written anew and read again, so that nothing is left in it. `backups_erased` and
    `backups_remaining` are the folders of backups that were written anew without it, and of those that were out of
    reach or under another key; those are erased when they are next seen, where `with_backups`.
    """

    id: str
    kind: ErasureKind
    subject: str
    at: datetime
    counts: ErasureCounts
    digest: str
    with_backups: bool
    finished: bool = False
    backups_erased: tuple[str, ...] = ()
    backups_remaining: tuple[str, ...] = ()
