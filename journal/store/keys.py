"""The data key and its keyslots: `keys.json` holds the key wrapped once for each way of opening the journal."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import unicodedata
from base64 import b32encode
from enum import StrEnum
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
_RANDOM_SECRET_COSTS: Final[dict[str, int]] = {"memory_kib": 8, "iterations": 1, "lanes": 1}
"""What nobody can guess need not be slow to try."""


class Slot(StrEnum):
    """The ways of opening a journal."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    KEYRING = "keyring"
    """Under a random secret that the operating system keeps: without this slot, the secret opens nothing."""


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
    """All of `keys.json`. Bytes are written in base64.

    `check` is the SHA-256, in hexadecimal, of the rest: a damaged file is then not taken for a wrong passphrase. It
    is empty in files written before there was one.
    """

    format: int = _FORMAT
    journal_id: str
    slots: tuple[Keyslot, ...]
    check: str = ""

    def kinds(self) -> frozenset[str]:
        """The ways of opening that are there."""
        return frozenset(slot.kind for slot in self.slots)


def new_recovery_code() -> str:
    """A random 160-bit code in eight groups of four letters and digits, to be written down once."""
    letters = b32encode(secrets.token_bytes(_RECOVERY_BYTES)).decode("ascii")
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def check_passphrase(passphrase: str) -> None:
    """Raise WeakPassphrase where `passphrase` is too short to protect a journal."""
    if len(unicodedata.normalize("NFC", passphrase).strip()) < MIN_PASSPHRASE_LENGTH:
        raise WeakPassphrase(minimum=MIN_PASSPHRASE_LENGTH)


def create_keys(data_key: bytes, passphrase: str, recovery_code: str, *, journal_id: str = "") -> Keys:
    """Wrap `data_key` under a passphrase and under a recovery code, for a new journal or one that has an id.

    Raises WeakPassphrase.
    """
    keys = Keys(journal_id=journal_id or new_id(), slots=())
    return with_recovery_code(with_passphrase(keys, data_key, passphrase), data_key, recovery_code)


def with_passphrase(keys: Keys, data_key: bytes, passphrase: str) -> Keys:
    """The same keys with the data key wrapped under another passphrase. Raises WeakPassphrase."""
    check_passphrase(passphrase)
    return _with(keys, _wrap(data_key, Slot.PASSPHRASE, _passphrase_secret(passphrase), keys.journal_id))


def with_recovery_code(keys: Keys, data_key: bytes, recovery_code: str) -> Keys:
    """The same keys with the data key wrapped under another recovery code."""
    return _with(keys, _wrap(data_key, Slot.RECOVERY, _recovery_secret(recovery_code), keys.journal_id))


def with_keyring(keys: Keys, data_key: bytes, secret: bytes) -> Keys:
    """The same keys with the data key wrapped under a random secret that the operating system keeps."""
    return _with(keys, _wrap(data_key, Slot.KEYRING, secret, keys.journal_id, _RANDOM_SECRET_COSTS))


def without_keyring(keys: Keys) -> Keys:
    """The same keys without that slot: what the operating system keeps then opens nothing."""
    return msgspec.structs.replace(keys, slots=tuple(slot for slot in keys.slots if slot.kind != Slot.KEYRING))


def unwrap_by_keyring(keys: Keys, secret: bytes) -> bytes:
    """The data key, opened with what the operating system keeps. Raises WrongPassphrase."""
    for slot in keys.slots:
        if slot.kind == Slot.KEYRING and (data_key := _opened(keys, slot, secret)) is not None:
            return data_key
    raise WrongPassphrase


def unwrap(keys: Keys, secret: str) -> bytes:
    """The data key, opened with a passphrase or the recovery code. Raises WrongPassphrase."""
    for slot in keys.slots:
        given = _recovery_secret(secret) if slot.kind == Slot.RECOVERY else _passphrase_secret(secret)
        if slot.kind == Slot.KEYRING or (slot.kind == Slot.RECOVERY and not _looks_like_recovery_code(given)):
            continue
        if (data_key := _opened(keys, slot, given)) is not None:
            return data_key
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
    if keys.check and keys.check != _check_of(keys):
        raise KeysDamaged(folder=folder)
    return keys


def write_keys(folder: Path, keys: Keys) -> None:
    """Write `keys.json` whole or not at all. Raises FolderReadOnly, DiskFull, StorageFailed."""
    with replacing(folder / KEYS_FILE) as file:
        checked = msgspec.structs.replace(keys, check=_check_of(keys))
        file.write(msgspec.json.format(msgspec.json.encode(checked), indent=2))
        file.flush()
        os.fsync(file.fileno())
    settle(folder)


def set_keys_aside(folder: Path) -> None:
    """Keep a `keys.json` that is in the way under another name: it may be the only way into a journal elsewhere."""
    with disk_faults(folder):
        if (folder / KEYS_FILE).exists():
            os.replace(folder / KEYS_FILE, folder / f"keys-{new_id()}.json")


def _with(keys: Keys, slot: Keyslot) -> Keys:
    """The same keys with `slot` in place of the one of its kind."""
    others = tuple(one for one in keys.slots if one.kind != slot.kind)
    return msgspec.structs.replace(keys, slots=(*others, slot))


def _opened(keys: Keys, slot: Keyslot, secret: bytes) -> bytes | None:
    try:
        return AESGCM(_derive(slot, secret)).decrypt(slot.nonce, slot.wrapped, _bound_to(keys.journal_id, slot.kind))
    except InvalidTag:
        return None


def _check_of(keys: Keys) -> str:
    rest = msgspec.json.encode(msgspec.structs.replace(keys, check=""), order="deterministic")
    return hashlib.sha256(rest).hexdigest()


def _derive(slot: Keyslot, secret: bytes) -> bytes:
    return Argon2id(
        salt=slot.salt, length=KEY_LENGTH, iterations=slot.iterations, lanes=slot.lanes, memory_cost=slot.memory_kib
    ).derive(secret)


def _wrap(data_key: bytes, kind: str, secret: bytes, journal_id: str, costs: dict[str, int] | None = None) -> Keyslot:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    slot = Keyslot(kind=kind, salt=salt, nonce=nonce, wrapped=b"", **(costs or {}))
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
