"""A journal file's pages decrypted by hand, free ones and the log's too, to look for words that should not be there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

_PAGE: Final = 4096
_RESERVED: Final = 80
_IV: Final = 16
_SALT: Final = 16
_LOG_HEADER: Final = 32
_FRAME_HEADER: Final = 24


def holds(folder: Path, key: bytes, *words: str) -> list[str]:
    """Which of these words stand in the folder's journal file or its log, in any case, as a search index keeps them."""
    found = b"\n".join(_pages(folder / "journal.db", key)).lower()
    return [word for word in words if word.lower().encode() in found]


def _pages(path: Path, key: bytes) -> Iterator[bytes]:
    """Each page decrypted: SQLCipher 4 gives it an IV and an HMAC at its end, and the first one a salt at its start."""
    data = path.read_bytes()
    assert data
    assert len(data) % _PAGE == 0
    for at in range(0, len(data), _PAGE):
        yield _opened(data[at : at + _PAGE], key, first=at == 0)
    log = path.with_name(f"{path.name}-wal")
    data = log.read_bytes() if log.exists() else b""
    for at in range(_LOG_HEADER, len(data), _FRAME_HEADER + _PAGE):
        number = int.from_bytes(data[at : at + 4], "big")
        yield _opened(data[at + _FRAME_HEADER : at + _FRAME_HEADER + _PAGE], key, first=number == 1)


def _opened(page: bytes, key: bytes, *, first: bool) -> bytes:
    end = _PAGE - _RESERVED
    opener = Cipher(AES(key), CBC(page[end : end + _IV])).decryptor()
    return opener.update(page[_SALT if first else 0 : end]) + opener.finalize()
