"""The small files beside the journal: written whole or not at all, for their owner's eyes, with the system's errors
turned into ours."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from journal.errors import AttuneError, DiskFull, FolderReadOnly, StorageFailed

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_NOT_ALLOWED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextlib.contextmanager
def disk_faults(folder: Path) -> Iterator[None]:
    """Turn the operating system's errors into DiskFull, FolderReadOnly or StorageFailed."""
    try:
        yield
    except OSError as error:
        raise _fault_for(error, folder) from error


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A new file, for its owner alone, that takes the place of `path` once it is written. Raises as `disk_faults`."""
    fresh = path.with_name(f".{path.name}.new")
    with disk_faults(path.parent):
        try:
            with open(fresh, "wb", opener=_private) as file:
                yield file
            os.replace(fresh, path)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise


def create_private(path: Path) -> None:
    """Make an empty file that only its owner may read. Raises as `disk_faults`."""
    with disk_faults(path.parent):
        os.close(_private(str(path), os.O_CREAT | os.O_EXCL | os.O_WRONLY))


def settle(folder: Path) -> None:
    """Make the names in `folder` outlast a power cut, where the system can (Windows does so of itself)."""
    if os.name == "posix":
        with disk_faults(folder):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _fault_for(error: OSError, folder: Path) -> AttuneError:
    if error.errno in _NO_ROOM:
        return DiskFull(folder=folder)
    if error.errno in _NOT_ALLOWED:
        return FolderReadOnly(folder=folder)
    return StorageFailed(reason=errno.errorcode.get(error.errno or 0, type(error).__name__))
