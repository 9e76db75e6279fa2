"""A backup of the whole journal, beside a plain copy of its file; and what saving costs meanwhile."""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path

from journal.journal import Journal
from journal.model import EntryContent
from tests.bench.figures import Row, against_floor, against_limit, milliseconds, percentile


def backing_up(journal: Journal) -> list[Row]:
    """A backup, read again page by page, with saves going on beside it."""
    took: list[float] = []
    making = threading.Thread(target=lambda: took.append(milliseconds(journal.backups.make)))
    saves = []
    making.start()
    while making.is_alive():
        content = EntryContent(happened_at=journal.clock(), record="We made soup.")
        saves.append(milliseconds(lambda content=content: journal.entries.record(content)))  # type: ignore[misc]
        making.join(0.05)
    with tempfile.TemporaryDirectory() as folder:
        plain = milliseconds(lambda: shutil.copyfile(journal.folder / "journal.db", Path(folder, "copy")))
    return [
        against_floor("a backup, checked", took[0], plain, 60),
        against_limit("save during a backup, p99", percentile(saves, 0.99), 100),
        against_limit("is a backup due?", milliseconds(journal.backups.changed), 50),
    ]
