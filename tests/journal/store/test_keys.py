"""The keyslots: what opens them, what does not, and what a damaged or hostile keys.json may ask for."""

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.errors import KeysDamaged, KeysMissing, NewerJournal, StorageFailed, WeakPassphrase, WrongPassphrase
from journal.journal import open_journal, unlock
from journal.store.keys import (
    Keys,
    check_passphrase,
    create_keys,
    new_recovery_code,
    read_keys,
    unwrap,
    unwrap_by_keyring,
    with_keyring,
    without_keyring,
    write_keys,
)
from tests.stored import PASSPHRASE, pattern

KEY = bytes(range(32))
Written = dict[str, Any]


def rewrite(folder: Path, change: Callable[[Written], object]) -> None:
    """Change keys.json by hand, and take its check away."""
    written = json.loads((folder / "keys.json").read_text())
    change(written)
    written["check"] = ""
    (folder / "keys.json").write_text(json.dumps(written))


@pytest.mark.parametrize("secret", ["", PASSPHRASE + " ", "\ud800" * 1000])
def test_a_wrong_passphrase_opens_nothing(secret: str) -> None:
    with pytest.raises(WrongPassphrase):
        unlock(pattern().folder, secret)


def test_another_recovery_code_opens_nothing() -> None:
    with pytest.raises(WrongPassphrase):
        unlock(pattern().folder, new_recovery_code())


def test_a_recovery_code_may_be_typed_as_people_do() -> None:
    code = pattern().recovery_code
    typed = "  " + code.lower().replace("-", " ").replace("o", "0").replace("b", "8") + "\n"
    assert unlock(pattern().folder, typed) == pattern().key


def test_recovery_codes_are_long_and_never_the_same() -> None:
    codes = {new_recovery_code() for _ in range(100)}
    assert len(codes) == 100
    assert {tuple(map(len, code.split("-"))) for code in codes} == {(4,) * 8}


def test_a_passphrase_typed_on_another_system_opens() -> None:
    """One keyboard sends é as one character, another as e and an accent; a Mac's option-space is no plain space."""
    typed = unicodedata.normalize("NFC", "Élodie à l’école")
    keys = create_keys(KEY, typed, new_recovery_code())
    assert unwrap(keys, unicodedata.normalize("NFD", typed).replace(" ", "\u00a0")) == KEY


def test_a_passphrase_may_hold_anything() -> None:
    odd = "\ud800\0 שלום 😀 \n"
    assert unwrap(create_keys(KEY, odd, new_recovery_code()), odd) == KEY


@pytest.mark.parametrize("passphrase", ["", "1234567", " " * 20, "e\u0301" * 4 + "abc"])
def test_a_short_passphrase_is_refused(passphrase: str) -> None:
    with pytest.raises(WeakPassphrase):
        check_passphrase(passphrase)


def test_costs_are_rfc_9106s_second_recommended_setting() -> None:
    costs = {(slot.memory_kib, slot.iterations, slot.lanes) for slot in read_keys(pattern().folder).slots}
    assert costs == {(64 * 1024, 3, 4)}


def test_missing_keys_have_their_own_error(folder: Path) -> None:
    (folder / "keys.json").unlink()
    with pytest.raises(KeysMissing):
        open_journal(folder, PASSPHRASE)


def test_keys_that_are_no_file_have_their_own_error(folder: Path) -> None:
    (folder / "keys.json").unlink()
    (folder / "keys.json").mkdir()
    with pytest.raises(StorageFailed):
        open_journal(folder, PASSPHRASE)


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"{}",
        b"null",
        b"\xff\xfe",
        b'{"x":' + b"[" * 60_000,
        b'"' + b"x" * 100_000,
        b'{"journal_id": "x", "slots": []}',
        bytes(1000),
    ],
    ids=["empty", "no fields", "null", "no text", "deep", "long", "no slots", "zeros"],
)
def test_damaged_keys_have_their_own_error(folder: Path, written: bytes) -> None:
    (folder / "keys.json").write_bytes(written)
    with pytest.raises(KeysDamaged):
        read_keys(folder)


def test_keys_cut_short_anywhere_have_their_own_error(folder: Path) -> None:
    whole = (folder / "keys.json").read_bytes().rstrip()
    for length in range(0, len(whole), 7):
        (folder / "keys.json").write_bytes(whole[:length])
        with pytest.raises(KeysDamaged):
            read_keys(folder)


