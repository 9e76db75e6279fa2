"""Enclosures: photos and files kept with an entry, each encrypted under its own key, which only the history holds."""

from __future__ import annotations

import hashlib
import mimetypes
import os
import re
import secrets
import stat
import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

import msgspec

from journal.errors import (
    EnclosureDamaged,
    EnclosureMissing,
    EnclosureTooLarge,
    EnclosureUnreadable,
    NotFound,
)
from journal.ids import new_id
from journal.model import Change, Enclosure
from journal.progress import Progress, unheard
from journal.store.bodies import ENCLOSURE, enclosure_fields
from journal.store.connection import JournalFile, Row
from journal.store.files import disk_faults, replacing, settle
from journal.store.history import History
from journal.store.projection import project

ENCLOSURES: Final = "enclosures"
MAX_SIZE: Final = 100 * 1024 * 1024
"""The most bytes one enclosure holds: it is encrypted and opened in memory, so that nothing lies open on the disk."""
_KEY_LENGTH: Final = 32
_NONCE_LENGTH: Final = 12
_LONGEST_NAME: Final = 120
_UNNAMED: Final = "file"
_OF_UNKNOWN_KIND: Final = "application/octet-stream"
_KNOWN_BEGINNINGS: Final = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"%PDF-": "application/pdf",
}
_LAID_DOWN: Final = re.compile(r"[0-9a-f]{32}|\.[0-9a-f]{32}\.new")
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for its devices."""
_COLUMNS: Final = "id, entry_id, name, media_type, size, stored_as, digest, removed"


class Enclosures:
    """Keeps files with entries. A file lies in `enclosures/` under a random name: a nonce, then AES-256-GCM."""

    def __init__(self, file: JournalFile, history: History) -> None:
        self._file = file
        self._history = history
        self._folder = file.folder / ENCLOSURES

    def add_file(self, entry_id: str, path: Path) -> Change:
        """Keep a copy of a file. Raises EnclosureUnreadable, EnclosureTooLarge, NotFound, DiskFull …"""
        return self.add(entry_id, path.name, _content_of(path))

    def add(self, entry_id: str, name: str, content: bytes) -> Change:
        """Keep `content` with an entry. Raises EnclosureTooLarge, NotFound, DiskFull, StorageFailed …"""
        if len(content) > MAX_SIZE:
            raise EnclosureTooLarge(size=len(content), limit=MAX_SIZE)
        enclosure_id, key, stored_as = new_id(), secrets.token_bytes(_KEY_LENGTH), secrets.token_hex(16)
        sealed = _sealed(content, key, enclosure_id)
        kept = Enclosure(
            id=enclosure_id,
            entry_id=entry_id,
            name=clean_name(name),
            media_type=media_type_of(name, content),
            size=len(content),
            stored_as=stored_as,
            digest=hashlib.sha256(sealed).hexdigest(),
        )
        # The file is written within the transaction: else `sweep` could take it before its row is there to be seen.
        with self._file.transaction():
            if self._file.row("SELECT 1 FROM entries WHERE id = ?", [entry_id]) is None:
                raise NotFound(what="entry", id=entry_id)
            self._lay_down(stored_as, sealed)
            try:
                return self._append(kept, key, None)
            except BaseException:
                (self._folder / stored_as).unlink(missing_ok=True)
                raise

    def of(self, entry_id: str) -> tuple[Enclosure, ...]:
        """What is kept with an entry now, in the order in which it was added."""
        rows = self._file.rows(
            f"SELECT {_COLUMNS} FROM enclosures WHERE entry_id = ? AND removed = 0"
            " ORDER BY (SELECT min(device_seq) FROM revisions WHERE entity_id = enclosures.id), id",
            [entry_id],
        )
        return tuple(_enclosure(row) for row in rows)

    def get(self, enclosure_id: str) -> Enclosure:
        """An enclosure, removed or not. Raises NotFound."""
        row = self._file.row(f"SELECT {_COLUMNS} FROM enclosures WHERE id = ?", [enclosure_id])
        if row is None:
            raise NotFound(what="enclosure", id=enclosure_id)
        return _enclosure(row)

    def find(self, id_end: str) -> Enclosure:
        """The one enclosure whose id starts or ends with `id_end`. Raises NotFound where there is none, or several."""
        wanted = id_end.strip().lower()
        rows = self._file.rows(
            "SELECT id FROM enclosures WHERE substr(id, 1, ?) = ? OR substr(id, -?) = ? LIMIT 2",
            [len(wanted), wanted, len(wanted), wanted],
        )
        if not wanted or len(rows) != 1:
            raise NotFound(what="enclosure", id=id_end)
        return self.get(rows[0][0])

    def read(self, enclosure_id: str) -> bytes:
        """What is in it. Raises NotFound, EnclosureMissing, EnclosureDamaged, StorageFailed."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        kept, key = self.get(enclosure_id), self._key(enclosure_id)
        sealed = self._sealed_file(kept)
        try:
            return AESGCM(key).decrypt(sealed[:_NONCE_LENGTH], sealed[_NONCE_LENGTH:], kept.id.encode())
        except InvalidTag as error:
            raise EnclosureDamaged(id=enclosure_id) from error

    def remove(self, enclosure_id: str) -> Change:
        """Take it from its entry; it can be put back. Raises NotFound."""
        return self._put(enclosure_id, removed=True)

    def put_back(self, enclosure_id: str) -> Change:
        """Put a removed one back with its entry. Raises NotFound."""
        return self._put(enclosure_id, removed=False)

    def missing(self) -> tuple[tuple[str, str], ...]:
        """Those whose files are not there, or not of their size, as (code, id). Reads no file."""
        rows = self._file.rows(f"SELECT {_COLUMNS} FROM enclosures ORDER BY id")
        return tuple(("enclosure-missing", one.id) for one in map(_enclosure, rows) if not self._lies_there(one))

    def check(self, progress: Progress = unheard) -> tuple[tuple[str, str], ...]:
        """Those whose files are missing or not what was kept, as (code, id). Reads every file."""
        rows = self._file.rows(f"SELECT {_COLUMNS} FROM enclosures ORDER BY id")
        faults = []
        for done, kept in enumerate(map(_enclosure, rows)):
            progress(done, len(rows))
            try:
                self._sealed_file(kept)
            except (EnclosureMissing, EnclosureDamaged) as fault:
                faults.append((fault.code, kept.id))
        return tuple(faults)

    def sweep(self) -> None:
        """Delete files that belong to nothing: a crash can leave one between the file and its row.

        What somebody else put into the folder, such as a synced folder's own files, is not ours to delete.
        """
        with self._file.transaction(), disk_faults(self._folder):
            if not self._folder.is_dir():
                return
            known = {row[0] for row in self._file.rows("SELECT stored_as FROM enclosures")}
            for path in self._folder.iterdir():
                if _LAID_DOWN.fullmatch(path.name) and path.name not in known:
                    path.unlink(missing_ok=True)

    def _put(self, enclosure_id: str, *, removed: bool) -> Change:
        with self._file.transaction():
            kept = self.get(enclosure_id)
            if kept.removed is removed:
                return Change()
            row = self._file.row("SELECT revision_id FROM enclosures WHERE id = ?", [enclosure_id])
            parent = row[0] if row else None
            return self._append(msgspec.structs.replace(kept, removed=removed), self._key(enclosure_id), parent)

    def _append(self, kept: Enclosure, key: bytes, parent_id: str | None) -> Change:
        fields = enclosure_fields(kept, key)
        with self._file.transaction():
            revision = self._history.append(ENCLOSURE, kept.id, parent_id, fields, "")
            project(self._file, revision, fields)
        return Change(enclosures=frozenset({kept.entry_id}))

    def _key(self, enclosure_id: str) -> bytes:
        row = self._file.row("SELECT key FROM enclosures WHERE id = ?", [enclosure_id])
        if row is None:
            raise NotFound(what="enclosure", id=enclosure_id)
        return bytes(row[0])

    def _lay_down(self, stored_as: str, sealed: bytes) -> None:
        """Write the file and flush it before anything speaks of it."""
        with disk_faults(self._folder):
            self._folder.mkdir(mode=0o700, exist_ok=True)
        with replacing(self._folder / stored_as) as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        settle(self._folder)

    def _lies_there(self, kept: Enclosure) -> bool:
        try:
            size = (self._folder / kept.stored_as).stat().st_size
        except OSError:
            return False
        return size >= kept.size

    def _sealed_file(self, kept: Enclosure) -> bytes:
        path = self._folder / kept.stored_as
        with disk_faults(self._folder):
            if not path.is_file():
                raise EnclosureMissing(id=kept.id)
            sealed = path.read_bytes()
        if hashlib.sha256(sealed).hexdigest() != kept.digest:
            raise EnclosureDamaged(id=kept.id)
        return sealed


