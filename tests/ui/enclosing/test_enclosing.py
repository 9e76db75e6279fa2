"""Photos and files in the window: dropped, pasted, looked at, taken away, and kept with an entry that is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QToolButton, QWidget

from journal.journal import Journal
from journal.model import EntryContent, Filters
from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver
from ui.enclosing.pictures import picture
from ui.widgets.marked_text import MarkedText

NOBODY = Qt.KeyboardModifier.NoModifier


def photo(path: Path, width: int = 400, height: int = 200) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(path))
    return path


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(target: QWidget, mime: QMimeData) -> None:
    at, copy, left = QPoint(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(target, QDragEnterEvent(at, copy, mime, left, NOBODY))
    QApplication.sendEvent(target, QDropEvent(at.toPointF(), copy, mime, left, NOBODY))


@pytest.fixture
def reading(user: Driver, reopen: Callable[[], Journal]) -> Driver:
    """Somebody before the one entry of a journal."""
    with reopen() as journal:
        journal.entries.record(EntryContent(happened_at=journal.clock(), record="We made soup."))
    user.unlock(PASSPHRASE)
    user.click("navJournal")
    user.press("Down")
    user.find("encloseAdd", QWidget)
    return user


def kept(user: Driver) -> list[str]:
    def names(journal: Journal) -> list[str]:
        places = journal.search.newest(Filters(), 9)
        return [one.name for line in places for one in journal.enclosures.of(line.id)]

    return user.ask(names)


def test_a_dropped_photo_is_kept_and_shown_small(reading: Driver, tmp_path: Path) -> None:
    drop(reading.find("entryFiles", QWidget), files(photo(tmp_path / "soup.png")))
    chip = reading.find("enclosure-0", QToolButton)
    reading.wait(lambda: not chip.icon().isNull())
    assert "soup.png" in chip.accessibleName()
    assert kept(reading) == ["soup.png"]


def test_it_is_taken_away_and_brought_back_by_undo(reading: Driver, tmp_path: Path) -> None:
    drop(reading.find("entryFiles", QWidget), files(photo(tmp_path / "soup.png")))
    reading.click("enclosureAway-0")
    reading.wait(lambda: not reading.sees("enclosure-0"))
    reading.click("noticeUndo")
    reading.find("enclosure-0", QToolButton)
    assert kept(reading) == ["soup.png"]


def test_a_photo_is_looked_at_and_closed_by_a_key(reading: Driver, tmp_path: Path) -> None:
    drop(reading.find("entryFiles", QWidget), files(photo(tmp_path / "a.png"), photo(tmp_path / "b.png")))
    reading.click("enclosure-0")
    shown = reading.find("viewerPicture", QLabel)
    reading.wait(lambda: not shown.pixmap().isNull())
    reading.click("viewerNext")
    reading.wait(lambda: reading.text("viewerTitle") == "b.png")
    reading.click("viewerClose")
    reading.wait(lambda: not reading.sees("enclosureViewer"))


def test_a_text_is_shown_as_text(reading: Driver, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("<b>Soup</b> نور 🙂")
    drop(reading.find("entryFiles", QWidget), files(tmp_path / "note.txt"))
    reading.click("enclosure-0")
    text = reading.find("viewerText", QPlainTextEdit)
    reading.wait(lambda: text.toPlainText() == "<b>Soup</b> نور 🙂")
    reading.click("viewerClose")


def test_a_damaged_picture_says_so_and_harms_nothing(reading: Driver, tmp_path: Path) -> None:
    whole = photo(tmp_path / "a.png").read_bytes()
    (tmp_path / "a.png").write_bytes(whole[:60])
    drop(reading.find("entryFiles", QWidget), files(tmp_path / "a.png"))
    reading.click("enclosure-0")
    reading.wait(lambda: "cannot be shown" in reading.text("viewerRemark"))
    reading.click("viewerClose")


def test_what_cannot_be_read_is_said_calmly(reading: Driver, tmp_path: Path) -> None:
    drop(reading.find("entryFiles", QWidget), files(tmp_path / "gone.png"))
    reading.wait(lambda: "cannot be read" in reading.text("noticeText"))
    assert kept(reading) == []


def test_a_picture_pasted_while_writing_is_kept_once_it_is_saved(user: Driver) -> None:
    user.unlock(PASSPHRASE)
    user.write("entryText", "We made soup.")
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    user.press("Ctrl+V")
    user.find("waitingFile-0", QToolButton)
    user.press("Ctrl+Return")
    user.wait(lambda: kept(user) == ["pasted picture.png"])
    assert not user.sees("waitingFile-0")
    QGuiApplication.clipboard().clear()


def test_a_file_that_waits_can_be_taken_away_again(user: Driver, tmp_path: Path) -> None:
    user.unlock(PASSPHRASE)
    user.write("entryText", "We made soup.")
    QGuiApplication.clipboard().setMimeData(files(photo(tmp_path / "soup.png")))
    user.press("Ctrl+V")
    user.click("waitingFileAway-0")
    user.press("Ctrl+Return")
    user.wait(lambda: user.ask(lambda journal: journal.search.count()) == 1)
    assert kept(user) == []
    QGuiApplication.clipboard().clear()


def test_what_waits_outlasts_a_lock_and_is_kept_with_the_entry(user: Driver, tmp_path: Path) -> None:
    user.unlock(PASSPHRASE)
    user.write("entryText", "We made soup.")
    mime = QMimeData()
    mime.setText("x" * 60_000)
    for pasted in (mime, files(photo(tmp_path / "soup.png"))):
        user.find("entryText", MarkedText).insertFromMimeData(pasted)
    user.find("waitingFile-1", QToolButton)
    user.window.lock()
    user.unlock(PASSPHRASE)
    user.find("waitingFile-1", QToolButton)
    user.find("entryText", QWidget).setFocus()
    user.press("Ctrl+Return")
    user.wait(lambda: kept(user) == ["pasted text.txt", "soup.png"])
    user.wait(lambda: user.ask(lambda journal: journal.waiting_files.all()) == ())


def test_locking_closes_the_viewer(reading: Driver, tmp_path: Path) -> None:
    drop(reading.find("entryFiles", QWidget), files(photo(tmp_path / "soup.png")))
    reading.click("enclosure-0")
    reading.find("enclosureViewer", QWidget)
    reading.window.lock()
    reading.find("unlockSecret", QWidget)
    assert not reading.sees("enclosureViewer")


def test_hostile_pictures_give_nothing(tmp_path: Path, qtbot: object) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    header = photo(tmp_path / "a.png").read_bytes()
    bomb = header[:16] + (60_000).to_bytes(4, "big") * 2 + header[24:]
    for content in (b"", b"\x89PNG\r\n\x1a\n", svg, bomb, header[:40]):
        assert picture(content, QSize(100, 100)).isNull()
    assert picture(header, QSize(100, 100)).size() == QSize(100, 50)
