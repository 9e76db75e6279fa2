"""Where the processes of one user meet over a journal: addresses of local sockets that nobody else may enter."""

from __future__ import annotations

import hashlib
import hmac
import os
import stat
import sys
import tempfile
from pathlib import Path
from typing import Final

_LONGEST: Final = 100
"""Bytes that the address of a local socket may have, on every system."""


def door_of(folder: Path, purpose: str) -> str:
    """The address of the socket of this `purpose` for the journal in `folder`. Raises OSError where none is safe."""
    name = f"{hashlib.sha256(os.fsencode(folder.expanduser().resolve())).hexdigest()[:24]}-{purpose}"
    if sys.platform == "win32":
        return rf"\\.\pipe\attune-{name}"
    return str(_own_folder(name) / name)


def secret_for(key: bytes, purpose: str) -> bytes:
    """A secret derived from a journal's data key, which it does not give away, for one purpose alone."""
    return hmac.digest(key, f"attune {purpose} 1".encode(), "sha256")


def _own_folder(name: str) -> Path:
    """A folder for sockets, made where it is missing, that only this user may enter."""
    of_session = os.environ.get("XDG_RUNTIME_DIR", "")
    places = [Path(of_session, "attune")] if of_session else []
    refused: OSError = FileNotFoundError("XDG_RUNTIME_DIR")
    for place in (*places, Path(tempfile.gettempdir(), f"attune-{os.getuid()}")):
        if len(os.fsencode(place / name)) > _LONGEST:
            continue
        try:
            place.mkdir(mode=0o700, exist_ok=True)
            found = place.lstat()
        except OSError as error:
            refused = error
            continue
        if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077:
            return place
        refused = PermissionError(place)
    raise refused
