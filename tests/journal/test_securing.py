"""Who can open a journal: what changing the passphrase does, what only a new key does, and the keyring."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyrings.alt.file import PlaintextKeyring

from journal.errors import Cancelled, KeyringUnavailable, WeakPassphrase, WrongPassphrase
from journal.journal import open_journal, open_with_key, unlock
from journal.securing import (
    Strength,
    change_data_key,
    change_passphrase,
    change_recovery_code,
    forget_in_keyring,
    keep_in_keyring,
    kept_in_keyring,
    strength,
    take_backups_along,
    unlock_by_keyring,
)
from journal.store.backups import places_of
from journal.store.keys import read_keys
from tests.stored import PASSPHRASE, pattern, said

NEW = "another four old words"


@pytest.fixture
def old_keys(folder: Path) -> bytes:
    """`keys.json` as somebody may have copied it."""
    return (folder / "keys.json").read_bytes()


@pytest.fixture
def ring(tmp_path: Path) -> Iterator[PlaintextKeyring]:
    """A keyring of the real library, in a file of the test's own."""
    before, ours = keyring.get_keyring(), PlaintextKeyring()
    ours.file_path = str(tmp_path / "ring.cfg")
    keyring.set_keyring(ours)
    yield ours
    keyring.set_keyring(before)


def opens(folder: Path, secret: str) -> bool:
    try:
        open_journal(folder, secret).close()
    except WrongPassphrase:
        return False
    return True


def test_another_passphrase_opens_and_the_one_before_does_not(folder: Path) -> None:
    change_passphrase(folder, PASSPHRASE, NEW)
    assert [opens(folder, secret) for secret in (NEW, PASSPHRASE, pattern().recovery_code)] == [True, False, True]


def test_an_old_keys_file_still_opens_after_the_passphrase_changed(folder: Path, old_keys: bytes) -> None:
    change_passphrase(folder, PASSPHRASE, NEW)
    (folder / "keys.json").write_bytes(old_keys)
    assert opens(folder, PASSPHRASE)


def test_the_passphrase_can_change_while_the_journal_is_open(folder: Path) -> None:
    with open_journal(folder, PASSPHRASE) as journal:
        change_passphrase(folder, PASSPHRASE, NEW)
        journal.entries.record(said())
    assert opens(folder, NEW)


def test_a_wrong_or_weak_passphrase_changes_nothing(folder: Path, old_keys: bytes) -> None:
    with pytest.raises(WrongPassphrase):
        change_passphrase(folder, "not the passphrase", NEW)
    with pytest.raises(WeakPassphrase):
        change_passphrase(folder, PASSPHRASE, "short")
    assert (folder / "keys.json").read_bytes() == old_keys


def test_a_new_recovery_code_takes_the_old_ones_place(folder: Path) -> None:
    code = change_recovery_code(folder, PASSPHRASE)
    assert [opens(folder, secret) for secret in (code, pattern().recovery_code, PASSPHRASE)] == [True, False, True]


def test_a_new_key_shuts_out_whoever_has_the_old_keys_file(folder: Path, old_keys: bytes) -> None:
    with open_journal(folder, PASSPHRASE) as journal:
        journal.entries.record(said("kept"))
    done = change_data_key(folder, PASSPHRASE, NEW)
    assert [opens(folder, secret) for secret in (NEW, done.recovery_code, PASSPHRASE)] == [True, True, False]
    with open_journal(folder, NEW) as journal:
        assert journal.search.count() == 1
        assert journal.verify().sound
    (folder / "keys.json").write_bytes(old_keys)
    with pytest.raises(Exception, match="journal-damaged"):
        open_journal(folder, PASSPHRASE)


def test_backups_in_reach_go_with_the_new_key(folder: Path) -> None:
    with open_journal(folder, PASSPHRASE) as journal:
        journal.entries.record(said("kept"))
        journal.backups.make()
    (backup,) = places_of(folder)[0].backups()
    done = change_data_key(folder, PASSPHRASE, NEW)
    assert (done.backups_rekeyed, done.backups_left) == ((backup.folder,), ())
    assert unlock(backup.folder, NEW) == unlock(folder, NEW)
    with pytest.raises(WrongPassphrase):
        unlock(backup.folder, PASSPHRASE)


