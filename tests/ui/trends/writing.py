"""Short ways to write and confirm, for the trends' tests."""

from __future__ import annotations

from datetime import timedelta

from journal.journal import Journal
from journal.model import By, EntryContent, Label


def write(journal: Journal, *labels: Label, days_ago: int = 0, by: By | None = None, child: str = "") -> str:
    """One entry so many days ago with these labels confirmed; its id."""
    happened_at = journal.clock() - timedelta(days=days_ago)
    content = EntryContent(happened_at=happened_at, record="A walk.", child_ids=(child,) if child else ())
    (entry_id,) = journal.entries.record(content).entries
    for label in labels:
        journal.labels.confirm(entry_id, label, by=by)
    return entry_id


def write_some(journal: Journal, count: int, *labels: Label, days_ago: int = 0, by: By | None = None) -> None:
    """So many entries alike."""
    for _ in range(count):
        write(journal, *labels, days_ago=days_ago, by=by)
