"""Identifiers: version 7 UUIDs (RFC 9562), which sort roughly by the time they were made."""

from __future__ import annotations

import secrets
import time
from uuid import UUID


def new_id() -> str:
    """A new random UUID, version 7. Nothing relies on its order, since clocks can be set back."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & ((1 << 48) - 1)) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(UUID(int=value))
