"""The bin: entries wait there, can be read and put back, and are named to whoever erases them for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from journal.model import Draft
from tests.ui.entries.conftest import CTRL, Reader, Shelf

Open = Callable[..., Reader]


@pytest.fixture
def ids(shelf: Shelf) -> list[str]:
    """Three entries, the two newest of them in the bin."""
    ids = [shelf.put(record, ago=timedelta(hours=ago)) for ago, record in enumerate(("Tea.", "Soup.", "Bread."))]
    for entry_id in ids[:2]:
        shelf.journal.entries.trash(entry_id)
    return ids


@pytest.fixture
def reader(open_journal: Open, ids: list[str]) -> Reader:
    """Somebody before the bin."""
    opened = open_journal()
    opened.reads("Bread.")
    assert opened.find("binOpen", QPushButton).text() == "Bin (2)"
    opened.click("binOpen")
    opened.counts("2 entries in the bin")
    opened.reads("Tea.")
    return opened


def test_an_entry_is_read_and_put_back_with_one_key(reader: Reader, ids: list[str]) -> None:
    assert reader.sees("entryInBin")
    assert not reader.sees("entryEdit")
    reader.press(Qt.Key.Key_R, CTRL)
    reader.counts("1 entry in the bin")
    reader.reads("Soup.")
    assert not reader.entry(ids[0]).content.trashed


def test_putting_back_can_be_undone(reader: Reader, ids: list[str]) -> None:
    reader.click("entryPutBack")
    reader.counts("1 entry in the bin")
    reader.undo_it()
    reader.counts("2 entries in the bin")
    assert reader.entry(ids[0]).content.trashed


def test_an_empty_bin_says_so_and_escape_leads_back(reader: Reader) -> None:
    for record in ("Tea.", "Soup."):
        reader.reads(record)
        reader.press(Qt.Key.Key_R, CTRL)
    reader.wait(lambda: reader.sees("nothingHead"))
    assert reader.says("nothingHead") == "The bin is empty"
    reader.click("shelfLeave")
    reader.counts("3 entries")
    assert reader.find("binOpen", QPushButton).text() == "Bin"


def test_the_bin_is_searched_and_escape_leads_back(reader: Reader) -> None:
    reader.type("searchWords", "sou")
    reader.counts("1 entry in the bin")
    reader.reads("Soup.")
    reader.find("searchWords", QLineEdit).clear()
    reader.list.setFocus()
    reader.press(Qt.Key.Key_Escape)
    reader.counts("1 entry")
    reader.reads("Bread.")


def test_nothing_in_the_bin_is_changed_by_the_keys_of_the_journal(reader: Reader, ids: list[str]) -> None:
    before = [reader.entry(one).revision_id for one in ids]
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
        reader.press(key)
    reader.qtbot.wait(50)
    assert not reader.sees("editRecord")
    assert [reader.entry(one).revision_id for one in ids] == before


def test_erasing_for_good_is_asked_of_whoever_can(reader: Reader, ids: list[str]) -> None:
    wanted: list[str] = []
    reader.screen.erase_wanted.connect(wanted.append)
    reader.click("entryErase")
    assert wanted == [ids[0]]


def test_one_with_unfinished_changes_is_named_and_opened(open_journal: Open, shelf: Shelf) -> None:
    shelf.put("Newest.")
    other = shelf.put("Older.", ago=timedelta(days=2))
    shelf.journal.drafts.save(Draft(content=shelf.content("Older, and more."), entry_id=other))
    reader = open_journal()
    assert reader.find("unfinishedOpen", QPushButton).text() == "1 entry has unfinished changes"
    reader.click("unfinishedOpen")
    reader.reads("Older.")
    assert reader.sees("entryUnsaved")


def test_several_with_unfinished_changes_are_listed(open_journal: Open, shelf: Shelf) -> None:
    for number in range(3):
        entry_id = shelf.put(f"Entry {number}.", ago=timedelta(days=number))
        if number:
            shelf.journal.drafts.save(Draft(content=shelf.content("More."), entry_id=entry_id))
    reader = open_journal()
    reader.click("unfinishedOpen")
    reader.counts("2 entries have unfinished changes")
    reader.reads("Entry 1.")
    reader.click("shelfLeave")
    reader.counts("3 entries")


def test_stopping_for_now_is_counted_at_once(open_journal: Open, shelf: Shelf) -> None:
    shelf.put("One.")
    reader = open_journal()
    reader.reads("One.")
    assert not reader.sees("unfinishedOpen")
    reader.edit()
    reader.type("editRecord", " Two.")
    reader.press(Qt.Key.Key_Escape)
    reader.wait(lambda: reader.sees("unfinishedOpen"))
