"""The crash-safe step from one journal file and `keys.json` to another pair: both change, or neither does.

The new pair is laid down whole in a folder of its own. Renaming that folder is the one moment at which the step is
taken; from then on it is finished, if need be by whoever opens the journal next.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from journal.store.connection import JOURNAL_FILE
from journal.store.files import disk_faults, settle

_PREPARING: Final = "swap.new"
_READY: Final = "swap"
_SIDE_FILES: Final = (f"{JOURNAL_FILE}-wal", f"{JOURNAL_FILE}-shm")


@contextlib.contextmanager
def swapping(folder: Path) -> Iterator[Path]:
    """A folder to lay `journal.db` and `keys.json` down in; they take the present ones' place when the block ends well.

    The caller holds the journal's lock and has closed its file. Raises DiskFull, FolderReadOnly, StorageFailed.
    """
    preparing = folder / _PREPARING
    with disk_faults(folder):
        shutil.rmtree(preparing, ignore_errors=True)
        preparing.mkdir(mode=0o700)
    try:
        yield preparing
        with disk_faults(folder):
            for path in preparing.iterdir():
                _flush(path)
            settle(preparing)
            os.replace(preparing, folder / _READY)
            settle(folder)
    except BaseException:
        shutil.rmtree(preparing, ignore_errors=True)
        raise
    finish_swap(folder)


def swap_pending(folder: Path) -> bool:
    """Whether a step that was taken, or was being prepared, has still to be finished or cleared away."""
    return (folder / _READY).exists() or (folder / _PREPARING).exists()


def finish_swap(folder: Path) -> None:
    """Finish a step that was taken, and clear away one that was not. The caller holds the journal's lock."""
    with disk_faults(folder):
        shutil.rmtree(folder / _PREPARING, ignore_errors=True)
        ready = folder / _READY
        if not ready.exists():
            return
        if (ready / JOURNAL_FILE).exists():
            for name in _SIDE_FILES:
                (folder / name).unlink(missing_ok=True)
            os.replace(ready / JOURNAL_FILE, folder / JOURNAL_FILE)
            settle(folder)
        for path in ready.iterdir():
            os.replace(path, folder / path.name)
        settle(folder)
        shutil.rmtree(ready)
        settle(folder)


def _flush(path: Path) -> None:
    with open(path, "rb+") as file:
        os.fsync(file.fileno())
