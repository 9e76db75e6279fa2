"""Files kept with an entry: what went in comes out, nothing lies open, and what is erased is gone."""

import os
import shutil
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.errors import (
    EnclosureDamaged,
    EnclosureMissing,
    EnclosureTooLarge,
    EnclosureUnreadable,
    NotFound,
)
from journal.journal import Journal, open_with_key
from journal.model import Enclosure
from journal.restoring import backups_in_reach, restore
from journal.store.enclosures import MAX_SIZE, clean_name, media_type_of
from tests.stored import PASSPHRASE, copy_to, new_journal, said, the_entry

SECRET = b"Quokkatastrophe"


@pytest.fixture
def entry_id(journal: Journal) -> str:
    return the_entry(journal.entries.record(said()))


def kept_in(journal: Journal, entry_id: str, content: bytes = SECRET, name: str = "note.txt") -> Enclosure:
    journal.enclosures.add(entry_id, name, content)
    return journal.enclosures.of(entry_id)[-1]


def file_of(journal: Journal, kept: Enclosure) -> Path:
    return journal.folder / "enclosures" / kept.stored_as


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.binary(max_size=5000), min_size=1, max_size=4))
def test_what_goes_in_comes_out(contents: list[bytes]) -> None:
    with new_journal() as journal:
        entry_id = the_entry(journal.entries.record(said()))
        for content in contents:
            journal.enclosures.add(entry_id, "file.bin", content)
        kept = journal.enclosures.of(entry_id)
        assert [journal.enclosures.read(one.id) for one in kept] == contents
        assert [one.size for one in kept] == list(map(len, contents))
        assert journal.enclosures.check() == ()
        assert journal.verify().sound


