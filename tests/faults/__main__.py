"""`make faults`: the long versions of the fault tests, and a table of what they came to."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.faults.corrupting import corrupt, live_in
from tests.faults.failing_disk import compiled, fail_after
from tests.faults.killing import Tally, kill_migrations, kill_writers
from tests.faults.killing_backups import kill_backups, kill_restorings
from tests.faults.killing_rekeying import kill_rekeyings
from tests.stored import copy_to

Found = tuple[int, int, tuple[str, ...]]
"""Cycles, faults met, and what was lost."""
Work = Callable[[Path, float], Found]


class Row(NamedTuple):
    """A line of the table."""

    what: str
    cycles: int
    faults: int
    losses: tuple[str, ...]
    seconds: float


def main() -> int:
    """Run everything, print the table, and return 1 where anything was lost."""
    options = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    options.add_argument("--scale", type=float, default=1.0, help="0.1 does a tenth of it")
    options.add_argument("--only", default="", help="a word of the rows to run")
    given = options.parse_args()
    rows = [_run(what, work, given.scale) for what, work in _ROWS.items() if given.only in what]
    _print(rows)
    return int(any(row.losses for row in rows))


def _run(what: str, work: Work, scale: float) -> Row:
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="attune-faults-") as home:
        cycles, faults, losses = work(Path(home), scale)
    row = Row(what, cycles, faults, losses, time.monotonic() - began)
    print(f"{what}: {cycles} cycles, {len(losses)} losses", file=sys.stderr, flush=True)
    return row


def _print(rows: list[Row]) -> None:
    print(f"{'what':44} {'cycles':>7} {'faults':>7} {'losses':>7} {'time':>7}")
    for row in rows:
        print(f"{row.what:44} {row.cycles:7} {row.faults:7} {len(row.losses):7} {row.seconds:6.0f}s")
        for loss in row.losses[:10]:
            print(f"    {loss}")


def _killed(kill: Callable[[Path, int, int], Tally], cycles: int) -> Work:
    """Each cycle is one kill, and so one fault."""

    def work(home: Path, scale: float) -> Found:
        tally = kill(home / "journal", max(1, int(cycles * scale)), 11)
        return tally.cycles, tally.cycles, tally.losses

    return work


def _turned(name: str, times: int) -> Work:
    """Each cycle turns one byte; the faults are those that Attune spoke of."""

    def work(home: Path, scale: float) -> Found:
        key = copy_to(home / "journal")
        live_in(home / "journal", key)
        outcomes = corrupt(home / "journal", key, name, max(1, int(times * scale)), 7)
        spoken = outcomes.counted.total() - outcomes.counted["whole"]
        return outcomes.counted.total() + len(outcomes.silent), spoken, tuple(outcomes.silent)

    return work


def _failing(**more: str) -> Work:
    """Each cycle is a disk that fails from another write on."""
    return lambda home, scale: _failed(home, scale, more)


def _failed(home: Path, scale: float, more: dict[str, str]) -> Found:
    compiler = shutil.which("gcc")
    if compiler is None:
        return 0, 0, ("gcc is not installed, so no disk failed",)
    library, losses, faults = compiled(home, Path(compiler)), [], 0
    points = range(0, 330, max(1, int(2 / scale)))
    for calls in points:
        failed = fail_after(home / "journal", library, calls, **more)
        faults += bool(failed.refusals)
        if failed.lost or failed.traceback or not failed.sound:
            losses.append(f"after {calls} writes: {failed.lost} lost, sound {failed.sound}, {failed.traceback[-200:]}")
    return len(points), faults, tuple(losses)


_ROWS = {
    "killed while writing": _killed(kill_writers, 500),
    "killed while brought up to date": _killed(kill_migrations, 500),
    "killed while backed up": _killed(kill_backups, 500),
    "killed while restored": _killed(kill_restorings, 500),
    "killed while given a new key": _killed(kill_rekeyings, 500),
    "one byte of journal.db turned": _turned("journal.db", 5000),
    "one byte of the write-ahead log turned": _turned("journal.db-wal", 3500),
    "one byte of keys.json turned": _turned("keys.json", 1500),
    "a disk that gives errors": _failing(),
    "a stick that is pulled out": _failing(ATTUNE_FAIL_GONE="yes"),
}


if __name__ == "__main__":
    sys.exit(main())
