"""A late entry may say why, and what was left half written is still here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit

from journal.journal import Journal
from journal.model import Child, Draft, EntryContent
from tests.ui.today.conftest import CTRL, Writer


def days_back(writer: Writer, days: int) -> None:
    when = writer.find("entryWhen", QDateTimeEdit)
    when.setDateTime(when.dateTime().addDays(-days))


def test_only_a_late_entry_is_asked_why(writer: Writer) -> None:
    assert not writer.sees("entryWhyLater")
    days_back(writer, 2)
    assert writer.sees("entryWhyLater")
    days_back(writer, -2)
    assert not writer.sees("entryWhyLater")


def test_the_reason_is_kept_with_the_entry_and_the_field_goes(writer: Writer) -> None:
    days_back(writer, 2)
    writer.find("entryWhyLater", QLineEdit).setFocus()
    writer.type("We were travelling")
    writer.box.setFocus()
    writer.type("She swam.")
    assert writer.save().reason == "We were travelling"
    assert not writer.sees("entryWhyLater")


def test_a_reason_is_not_kept_once_the_entry_is_no_longer_late(writer: Writer) -> None:
    days_back(writer, 2)
    writer.find("entryWhyLater", QLineEdit).setText("We were travelling")
    days_back(writer, -2)
    writer.type("She swam.")
    assert writer.save().reason == ""


def test_the_draft_keeps_the_reason_too(open_today: Callable[[], Writer], mia: Child, journal: Journal) -> None:
    left = EntryContent(happened_at=journal.clock() - timedelta(days=2), record="Half")
    journal.drafts.save(Draft(content=left, reason="We were travelling"))
    kept_at = journal.drafts.kept_at()
    assert kept_at is not None
    writer = open_today()
    writer.wait(lambda: writer.box.text() == "Half")
    assert writer.find("entryWhyLater", QLineEdit).text() == "We were travelling"
    assert f"from {kept_at.astimezone():%H:%M} is still here" in writer.said[-1]
    assert writer.save().reason == "We were travelling"


def test_saving_undone_and_done_again_leaves_one_entry_and_an_empty_sheet(writer: Writer, journal: Journal) -> None:
    writer.type("A pear.")
    entry = writer.save()
    writer.desk.deeds.undo()
    writer.wait(lambda: writer.box.text() == "A pear.")
    writer.desk.deeds.redo()
    writer.wait(lambda: writer.box.text() == "")
    assert journal.search.count() == 1
    assert journal.entries.get(entry.id).content.record == "A pear."


def test_words_changed_after_undoing_stay_when_the_save_is_done_again(writer: Writer) -> None:
    writer.type("A pear.")
    writer.save()
    writer.desk.deeds.undo()
    writer.wait(lambda: writer.box.text() == "A pear.")
    writer.box.setFocus()
    writer.box.set_text("A pear and a plum.")
    writer.desk.deeds.redo()
    writer.wait(lambda: writer.desk.journal.search.count() == 1)
    writer.qtbot.wait(50)
    assert writer.box.text() == "A pear and a plum."


def test_a_child_added_by_mistake_is_taken_back(open_today: Callable[[], Writer], journal: Journal) -> None:
    writer = open_today()
    writer.find("childName", QLineEdit).setFocus()
    writer.type("Mai")
    writer.press(Qt.Key.Key_Return)
    writer.wait(lambda: writer.undo is not None and not writer.sees("firstChild"))
    writer.desk.deeds.undo()
    writer.wait(lambda: writer.sees("firstChild"))
    assert journal.family.children() == ()


def test_the_key_that_saves_saves_from_the_reason_too(writer: Writer, journal: Journal) -> None:
    days_back(writer, 2)
    writer.type("She swam.")
    writer.find("entryWhyLater", QLineEdit).setFocus()
    writer.press(Qt.Key.Key_Return, CTRL)
    writer.wait(lambda: journal.search.count() == 1)
