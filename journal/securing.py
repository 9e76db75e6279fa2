"""Who can open a journal: another passphrase or recovery code, this computer's keyring, and a new key altogether.

Changing the passphrase wraps the same data key anew: an older `keys.json`, for instance in a backup that somebody has,
still opens everything with the older passphrase. Only `change_data_key` shuts that door.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
from base64 import b64decode, b64encode
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Final

from journal.errors import AttuneError, Cancelled, KeyringUnavailable, NoJournal
from journal.journal import has_journal, held, settle_swap
from journal.model import Value
from journal.progress import Progress, unheard
from journal.store.backups import Backup, describe_anew, places_of, rewriting
from journal.store.connection import JOURNAL_FILE
from journal.store.copying import copy_whole
from journal.store.files import disk_faults
from journal.store.keys import (
    KEY_LENGTH,
    KEYS_FILE,
    Keys,
    Slot,
    check_passphrase,
    create_keys,
    new_recovery_code,
    read_keys,
    unwrap,
    unwrap_by_keyring,
    with_keyring,
    with_passphrase,
    with_recovery_code,
    without_keyring,
    write_keys,
)
from journal.store.swap import finish_swap, swapping

_SERVICE: Final = "Attune"
_ESTIMATED_LENGTH: Final = 40
"""More than so many characters are not looked at: the estimator takes a time that grows with the cube of the length."""


class Strength(StrEnum):
    """How long a passphrase would hold out against somebody who has the journal's folder and tries."""

    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"


class Rekeyed(Value, frozen=True):
    """A new data key is in force. `recovery_code` is told nowhere else.

    `backups_rekeyed` go with the new key; `backups_left` still open with the old one, and so do the backups in
    `places_left`, which are out of reach now.
    """

    recovery_code: str
    backups_rekeyed: tuple[Path, ...] = ()
    backups_left: tuple[Path, ...] = ()
    places_left: tuple[Path, ...] = ()


def strength(passphrase: str) -> Strength:
    """How strong a passphrase is, as zxcvbn estimates it (Wheeler, USENIX Security 2016). Advice, never a bar."""
    from zxcvbn import zxcvbn

    if not passphrase:
        return Strength.WEAK
    score: int = zxcvbn(passphrase[:_ESTIMATED_LENGTH])["score"]
    return (Strength.WEAK, Strength.WEAK, Strength.FAIR, Strength.GOOD, Strength.STRONG)[score]


def change_passphrase(folder: Path, secret: str, new_passphrase: str) -> None:
    """Wrap the data key under another passphrase; the recovery code stays. The journal may be open meanwhile.

    Raises WrongPassphrase, WeakPassphrase, KeysMissing, KeysDamaged, FolderReadOnly, DiskFull …
    """
    check_passphrase(new_passphrase)
    keys, data_key = _opened(folder, secret)
    write_keys(folder, with_passphrase(keys, data_key, new_passphrase))


def change_recovery_code(folder: Path, secret: str) -> str:
    """Wrap the data key under a new recovery code and return it; the one before opens nothing here any more.

    Raises as `change_passphrase`.
    """
    keys, data_key = _opened(folder, secret)
    recovery_code = new_recovery_code()
    write_keys(folder, with_recovery_code(keys, data_key, recovery_code))
    return recovery_code


def change_data_key(folder: Path, secret: str, new_passphrase: str, *, progress: Progress = unheard) -> Rekeyed:
    """Copy the closed journal under a new data key, and its backups in reach too, because somebody knows the secret.

    File and `keys.json` change in one step that a crash cannot halve. The keyring's slot goes. `progress` counts
    pages and may raise Cancelled until the step is taken. Raises WrongPassphrase, WeakPassphrase, JournalInUse,
    JournalDamaged, DiskFull, Cancelled …
    """
    check_passphrase(new_passphrase)
    if not has_journal(folder):
        raise NoJournal(folder=folder)
    with held(folder):
        finish_swap(folder)
        before = read_keys(folder)
        old_key, new_key = unwrap(before, secret), secrets.token_bytes(KEY_LENGTH)
        recovery_code = new_recovery_code()
        keys = create_keys(new_key, new_passphrase, recovery_code, journal_id=before.journal_id)
        with swapping(folder) as aside:
            copy_whole(folder / JOURNAL_FILE, old_key, aside / JOURNAL_FILE, new_key=new_key, progress=progress)
            write_keys(aside, keys)
        rekeyed, left = _take_backups_along(folder, old_key, new_key)
    _forget_quietly(before)
    out_of_reach = tuple(place.folder for place in places_of(folder)[1:] if not place.reachable())
    return Rekeyed(recovery_code=recovery_code, backups_rekeyed=rekeyed, backups_left=left, places_left=out_of_reach)


