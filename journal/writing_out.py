"""Writes what is taken out of the journal: a file outside it, no longer encrypted, where the person chose."""

from __future__ import annotations

from pathlib import Path

from journal.store.files import replacing, settle


def write_out(path: Path, content: bytes) -> None:
    """Write a file outside the journal, whole or not at all; one of this name is replaced once the new one is whole.

    Raises DiskFull, FolderReadOnly, StorageFailed.
    """
    with replacing(path) as file:
        file.write(content)
    settle(path.parent)
