"""The safety page opens without a reader, follows the chosen country, and closes with one key."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.widgets.safety import SafetyPage


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[SafetyPage]:
    made = SafetyPage(desk)
    made.show()
    made.focus_first()
    qtbot.waitUntil(lambda: bool(made.findChildren(QLabel, "helpNumber")))
    yield made
    made.close()
    made.deleteLater()


def numbers(page: SafetyPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel, "helpNumber") if label.isVisible()]


def test_escape_closes_it(page: SafetyPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)


def test_a_chosen_country_is_remembered(page: SafetyPage, qtbot: QtBot, desk: Desk) -> None:
    (country,) = page.findChildren(QComboBox, "safetyCountry")
    country.setCurrentIndex(country.findData("IE"))
    qtbot.waitUntil(lambda: desk.journal.settings.get("country") == "IE")
    qtbot.waitUntil(lambda: "999" in " ".join(numbers(page)) or "112" in " ".join(numbers(page)))
    assert len(numbers(page)) == 4
