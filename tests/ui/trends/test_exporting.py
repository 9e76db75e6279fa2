"""A card taken out of the journal, as a picture, a drawing or a table: fit for print, and said to be plain."""

from __future__ import annotations

import csv
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QAction, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QWidget

from journal.journal import Journal
from journal.model import Label
from tests.ui.trends.conftest import Open, Reader
from tests.ui.trends.writing import write, write_some
from ui.desk import Desk
from ui.theme import LIGHT, Shade, look
from ui.trends.exporting import KEYS, Exporting, Form


@pytest.fixture
def heard(desk: Desk) -> list[str]:
    """What the window says at its foot."""
    said: list[str] = []
    desk.said.connect(lambda sentence, _: said.append(sentence))
    desk.faulted.connect(lambda error: said.append(error.code))
    return said


def export(reader: Reader, card: str, form: Form, path: Path) -> Path:
    """Choose the form in the card's menu, then the file in the dialog, and wait for it."""
    action = next(iter(reader.screen.findChildren(QAction, f"{card}Export-{form}")))
    action.trigger()
    dialog = next(iter(reader.screen.findChildren(QFileDialog, "trendsExportDialog")))
    assert dialog.selectedFiles()[0].endswith(f".{form}")
    dialog.findChildren(QLineEdit)[0].setText(str(path))
    dialog.accept()
    reader.qtbot.waitUntil(path.exists)
    reader.qtbot.waitUntil(lambda: not reader.screen.findChildren(QFileDialog))
    return path


def test_a_table_opens_in_a_spreadsheet_as_it_stands_on_screen(
    trends: Open, journal: Journal, heard: list[str], tmp_path: Path
) -> None:
    write_some(journal, 3, Label.SELF)
    reader = trends()
    path = export(reader, "processes", Form.TABLE, tmp_path / "trends.csv")
    head, *rows = csv.reader(path.read_text(encoding="utf-8-sig").splitlines())
    assert head == ["Week from", "Entries", "With something confirmed", *head[3:]]
    assert "Sense of self" in head
    assert [row[1:] for row in rows] == [row[1:] for row in reader.rows("processes")]
    assert rows[-1][0] <= journal.clock().date().isoformat()
    reader.qtbot.waitUntil(lambda: bool(heard))
    assert "not encrypted" in heard[0]


@pytest.mark.parametrize("card", ["approach", "year"])
def test_a_drawing_says_what_the_card_says_in_words_of_its_own(
    trends: Open, journal: Journal, tmp_path: Path, card: str
) -> None:
    write_some(journal, 9, Label.SELF)
    reader = trends()
    path = export(reader, card, Form.DRAWING, tmp_path / "trends.svg")
    space = "{http://www.w3.org/2000/svg}"
    drawn = ElementTree.parse(path).getroot()
    words = " ".join("".join(part.itertext()) for part in drawn.iter(f"{space}text"))
    assert drawn.findtext(f"{space}desc") == reader.text(f"{card}Sentence")
    assert reader.text(f"{card}Heading") in words
    assert str(journal.clock().year) in words
    assert "Export" not in words
    assert drawn.find(f".//{space}image") is None


def test_a_picture_is_light_and_of_one_size_however_the_screen_looks(
    trends: Open, journal: Journal, tmp_path: Path
) -> None:
    write_some(journal, 9, Label.SELF)
    reader = trends()
    plain = QImage(str(export(reader, "processes", Form.PICTURE, tmp_path / "light.png")))
    look().wear(Shade.DARK, 200)
    dark = QImage(str(export(reader, "processes", Form.PICTURE, tmp_path / "dark.png")))
    assert (look().shade, look().scale) == (Shade.DARK, 200)
    assert dark == plain
    colours = {dark.pixelColor(x, y).name() for x in range(0, dark.width(), 3) for y in range(0, dark.height(), 3)}
    assert {LIGHT.surface, LIGHT.marks[Label.SELF]} <= colours


def test_the_menu_opens_by_key_and_says_that_the_file_is_plain(trends: Open, journal: Journal) -> None:
    write(journal, Label.SELF)
    reader = trends()
    grid = reader.find("yearGrid", QWidget)
    grid.setFocus()
    QTest.keySequence(grid, QKeySequence(KEYS))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.objectName() == "yearExportMenu"
    assert any("not encrypted" in action.text() for action in menu.actions())
    menu.close()


def test_a_place_that_cannot_be_written_to_is_said_calmly(
    trends: Open, journal: Journal, heard: list[str], tmp_path: Path
) -> None:
    write(journal, Label.SELF)
    reader = trends()
    page = reader.screen._page
    assert page is not None
    exporting = next(iter(reader.screen.findChildren(Exporting)))
    exporting.export(page.year, page.view, Form.TABLE, tmp_path / "gone" / "year.csv")
    reader.qtbot.waitUntil(lambda: heard == ["storage-failed"])
    assert not list(tmp_path.rglob("*year*"))