def test_a_backup_that_was_away_is_brought_along_later(folder: Path, tmp_path: Path) -> None:
    with open_journal(folder, PASSPHRASE) as journal:
        journal.entries.record(said("kept"))
        journal.backups.make()
    (backup,) = places_of(folder)[0].backups()
    shutil.move(backup.folder, tmp_path / "away")
    change_data_key(folder, PASSPHRASE, NEW)
    shutil.move(tmp_path / "away", backup.folder)
    assert take_backups_along(folder, NEW, PASSPHRASE) == ()
    with open_with_key(backup.folder, unlock(folder, NEW)) as journal:
        assert journal.search.count() == 1


def test_cancelling_leaves_all_as_it_was(folder: Path, old_keys: bytes) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        change_data_key(folder, PASSPHRASE, NEW, progress=stop)
    assert opens(folder, PASSPHRASE)
    assert (folder / "keys.json").read_bytes() == old_keys


KILLED = """
import os, sys
from pathlib import Path
from journal import securing
from journal.store import swap
point, folder = sys.argv[1], Path(sys.argv[2])
def killed(*_: object) -> None:
    os.kill(os.getpid(), 9)
if point == "before":
    swap.settle = killed
elif point == "taken":
    securing.swapping.__wrapped__.__globals__["finish_swap"] = killed
elif point == "backups":
    securing._take_backups_along = killed
securing.change_data_key(folder, sys.argv[3], sys.argv[4])
"""


@pytest.mark.parametrize(("point", "holds"), [("before", PASSPHRASE), ("taken", NEW), ("backups", NEW)])
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_killed_on_the_way_it_opens_with_the_old_or_the_new(folder: Path, point: str, holds: str) -> None:
    with open_journal(folder, PASSPHRASE) as journal:
        journal.entries.record(said("kept"))
    done = subprocess.run([sys.executable, "-c", KILLED, point, str(folder), PASSPHRASE, NEW], check=False)
    assert done.returncode == -9
    assert [opens(folder, secret) for secret in (PASSPHRASE, NEW)] == [holds == PASSPHRASE, holds == NEW]
    with open_journal(folder, holds) as journal:
        assert journal.search.count() == 1
        assert journal.verify().sound


def test_the_keyring_opens_the_journal_until_it_is_told_not_to(folder: Path, ring: PlaintextKeyring) -> None:
    keep_in_keyring(folder, PASSPHRASE)
    assert kept_in_keyring(folder)
    assert unlock_by_keyring(folder) == pattern().key
    kept = ring.get_password("Attune", read_keys(folder).journal_id)
    forget_in_keyring(folder)
    assert not kept_in_keyring(folder)
    ring.set_password("Attune", read_keys(folder).journal_id, kept)
    with pytest.raises(WrongPassphrase):
        unlock_by_keyring(folder)


def test_a_new_key_empties_the_keyring(folder: Path, ring: PlaintextKeyring) -> None:
    keep_in_keyring(folder, PASSPHRASE)
    change_data_key(folder, PASSPHRASE, NEW)
    assert not kept_in_keyring(folder)
    with pytest.raises(KeyringUnavailable):
        unlock_by_keyring(folder)


@pytest.mark.usefixtures("ring")
def test_an_empty_keyring_says_so(folder: Path) -> None:
    with pytest.raises(KeyringUnavailable):
        unlock_by_keyring(folder)


@pytest.mark.parametrize(
    ("passphrase", "found"),
    [("", Strength.WEAK), ("password1", Strength.WEAK), ("tea biscuit ladder moss", Strength.STRONG)],
)
def test_strength_is_told(passphrase: str, found: Strength) -> None:
    assert strength(passphrase) is found


def test_a_very_long_passphrase_is_estimated_at_once() -> None:
    assert strength("tea biscuit ladder moss " * 10_000) is Strength.STRONG
