"""When a suggestion may be shown: some wait until the entry is saved, and some records are read only when asked."""

from __future__ import annotations

from typing import Final

from journal.model import LABELS_OF, Family, Kind, Label

WHILE_TYPING: Final = (*LABELS_OF[Family.PROCESSES], Label.PROSOCIAL)
"""The labels that are marked while somebody writes; everything else waits until the entry is saved."""

_ONLY_WHEN_ASKED: Final = frozenset({Kind.INCIDENT, Kind.FAMILY_TIME})


READ_UNASKED: Final = tuple(kind for kind in Kind if kind not in _ONLY_WHEN_ASKED)
"""The kinds of record whose words are looked at without being asked."""


def reads_unasked(kind: Kind) -> bool:
    """Whether the words of such a record are looked at without being asked. Others may be read in court."""
    return kind not in _ONLY_WHEN_ASKED
