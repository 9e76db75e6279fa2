"""The photos and files of one entry, below it: shown, added, taken away and looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QMainWindow, QVBoxLayout, QWidget

from journal.model import Change, Enclosure
from ui.deeds_done import noted
from ui.desk import Desk
from ui.enclosing.given import Given, given_file, given_in, keep, take_copy
from ui.enclosing.pictures import PICTURES, picture
from ui.enclosing.strip import Shown, Strip, thumbnail_size
from ui.enclosing.viewer import Viewer
from ui.today.parts import button, buttons


class EntryFiles(QWidget):
    """Belongs to the reading pane. `show_entry` names the entry, or nobody's."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entryFiles")
        self.setAcceptDrops(True)
        self._desk = desk
        self._entry_id: str | None = None
        self._files: tuple[Enclosure, ...] = ()
        self._strip = Strip("enclosure")
        self._add = button(self.tr("Add a photo or file…"), "encloseAdd", self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._strip)
        column.addWidget(buttons(self._add))
        self._strip.opened.connect(self._open)
        self._strip.taken_away.connect(self._take_away)
        desk.changed.connect(self._on_change)

    def show_entry(self, entry_id: str | None, *, in_bin: bool = False) -> None:
        """Show what is kept with an entry; nothing can be added to one in the bin."""
        self._add.setVisible(not in_bin)
        if entry_id != self._entry_id:
            self._entry_id = entry_id
            self._show(())
            self._refresh()

    def add(self, given: Sequence[Given]) -> None:
        """Keep these with the entry."""
        entry_id = self._entry_id
        if entry_id is None or not given:
            return
        words = self.tr("Kept with the entry: {0}").replace("{0}", ", ".join(one.name for one in given))
        self._desk.deeds.do(
            noted(lambda journal: keep(journal, entry_id, given)), words, self.tr("added a photo or file")
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if given_in(event.mimeData()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.add(given_in(event.mimeData()))
        take_copy(event)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Add photos or files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda chosen: self.add([given_file(Path(one)) for one in chosen]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_change(self, change: Change) -> None:
        if self._entry_id in change.enclosures | change.entries:
            self._refresh()

    def _refresh(self) -> None:
        entry_id = self._entry_id
        if entry_id is not None:
            self._desk.ask(
                lambda journal: journal.enclosures.of(entry_id),
                lambda found: self._show(found) if self._entry_id == entry_id else None,
                owner=self,
            )

    def _show(self, files: tuple[Enclosure, ...]) -> None:
        self._files = files
        self._strip.show_files([Shown(one.name, one.size) for one in files])
        for at, one in enumerate(files):
            if one.media_type in PICTURES:
                self._ask_picture(at, one)

    def _ask_picture(self, at: int, one: Enclosure) -> None:
        """Read it in one lane, and make it small in another; the window waits for neither."""
        room = thumbnail_size()

        def small(content: bytes) -> None:
            self._desk.draw(lambda: picture(content, room), show, owner=self)

        def show(image: QImage) -> None:
            if at < len(self._files) and self._files[at].id == one.id:
                self._strip.show_picture(at, image)

        self._desk.ask(lambda journal: journal.enclosures.read(one.id), small, owner=self, otherwise=lambda _: None)

    def _take_away(self, at: int) -> None:
        one = self._files[at]
        self._desk.deeds.do(
            noted(lambda journal: journal.enclosures.remove(one.id)),
            self.tr("Taken away: {0}").replace("{0}", one.name),
            self.tr("took a photo or file away"),
        )

    def _open(self, at: int) -> None:
        window = self.window()
        host = (window.centralWidget() if isinstance(window, QMainWindow) else None) or window
        Viewer(self._desk, self._files, at, host)