def take_backups_along(folder: Path, secret: str, old_secret: str) -> tuple[Path, ...]:
    """Bring the backups that still open with an older secret under the present key; the ones that could not be.

    For those that were out of reach, or left by a crash, when the key changed. Raises WrongPassphrase, JournalInUse …
    """
    settle_swap(folder)
    with held(folder):
        new_key = unwrap(read_keys(folder), secret)
        left: tuple[Path, ...] = ()
        for backup in _backups(folder):
            with contextlib.suppress(AttuneError):
                old_key = unwrap(read_keys(backup.folder), old_secret)
                if old_key != new_key and not _take_along(folder, backup, old_key, new_key):
                    left = (*left, backup.folder)
    return left


def kept_in_keyring(folder: Path) -> bool:
    """Whether this journal was set to open with a computer's keyring. Raises KeysMissing, KeysDamaged …"""
    return Slot.KEYRING in read_keys(folder).kinds()


def keep_in_keyring(folder: Path, secret: str) -> None:
    """Let this computer's keyring open the journal: whoever can use the account while it is unlocked then can too.

    Raises KeyringUnavailable, WrongPassphrase, FolderReadOnly …
    """
    keys, data_key = _opened(folder, secret)
    random_secret = secrets.token_bytes(KEY_LENGTH)
    with _keyring() as ring:
        ring.set_password(_SERVICE, keys.journal_id, b64encode(random_secret).decode("ascii"))
    write_keys(folder, with_keyring(keys, data_key, random_secret))


def forget_in_keyring(folder: Path) -> None:
    """Let the keyring open the journal no more. What it may still hold is useless then. Raises FolderReadOnly …"""
    keys = read_keys(folder)
    write_keys(folder, without_keyring(keys))
    _forget_quietly(keys)


def unlock_by_keyring(folder: Path) -> bytes:
    """The raw data key, opened with what this computer's keyring holds. Raises KeyringUnavailable, WrongPassphrase."""
    settle_swap(folder)
    keys = read_keys(folder)
    with _keyring() as ring:
        held_secret = ring.get_password(_SERVICE, keys.journal_id)
    if held_secret is None:
        raise KeyringUnavailable(reason="nothing-kept")
    try:
        return unwrap_by_keyring(keys, b64decode(held_secret, validate=True))
    except ValueError as error:
        raise KeyringUnavailable(reason="not-ours") from error


def _opened(folder: Path, secret: str) -> tuple[Keys, bytes]:
    if not has_journal(folder):
        raise NoJournal(folder=folder)
    settle_swap(folder)
    keys = read_keys(folder)
    return keys, unwrap(keys, secret)


def _backups(folder: Path) -> tuple[Backup, ...]:
    return tuple(backup for place in places_of(folder) for backup in place.backups())


def _take_backups_along(folder: Path, old_key: bytes, new_key: bytes) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Each backup in reach under the new key: those that could be, and those that could not."""
    backups = _backups(folder)
    done = {backup.folder for backup in backups if _take_along(folder, backup, old_key, new_key)}
    return (
        tuple(one.folder for one in backups if one.folder in done),
        tuple(one.folder for one in backups if one.folder not in done),
    )


def _take_along(folder: Path, backup: Backup, old_key: bytes, new_key: bytes) -> bool:
    """Write one backup anew under the new key, with the present `keys.json`, and say whether that could be done."""
    try:
        with rewriting(backup) as fresh:
            copy_whole(backup.folder / JOURNAL_FILE, old_key, fresh / JOURNAL_FILE, new_key=new_key)
            with disk_faults(fresh):
                shutil.copyfile(folder / KEYS_FILE, fresh / KEYS_FILE)
            describe_anew(fresh, new_key, backup)
    except Cancelled:
        raise
    except AttuneError:
        return False
    return True


def _forget_quietly(keys: Keys) -> None:
    """Take the secret out of the keyring where it is there; without its slot it opens nothing, so it may stay."""
    if Slot.KEYRING in keys.kinds():
        with contextlib.suppress(KeyringUnavailable), _keyring() as ring:
            ring.delete_password(_SERVICE, keys.journal_id)


@contextlib.contextmanager
def _keyring() -> Iterator[ModuleType]:
    """The `keyring` library. Its backends raise what they like: all of it becomes KeyringUnavailable."""
    import keyring

    try:
        yield keyring
    except Exception as error:  # noqa: BLE001 - a backend may raise anything, and its text may tell a secret
        raise KeyringUnavailable(reason=type(error).__name__) from None
