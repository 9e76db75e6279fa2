"""What somebody hands over to be kept with an entry: chosen files, dropped ones, a pasted picture or a long text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData, Qt
from PySide6.QtGui import QDropEvent, QImage, QImageWriter

from journal.journal import Journal
from journal.model import Change, WaitingFile


class Given(NamedTuple):
    """A file on the disk, or else a name and what reads the content. Reading may be slow."""

    name: str
    path: Path | None = None
    read: Callable[[], bytes] = bytes


def given_file(path: Path) -> Given:
    """A file that somebody chose."""
    return Given(path.name, path)


def given_text(text: str) -> Given:
    """A text that is too long to stand in an entry."""
    name = QCoreApplication.translate("given", "pasted text") + ".txt"
    return Given(name, read=lambda: text.encode("utf-8"))


def given_again(waiting: WaitingFile) -> Given:
    """What waited for its entry when the journal was locked."""
    return Given(waiting.name, Path(waiting.path) if waiting.path else None, lambda: waiting.content)


def waiting(given: Given) -> WaitingFile:
    """The same as the journal keeps it until the entry is saved. Reading may be slow."""
    if given.path is not None:
        return WaitingFile(name=given.name, path=str(given.path))
    return WaitingFile(name=given.name, content=given.read())


def given_in(mime: QMimeData) -> tuple[Given, ...]:
    """The files or the picture in what was dropped or pasted; nothing where it is only text."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files:
        return tuple(map(given_file, files))
    if mime.hasImage() and not mime.text().strip():
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            name = QCoreApplication.translate("given", "pasted picture") + ".png"
            return (Given(name, read=lambda: _png(image)),)
    return ()


def take_copy(event: QDropEvent) -> None:
    """Take what is dropped as a copy: a file manager that moves would delete the file it comes from."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def keep(journal: Journal, entry_id: str, given: Sequence[Given]) -> Change:
    """Keep all of it with an entry, or none of it. Raises as `Enclosures.add`."""
    with journal.batch():
        for one in given:
            if one.path is not None:
                journal.enclosures.add_file(entry_id, one.path)
            else:
                journal.enclosures.add(entry_id, one.name, one.read())
    return Change(enclosures=frozenset({entry_id}))


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())
