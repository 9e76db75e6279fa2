"""Forms that are half filled in on a child's page, kept inside the encrypted file until they are kept or cancelled."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from journal.journal import Journal
from journal.model import HALF_FILLED, Child, Value


class HalfFilled(Value, frozen=True):
    """What stands in a form: the text of each field by its name, and the id of what it changes, or nothing."""

    texts: dict[str, str]
    changes: str = ""


Forms = Mapping[str, HalfFilled]
"""The forms that are half filled in on one page, by name."""


def look_up(journal: Journal, children: tuple[Child, ...]) -> dict[str, Forms]:
    """What is half filled in on each child's page, by the child's id; where nobody is written down, by nothing."""
    found = {page: journal.settings.get(HALF_FILLED + page) for page in ("", *(child.id for child in children))}
    return {page: msgspec.json.decode(kept, type=dict[str, HalfFilled]) for page, kept in found.items() if kept}


def hold(journal: Journal, page: str, forms: Forms) -> None:
    """Keep what is half filled in on a page in place of what was; nothing where no form is."""
    journal.settings.put(HALF_FILLED + page, msgspec.json.encode(forms).decode() if forms else "")
