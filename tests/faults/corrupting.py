"""Turns single bytes of a journal's files, and sees what comes of it: it must be whole, or say that it is not."""

from __future__ import annotations

import random
import secrets
import shutil
from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from journal.errors import AttuneError
from journal.journal import Journal, open_with_key, unlock
from journal.model import Filters
from journal.store.keys import Keys, Keyslot, read_keys, write_keys
from tests.stored import said

SECRET: Final = "turn one byte of it"
FILES: Final = ("journal.db", "journal.db-wal", "keys.json")
_ENTRIES: Final = 24


def damaged(log: Path) -> bytes:
    """Turn a byte amid a write-ahead log, whatever it was, and return the log as it lies there then."""
    content = bytearray(log.read_bytes())
    content[5000] ^= 0xFF
    log.write_bytes(content)
    return bytes(content)


class Outcomes(NamedTuple):
    """How often each thing came of it, by the error's code, "whole" or "told"; and what must never be."""

    counted: Counter[str]
    silent: list[str]
    """Where something was lost without a word, or an error was none of ours: file, place and what happened."""


def live_in(folder: Path, key: bytes) -> None:
    """Fill a closed journal, and leave it as a crash would: with a log beside it that is not yet in the file."""
    cheaply_locked(folder, key)
    aside = folder.parent / "aside"
    with open_with_key(folder, key) as journal:
        for number in range(_ENTRIES):
            journal.entries.record(said(f"number {number} " + "and so on " * 60))
            if number == _ENTRIES // 2:
                journal._file.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        aside.mkdir()
        for name in FILES:
            shutil.copyfile(folder / name, aside / name)
    for name in FILES:
        shutil.copyfile(aside / name, folder / name)


def cheaply_locked(folder: Path, key: bytes) -> None:
    """Give the journal a `keys.json` that opens at once; thousands of tries could not wait for the real cost."""
    journal_id, salt, nonce = read_keys(folder).journal_id, secrets.token_bytes(16), secrets.token_bytes(12)
    lock = Argon2id(salt=salt, length=32, iterations=1, lanes=1, memory_cost=8).derive(SECRET.encode())
    wrapped = AESGCM(lock).encrypt(nonce, key, f"attune-key:{journal_id}:passphrase".encode())
    costs = {"memory_kib": 8, "iterations": 1, "lanes": 1}
    slot = Keyslot(kind="passphrase", salt=salt, nonce=nonce, wrapped=wrapped, **costs)
    write_keys(folder, Keys(journal_id=journal_id, slots=(slot,)))


def corrupt(folder: Path, key: bytes, name: str, times: int, seed: int) -> Outcomes:
    """Turn one byte of one file, open the journal, look at all of it, and put everything back; so many times."""
    chance = random.Random(seed)
    pristine = {each: (folder / each).read_bytes() for each in FILES}
    kept = _opened(folder, key)[1]
    outcomes = Outcomes(Counter(), [])
    for _ in range(times):
        _put_back(folder, pristine)
        at, turned = chance.randrange(len(pristine[name])), chance.randrange(1, 256)
        with open(folder / name, "r+b") as file:
            file.seek(at)
            file.write(bytes([pristine[name][at] ^ turned]))
        _note(outcomes, folder, kept, f"{name} at {at} by {turned}")
    _put_back(folder, pristine)
    return outcomes


def _note(outcomes: Outcomes, folder: Path, kept: dict[str, str], where: str) -> None:
    try:
        told, found = _opened(folder, unlock(folder, SECRET))
    except AttuneError as fault:
        outcomes.counted[fault.code] += 1
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        outcomes.silent.append(f"{where}: {type(error).__name__}")
    else:
        outcomes.counted["told" if told else "whole"] += 1
        if found != kept and not told:
            outcomes.silent.append(f"{where}: {len(found)} of {len(kept)}")


def _opened(folder: Path, key: bytes) -> tuple[bool, dict[str, str]]:
    """Whether opening or checking it says that something is wrong, and what it holds."""
    with open_with_key(folder, key) as journal:
        told = journal.lost_changes or not journal.verify().sound
        return told, _content(journal)


def _content(journal: Journal) -> dict[str, str]:
    lines = journal.search.newest(Filters(), limit=1000)
    return {line.id: journal.entries.get(line.id).content.record for line in lines}


def _put_back(folder: Path, pristine: dict[str, bytes]) -> None:
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
    for name, content in pristine.items():
        (folder / name).write_bytes(content)
