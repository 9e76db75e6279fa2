"""The safety page opens without a reader, follows the chosen place and who asks, and closes with one key."""

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal.day import FOSTERING, note_matter
from journal.guidance.safety import COUNTRY, OWN_NUMBERS, read_own_numbers
from journal.model import Label
from ui.desk import Desk
from ui.widgets.safety import SafetyPage

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[SafetyPage]:
    made = SafetyPage(desk)
    made.resize(900, 900)
    made.show()
    made.focus_first()
    qtbot.waitUntil(lambda: bool(texts(made, "helpNumber")))
    yield made
    made.close()
    made.deleteLater()


def texts(page: SafetyPage, name: str) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel, name) if label.isVisible()]


def find(page: SafetyPage, name: str, kind: type[W]) -> W:
    (found,) = page.findChildren(kind, name)
    return found


def choose(page: SafetyPage, name: str, code: str) -> None:
    box = find(page, name, QComboBox)
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


def test_escape_closes_it(page: SafetyPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)


def test_a_chosen_nation_is_remembered_and_can_be_undone(page: SafetyPage, qtbot: QtBot, desk: Desk) -> None:
    choose(page, "safetyCountry", "GB")
    qtbot.waitUntil(lambda: desk.journal.settings.get(COUNTRY) == "GB")
    qtbot.waitUntil(lambda: "999" in texts(page, "helpNumber"))
    assert "0800 83 85 87" not in texts(page, "helpNumber")
    choose(page, "safetyRegion", "GB-SCT")
    qtbot.waitUntil(lambda: desk.journal.settings.get(COUNTRY) == "GB-SCT")
    qtbot.waitUntil(lambda: "0800 83 85 87" in texts(page, "helpNumber"))
    assert "999" in texts(page, "safetyEmergency")[0]
    desk.deeds.undo()
    qtbot.waitUntil(lambda: "0800 83 85 87" not in texts(page, "helpNumber"))


def test_a_carers_own_numbers_stand_first(page: SafetyPage, qtbot: QtBot, desk: Desk) -> None:
    desk.write(lambda journal: journal.settings.put(FOSTERING, "yes"))
    qtbot.waitUntil(lambda: find(page, "ownNumbers", QFrame).isVisible())
    find(page, "ownChange", QPushButton).click()
    for name, text in (("ownWorker", "Dee"), ("ownWorkerNumber", "01234 5"), ("ownOutOfHours", "0999 1")):
        find(page, name, QLineEdit).setText(text)
    qtbot.keyClick(find(page, "ownOutOfHours", QLineEdit), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(page, "ownNumber") == ["01234 5", "0999 1"])
    assert read_own_numbers(desk.journal.settings.get(OWN_NUMBERS)).worker == "Dee"
    assert find(page, "ownNumbers", QFrame).y() < find(page, "safetyNumbers", QFrame).y()
    desk.deeds.undo()
    qtbot.waitUntil(lambda: not texts(page, "ownNumber"))


def test_a_tick_says_what_carers_do(page: SafetyPage, qtbot: QtBot, desk: Desk) -> None:
    def told() -> str:
        shown = [one for one in page.findChildren(QFrame, "safety-disclosure") if one.isVisible()]
        return " ".join(label.text() for frame in shown for label in frame.findChildren(QLabel))

    qtbot.waitUntil(lambda: "own words" in told())
    assert "supervising" not in told()
    find(page, "fosteringOn", QCheckBox).click()
    qtbot.waitUntil(lambda: "supervising" in told())
    assert desk.journal.settings.get(FOSTERING) == "yes"
    desk.deeds.undo()
    qtbot.waitUntil(lambda: "supervising" not in told())


def test_what_was_noticed_comes_first(page: SafetyPage, qtbot: QtBot, desk: Desk) -> None:
    def first() -> str:
        names = ("safetyNumbers", "safety-crisis", "safety-disclosure")
        cards = [one for name in names for one in page.findChildren(QFrame, name) if one.isVisible()]
        return min(cards, key=lambda card: card.y()).objectName()

    assert first() == "safetyNumbers"
    desk.write(lambda journal: note_matter(journal, Label.DISCLOSURE, journal.clock()))
    qtbot.waitUntil(lambda: first() == "safety-disclosure")
    page.hide()
    page.lead_with(Label.CRISIS)
    page.show()
    qtbot.waitUntil(lambda: first() == "safety-crisis")
