"""The card that checks the journal says what it found in plain words, and saves and compares reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.stored import said
from ui.desk import Desk
from ui.settings.proof import ProofCard

W = TypeVar("W", bound=QWidget)


class Checker:
    """User verbs over the card."""

    def __init__(self, qtbot: QtBot, card: ProofCard) -> None:
        self.qtbot = qtbot
        self.card = card

    def find(self, name: str, kind: type[W]) -> W:
        found = self.card.findChild(kind, name)
        assert found is not None
        return found

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name, QPushButton), Qt.MouseButton.LeftButton)

    def says(self, words: str, name: str = "proofAnswer") -> None:
        shown = self.find(name, QLabel)
        self.qtbot.waitUntil(lambda: words in shown.text(), timeout=10_000)

    def choose(self, name: str, path: Path) -> None:
        dialog = self.find(name, QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.reject()


@pytest.fixture
def checker(qtbot: QtBot, desk: Desk) -> Iterator[Checker]:
    desk.journal.entries.record(said("Her own words."))
    card = ProofCard(desk)
    card.show()
    yield Checker(qtbot, card)
    card.settle()
    card.close()
    card.deleteLater()


def test_says_that_nothing_is_changed(checker: Checker) -> None:
    checker.click("proofCheck")
    checker.says("all 2 versions are as they were recorded. There is no backup or report to compare with yet.")
    checker.says("does not prove who wrote", "proofNext")


def test_a_report_is_saved_and_compared_with(checker: Checker, desk: Desk, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    checker.click("proofCheck")
    checker.says("Nothing is changed")
    checker.click("proofSave")
    checker.choose("proofSaveDialog", report)
    checker.says("saved as report.txt")
    assert "Her own words" not in report.read_text()
    desk.journal.entries.record(said())
    checker.click("proofCompare")
    checker.choose("proofCompareDialog", report)
    checker.says("nothing was changed or taken out")


def test_a_fault_says_what_to_do(
    checker: Checker, tmp_path: Path, home: Path, by_forger: Callable[[str], None]
) -> None:
    by_forger("UPDATE revision_fields SET salt = zeroblob(16) WHERE name = 'record'")
    checker.click("proofCheck")
    checker.says("One thing does not agree")
    checker.says(str(home), "proofNext")


def test_what_is_no_report_is_refused_calmly(checker: Checker, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    checker.click("proofCompare")
    checker.choose("proofCompareDialog", tmp_path / "letter.txt")
    checker.says("cannot be read as a report")


def test_a_check_that_is_stopped_leaves_nothing(checker: Checker, desk: Desk) -> None:
    with desk.journal.batch():
        for number in range(600):
            desk.journal.entries.record(said(str(number)))
    checker.click("proofCheck")
    checker.click("proofStop")
    checker.says("Stopped.")
    assert not checker.find("proofSave", QPushButton).isEnabled()


def test_a_check_leaves_the_keyboard_where_somebody_writes(qtbot: QtBot, checker: Checker) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    sheet = QLineEdit()
    for part in (sheet, checker.card):
        column.addWidget(part)
    page.show()
    checker.find("proofCheck", QPushButton).setFocus()
    checker.click("proofCheck")
    sheet.setFocus()
    checker.says("Nothing is changed")
    assert page.focusWidget() is sheet
    checker.card.setParent(None)
    page.deleteLater()


@pytest.fixture
def by_forger(desk: Desk, home: Path) -> Callable[[str], None]:
    """Changes the file behind the journal's back."""

    def forge(statement: str) -> None:
        with desk.journal._file.transaction() as db:
            for (name,) in db.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%RAISE%'").fetchall():
                db.execute(f"DROP TRIGGER {name}")
            db.execute(statement)

    return forge
