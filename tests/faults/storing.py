"""Makes the stored journal of the present schema, once, when a schema is released: `python -m tests.faults.storing`."""

from __future__ import annotations

import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import msgspec

from journal.journal import Journal, create_journal
from journal.model import Draft, EntryContent, EventKind, Kind, Label, Went
from journal.store.schema import SCHEMA_VERSION
from tests.faults.killing import STORED, STORED_SECRET
from tests.stored import the_entry

DRAWING = b"A bowl, and three people around it."
_ZONE = timezone(timedelta(hours=1))


def main() -> int:
    """Make it, unless it is there: a stored journal is never made anew."""
    folder = STORED / f"v{SCHEMA_VERSION}"
    if folder.exists():
        return 1
    journal, _ = create_journal(
        folder, STORED_SECRET, owner="Ines", clock=lambda: datetime(2026, 3, 9, 20, 0, tzinfo=_ZONE)
    )
    with journal:
        live_in(journal)
    _clear(folder)
    return 0


def live_in(journal: Journal) -> None:
    """The same few entries in every stored journal."""
    (mia,) = journal.family.add_child("Mia", date(2019, 4, 23)).children
    (tom,) = journal.family.add_child("Tom").children
    soup = _record(journal, 1, "Mia carried the soup in and asked who was hungriest.", (mia,), setting="tea")
    hidden = _record(
        journal,
        2,
        "Tom hid under the table until the visitor had gone.",
        (tom,),
        kind=Kind.FAMILY_TIME,
        reflection="I was tired.",
        details={"handover": "calm"},
    )
    den = _record(journal, 3, "They built a den of cushions together.", (mia, tom), kind=Kind.DAILY)
    _record(journal, 4, "A quiet day.", ())
    gone = _record(journal, 5, "Gone to the bin.", (mia,))
    content = journal.entries.get(den).content
    journal.entries.revise(den, msgspec.structs.replace(content, record=content.record + " It fell on the cat."))
    journal.entries.trash(gone)
    journal.labels.confirm(soup, Label.PROSOCIAL, quote="who was hungriest", model="x")
    journal.labels.dismiss(hidden, Label.SELF)
    (knock,) = journal.plans.keep("Next time I knock first.", entry_id=hidden, occasion="visits", hour=16).plans
    journal.plans.tried(knock, Went.PARTLY, "He opened.")
    journal.story.add_placement(tom, date(2026, 1, 5), kind="short-term", name="With us")
    journal.story.add_event(EventKind.SCHOOL_START, date(2026, 1, 12), words="Year 2", child_ids=(mia,))
    half = EntryContent(happened_at=datetime(2026, 3, 9, 19, 30, tzinfo=_ZONE), record="Half a sentence about")
    journal.drafts.save(Draft(content=half))
    journal.settings.put("country", "IE")
    journal.enclosures.add(soup, "drawing.txt", DRAWING)


def _record(
    journal: Journal,
    day: int,
    record: str,
    child_ids: tuple[str, ...],
    *,
    kind: Kind = Kind.MOMENT,
    reflection: str = "",
    setting: str = "",
    details: dict[str, str] | None = None,
) -> str:
    content = EntryContent(
        happened_at=datetime(2026, 3, day, 18, 30, tzinfo=_ZONE),
        record=record,
        reflection=reflection,
        child_ids=child_ids,
        kind=kind,
        author_id=journal.family.people()[0].id,
        setting=setting,
        child_mood=3,
        details=details or {},
    )
    return the_entry(journal.entries.record(content))


def _clear(folder: Path) -> None:
    (folder / "journal.lock").unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
