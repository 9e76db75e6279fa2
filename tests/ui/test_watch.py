"""The journal locks when nobody is there, and not while somebody is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal.journal import Journal
from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver
from ui.watch import Watch


def test_says_so_when_nobody_is_there(qtbot: QtBot) -> None:
    watch = Watch(0.5)
    with qtbot.waitSignal(watch.idle, timeout=5_000):
        watch.start()


def test_a_key_counts_as_being_there(qtbot: QtBot) -> None:
    page, watch, said = QWidget(), Watch(3_600), []
    qtbot.addWidget(page)
    watch.idle.connect(lambda: said.append(1))
    watch.start()
    watch._last -= 3_590
    qtbot.keyClick(page, Qt.Key.Key_A)
    watch._last -= 3_590
    watch.look_now()
    watch.stop()
    assert not said


def test_the_key_that_wakes_the_computer_comes_too_late(qtbot: QtBot) -> None:
    page, watch = QWidget(), Watch(3_600)
    qtbot.addWidget(page)
    watch.start()
    watch._last -= 3_700
    with qtbot.waitSignal(watch.idle, timeout=1_000):
        qtbot.keyClick(page, Qt.Key.Key_A)


def test_the_journal_locks_itself_and_keeps_the_draft(user: Driver, reopen: Callable[[], Journal]) -> None:
    user.unlock(PASSPHRASE)
    user.write("entryText", "half a thought")
    user.rest()
    watch = user.window.findChild(Watch)
    assert watch is not None
    watch._last -= 301
    watch.look_now()
    user.find("unlockSecret", QWidget)
    with reopen() as journal:
        draft = journal.drafts.get()
    assert draft is not None
    assert draft.content.record == "half a thought"
