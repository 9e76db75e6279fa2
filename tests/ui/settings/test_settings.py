"""Settings show how the reader stands in this journal; each change there can be undone, and long work paused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from journal.journal import Journal
from journal.model import Filters, Kind, Label, Suggestion
from journal.reading import Reader
from journal.reading.leaning import Thresholds
from tests.stored import said
from tests.ui.today.conftest import PlannedReader
from ui.desk import Desk
from ui.settings.rereading import AT_A_TIME, Pace
from ui.settings.screen import SettingsScreen

W = TypeVar("W", bound=QWidget)


class FailingReader(PlannedReader):
    """Fails at every text."""

    def suggest(self, text: str, thresholds: Thresholds | None = None) -> tuple[Suggestion, ...]:
        raise RuntimeError("cannot read")


class Visitor:
    """User verbs over the Settings screen."""

    def __init__(self, qtbot: QtBot, desk: Desk, screen: SettingsScreen) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.screen = screen
        self.said: list[str] = []
        self.undo: Callable[[], None] = lambda: None
        desk.said.connect(self._hear)

    def find(self, name: str, kind: type[W]) -> W:
        self.wait(lambda: any(one.isVisible() for one in self.screen.findChildren(kind, name)))
        return next(one for one in self.screen.findChildren(kind, name) if one.isVisible())

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name, QAbstractButton), Qt.MouseButton.LeftButton)

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=10_000)

    def row(self, label: Label) -> str:
        return self.find(f"leaning-{label.value}", QLabel).accessibleName()

    def _hear(self, sentence: str, undo: Callable[[], None]) -> None:
        self.said.append(sentence)
        self.undo = undo


@pytest.fixture
def journal(desk: Desk) -> Journal:
    for number in range(AT_A_TIME + 5):
        desk.journal.entries.record(said(f"She chose the red one, number {number}."))
    newest = desk.journal.search.newest(Filters(), 9)
    for line in newest:
        desk.journal.labels.dismiss(line.id, Label.SELF, model="planned")
    return desk.journal


@pytest.fixture
def visitor(qtbot: QtBot, desk: Desk, journal: Journal) -> Iterator[Visitor]:
    desk.reader = cast(Reader, PlannedReader(self="chose the red one"))
    screen = SettingsScreen(desk)
    screen.resize(900, 800)
    screen.show()
    yield Visitor(qtbot, desk, screen)
    screen.settle()
    screen.close()
    screen.deleteLater()


def test_says_where_a_label_stands_and_why(visitor: Visitor) -> None:
    assert visitor.row(Label.SELF).endswith("a little later. 9 not this")
    assert visitor.row(Label.LIMIT).endswith("from 50 % sure. no answers yet")
    assert not visitor.screen.findChildren(QLabel, "leaning-crisis")


def test_learning_is_turned_off_and_undone(visitor: Visitor) -> None:
    visitor.row(Label.SELF)
    visitor.find("learningOn", QCheckBox).click()
    visitor.wait(lambda: "from 50 % sure. " in visitor.row(Label.SELF))
    visitor.wait(lambda: bool(visitor.said))
    visitor.undo()
    visitor.wait(lambda: "a little later" in visitor.row(Label.SELF))
    assert visitor.find("learningOn", QCheckBox).isChecked()


def test_a_fresh_start_keeps_the_labels_and_can_be_undone(visitor: Visitor, journal: Journal) -> None:
    visitor.row(Label.SELF)
    visitor.click("learningAfresh")
    visitor.wait(lambda: "no answers yet" in visitor.row(Label.SELF))
    assert all(journal.entries.get(line.id).labels for line in journal.search.newest(Filters(), 9))
    visitor.undo()
    visitor.wait(lambda: "9 not this" in visitor.row(Label.SELF))


def test_reads_all_earlier_entries_and_keeps_what_it_found(visitor: Visitor, journal: Journal) -> None:
    visitor.click("rereadingGo")
    visitor.wait(lambda: visitor.screen.rereading.pace is Pace.DONE)
    visitor.wait(lambda: journal.suggestions.count("planned") == AT_A_TIME + 5)
    assert "All earlier entries" in visitor.find("rereadingProgress", QLabel).text()


def test_a_pause_holds_and_going_on_finishes(visitor: Visitor, journal: Journal) -> None:
    visitor.click("rereadingGo")
    visitor.wait(lambda: visitor.screen.rereading.done > 0)
    visitor.click("rereadingGo")
    held = visitor.screen.rereading.done
    assert (visitor.screen.rereading.pace, visitor.screen.focusWidget().objectName()) == (Pace.PAUSED, "rereadingGo")
    visitor.qtbot.wait(50)
    assert visitor.screen.rereading.done == held < AT_A_TIME + 5
    visitor.click("rereadingGo")
    visitor.wait(lambda: visitor.screen.rereading.pace is Pace.DONE)
    visitor.wait(lambda: journal.suggestions.count("planned") == AT_A_TIME + 5)


def test_what_was_read_before_a_stop_stays_read(visitor: Visitor, journal: Journal) -> None:
    visitor.click("rereadingGo")
    visitor.wait(lambda: 0 < visitor.screen.rereading.done < AT_A_TIME)
    done = visitor.screen.rereading.done
    visitor.click("rereadingCancel")
    visitor.wait(lambda: journal.suggestions.count("planned") == done)
    visitor.wait(lambda: f"looked at {done} texts" in visitor.find("rereadingProgress", QLabel).text())


def test_incidents_are_not_read_unasked(visitor: Visitor, journal: Journal) -> None:
    journal.entries.record(said("He chose the red one.", kind=Kind.INCIDENT))
    visitor.click("rereadingGo")
    visitor.wait(lambda: visitor.screen.rereading.pace is Pace.DONE)
    visitor.wait(lambda: journal.suggestions.count("planned") == AT_A_TIME + 5)


def test_a_reader_that_fails_pauses_and_says_so(visitor: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    faults: list[Exception] = []
    visitor.desk.faulted.connect(faults.append)
    visitor.desk.reader = cast(Reader, FailingReader())
    visitor.click("rereadingGo")
    visitor.wait(lambda: visitor.screen.rereading.pace is Pace.PAUSED)
    assert [str(fault) for fault in faults] == ["cannot read"]
    assert "cannot read" not in caplog.text


@pytest.mark.parametrize(
    ("opens", "page", "words"),
    [
        ("aboutReaderOpen", "reader", "must not be used for"),
        ("aboutProtectionOpen", "threat-model", "A court order or a subpoena"),
    ],
)
def test_a_page_of_the_help_opens_and_closes(visitor: Visitor, opens: str, page: str, words: str) -> None:
    visitor.click(opens)
    assert words in visitor.find(page, QTextBrowser).toPlainText()
    visitor.click(opens)
    assert not any(one.isVisible() for one in visitor.screen.findChildren(QTextBrowser, page))
