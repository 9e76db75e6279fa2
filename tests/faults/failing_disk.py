"""A journal on a disk that fails: a library set before the system's own makes every write fail from some call on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

from journal.journal import open_with_key
from journal.model import Filters
from tests.stored import copy_to

_SOURCE: Final = Path(__file__).with_name("failing_disk.c")
_PROGRAM: Final = """
import os, sys
from pathlib import Path
from journal.errors import AttuneError
from journal.journal import open_with_key
from tests.stored import said, the_entry

def tell(*words):
    os.write(1, (" ".join(words) + "\\n").encode())

try:
    with open_with_key(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])) as journal:
        for number in range(12):
            try:
                tell("kept", the_entry(journal.entries.record(said("tea " * 900))))
            except AttuneError as refused:
                tell("refused", refused.code)
except AttuneError as refused:
    tell("refused", refused.code)
"""


class Failed(NamedTuple):
    """What a program on the failing disk said, and what was found once the disk was well again."""

    refusals: frozenset[str]
    kept: int
    lost: int
    traceback: str
    sound: bool


def compiled(folder: Path, compiler: Path) -> Path:
    """The library, built into `folder`."""
    library = folder / "failing_disk.so"
    command = [str(compiler), "-shared", "-fPIC", "-O1", "-o", str(library), str(_SOURCE), "-ldl"]
    subprocess.run(command, check=True)
    return library


def fail_after(folder: Path, library: Path, calls: int, **more: str) -> Failed:
    """Write in a new journal in `folder` on a disk that fails after so many calls; then look at what is left.

    `ATTUNE_FAIL_GONE="yes"` takes the whole disk away, as when a stick is pulled out.
    """
    shutil.rmtree(folder, ignore_errors=True)
    key = copy_to(folder)
    failing = {"LD_PRELOAD": str(library), "ATTUNE_FAIL_UNDER": str(folder), "ATTUNE_FAIL_AFTER": str(calls)} | more
    command = [sys.executable, "-c", _PROGRAM, str(folder), key.hex()]
    done = subprocess.run(command, env=os.environ | failing, capture_output=True, text=True, check=False)
    told = [line.split() for line in done.stdout.splitlines()]
    kept = [what for kind, what in told if kind == "kept"]
    with open_with_key(folder, key) as journal:
        there = {line.id for line in journal.search.newest(Filters(), limit=1000)}
        sound = journal.verify().sound and not journal.lost_changes
    refusals = frozenset(what for kind, what in told if kind == "refused")
    return Failed(refusals, len(kept), len(set(kept) - there), done.stderr, sound)