def test_a_file_is_copied_and_nothing_of_it_lies_open(journal: Journal, entry_id: str, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff" + SECRET)
    journal.enclosures.add_file(entry_id, tmp_path / "photo.jpg")
    (kept,) = journal.enclosures.of(entry_id)
    assert (kept.name, kept.media_type) == ("photo.jpg", "image/jpeg")
    assert SECRET not in file_of(journal, kept).read_bytes()
    assert "photo" not in kept.stored_as
    if os.name == "posix":
        assert file_of(journal, kept).stat().st_mode & 0o077 == 0


def test_it_can_be_removed_and_put_back(journal: Journal, entry_id: str) -> None:
    kept = kept_in(journal, entry_id)
    assert journal.enclosures.remove(kept.id).enclosures == {entry_id}
    assert journal.enclosures.of(entry_id) == ()
    journal.enclosures.put_back(kept.id)
    assert journal.enclosures.of(entry_id) == (kept,)
    assert journal.enclosures.read(kept.id) == SECRET


def test_undo_and_redo_take_it_away_and_bring_it_back(journal: Journal, entry_id: str) -> None:
    deed = journal.deeds.do(lambda: journal.enclosures.add(entry_id, "a.txt", SECRET))
    back = journal.deeds.undo(deed)
    assert journal.enclosures.of(entry_id) == ()
    journal.deeds.undo(back)
    assert [journal.enclosures.read(one.id) for one in journal.enclosures.of(entry_id)] == [SECRET]


def test_a_damaged_or_missing_file_is_told_apart(journal: Journal, entry_id: str) -> None:
    damaged, gone = kept_in(journal, entry_id), kept_in(journal, entry_id)
    file_of(journal, damaged).write_bytes(b"x" * 100)
    file_of(journal, gone).unlink()
    with pytest.raises(EnclosureDamaged):
        journal.enclosures.read(damaged.id)
    with pytest.raises(EnclosureMissing):
        journal.enclosures.read(gone.id)
    assert set(journal.enclosures.check()) == {("enclosure-damaged", damaged.id), ("enclosure-missing", gone.id)}
    assert journal.verify().faults == (("enclosure-missing", gone.id),)


def test_a_file_of_another_enclosure_does_not_pass(journal: Journal, entry_id: str) -> None:
    one, other = kept_in(journal, entry_id), kept_in(journal, entry_id, b"another")
    shutil.copyfile(file_of(journal, other), file_of(journal, one))
    with pytest.raises(EnclosureDamaged):
        journal.enclosures.read(one.id)


def test_what_cannot_be_kept_is_refused_and_leaves_nothing(journal: Journal, entry_id: str, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "not-there", Path("/dev/null")):
        with pytest.raises(EnclosureUnreadable):
            journal.enclosures.add_file(entry_id, path)
    with open(tmp_path / "large", "wb") as file:
        file.truncate(MAX_SIZE + 1)
    with pytest.raises(EnclosureTooLarge):
        journal.enclosures.add_file(entry_id, tmp_path / "large")
    with pytest.raises(NotFound):
        journal.enclosures.add("no such entry", "a.txt", SECRET)
    assert not list((journal.folder / "enclosures").glob("*"))


def test_what_a_crash_left_is_swept_and_nothing_else(journal: Journal, entry_id: str) -> None:
    kept = kept_in(journal, entry_id)
    removed = kept_in(journal, entry_id)
    journal.enclosures.remove(removed.id)
    for left in ("ab" * 16, f".{'cd' * 16}.new", ".DS_Store"):
        (journal.folder / "enclosures" / left).write_bytes(b"half")
    journal.enclosures.sweep()
    there = {path.name for path in (journal.folder / "enclosures").iterdir()}
    assert there == {kept.stored_as, removed.stored_as, ".DS_Store"}


def test_sweeping_leaves_what_is_being_added(journal: Journal, entry_id: str) -> None:
    sweeping = threading.Thread(target=journal.enclosures.sweep)
    with journal.batch():
        journal.enclosures.add(entry_id, "a.txt", SECRET)
        sweeping.start()
        sweeping.join(0.2)
        journal.enclosures.add(entry_id, "b.txt", SECRET)
    sweeping.join()
    assert [journal.enclosures.read(one.id) for one in journal.enclosures.of(entry_id)] == [SECRET, SECRET]


def test_two_can_add_at_once(journal: Journal, entry_id: str) -> None:
    adding = threading.Thread(target=kept_in, args=(journal, entry_id), daemon=True)
    with journal.batch():
        adding.start()
        adding.join(0.2)
        journal.enclosures.add(entry_id, "b.txt", SECRET)
    adding.join()
    assert len(journal.enclosures.of(entry_id)) == 2


def test_erasing_the_entry_takes_file_and_key(journal: Journal, entry_id: str) -> None:
    kept = kept_in(journal, entry_id)
    receipt = journal.erasing.erase(journal.erasing.of_entry(entry_id), backups=False)
    assert receipt.counts.enclosures == 1
    assert not file_of(journal, kept).exists()
    with pytest.raises(NotFound):
        journal.enclosures.read(kept.id)
    assert not any(fields for one, fields in journal.history.of(kept.id))
    assert journal.verify().sound


def test_a_backup_holds_it_and_restoring_brings_it_back(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    with open_with_key(folder, copy_to(folder)) as journal:
        entry_id = the_entry(journal.entries.record(said()))
        kept = kept_in(journal, entry_id)
        journal.backups.make()
        file_of(journal, kept).unlink()
    (backup,) = backups_in_reach(folder)
    restore(folder, PASSPHRASE, backup)
    with open_with_key(folder, copy_to(tmp_path / "other")) as journal:
        assert journal.enclosures.read(kept.id) == SECRET


@pytest.mark.parametrize(
    ("given_name", "kept_as"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\scan.pdf", "scan.pdf"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("line\nbreak\0.txt", "linebreak.txt"),
        ("", "file"),
        ("...", "file"),
        ("con.txt", "_con.txt"),
        ("Console.txt", "Console.txt"),
        ("x" * 500 + ".jpeg", "x" * 115 + ".jpeg"),
        ("نور 🙂.png", "نور 🙂.png"),
    ],
)
def test_names_are_cleaned(given_name: str, kept_as: str) -> None:
    assert clean_name(given_name) == kept_as


def test_the_kind_is_told_by_the_content_before_the_name() -> None:
    assert media_type_of("photo.txt", b"\x89PNG\r\n\x1a\nrest") == "image/png"
    assert media_type_of("letter.pdf", b"plain") == "application/pdf"
    assert media_type_of("what", b"") == "application/octet-stream"
