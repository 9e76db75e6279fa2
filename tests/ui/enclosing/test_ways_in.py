"""Photos and files reach an entry by any way a person tries, and the keyboard finds its way back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QToolButton, QWidget

from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver
from tests.ui.enclosing.test_enclosing import drop, files, kept, photo, reading
from ui.enclosing.pictures import picture
from ui.widgets.marked_text import MarkedText

__all__ = ["reading"]


def test_a_photo_may_be_dropped_anywhere_on_the_entry(reading: Driver, tmp_path: Path) -> None:
    drop(reading.find("entryRecord", QWidget), files(photo(tmp_path / "soup.png")))
    reading.wait(lambda: kept(reading) == ["soup.png"])


def test_a_photo_may_be_pasted_on_the_entry(reading: Driver, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setMimeData(files(photo(tmp_path / "soup.png")))
    reading.find("entryReading", QWidget).setFocus()
    reading.press("Ctrl+V")
    reading.wait(lambda: kept(reading) == ["soup.png"])
    QGuiApplication.clipboard().clear()


def test_the_keyboard_stays_in_the_viewer_and_goes_back_to_the_photo(reading: Driver, tmp_path: Path) -> None:
    drop(reading.find("entryFiles", QWidget), files(photo(tmp_path / "soup.png")))
    reading.find("enclosure-0", QToolButton).setFocus()
    reading.press("Space")
    viewer = reading.find("enclosureViewer", QWidget)
    for _ in range(5):
        reading.press("Tab")
        assert viewer.isAncestorOf(reading.window.focusWidget() or reading.window)
    reading.press("Escape")
    reading.wait(lambda: reading.focused() == "enclosure-0")


def test_a_hostile_name_is_only_a_name(reading: Driver, tmp_path: Path) -> None:
    name = "<img src=x> & co.png"
    drop(reading.find("entryFiles", QWidget), files(photo(tmp_path / name)))
    chip = reading.find("enclosure-0", QToolButton)
    assert name in chip.accessibleName()
    assert "<img" not in chip.toolTip()


def test_a_file_that_waits_says_when_it_is_kept(user: Driver, tmp_path: Path) -> None:
    user.unlock(PASSPHRASE)
    drop(user.find("entryText", MarkedText).viewport(), files(photo(tmp_path / "soup.png")))
    assert "soup.png" in user.find("waitingFile-0", QAbstractButton).accessibleName()
    user.click("waitingFileAway-0")
    user.wait(lambda: not user.sees("waitingFile-0"))


def test_a_photo_taken_upright_fits_upright(tmp_path: Path, qtbot: object) -> None:
    """A camera writes its pixels lying down, and beside them how they are to be turned (EXIF 6)."""
    photo(tmp_path / "a.jpg", 400, 200)
    lying = (tmp_path / "a.jpg").read_bytes()
    exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
    turned = lying[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + lying[2:]
    assert picture(turned, QSize(100, 100)).size() == QSize(50, 100)


def test_a_picture_as_thin_as_a_thread_is_still_drawn(tmp_path: Path, qtbot: object) -> None:
    assert picture(photo(tmp_path / "a.png", 9_000, 1).read_bytes(), QSize(100, 100)).size() == QSize(100, 1)
