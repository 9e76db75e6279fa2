"""Make a journal of 100,000 entries, measure, print the table; exit 1 where a budget is missed."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from journal.journal import has_journal, open_with_key, unlock
from tests.bench import backups, reading, store, window
from tests.bench.figures import Row, table
from tests.bench.generator import PASSPHRASE, make


def main() -> int:
    """Measure every row and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000, help="1000, 10000 or 100000 (the default)")
    parser.add_argument("--keep", type=Path, help="a folder in which to keep the journal for the next run")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="attune-bench-") as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        home = (chosen.keep or Path(folder)) / f"journal-{chosen.entries}"
        rows = measure(home, chosen.entries)
    print(table(rows))
    return 0 if all(row.met for row in rows) else 1


def measure(home: Path, entries: int) -> list[Row]:
    """All rows, on the journal in `home`, which is made where it is not there yet."""
    if not has_journal(home):
        print(f"making a journal of {entries:,} entries ...", flush=True)
        make(home, entries)
    key = unlock(home, PASSPHRASE)
    print("measuring ...", flush=True)
    rows = window.starting(home, key)
    with open_with_key(home, key) as journal:
        rows += store.saving(journal, key) + store.searching(journal) + store.trends(journal)
        rows += backups.backing_up(journal)
    rows += reading.suggesting() + reading.rereading(home, key)
    return rows + window.scrolling(home, key) + window.filtering(home, key)


if __name__ == "__main__":
    sys.exit(main())
