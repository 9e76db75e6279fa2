"""The data key and its keyslots: `keys.json` holds the key wrapped once for each way of opening the journal."""

from __future__ import annotations

import os
import re
import secrets
import unicodedata
from base64 import b32encode
from pathlib import Path
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from journal.errors import KeysDamaged, KeysMissing, NewerJournal, WeakPassphrase, WrongPassphrase
from journal.ids import new_id
from journal.store.files import disk_faults, replacing, settle

KEYS_FILE: Final = "keys.json"
KEY_LENGTH: Final = 32
MIN_PASSPHRASE_LENGTH: Final = 8
_RECOVERY_BYTES: Final = 20
_FORMAT: Final = 1
_MEMORY_CEILING: Final = 1024 * 1024
_WORK_CEILING: Final = 8 * 1024 * 1024
_MOST_SLOTS: Final = 16
_MOST_BYTES: Final = 64 * 1024
"""Memory in KiB, work in KiB times iterations: a damaged or hostile `keys.json` must not be able to ask for all of
the machine's memory, or for hours of its time."""


class Keyslot(msgspec.Struct, frozen=True, kw_only=True):
    """The data key wrapped under one secret. Costs default to RFC 9106's second recommended setting."""

    kind: str
    salt: bytes
    nonce: bytes
    wrapped: bytes
    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 4


class Keys(msgspec.Struct, frozen=True, kw_only=True):
    """All of `keys.json`. Bytes are written in base64."""

    format: int = _FORMAT
    journal_id: str
    slots: tuple[Keyslot, ...]


def new_recovery_code() -> str:
    """A random 160-bit code in eight groups of four letters and digits, to be written down once."""
    letters = b32encode(secrets.token_bytes(_RECOVERY_BYTES)).decode("ascii")
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def check_passphrase(passphrase: str) -> None:
    """Raise WeakPassphrase where `passphrase` is too short to protect a journal."""
    if len(unicodedata.normalize("NFC", passphrase).strip()) < MIN_PASSPHRASE_LENGTH:
        raise WeakPassphrase(minimum=MIN_PASSPHRASE_LENGTH)


def create_keys(data_key: bytes, passphrase: str, recovery_code: str) -> Keys:
    """Wrap `data_key` under a passphrase and under a recovery code. Raises WeakPassphrase."""
    check_passphrase(passphrase)
    journal_id = new_id()
    secret_of = {"passphrase": _passphrase_secret(passphrase), "recovery": _recovery_secret(recovery_code)}
    slots = tuple(_wrap(data_key, kind, secret, journal_id) for kind, secret in secret_of.items())
    return Keys(journal_id=journal_id, slots=slots)


def unwrap(keys: Keys, secret: str) -> bytes:
    """The data key, opened with a passphrase or the recovery code. Raises WrongPassphrase."""
    for slot in keys.slots:
        given = _recovery_secret(secret) if slot.kind == "recovery" else _passphrase_secret(secret)
        if slot.kind == "recovery" and not _looks_like_recovery_code(given):
            continue
        try:
            return AESGCM(_derive(slot, given)).decrypt(slot.nonce, slot.wrapped, _bound_to(keys.journal_id, slot.kind))
        except InvalidTag:
            continue
    raise WrongPassphrase


def read_keys(folder: Path) -> Keys:
    """Read `keys.json`. Raises KeysMissing, KeysDamaged where it makes no sense, NewerJournal, StorageFailed."""
    with disk_faults(folder):
        if not (folder / KEYS_FILE).exists():
            raise KeysMissing(folder=folder)
        with open(folder / KEYS_FILE, "rb") as file:
            written = file.read(_MOST_BYTES)
    try:
        keys = msgspec.json.decode(written, type=Keys)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise KeysDamaged(folder=folder) from error
    if keys.format > _FORMAT:
        raise NewerJournal(found=keys.format, known=_FORMAT)
    if len(keys.slots) not in range(1, _MOST_SLOTS + 1) or any(_implausible(slot) for slot in keys.slots):
        raise KeysDamaged(folder=folder)
    return keys


def write_keys(folder: Path, keys: Keys) -> None:
    """Write `keys.json` whole or not at all. Raises FolderReadOnly, DiskFull, StorageFailed."""
    with replacing(folder / KEYS_FILE) as file:
        file.write(msgspec.json.format(msgspec.json.encode(keys), indent=2))
        file.flush()
        os.fsync(file.fileno())
    settle(folder)


def set_keys_aside(folder: Path) -> None:
    """Keep a `keys.json` that is in the way under another name: it may be the only way into a journal elsewhere."""
    with disk_faults(folder):
        if (folder / KEYS_FILE).exists():
            os.replace(folder / KEYS_FILE, folder / f"keys-{new_id()}.json")


def _derive(slot: Keyslot, secret: bytes) -> bytes:
    return Argon2id(
        salt=slot.salt, length=KEY_LENGTH, iterations=slot.iterations, lanes=slot.lanes, memory_cost=slot.memory_kib
    ).derive(secret)


def _wrap(data_key: bytes, kind: str, secret: bytes, journal_id: str) -> Keyslot:
    slot = Keyslot(kind=kind, salt=secrets.token_bytes(16), nonce=secrets.token_bytes(12), wrapped=b"")
    wrapped = AESGCM(_derive(slot, secret)).encrypt(slot.nonce, data_key, _bound_to(journal_id, kind))
    return msgspec.structs.replace(slot, wrapped=wrapped)


def _bound_to(journal_id: str, kind: str) -> bytes:
    """Extra data under the seal, so that a slot of another journal or kind cannot be slipped in."""
    return f"attune-key:{journal_id}:{kind}".encode()


def _passphrase_secret(passphrase: str) -> bytes:
    """A passphrase as RFC 8265 compares it (OpaqueString): composed, and any kind of space as a plain one."""
    composed = unicodedata.normalize("NFC", passphrase)
    plain = "".join(" " if unicodedata.category(one) == "Zs" else one for one in composed)
    return plain.encode("utf-8", "surrogatepass")


def _recovery_secret(code: str) -> bytes:
    """A typed recovery code as it was made: case, spaces and dashes do not matter, nor O for 0 or I for 1."""
    letters = re.sub(r"[^A-Z0-9]", "", code.upper())
    return letters.replace("0", "O").replace("1", "I").replace("8", "B").encode("ascii")


def _looks_like_recovery_code(secret: bytes) -> bool:
    return len(secret) == _RECOVERY_BYTES * 8 // 5


def _implausible(slot: Keyslot) -> bool:
    sizes = (len(slot.nonce) == 12, len(slot.salt) >= 8, len(slot.wrapped) == KEY_LENGTH + 16)
    costs = (
        slot.lanes in range(1, 65),
        slot.memory_kib in range(8 * max(slot.lanes, 1), _MEMORY_CEILING + 1),
        slot.iterations in range(1, _WORK_CEILING // max(slot.memory_kib, 1) + 1),
    )
    return not all(sizes + costs)
