"""Keeping this process's memory to itself: no core dumps, and on Linux no other program of the same user looks in."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_PR_SET_DUMPABLE: Final = 4


def keep_memory_private() -> None:
    """Switch off core dumps; on Linux also reading by programs of the same user. Where that fails, all else works."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        # A core handler given by a pipe ignores the limit; a process that is not dumpable it never sees.
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
