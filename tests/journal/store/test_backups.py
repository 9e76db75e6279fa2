"""Backups: whole, read again, made while the journal is used, thinned, and carried to a second place."""

import contextlib
import hashlib
import os
import shutil
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from journal.errors import BackupPlaceMissing, Cancelled, DiskFull, FolderReadOnly
from journal.journal import Journal, open_with_key
from journal.store.backups import Backup, BackupKind, BackupPlace, describe_anew, places_of, rewriting
from journal.store.copying import copy_whole, still
from tests.stored import SetClock, by_hand, pattern, said

HOUR = timedelta(hours=1)


def records_in(backup: Backup) -> list[str]:
    with still(backup.folder / "journal.db", pattern().key) as file:
        return [row[0] for row in file.rows("SELECT record FROM entries ORDER BY record")]


def names_under(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def test_a_backup_holds_what_was_written_and_its_keys(journal: Journal) -> None:
    journal.entries.record(said("soup"))
    backup = journal.backups.make()
    assert records_in(backup) == ["soup"]
    assert backup.heads == journal.history.heads()
    assert names_under(backup.folder) == ["about.json", "journal.db", "keys.json"]
    assert (backup.folder / "keys.json").read_bytes() == (journal.folder / "keys.json").read_bytes()
    assert "soup" not in (backup.folder / "about.json").read_text()


def test_a_backup_opens_as_a_journal_of_its_own(journal: Journal, tmp_path: Path) -> None:
    journal.entries.record(said("soup"))
    shutil.copytree(journal.backups.make().folder, tmp_path / "elsewhere")
    with open_with_key(tmp_path / "elsewhere", pattern().key) as other:
        assert other.verify().sound


def test_due_once_an_hour_and_only_when_something_changed(journal: Journal, clock: SetClock) -> None:
    assert journal.backups.due()
    journal.backups.make()
    clock.move(2 * HOUR)
    assert not journal.backups.due()
    journal.entries.record(said())
    assert journal.backups.due()
    journal.backups.make()
    journal.entries.record(said())
    assert not journal.backups.due()
    assert journal.backups.changed()


def test_a_clock_set_back_a_year_stops_no_backups_and_costs_none(journal: Journal, clock: SetClock) -> None:
    journal.backups.make()
    clock.move(timedelta(days=-365))
    journal.entries.record(said("the newest"))
    assert journal.backups.due()
    journal.backups.make()
    newest = journal.backups.last()
    assert newest is not None
    assert records_in(newest) == ["the newest"]
    assert not journal.backups.changed()


def test_writing_goes_on_while_backups_are_made(journal: Journal, clock: SetClock) -> None:
    writing = threading.Thread(target=lambda: [journal.entries.record(said()) for _ in range(30)])
    writing.start()
    for _ in range(3):
        clock.move(HOUR)
        assert len(records_in(journal.backups.make())) <= 30
    writing.join()
    assert len(records_in(journal.backups.make())) == 30


def test_old_backups_are_thinned_and_one_set_aside_never_is(journal: Journal, clock: SetClock) -> None:
    first = journal.backups.make()
    about = first.folder / "about.json"
    about.write_text(about.read_text().replace('"made"', '"set-aside"'))
    for _ in range(5):
        clock.move(timedelta(minutes=5))
        journal.backups.make()
    kinds = [one.kind for one in places_of(journal.folder)[0].backups()]
    assert kinds == [BackupKind.MADE, BackupKind.MADE, BackupKind.SET_ASIDE]


def test_the_second_place_gets_a_copy_of_each(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    journal.backups.set_second_place(tmp_path / "stick")
    journal.entries.record(said("soup"))
    journal.backups.make()
    own, second = places_of(journal.folder)
    assert second.folder.parent == tmp_path / "stick"
    assert records_in(second.backups()[0]) == ["soup"]
    assert second.backups()[0].heads == own.backups()[0].heads


def test_a_stick_pulled_out_holds_up_nothing_and_catches_up_later(journal: Journal, tmp_path: Path) -> None:
    stick, drawer = tmp_path / "stick", tmp_path / "drawer"
    stick.mkdir()
    journal.backups.set_second_place(stick)
    journal.backups.make()
    stick.rename(drawer)
    journal.entries.record(said("soup"))
    journal.backups.make()
    standing = journal.backups.standing()
    assert (standing.second, standing.second_reachable) == (stick, False)
    assert standing.second_kept is not None
    drawer.rename(stick)
    assert journal.backups.changed()
    journal.backups.keep_up()
    assert records_in(places_of(journal.folder)[1].backups()[0]) == ["soup"]
    assert not journal.backups.changed()


def test_a_second_place_that_vanishes_meanwhile_is_noted(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    journal.backups.set_second_place(tmp_path / "stick")

    def pull_it_out(done: int, _: int) -> None:
        if done > 600 and (tmp_path / "stick").exists():
            shutil.rmtree(tmp_path / "stick")

    backup = journal.backups.make(pull_it_out)
    assert backup.folder.exists()
    assert journal.backups.second_fault is not None


def test_a_second_place_that_is_no_folder_is_refused(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(BackupPlaceMissing):
        journal.backups.set_second_place(tmp_path / "nowhere")
    assert journal.backups.second_place() is None


def test_cancelling_leaves_nothing_behind(journal: Journal) -> None:
    def enough(_: int, __: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        journal.backups.make(enough)
    assert names_under(journal.folder / "backups") == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_said(journal: Journal) -> None:
    (journal.folder / "backups").mkdir(mode=0o500)
    with pytest.raises(FolderReadOnly):
        journal.backups.make()


def test_writing_a_backup_anew_takes_its_place(journal: Journal) -> None:
    backup = journal.backups.make()
    journal.entries.record(said("soup"))
    with rewriting(backup) as fresh:
        copy_whole(journal.folder / "journal.db", pattern().key, fresh / "journal.db")
        shutil.copy(backup.folder / "keys.json", fresh)
        describe_anew(fresh, pattern().key, backup)
    (again,) = places_of(journal.folder)[0].backups()
    assert (again.folder, again.made_at) == (backup.folder, backup.made_at)
    assert records_in(again) == ["soup"]
    assert again.heads == journal.history.heads()


def test_writing_anew_cut_off_leaves_the_old_one_and_nothing_else(journal: Journal) -> None:
    backup = journal.backups.make()
    with contextlib.suppress(DiskFull), rewriting(backup) as fresh:
        (fresh / "journal.db").write_bytes(b"half")
        raise DiskFull(folder=fresh)
    assert names_under(backup.folder.parent) == [backup.name]


def test_a_crash_between_two_names_leaves_the_new_one(journal: Journal) -> None:
    backup = journal.backups.make()
    place = BackupPlace(backup.folder.parent)
    shutil.copytree(backup.folder, place.folder / f".next-{backup.name}")
    (place.folder / ".new-half").mkdir()
    assert [one.name for one in place.backups()] == [backup.name]
    place.sweep()
    assert names_under(place.folder) == [backup.name]


def test_what_is_no_backup_is_passed_over(journal: Journal) -> None:
    backup = journal.backups.make()
    (backup.folder.parent / "notes").mkdir()
    (backup.folder.parent / "a file").touch()
    damaged = shutil.copytree(backup.folder, backup.folder.parent / "2020-01-01T000000Z")
    (damaged / "about.json").write_bytes(b'{"format": \xff')
    assert [one.name for one in BackupPlace(backup.folder.parent).backups()] == [backup.name]


def test_damaged_places_are_no_places(journal: Journal) -> None:
    journal.backups.make()
    (journal.folder / "backups" / "places.json").write_bytes(b"[1, \xff")
    assert len(places_of(journal.folder)) == 1


def enclose(folder: Path, name: str, data: bytes) -> None:
    """A file as it lies in the journal's folder, with the row that tells of it."""
    (folder / "enclosures").mkdir(exist_ok=True)
    (folder / "enclosures" / name).write_bytes(data)
    facts = (name, "e", "photo", "image/png", len(data), b"", name, hashlib.sha256(data).hexdigest(), 0, "r")
    with by_hand(folder) as connection:
        connection.execute(f"INSERT INTO enclosures VALUES ({', '.join('?' * len(facts))})", facts)


def test_enclosures_are_copied_once_for_all_and_go_with_the_last_that_needs_them(
    journal: Journal, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    journal.backups.set_second_place(tmp_path / "stick")
    enclose(journal.folder, "one", b"a photo")
    backups = [journal.backups.make(), journal.backups.make()]
    own, second = places_of(journal.folder)
    assert names_under(own.folder / "enclosures") == names_under(second.folder / "enclosures") == ["one"]
    assert [one.enclosures for one in backups] == [("one",), ("one",)]
    own.remove(backups[0])
    own.sweep()
    assert names_under(own.folder / "enclosures") == ["one"]
    own.remove(backups[1])
    own.sweep()
    assert names_under(own.folder / "enclosures") == []


def test_an_enclosure_that_is_damaged_is_not_copied(journal: Journal) -> None:
    enclose(journal.folder, "one", b"a photo")
    (journal.folder / "enclosures" / "one").write_bytes(b"a phota")
    journal.backups.make()
    assert names_under(journal.folder / "backups" / "enclosures") == []
