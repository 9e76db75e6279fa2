"""Where a journal's folder lies: on a network share or in a live-synced folder, two computers may write at once."""

from __future__ import annotations

import contextlib
import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import Final

MOUNTS: Final = Path("/proc/self/mountinfo")

_NETWORK_TYPES: Final = re.compile(
    r"nfs4?|cifs|smb3|smbfs|9p|afs|ceph|coda|ncpfs|davfs"
    r"|fuse\.(sshfs|rclone|davfs2|gvfsd-fuse|glusterfs|smbnetfs|curlftpfs)"
)
_REMOTE_DRIVE: Final = 4
_SYNCED_NAME: Final = re.compile(
    r"(dropbox|onedrive|google ?drive|icloud ?drive|mobile documents|cloudstorage|nextcloud|owncloud)([ (-].*)?",
    re.IGNORECASE,
)
_SYNCED_MARKS: Final = (
    ".stfolder",
    ".dropbox.cache",
    ".owncloudsync.log",
    ".nextcloudsync.log",
    ".sync_*.db",
    "._sync_*.db",
)


class Caution(StrEnum):
    """Why a folder is a risky place for a journal that is in use."""

    NETWORK = "network"
    SYNCED = "synced"


def caution(folder: Path, mounts: Path = MOUNTS) -> Caution | None:
    """What speaks against keeping a journal in `folder`, which need not exist yet; None where nothing is known.

    `mounts` lists what is mounted, as Linux tells it; network drives are not looked for on macOS.
    """
    try:
        whole = folder.expanduser().resolve()
    except (OSError, RuntimeError):
        return None
    if _on_windows_share(whole) or _NETWORK_TYPES.fullmatch(_type_of(whole, mounts)):
        return Caution.NETWORK
    return Caution.SYNCED if any(map(_is_synced, (whole, *whole.parents))) else None


def _type_of(folder: Path, mounts: Path) -> str:
    """The type of the file system that `folder` lies on, or nothing where that cannot be told."""
    found, depth = "", 0
    with contextlib.suppress(OSError):
        for line in mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
            head, _, tail = line.partition(" - ")
            fields, kind = head.split(" "), tail.split(" ")[0]
            point = Path(_unescaped(fields[4])) if len(fields) > 4 else None
            # Of two at the same place the later one covers the earlier.
            if point is not None and folder.is_relative_to(point) and len(point.parts) >= depth:
                found, depth = kind, len(point.parts)
    return found


def _unescaped(field: str) -> str:
    r"""A path as it is, where the kernel writes a space as \040."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), field)


def _on_windows_share(folder: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return folder.anchor.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE


def _is_synced(folder: Path) -> bool:
    """Whether a syncing program takes care of this very folder, by its name or by what the program leaves in it."""
    if _SYNCED_NAME.fullmatch(folder.name):
        return True
    with contextlib.suppress(OSError):
        return any(next(folder.glob(mark), None) is not None for mark in _SYNCED_MARKS)
    return False
