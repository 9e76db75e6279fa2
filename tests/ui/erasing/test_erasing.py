"""Erasing in the window: what goes is told, nothing goes unasked, and a receipt stays."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QListWidget

from journal.errors import NotFound
from journal.journal import Journal
from journal.moments import local_now
from tests.pages import holds
from tests.stored import said, the_entry
from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver
from ui.rail import Page

Made = tuple[Path, bytes, str]


@pytest.fixture
def inside(user: Driver) -> Driver:
    user.unlock(PASSPHRASE)
    return user


def words_left(user: Driver, made: Made, *words: str) -> list[str]:
    return holds(user.ask(lambda journal: journal.folder), made[1], *words)


def kept(user: Driver, record: str, *children: str, days: int = 0) -> str:
    content = said(record, local_now() - timedelta(days=days), child_ids=children)
    return user.ask(lambda journal: the_entry(journal.entries.record(content)))


def child(user: Driver, name: str) -> str:
    def add(journal: Journal) -> str:
        (child_id,) = journal.family.add_child(name).children
        return child_id

    return user.ask(add)


def turn_to(user: Driver, page: Page) -> None:
    assert user.window.workspace is not None
    user.window.workspace.show_page(page)


def confirm_and_erase(user: Driver) -> None:
    user.click("erasingUnderstood")
    user.click("erasingGo")
    user.wait(lambda: user.sees("erasingReceipt"), "the receipt")


def test_an_entry_in_the_bin_is_erased_and_the_receipt_can_be_copied(inside: Driver, made: Made) -> None:
    entry_id = kept(inside, "He hid Wolkenkratzer.")
    inside.ask(lambda journal: journal.entries.trash(entry_id))
    turn_to(inside, Page.JOURNAL)
    inside.click("binOpen")
    inside.click("entryErase")
    inside.wait(lambda: inside.sees("erasingGo"), "the question")
    assert "1 entry" in inside.text("erasingGoes")
    assert not inside.find("erasingGo", QAbstractButton).isEnabled()
    confirm_and_erase(inside)
    inside.click("receiptCopy")
    assert "Digest" in QGuiApplication.clipboard().text()
    inside.click("erasingDone")
    assert words_left(inside, made, "Wolkenkratzer") == []
    with pytest.raises(NotFound):
        inside.ask(lambda journal: journal.entries.get(entry_id))


def test_a_child_is_erased_and_each_shared_entry_as_was_chosen(inside: Driver, made: Made) -> None:
    ada, ben = child(inside, "Adelgunde"), child(inside, "Ben")
    kept(inside, "Alone: Wolkenkratzer.", ada)
    stays, goes = kept(inside, "They shared soup.", ada, ben), kept(inside, "Murmeltier.", ada, ben)
    turn_to(inside, Page.SETTINGS)
    whom = inside.find("eraseWhom", QComboBox)
    inside.wait(lambda: whom.count() == 2, "both children")
    whom.setCurrentIndex(whom.findText("Adelgunde"))
    inside.click("eraseChild")
    shared = inside.find("erasingShared", QListWidget)
    (row,) = [at for at in range(shared.count()) if "Murmel" in shared.item(at).text()]
    shared.item(row).setCheckState(Qt.CheckState.Checked)
    inside.wait(lambda: "2 entries" in inside.text("erasingGoes"), "the count")
    confirm_and_erase(inside)
    assert words_left(inside, made, "Adelgunde", "Wolkenkratzer", "Murmeltier", "soup") == ["soup"]
    assert inside.ask(lambda journal: journal.entries.get(stays).content.child_ids) == (ben,)
    with pytest.raises(NotFound):
        inside.ask(lambda journal: journal.entries.get(goes))


def test_everything_before_a_day_goes_from_settings_and_the_receipt_is_listed(inside: Driver) -> None:
    kept(inside, "Long ago.", days=400)
    kept(inside, "Now.")
    turn_to(inside, Page.SETTINGS)
    inside.write("eraseDay", (local_now().date() - timedelta(days=30)).isoformat())
    inside.press("Return")
    confirm_and_erase(inside)
    inside.click("erasingDone")
    assert inside.ask(lambda journal: journal.search.count()) == 1
    inside.click("eraseListReceipts")
    inside.wait(lambda: inside.sees("eraseReceipts"), "the receipts")
    assert "everything before" in inside.text("eraseReceipts")


def test_one_can_leave_without_erasing_by_key(inside: Driver) -> None:
    ada = child(inside, "Adelgunde")
    turn_to(inside, Page.SETTINGS)
    inside.click("eraseChild")
    inside.wait(lambda: inside.focused() == "erasingGoesCard", "what goes")
    inside.press("Escape")
    inside.wait(lambda: inside.sees("settingsPage"), "Settings")
    assert [one.id for one in inside.ask(lambda journal: journal.family.children())] == [ada]


def test_what_was_half_written_about_the_child_leaves_the_sheet_too(inside: Driver, made: Made) -> None:
    ada = child(inside, "Adelgunde")
    workspace = inside.window.workspace
    assert workspace is not None
    workspace.today.refresh()
    inside.wait(lambda: workspace.today.sheet.content().child_ids == (ada,), "the child on the sheet")
    inside.write("entryText", "Half a Wolkenkratzer")
    turn_to(inside, Page.SETTINGS)
    inside.click("eraseChild")
    inside.wait(lambda: "half-written" in inside.text("erasingGoes"), "the draft among what goes")
    confirm_and_erase(inside)
    inside.wait(lambda: workspace.today.sheet.content().record == "", "the empty sheet")
    workspace.settle()
    assert words_left(inside, made, "Wolkenkratzer") == []
