"""Finding entries again: searching as one types, filters, and the list under the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from journal.model import Kind, Label
from tests.ui.entries.conftest import Reader, Shelf
from ui.entries.prose import Prose
from ui.theme import Shade, look

Open = Callable[..., Reader]


def weights(reader: Reader, words: str) -> set[int]:
    """The font weights in which `words` stand in the record on screen."""
    prose = reader.find("entryRecord", Prose)
    cursor = prose.document().find(words)
    assert not cursor.isNull()
    return {cursor.charFormat().fontWeight()}


def test_the_newest_entry_is_open_at_first(open_journal: Open, shelf: Shelf) -> None:
    shelf.fill(3)
    reader = open_journal()
    reader.counts("3 entries")
    reader.reads("entry number 2")


def test_typing_narrows_the_list_and_sets_the_words_off(open_journal: Open, shelf: Shelf) -> None:
    shelf.put("Mia poured the Müsli herself.", ago=timedelta(days=2))
    shelf.fill(30)
    reader = open_journal()
    reader.type("searchWords", "musl")
    reader.counts("1 entry")
    reader.reads("Mia poured the Müsli herself.")
    assert weights(reader, "Müsli") != weights(reader, "poured")


def test_escape_empties_the_box_and_brings_everything_back(open_journal: Open, shelf: Shelf) -> None:
    shelf.fill(30)
    reader = open_journal()
    reader.type("searchWords", "29")
    reader.counts("1 entry")
    reader.press(Qt.Key.Key_Escape)
    reader.counts("30 entries")


def test_an_entry_that_was_found_is_in_view_when_the_search_is_cleared(open_journal: Open, shelf: Shelf) -> None:
    shelf.fill(120)
    reader = open_journal()
    reader.type("searchWords", "11")
    reader.counts("11 entries")
    reader.press(Qt.Key.Key_Down)
    reader.press(Qt.Key.Key_End)
    reader.reads("entry number 11")
    reader.screen.focus_search()
    reader.press(Qt.Key.Key_Escape)
    reader.counts("120 entries")
    shown = reader.list.visualRect(reader.list.currentIndex())
    assert reader.list.current_row() == 108
    assert reader.list.viewport().rect().contains(shown)


def test_what_is_not_there_is_said_kindly_and_undone_with_one_button(open_journal: Open, shelf: Shelf) -> None:
    shelf.fill(5)
    reader = open_journal()
    reader.type("searchWords", "zebra")
    reader.wait(lambda: reader.sees("nothingHead"))
    assert "Nothing found" in reader.says("nothingHead")
    reader.click("nothingClear")
    reader.counts("5 entries")
    assert reader.find("searchWords", QLineEdit).text() == ""


def test_an_empty_journal_says_what_to_do_first(open_journal: Open) -> None:
    reader = open_journal()
    assert "Today" in reader.says("nothingMore")
    assert not reader.sees("nothingClear")


def test_filters_narrow_by_child_label_kind_and_days(open_journal: Open, shelf: Shelf) -> None:
    shelf.journal.family.add_child("Mia")
    (mia,) = shelf.journal.family.children()
    labelled = shelf.put("about Mia", child_ids=(mia.id,), ago=timedelta(days=400))
    shelf.journal.labels.confirm(labelled, Label.SELF)
    shelf.put("an incident", kind=Kind.INCIDENT, ago=timedelta(days=20))
    shelf.put("yesterday's", ago=timedelta(minutes=1))
    reader = open_journal()
    reader.counts("3 entries")
    for name, choice, left in (
        ("filterChild", "Mia", "about Mia"),
        ("filterLabel", "Sense of self", "about Mia"),
        ("filterKind", "Incident", "an incident"),
    ):
        reader.choose(name, choice)
        reader.counts("1 entry")
        reader.reads(left)
        reader.click("filterClear")
        reader.counts("3 entries")
    reader.choose("filterPeriod", "Last 4 weeks")
    reader.counts("2 entries")


def test_safety_labels_are_not_offered(open_journal: Open, shelf: Shelf) -> None:
    shelf.fill(1)
    box = open_journal().find("filterLabel", QComboBox)
    offered = {box.itemData(at) for at in range(1, box.count())}
    assert offered == {label.value for label in Label} - {"disclosure", "crisis"}


def test_the_keyboard_alone_goes_from_the_box_to_an_entry_and_back(open_journal: Open, shelf: Shelf) -> None:
    shelf.fill(60)
    reader = open_journal()
    reader.screen.focus_search()
    reader.press(Qt.Key.Key_Down)
    assert reader.list.hasFocus()
    for key, number in ((Qt.Key.Key_Down, 58), (Qt.Key.Key_End, 0), (Qt.Key.Key_Home, 59)):
        reader.press(key)
        reader.reads(f"entry number {number}")
    reader.press(Qt.Key.Key_Return)
    assert not reader.list.hasFocus()
    reader.press(Qt.Key.Key_Escape)
    assert reader.list.hasFocus()


def test_a_letter_in_the_list_begins_a_search(open_journal: Open, shelf: Shelf) -> None:
    shelf.fill(12)
    reader = open_journal()
    reader.list.setFocus()
    reader.qtbot.keyClicks(reader.list, "1")
    reader.counts("3 entries")
    assert reader.find("searchWords", QLineEdit).hasFocus()


def test_the_open_entry_stays_open_when_another_arrives(open_journal: Open, shelf: Shelf) -> None:
    shelf.fill(30)
    reader = open_journal()
    reader.list.setFocus()
    reader.press(Qt.Key.Key_Down)
    reader.reads("entry number 28")
    reader.desk.write(lambda _: shelf.journal.entries.record(shelf.content("just now", ago=timedelta(hours=-1))))
    reader.counts("31 entries")
    reader.reads("entry number 28")
    assert reader.list.current_row() == 2


def test_the_open_entry_stays_open_when_its_time_changes(open_journal: Open, shelf: Shelf) -> None:
    ids = shelf.fill(30)
    reader = open_journal()
    reader.reads("entry number 29")
    moved = shelf.content("entry number 29", ago=timedelta(days=30))
    reader.desk.write(lambda journal: journal.entries.revise(ids[29], moved))
    reader.wait(lambda: reader.list.current_row() == 29)
    reader.reads("entry number 29")


def test_the_list_does_not_jump_while_somebody_reads_further_down(open_journal: Open, shelf: Shelf) -> None:
    shelf.fill(200)
    reader = open_journal()
    reader.counts("200 entries")
    bar = reader.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = reader.list.rowAt(0)
    reader.desk.write(lambda journal: journal.entries.record(shelf.content("just now", ago=timedelta(hours=-1))))
    reader.counts("201 entries")
    assert reader.list.rowAt(0) == top + 1


def test_another_screen_can_open_an_entry_that_the_filters_hide(open_journal: Open, shelf: Shelf) -> None:
    ids = shelf.fill(40)
    reader = open_journal()
    reader.type("searchWords", "39")
    reader.counts("1 entry")
    reader.screen.open_entry(ids[3])
    reader.reads("entry number 3")
    reader.counts("40 entries")
    reader.wait(lambda: reader.list.current_row() == 36)


def test_an_entry_moved_to_the_bin_comes_back_with_undo(open_journal: Open, shelf: Shelf) -> None:
    shelf.fill(3)
    reader = open_journal()
    reader.reads("entry number 2")
    reader.list.setFocus()
    reader.press(Qt.Key.Key_Delete)
    reader.reads("entry number 1")
    reader.counts("2 entries")
    reader.undo_it()
    reader.counts("3 entries")


def test_at_200_percent_in_a_small_window_list_and_entry_take_turns(open_journal: Open, shelf: Shelf) -> None:
    shelf.fill(3)
    look().wear(Shade.LIGHT, 200)
    reader = open_journal(780, 560)
    assert not reader.sees("entryReading")
    reader.list.setFocus()
    reader.press(Qt.Key.Key_Return)
    reader.reads("entry number 2")
    assert not reader.sees("entryList")
    reader.click("entryBack")
    assert reader.list.hasFocus()


def test_one_day_is_listed_alone_and_cleared_like_any_filter(open_journal: Open, shelf: Shelf) -> None:
    (ana,) = shelf.journal.family.add_child("Ana").children
    shelf.put("Long ago.", ago=timedelta(days=40), child_ids=(ana,))
    shelf.put("Long ago, about nobody.", ago=timedelta(days=40))
    shelf.put("Today.", child_ids=(ana,))
    reader = open_journal()
    reader.type("searchWords", "Today")
    reader.counts("1 entry")
    (child,) = shelf.journal.family.children()
    reader.screen.show_day((shelf.journal.clock() - timedelta(days=40)).date(), child)
    reader.reads("Long ago.")
    reader.counts("1 entry")
    reader.click("filterClear")
    reader.counts("3 entries")