@pytest.mark.parametrize(
    "hostile",
    [
        {"memory_kib": 1 << 31},
        {"memory_kib": 1 << 80},
        {"memory_kib": 1024 * 1024, "iterations": 9},
        {"memory_kib": 1},
        {"iterations": 1_000_000},
        {"iterations": 0},
        {"lanes": 0},
        {"lanes": -4},
        {"lanes": 1000},
        {"salt": "AAAA"},
        {"nonce": ""},
        {"wrapped": "AAAA"},
        {"wrapped": "not base64!"},
    ],
    ids=str,
)
def test_hostile_costs_and_sizes_are_refused_before_any_work(folder: Path, hostile: Written) -> None:
    rewrite(folder, lambda written: written["slots"][0].update(hostile))
    with pytest.raises(KeysDamaged):
        read_keys(folder)


def test_a_thousand_slots_are_refused(folder: Path) -> None:
    rewrite(folder, lambda written: written.update(slots=written["slots"][:1] * 17))
    with pytest.raises(KeysDamaged):
        read_keys(folder)


def test_keys_of_a_later_attune_say_so(folder: Path) -> None:
    rewrite(folder, lambda written: written.update(format=2, more={"later": True}))
    with pytest.raises(NewerJournal) as refused:
        read_keys(folder)
    assert refused.value.facts == {"found": 2, "known": 1}


def test_a_slot_of_another_journal_cannot_be_slipped_in(folder: Path) -> None:
    """Its passphrase is known to whoever slips it in: it must not seem to open this one."""
    theirs = create_keys(KEY, "their passphrase", new_recovery_code())
    ours = read_keys(folder)
    write_keys(folder, Keys(journal_id=ours.journal_id, slots=(*theirs.slots, *ours.slots)))
    with pytest.raises(WrongPassphrase):
        unlock(folder, "their passphrase")
    assert unlock(folder, PASSPHRASE) == pattern().key


def test_a_slot_cannot_pass_for_another_kind(folder: Path) -> None:
    def swap(written: Written) -> None:
        for slot in written["slots"]:
            slot["kind"] = {"passphrase": "recovery", "recovery": "passphrase"}[slot["kind"]]

    rewrite(folder, swap)
    for secret in (PASSPHRASE, pattern().recovery_code):
        with pytest.raises(WrongPassphrase):
            unlock(folder, secret)


def test_a_damaged_slot_is_not_taken_for_a_wrong_passphrase(folder: Path) -> None:
    keys = read_keys(folder)
    written = (folder / "keys.json").read_text()
    salt = json.loads(written)["slots"][0]["salt"]
    (folder / "keys.json").write_text(written.replace(salt, salt[::-1].replace("=", "") + "=="))
    with pytest.raises(KeysDamaged):
        unlock(folder, PASSPHRASE)
    assert keys.check


def test_keys_of_an_earlier_attune_have_no_check_and_open(folder: Path) -> None:
    rewrite(folder, lambda written: None)
    assert unlock(folder, PASSPHRASE) == pattern().key


def test_the_keyring_slot_opens_for_its_secret_alone() -> None:
    key, secret = bytes(range(32)), b"r" * 32
    keys = with_keyring(create_keys(key, PASSPHRASE, new_recovery_code()), key, secret)
    assert unwrap_by_keyring(keys, secret) == key
    for other_keys, given_secret in ((keys, b"x" * 32), (without_keyring(keys), secret)):
        with pytest.raises(WrongPassphrase):
            unwrap_by_keyring(other_keys, given_secret)
    with pytest.raises(WrongPassphrase):
        unwrap(keys, secret.decode())


@settings(max_examples=200)
@given(st.data())
def test_a_byte_changed_in_keys_is_refused_or_harmless(data: st.DataObject) -> None:
    """Whatever is read makes sense and asks for bounded work; what it opens is the seal's to say."""
    folder = pattern().folder.parent / "damaged"
    folder.mkdir(exist_ok=True)
    written = bytearray((pattern().folder / "keys.json").read_bytes())
    written[data.draw(st.integers(0, len(written) - 1))] = data.draw(st.integers(0, 255))
    (folder / "keys.json").write_bytes(written)
    try:
        keys = read_keys(folder)
    except (KeysDamaged, NewerJournal):
        return
    assert all(slot.memory_kib * slot.iterations <= 8 << 20 for slot in keys.slots)


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    keys = read_keys(pattern().folder)
    write_keys(tmp_path, keys)
    assert read_keys(tmp_path) == keys
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]
