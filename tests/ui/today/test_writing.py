"""Writing and saving an entry."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLabel, QLineEdit, QPushButton

from journal.journal import Journal
from journal.model import MAX_RECORD_LENGTH, Child, Draft, EntryContent, Filters, Kind, Label
from tests.ui.today.conftest import CTRL, Writer


def test_two_lines_and_one_key(writer: Writer, mia: Child) -> None:
    writer.type("She shared her pear.")
    entry = writer.save()
    assert (entry.content.record, entry.content.child_ids) == ("She shared her pear.", (mia.id,))
    assert abs(entry.recorded_at - entry.content.happened_at) < timedelta(minutes=1)
    assert writer.box.text() == ""
    assert writer.box.hasFocus()


def test_the_button_saves_too(writer: Writer) -> None:
    writer.type("A pear.")
    writer.click("saveEntry")
    writer.wait(lambda: writer.desk.journal.search.count() == 1)


def test_an_empty_entry_is_refused_kindly(writer: Writer) -> None:
    writer.press(Qt.Key.Key_Return, CTRL)
    assert "A few words are enough" in writer.find("sheetRemark", QLabel).text()
    writer.type("x")
    assert not writer.sees("sheetRemark")


def test_children_and_time_can_be_changed(writer: Writer, journal: Journal) -> None:
    writer.click("child1")
    writer.find("entryWhen", QDateTimeEdit).setFocus()
    writer.press(Qt.Key.Key_Up)
    shown = writer.find("entryWhen", QDateTimeEdit).dateTime().toString("yyyy-MM-dd HH:mm")
    writer.box.setFocus()
    writer.type("Later today.")
    content = writer.save().content
    assert (content.child_ids, f"{content.happened_at:%Y-%m-%d %H:%M}") == ((), shown)
    assert not writer.sees("entryNow")


def test_everything_else_hides_behind_more(writer: Writer) -> None:
    assert not writer.sees("entryKind")
    writer.press(Qt.Key.Key_M, CTRL)
    kind = writer.find("entryKind", QComboBox)
    kind.setCurrentIndex(kind.findData(Kind.DAILY))
    writer.find("childMood", QComboBox).setCurrentIndex(4)
    writer.find("entrySetting", QLineEdit).setFocus()
    writer.type("bedtime")
    writer.box.setFocus()
    writer.type("Slept well.")
    content = writer.save().content
    assert (content.kind, content.setting, content.child_mood) == (Kind.DAILY, "bedtime", 4)
    assert not writer.sees("entryKind")


def test_undo_of_a_save_puts_the_text_back(writer: Writer, journal: Journal) -> None:
    writer.type("Too early.")
    writer.save()
    assert writer.undo is not None
    writer.undo()
    writer.wait(lambda: writer.box.text() == "Too early.")
    assert journal.search.count() == 0


def test_what_is_typed_while_saving_stays_in_the_box(writer: Writer) -> None:
    writer.type("First.")
    writer.press(Qt.Key.Key_Return, CTRL)
    writer.type(" Second.")
    writer.press(Qt.Key.Key_Return, CTRL)
    writer.wait(lambda: writer.box.text() == " Second.")
    assert writer.newest().content.record == "First."


def test_a_save_that_fails_keeps_the_text_and_says_why(writer: Writer, journal: Journal) -> None:
    writer.box.set_text("x" * MAX_RECORD_LENGTH)
    writer.type("y")
    writer.press(Qt.Key.Key_Return, CTRL)
    assert "50001" in writer.find("sheetRemark", QLabel).text()
    assert len(writer.box.text()) == MAX_RECORD_LENGTH + 1
    writer.wait(lambda: journal.drafts.get() is not None)


def test_a_million_characters_are_kept_with_the_entry_as_a_file(writer: Writer, journal: Journal) -> None:
    writer.type("Before. ")
    writer.paste("x" * 1_000_000)
    assert writer.box.text() == "Before. "
    assert "1,000,008" in writer.find("sheetRemark", QLabel).text()
    entry_id = writer.save().id
    writer.wait(lambda: bool(journal.enclosures.of(entry_id)))
    (kept,) = journal.enclosures.of(entry_id)
    assert journal.enclosures.read(kept.id) == b"x" * 1_000_000


def test_markup_is_text(writer: Writer) -> None:
    writer.type("<b>She</b> said & meant it.")
    assert writer.save().content.record == "<b>She</b> said & meant it."


def test_processes_are_marked_while_typing_and_nothing_else(writer: Writer) -> None:
    writer.read_with(self="I can do it", threat="or else", prosocial="shared")
    writer.type("She shared. 'I can do it' or else")
    place = writer.box.textCursor().position()
    writer.wait(lambda: writer.sees("chip-self"))
    assert writer.box.marks() == ((Label.SELF, "I can do it"), (Label.PROSOCIAL, "shared"))
    assert not writer.sees("chip-threat")
    assert writer.box.textCursor().position() == place


def test_marks_move_with_their_words(writer: Writer) -> None:
    writer.read_with(self="I can")
    writer.type("I can")
    writer.wait(lambda: bool(writer.box.marks()))
    writer.box.moveCursor(QTextCursor.MoveOperation.Start)
    writer.paste("\U0001f600 He: ")
    assert writer.box.marks() == ((Label.SELF, "I can"),)


def test_incidents_are_not_marked(writer: Writer) -> None:
    reader = writer.read_with(self="I can")
    writer.press(Qt.Key.Key_M, CTRL)
    kind = writer.find("entryKind", QComboBox)
    kind.setCurrentIndex(kind.findData(Kind.INCIDENT))
    writer.box.setFocus()
    writer.type("I can")
    writer.wait(lambda: not writer.screen.looking)
    assert reader.read == []


def test_another_language_gets_one_quiet_line(writer: Writer) -> None:
    writer.read_with(self="ich").english = False
    writer.type("Das kann ich")
    writer.find("foreignLine", QLabel)
    assert not writer.sees("chip-self")


def test_a_draft_is_kept_within_two_seconds_of_typing(writer: Writer, journal: Journal) -> None:
    writer.type("Half a th")
    writer.qtbot.waitUntil(lambda: journal.drafts.get() is not None, timeout=2_000)
    draft = journal.drafts.get()
    assert draft is not None
    assert draft.content.record == "Half a th"


def test_the_draft_goes_once_the_entry_is_saved(writer: Writer, journal: Journal) -> None:
    writer.type("Whole.")
    writer.wait(lambda: journal.drafts.get() is not None)
    writer.save()
    assert journal.drafts.get() is None


def test_a_draft_comes_back(open_today: Callable[[], Writer], mia: Child, journal: Journal) -> None:
    left = EntryContent(happened_at=journal.clock() - timedelta(hours=20), record="Half", setting="bath", child_ids=())
    journal.drafts.save(Draft(content=left))
    writer = open_today()
    writer.wait(lambda: writer.box.text() == "Half")
    assert writer.find("entrySetting", QLineEdit).text() == "bath"
    saved = writer.save().content
    assert (saved.happened_at, saved.child_ids) == (left.happened_at, ())


def test_locking_keeps_the_last_key(writer: Writer, reopen: Callable[[], Journal], home: Path) -> None:
    writer.type("Just this")
    writer.screen.settle()
    writer.desk.close()
    with reopen() as again:
        draft = again.drafts.get()
        assert draft is not None
        assert draft.content.record == "Just this"


def test_locking_right_after_saving_keeps_the_entry_once(writer: Writer, reopen: Callable[[], Journal]) -> None:
    writer.type("Just saved")
    writer.press(Qt.Key.Key_Return, CTRL)
    writer.screen.settle()
    writer.desk.close()
    with reopen() as again:
        assert [line.opening for line in again.search.newest(Filters())] == ["Just saved"]
        assert again.drafts.get() is None


def test_a_first_child_is_added_in_line(open_today: Callable[[], Writer], journal: Journal) -> None:
    writer = open_today()
    writer.find("childName", QLineEdit).setFocus()
    writer.type("Tom")
    writer.find("childBorn", QLineEdit).setFocus()
    writer.type("2019-04-23")
    writer.press(Qt.Key.Key_Return)
    chip = writer.find("child1", QPushButton)
    writer.wait(lambda: chip.isChecked() and not writer.sees("firstChild"))
    assert journal.family.children()[0].born is not None


@pytest.mark.parametrize("typed", ["31/31/2019", "tomorrow"])
def test_a_date_that_cannot_be_read_is_asked_again(open_today: Callable[[], Writer], typed: str) -> None:
    writer = open_today()
    writer.find("childName", QLineEdit).setText("Tom")
    writer.find("childBorn", QLineEdit).setText(typed)
    writer.click("childAdd")
    assert "could not be read" in writer.find("childAnswer", QLabel).text()
