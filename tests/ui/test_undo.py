"""Undo and redo at the window: every deed of the session, the last first, and nothing of it after locking."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from journal.journal import Journal
from journal.model import Change, EntryContent, Filters, Label
from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver
from ui.deeds_done import MOST, noted
from ui.widgets.marked_text import MarkedText


@pytest.fixture
def writer(user: Driver) -> Driver:
    """Somebody at Today with a pear written down."""
    user.unlock(PASSPHRASE)
    user.write("entryText", "A pear.")
    user.press("Ctrl+Return")
    user.wait(lambda: user.ask(records) == ["A pear."])
    user.wait(lambda: user.sees("noticeUndo"))
    return user


def records(journal: Journal) -> list[str]:
    return [line.opening for line in journal.search.newest(Filters(), 100)]


def entry_id(journal: Journal) -> str:
    return journal.search.newest(Filters(), 1)[0].id


def says(writer: Driver, sentence: str) -> None:
    writer.wait(lambda: writer.sees("noticeText") and sentence in writer.text("noticeText"), sentence)


def test_a_save_is_undone_and_done_again_by_keys(writer: Driver) -> None:
    writer.press("Ctrl+Z")
    writer.wait(lambda: writer.find("entryText", MarkedText).text() == "A pear.")
    assert writer.ask(records) == []
    says(writer, "Undone: saved an entry")
    writer.press("Ctrl+Shift+Z")
    writer.wait(lambda: writer.find("entryText", MarkedText).text() == "")
    assert writer.ask(records) == ["A pear."]


def test_the_notice_offers_undo_and_then_redo(writer: Driver) -> None:
    writer.press("Ctrl+2")
    writer.click("entryBin")
    writer.wait(lambda: writer.ask(records) == [])
    says(writer, "Moved to the bin.")
    writer.click("noticeUndo")
    says(writer, "Undone: moved to the bin")
    assert writer.ask(records) == ["A pear."]
    writer.click("noticeRedo")
    says(writer, "Done again: moved to the bin")
    assert writer.ask(records) == []


def test_deeds_are_undone_in_their_order_long_after_their_notices(writer: Driver) -> None:
    writer.press("Ctrl+2")
    writer.click("entryEdit")
    writer.write("editRecord", " And a plum.")
    writer.press("Ctrl+Return")
    writer.wait(lambda: writer.ask(records) == ["A pear. And a plum."])
    writer.find("entryEdit", QPushButton).setFocus()
    writer.click("entryBin")
    writer.wait(lambda: writer.ask(records) == [])
    for left in (["A pear. And a plum."], ["A pear."], []):
        writer.press("Ctrl+Z")
        writer.wait(lambda left=left: writer.ask(records) == left)  # type: ignore[misc]
    writer.press("Ctrl+Z")
    says(writer, "nothing to undo")
    for back in (["A pear."], ["A pear. And a plum."], []):
        writer.press("Ctrl+Y")
        writer.wait(lambda back=back: writer.ask(records) == back)  # type: ignore[misc]


def test_a_text_field_keeps_its_own_undo(writer: Driver) -> None:
    writer.press("Ctrl+2")
    writer.write("searchWords", "pear")
    writer.press("Ctrl+Z")
    writer.wait(lambda: writer.find("searchWords", QLineEdit).text() == "")
    assert writer.ask(records) == ["A pear."]
    writer.press("Ctrl+1")
    writer.write("entryText", "More")
    writer.press("Ctrl+Z")
    writer.wait(lambda: writer.find("entryText", MarkedText).text() == "")
    assert writer.ask(records) == ["A pear."]


def test_newer_words_from_elsewhere_are_left_alone_and_it_is_said(writer: Driver) -> None:
    now = writer.ask(lambda journal: journal.clock())
    newer = EntryContent(happened_at=now, record="From the terminal.")
    writer.ask(lambda journal: journal.entries.revise(entry_id(journal), newer))
    writer.press("Ctrl+Z")
    says(writer, "can no longer be undone")
    assert writer.ask(records) == ["From the terminal."]
    writer.press("Ctrl+Z")
    says(writer, "nothing to undo")


def test_a_new_deed_ends_what_could_be_done_again(writer: Driver) -> None:
    writer.press("Ctrl+Z")
    writer.wait(lambda: writer.find("entryText", MarkedText).text() == "A pear.")
    writer.press("Ctrl+Return")
    writer.wait(lambda: writer.ask(records) == ["A pear."])
    says(writer, "Saved.")
    writer.press("Ctrl+Y")
    says(writer, "nothing to do again")


def test_locking_lets_go_of_all_of_it(writer: Driver) -> None:
    writer.press("Ctrl+L")
    writer.unlock(PASSPHRASE)
    writer.wait(lambda: writer.sees("entryText"))
    writer.press("Ctrl+Z")
    says(writer, "nothing to undo")
    assert writer.ask(records) == ["A pear."]


def test_an_answer_is_undone_and_a_child_and_a_setting_too(writer: Driver) -> None:
    desk = writer.window.desk
    assert desk is not None
    one = writer.ask(entry_id)
    desk.deeds.do(noted(lambda journal: journal.labels.confirm(one, Label.SELF)), "Kept.", "kept it")
    desk.deeds.do(noted(lambda journal: journal.family.add_child("Mai")), "Added.", "added Mai")
    desk.deeds.do(noted(lambda journal: journal.settings.put("x", "1")), "Set.", "set x")
    for _ in range(3):
        desk.deeds.undo()
    says(writer, "Undone: kept it")
    assert writer.ask(lambda journal: (journal.family.children(), journal.settings.get("x"))) == ((), "")
    assert writer.ask(lambda journal: journal.search.newest(Filters(), 1)[0].confirmed) == ()


def test_only_so_many_deeds_are_remembered(writer: Driver) -> None:
    desk = writer.window.desk
    assert desk is not None
    done: list[Change] = []
    for number in range(MOST + 1):
        turn = noted(lambda journal, n=number: journal.settings.put("x", str(n)))  # type: ignore[misc]
        desk.deeds.do(turn, "Set.", "set x", then=done.append)
    writer.wait(lambda: len(done) == MOST + 1)
    for _ in range(MOST + 1):
        desk.deeds.undo()
    says(writer, "nothing to undo")
    writer.wait(lambda: writer.ask(lambda journal: journal.settings.get("x")) == "0")


def test_nothing_can_be_undone_of_what_was_refused(writer: Driver) -> None:
    desk = writer.window.desk
    assert desk is not None
    errors: list[Exception] = []
    empty = EntryContent(happened_at=desk.journal.clock() - timedelta(days=1), record="")
    desk.deeds.do(noted(lambda journal: journal.entries.record(empty)), "Saved.", "saved", otherwise=errors.append)
    desk.deeds.undo()
    writer.wait(lambda: bool(errors))
    assert writer.ask(records) == ["A pear."]


def test_once_something_is_erased_nothing_before_it_can_be_undone(writer: Driver) -> None:
    desk = writer.window.desk
    assert desk is not None
    gone: list[Change] = []
    desk.erasing.changed.connect(gone.append)
    desk.erasing.erase(writer.ask(lambda journal: journal.erasing.of_entry(entry_id(journal))), backups=False)
    writer.wait(lambda: bool(gone) and not desk.erasing.busy)
    writer.press("Ctrl+Z")
    says(writer, "nothing to undo")
    assert writer.ask(records) == []
