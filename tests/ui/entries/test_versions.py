"""Two versions side by side: any two of the history, and an edit that was left beside what is saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget

from journal.model import Draft, Kind
from tests.ui.entries.conftest import CTRL, Reader, Shelf
from tests.ui.entries.test_difference import WORDS
from ui.entries.beside import Beside
from ui.entries.difference import Mark, Row, rows
from ui.entries.prose import Prose

Open = Callable[..., Reader]


def side(found: list[tuple[object, ...] | None]) -> str:
    return "\n".join("".join(piece.text for piece in one) for one in found if one is not None)  # type: ignore[attr-defined]


@given(WORDS, WORDS)
def test_each_side_reads_as_its_version_did(before: str, after: str) -> None:
    found = rows(before, after)
    assert side([row.left for row in found]) == before
    assert side([row.right for row in found]) == after
    assert all(row.same for row in found) == (before == after)


def test_paragraphs_stand_beside_what_became_of_them() -> None:
    found = rows("One.\nTwo.\nThree.", "One.\nTwo!\nThree.\nFour.")
    assert [row.same for row in found] == [True, False, True, False]
    assert found[3] == Row(None, ((Mark.ADDED, "Four."),))  # type: ignore[arg-type]


@pytest.fixture
def entry_id(shelf: Shelf) -> str:
    """An entry of three days ago in three versions."""
    made = shelf.put("We read.\nShe laughed.", ago=timedelta(days=3))
    content = shelf.journal.entries.get(made).content
    for record, kind, reason in (
        ("We read.\nShe laughed twice.", Kind.DAILY, "I remembered"),
        ("We read.\nShe laughed twice.\nThen bed.", Kind.DAILY, ""),
    ):
        changed = msgspec.structs.replace(content, record=record, kind=kind)
        shelf.journal.entries.revise(made, changed, reason=reason)
    return made


@pytest.fixture
def reader(open_journal: Open, entry_id: str) -> Reader:
    """Somebody who has the history of that entry before them."""
    opened = open_journal()
    opened.wait(lambda: opened.sees("entryRecord"))
    opened.press(Qt.Key.Key_H, CTRL)
    opened.wait(lambda: opened.sees("historyVersions"))
    return opened


def shown(reader: Reader, name: str) -> list[str]:
    return [one.text() for one in reader.screen.findChildren(Prose, name) if one.isVisible()]


def shows(reader: Reader, name: str, texts: list[str]) -> None:
    reader.wait(lambda: shown(reader, name) == texts)


def test_versions_say_when_why_and_that_they_were_written_later(reader: Reader) -> None:
    listed = reader.find("historyVersions", QListWidget)
    newest, middle, first = (listed.item(row).text() for row in range(3))
    assert "as it is now" in newest
    assert "“I remembered”" in middle
    assert "first written" in first
    assert "written later" in first


def test_each_version_stands_beside_the_one_before_and_the_keys_go_through_them(reader: Reader) -> None:
    shows(reader, "after-record", ["We read.\nShe laughed twice.", "Then bed."])
    reader.press(Qt.Key.Key_Down)
    shows(reader, "before-record", ["We read.", "She laughed."])
    shows(reader, "after-record", ["We read.", "She laughed twice."])
    assert "Kind: Moment" in shown(reader, "before-facts")
    assert "Kind: Daily record" in shown(reader, "after-facts")


def test_any_two_versions_can_be_compared(reader: Reader) -> None:
    other = reader.find("historyOther", QComboBox)
    assert other.count() == 2
    other.setCurrentIndex(1)
    shows(reader, "before-record", ["We read.", "She laughed."])
    shows(reader, "after-record", ["We read.", "She laughed twice.", "Then bed."])


def test_changes_are_marked_by_more_than_colour(reader: Reader) -> None:
    reader.press(Qt.Key.Key_Down)
    shows(reader, "after-record", ["We read.", "She laughed twice."])
    changed = next(one for one in reader.screen.findChildren(Prose, "after-record") if one.text().endswith("twice."))
    assert changed.document().find("twice").charFormat().fontUnderline()
    assert "put in: twice" in changed.accessibleName()


def test_without_room_they_stand_one_above_the_other(open_journal: Open, entry_id: str) -> None:
    reader = open_journal(width=480)
    reader.wait(lambda: reader.sees("entryList"))
    reader.press(Qt.Key.Key_Return)
    reader.wait(lambda: reader.sees("entryRecord"))
    reader.press(Qt.Key.Key_H, CTRL)
    assert reader.find("beside", Beside).stacked
    assert reader.says("besideRight").startswith("Underlined: Later")
    shows(reader, "before-record", [])


def test_a_reason_is_kept_with_the_version_and_shown(reader: Reader, entry_id: str) -> None:
    reader.press(Qt.Key.Key_Escape)
    reader.edit()
    reader.type("editRecord", " Asleep by eight.")
    reader.type("editReason", "Her sister told me")
    reader.save()
    reader.wait(lambda: reader.entry(entry_id).reason == "Her sister told me")
    reader.wait(lambda: reader.sees("entryMarks") and "“Her sister told me”" in reader.says("entryMarks"))
    reader.edit()
    assert reader.find("editReason", QLineEdit).text() == ""


@pytest.fixture
def left(open_journal: Open, shelf: Shelf, entry_id: str) -> Reader:
    """Somebody who finds an edit that was left in an earlier session."""
    entry = shelf.journal.entries.get(entry_id)
    changed = msgspec.structs.replace(entry.content, record="We read.\nMine.")
    shelf.journal.drafts.save(Draft(content=changed, entry_id=entry_id, began_from=entry.revision_id, reason="why"))
    opened = open_journal()
    opened.wait(lambda: opened.sees("entryUnsaved"))
    opened.click("entryResume")
    opened.wait(lambda: opened.sees("unfinishedView"))
    return opened


def test_both_versions_of_an_edit_that_was_left_are_shown(left: Reader) -> None:
    assert (left.says("besideLeft"), left.says("besideRight")) == ("As it is saved", "Your unfinished changes")
    assert "She laughed twice." in shown(left, "before-record")
    assert "Mine." in shown(left, "after-record")


def test_going_on_brings_the_changes_into_the_form_with_their_reason(left: Reader) -> None:
    left.press(Qt.Key.Key_Space)
    left.wait(lambda: left.sees("editRecord"))
    assert left.text("editRecord") == "We read.\nMine."
    assert left.find("editReason", QLineEdit).text() == "why"


def test_keeping_what_is_saved_can_be_undone(left: Reader, entry_id: str) -> None:
    left.click("unfinishedKeep")
    left.wait(lambda: left.desk.journal.drafts.get(entry_id) is None)
    left.wait(lambda: left.sees("entryRecord") and not left.sees("entryUnsaved"))
    left.undo_it()
    left.wait(lambda: left.sees("entryUnsaved"))
    assert left.desk.journal.drafts.get(entry_id) is not None


def test_an_entry_changed_elsewhere_meanwhile_is_not_written_over(reader: Reader, entry_id: str, shelf: Shelf) -> None:
    reader.press(Qt.Key.Key_Escape)
    reader.edit()
    reader.type("editRecord", " Mine.")
    shelf.rewrite(entry_id, record="From the terminal.")
    reader.save()
    reader.wait(lambda: reader.sees("unfinishedView"))
    assert "it was changed since" in reader.says("unfinishedWhy")
    assert reader.entry(entry_id).content.record == "From the terminal."
    reader.click("unfinishedGoOn")
    reader.wait(lambda: reader.sees("editRecord"))
    reader.save()
    reader.wait(lambda: reader.entry(entry_id).content.record.endswith("Mine."))


def test_an_edit_left_in_this_session_goes_on_at_once(reader: Reader) -> None:
    reader.press(Qt.Key.Key_Escape)
    reader.edit()
    reader.type("editRecord", " Mine.")
    reader.press(Qt.Key.Key_Escape)
    reader.wait(lambda: reader.sees("entryUnsaved"))
    reader.edit()
    assert reader.text("editRecord").endswith("Mine.")
