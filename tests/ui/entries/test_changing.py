"""Changing an entry in place: nothing typed is lost, and every save is a version that can be brought back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateTimeEdit, QListWidget

from journal.model import Change, Kind
from tests.ui.entries.conftest import Reader, Shelf, wall
from ui.entries.history import HistoryView
from ui.entries.prose import Prose
from ui.widgets.marked_text import MarkedText

Open = Callable[..., Reader]


@pytest.fixture
def entry_id(shelf: Shelf) -> str:
    """The one entry of the journal."""
    shelf.journal.family.add_child("Mia")
    return shelf.put("We read the book.", ago=timedelta(hours=5), details={"food": "soup"})


@pytest.fixture
def reader(open_journal: Open, entry_id: str) -> Reader:
    """Somebody who has that entry before them."""
    opened = open_journal()
    opened.reads("We read the book.")
    return opened


def test_an_edit_is_saved_as_a_new_version(reader: Reader, entry_id: str) -> None:
    reader.edit()
    reader.type("editRecord", " Twice.")
    reader.save()
    reader.reads("We read the book. Twice.")
    assert [one.content.record for one in reader.desk.journal.entries.versions(entry_id)] == [
        "We read the book. Twice.",
        "We read the book.",
    ]


def test_every_field_of_an_entry_can_be_changed(reader: Reader, entry_id: str) -> None:
    reader.edit()
    when = reader.find("editWhen", QDateTimeEdit)
    when.setDateTime(when.dateTime().addDays(-2))
    reader.find("editKind", QComboBox).setCurrentIndex(1)
    reader.type("editSetting", "bedtime")
    reader.find("editChild-Mia", QCheckBox).click()
    reader.type("editReflection", "Calmer than last week.")
    reader.type("editDetail-food", " and bread")
    before = reader.entry(entry_id).content
    reader.save()
    reader.wait(lambda: reader.sees("entryReflection"))
    after = reader.entry(entry_id).content
    assert after.happened_at == before.happened_at - timedelta(days=2)
    assert (after.kind, after.setting, len(after.child_ids)) == (Kind.DAILY, "bedtime", 1)
    assert (after.reflection, after.details["food"]) == ("Calmer than last week.", "soup and bread")


def test_an_entry_that_was_only_looked_at_is_not_changed(reader: Reader, entry_id: str) -> None:
    reader.edit()
    reader.save()
    reader.reads("We read the book.")
    assert len(reader.desk.journal.entries.versions(entry_id)) == 1


def test_escape_asks_nothing_and_keeps_what_was_typed(reader: Reader, entry_id: str) -> None:
    reader.edit()
    reader.type("editRecord", " Twice.")
    reader.press(Qt.Key.Key_Escape)
    reader.wait(lambda: reader.sees("entryUnsaved"))
    assert reader.entry(entry_id).content.record == "We read the book."
    reader.click("entryResume")
    reader.wait(lambda: reader.sees("editRecord"))
    assert reader.text("editRecord") == "We read the book. Twice."


def test_going_on_to_another_entry_keeps_what_was_typed(reader: Reader, shelf: Shelf) -> None:
    reader.desk.write(lambda journal: journal.entries.record(shelf.content("Another one.")))
    reader.counts("2 entries")
    reader.edit()
    reader.type("editRecord", " Twice.")
    reader.list.setFocus()
    reader.press(Qt.Key.Key_Up)
    reader.reads("Another one.")
    reader.press(Qt.Key.Key_Down)
    reader.wait(lambda: reader.sees("entryUnsaved"))


def test_locking_keeps_what_was_typed(reader: Reader, entry_id: str) -> None:
    reader.edit()
    reader.type("editRecord", " Twice.")
    reader.screen.settle()
    done: list[Change] = []
    reader.desk.write(lambda _: Change(), done.append)
    reader.wait(lambda: bool(done))
    draft = reader.desk.journal.drafts.get(entry_id)
    assert draft is not None
    assert draft.content.record == "We read the book. Twice."


def test_a_pause_keeps_what_was_typed(reader: Reader, entry_id: str) -> None:
    reader.edit()
    reader.type("editRecord", " Twice.")
    reader.wait(lambda: reader.desk.journal.drafts.get(entry_id) is not None)


def test_changes_can_be_discarded_and_got_back(reader: Reader, entry_id: str) -> None:
    reader.edit()
    reader.type("editRecord", " Twice.")
    reader.press(Qt.Key.Key_Escape)
    reader.click("entryDiscard")
    reader.wait(lambda: not reader.sees("entryUnsaved"))
    assert reader.desk.journal.drafts.get(entry_id) is None
    reader.undo_it()
    reader.wait(lambda: reader.sees("entryUnsaved"))


def test_an_edit_that_is_refused_stays_on_screen_and_says_why(reader: Reader, entry_id: str) -> None:
    reader.edit()
    for name in ("editRecord", "editDetail-food"):
        reader.press(Qt.Key.Key_Tab)
        reader.find(name, MarkedText).set_text("")
    reader.save()
    assert "A few words are enough" in reader.says("editFault")
    reader.type("editRecord", "Once more.")
    reader.save()
    reader.reads("Once more.")


def test_what_is_typed_while_a_save_is_under_way_is_not_lost(reader: Reader, entry_id: str) -> None:
    reader.edit()
    reader.type("editRecord", " Twice.")
    reader.save()
    reader.type("editRecord", " Thrice.")
    reader.wait(lambda: reader.entry(entry_id).content.record == "We read the book. Twice.")
    reader.wait(lambda: reader.desk.journal.drafts.get(entry_id) is not None)
    assert reader.text("editRecord") == "We read the book. Twice. Thrice."


def test_a_changed_entry_says_so_and_so_does_a_late_one(reader: Reader, shelf: Shelf) -> None:
    late = shelf.put("Three days ago.", ago=timedelta(days=3))
    reader.screen.open_entry(late)
    reader.reads("Three days ago.")
    assert reader.says("entryMarks").startswith("Late entry: written 3 days after, on ")
    reader.edit()
    reader.type("editRecord", " Or four.")
    reader.save()
    reader.reads("Three days ago. Or four.")
    assert "Edited" in reader.says("entryMarks")


def test_an_earlier_version_can_be_brought_back_and_that_undone(reader: Reader, entry_id: str) -> None:
    reader.edit()
    reader.type("editRecord", " Twice.")
    reader.save()
    reader.reads("We read the book. Twice.")
    reader.click("entryHistory")
    reader.find("historyVersions", QListWidget).setCurrentRow(1)
    reader.click("historyRestore")
    reader.reads("We read the book.")
    reader.undo_it()
    reader.reads("We read the book. Twice.")
    assert len(reader.desk.journal.entries.versions(entry_id)) == 4


def test_history_shows_what_changed_without_colour_alone(reader: Reader) -> None:
    reader.edit()
    reader.type("editRecord", " Twice.")
    reader.save()
    reader.reads("We read the book. Twice.")
    reader.click("entryHistory")
    text = reader.find("after-record", Prose)
    added = text.document().find("Twice")
    assert added.charFormat().fontUnderline()
    assert reader.find("entryHistoryView", HistoryView).isVisible()


def test_the_form_shows_the_time_on_the_wall(reader: Reader, entry_id: str) -> None:
    reader.edit()
    shown = reader.find("editWhen", QDateTimeEdit).dateTime().toPython()
    assert wall(shown) == wall(reader.entry(entry_id).content.happened_at)  # type: ignore[arg-type]