def clean_name(name: str) -> str:
    """A file's name without folders, and without characters that steer, turn or hide text."""
    last = PurePosixPath(PureWindowsPath(name).name).name
    visible = "".join(one for one in last if unicodedata.category(one)[0] != "C")
    stem, dot, ending = visible.strip(" .").rpartition(".")
    kept = f"{stem[: _LONGEST_NAME - len(ending) - 1]}.{ending}" if stem and dot and len(ending) < 12 else visible
    named = kept.strip(" .")[:_LONGEST_NAME] or _UNNAMED
    return f"_{named}" if _RESERVED.fullmatch(named) else named


def media_type_of(name: str, content: bytes) -> str:
    """What kind of file it is: by its first bytes where they tell, else by its name's ending."""
    for beginning, media_type in _KNOWN_BEGINNINGS.items():
        if content.startswith(beginning):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return mimetypes.guess_type(clean_name(name))[0] or _OF_UNKNOWN_KIND


def _content_of(path: Path) -> bytes:
    """All of a regular file. Raises EnclosureUnreadable, EnclosureTooLarge."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:
            known = os.fstat(handle)
            if not stat.S_ISREG(known.st_mode):
                raise EnclosureUnreadable(path=path)
            if known.st_size > MAX_SIZE:
                raise EnclosureTooLarge(size=known.st_size, limit=MAX_SIZE)
            return file.read(MAX_SIZE + 1)
    except OSError as error:
        raise EnclosureUnreadable(path=path) from error


def _sealed(content: bytes, key: bytes, enclosure_id: str) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_LENGTH)
    return nonce + AESGCM(key).encrypt(nonce, content, enclosure_id.encode())


def _enclosure(row: Row) -> Enclosure:
    return Enclosure(
        id=row[0],
        entry_id=row[1],
        name=row[2],
        media_type=row[3],
        size=row[4],
        stored_as=row[5],
        digest=row[6],
        removed=bool(row[7]),
    )
