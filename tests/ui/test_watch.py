"""The journal locks when nobody is there, and not while somebody is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from journal.journal import Journal
from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver
from ui.watch import LOCK_AFTER, Moment, Watch, now


def ago(seconds: float) -> Moment:
    """A moment that lies back."""
    steady, wall = now()
    return Moment(steady - seconds, wall - seconds)


def test_says_so_when_nobody_is_there(qtbot: QtBot) -> None:
    watch = Watch(0.5)
    with qtbot.waitSignal(watch.idle, timeout=5_000):
        watch.start()
    watch.stop()


def test_a_key_counts_as_being_there(qtbot: QtBot) -> None:
    page, watch, said = QWidget(), Watch(3_600), []
    qtbot.addWidget(page)
    watch.idle.connect(lambda: said.append(1))
    watch.start()
    watch._last = ago(3_590)
    qtbot.keyClick(page, Qt.Key.Key_A)
    watch._last = ago(3_590)
    watch.look_now()
    watch.stop()
    assert not said


def test_the_key_that_wakes_the_computer_comes_too_late(qtbot: QtBot) -> None:
    page, watch = QWidget(), Watch(3_600)
    qtbot.addWidget(page)
    watch.start()
    watch._last = ago(3_700)
    with qtbot.waitSignal(watch.idle, timeout=1_000):
        qtbot.keyClick(page, Qt.Key.Key_A)
    watch.stop()


def test_the_journal_locks_itself_and_keeps_the_draft(user: Driver, reopen: Callable[[], Journal]) -> None:
    user.unlock(PASSPHRASE)
    user.write("entryText", "half a thought")
    user.rest()
    watch = user.window.findChild(Watch)
    assert watch is not None
    watch._last = ago(301)
    watch.look_now()
    user.find("unlockSecret", QWidget)
    with reopen() as journal:
        draft = journal.drafts.get()
    assert draft is not None
    assert draft.content.record == "half a thought"


@pytest.mark.parametrize(
    ("steady", "wall", "seconds"),
    [(400.0, 400.0, 400.0), (400.0, -31_536_000.0, 400.0), (2.0, 28_800.0, 28_800.0)],
    ids=["both run", "the clock is set back a year", "the steady clock stood still in sleep"],
)
def test_no_clock_hides_that_nobody_was_there(steady: float, wall: float, seconds: float) -> None:
    then = Moment(1_000.0, 1_800_000_000.0)
    assert Moment(then.steady + steady, then.wall + wall).seconds_since(then) == seconds


def test_the_locked_page_says_why(user: Driver) -> None:
    user.unlock(PASSPHRASE)
    leave_alone(user, 301)
    assert user.text("gateAnswer") == "Locked after 5 minutes without a key or the mouse."


def test_it_locks_when_it_was_told_to_and_never_where_it_was_told_not_to(user: Driver) -> None:
    user.unlock(PASSPHRASE)
    user.press("Ctrl+,")
    choose(user, "never")
    user.wait(lambda: user.window._watch.seconds == 0)
    leave_alone(user, 36_000)
    assert user.sees("lockAfter")
    choose(user, "10 minutes")
    user.wait(lambda: user.window._watch.seconds == 600)
    leave_alone(user, 599)
    assert user.sees("lockAfter")
    leave_alone(user, 601)
    user.find("unlockSecret", QWidget)


def test_what_was_chosen_holds_when_the_journal_is_opened_again(user: Driver) -> None:
    user.unlock(PASSPHRASE)
    user.ask(lambda journal: journal.settings.put(LOCK_AFTER, "30"))
    user.press("Ctrl+L")
    user.unlock(PASSPHRASE)
    user.wait(lambda: user.window._watch.seconds == 1_800)
    user.press("Ctrl+,")
    user.wait(lambda: user.find("lockAfter", QComboBox).currentText() == "30 minutes")


def test_it_waits_until_what_somebody_started_has_ended(user: Driver) -> None:
    user.unlock(PASSPHRASE)
    assert user.window.desk is not None
    work = user.window.desk.backing_up
    work.make()
    leave_alone(user, 301)
    user.window._away.screen_locked.emit()
    assert user.window.workspace is not None
    assert work.by_hand
    user.find("unlockSecret", QWidget)
    assert user.text("gateAnswer") == "Locked together with your screen."
    assert not work.by_hand


def leave_alone(user: Driver, seconds: float) -> None:
    watch = user.window._watch
    watch._last = ago(seconds)
    watch.look_now()


def choose(user: Driver, words: str) -> None:
    box = user.find("lockAfter", QComboBox)
    box.setFocus()
    box.setCurrentText(words)
    box.activated.emit(box.currentIndex())
