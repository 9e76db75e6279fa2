"""What the erasing page decides: what is meant, what would go, and which entries need a choice."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from journal.erased import ErasureKind, ErasurePlan
from journal.journal import Journal
from journal.model import Value


class Target(Value, frozen=True):
    """What is to be erased: an entry or a child by id, or everything before a day (ISO 8601)."""

    kind: ErasureKind
    subject: str


class Shared(Value, frozen=True):
    """An entry about the child and others: when it happened, and how it begins."""

    entry_id: str
    happened_at: datetime
    opening: str


class Outlook(Value, frozen=True):
    """What would go, before anything does. `name` is the child's, `happened_at` the entry's, where one is meant."""

    target: Target
    plan: ErasurePlan
    backups: int
    name: str = ""
    happened_at: datetime | None = None
    shared: tuple[Shared, ...] = ()


_OPENING = 80


def look_ahead(journal: Journal, target: Target, also: Collection[str] = ()) -> Outlook:
    """Look up what erasing `target` would take away, with those shared entries that are `also` to go.

    Raises NotFound.
    """
    backups = len(journal.erasing_copies.in_reach())
    if target.kind is ErasureKind.ENTRY:
        entry = journal.entries.get(target.subject)
        plan = journal.erasing.of_entry(target.subject)
        return Outlook(target=target, plan=plan, backups=backups, happened_at=entry.content.happened_at)
    if target.kind is ErasureKind.BEFORE:
        return Outlook(target=target, plan=journal.erasing.before(date.fromisoformat(target.subject)), backups=backups)
    plan = journal.erasing.of_child(target.subject, also)
    name = next(child.name for child in journal.family.children() if child.id == target.subject)
    shared = tuple(_shared(journal, entry_id) for entry_id in plan.shared)
    return Outlook(target=target, plan=plan, backups=backups, name=name, shared=shared)


def _shared(journal: Journal, entry_id: str) -> Shared:
    content = journal.entries.get(entry_id).content
    opening = " ".join((content.record or content.reflection).split())
    return Shared(
        entry_id=entry_id,
        happened_at=content.happened_at,
        opening=opening if len(opening) <= _OPENING else f"{opening[:_OPENING].rstrip()}…",
    )
