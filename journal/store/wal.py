"""The write-ahead log beside a journal file: whether SQLite, on opening, passed over changes that were committed in it.

SQLite takes the first frame that does not carry its checksum for the end of the log. After a crash that is right; but
where a later frame is the last of a transaction, the log was damaged, and what was kept in it would go unmentioned.
The layout is SQLite's: https://www.sqlite.org/fileformat2.html#walformat
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final, NamedTuple

_HEADER: Final = struct.Struct(">8I")
_FRAME: Final = struct.Struct(">4I")
_FRAME_HEADER_SIZE: Final = 24
_MAGIC: Final = 0x377F0682
_LARGEST_PAGE: Final = 65_536


class Log(NamedTuple):
    """What the log held before the journal was opened: the frames that end a transaction, counted from 1.

    `readable` is False where the log's own header does not carry its checksum.
    """

    commits: tuple[int, ...]
    readable: bool = True

    def lost(self, frames_read: int) -> bool:
        """Whether a committed change lies beyond the frames that SQLite read, or all of them do."""
        return not self.readable or bool(self.commits and self.commits[-1] > frames_read)


def read_log(path: Path) -> Log:
    """The log at `path`, before it is opened; an absent or empty one holds nothing. Raises OSError."""
    if not path.exists() or path.stat().st_size < _HEADER.size:
        return Log(())
    with open(path, "rb") as file:
        start = file.read(_HEADER.size)
        words = _HEADER.unpack(start)
        magic, page_size, salts = words[0], words[2], words[4:6]
        if magic & ~1 != _MAGIC or page_size > _LARGEST_PAGE or _checksum(start[:24], magic & 1) != words[6:8]:
            return Log((), readable=False)
        commits, number = [], 0
        while len(head := file.read(_FRAME_HEADER_SIZE)) == _FRAME_HEADER_SIZE:
            number += 1
            _, pages_after, *given = _FRAME.unpack(head[: _FRAME.size])
            whole = len(file.read(page_size)) == page_size
            if whole and pages_after and tuple(given) == salts:
                commits.append(number)
    return Log(tuple(commits))


def _checksum(data: bytes, big_endian: int) -> tuple[int, int]:
    one = two = 0
    for first, second in struct.iter_unpack(">2I" if big_endian else "<2I", data):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
