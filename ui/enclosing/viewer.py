"""Looks at what is kept with an entry, inside the window: pictures, plain text, and a way to save a copy."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal.model import Enclosure
from ui.desk import Desk
from ui.enclosing.pictures import PICTURES, picture
from ui.today.parts import button, buttons, column_in, label, on_key
from ui.words import fault_sentence

_MOST_TEXT: Final = 2_000_000
"""So many bytes of a text are shown; all of it can be saved."""


class Viewer(QFrame):
    """Lies over `host` until it is closed."""

    def __init__(self, desk: Desk, files: tuple[Enclosure, ...], at: int, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("enclosureViewer")
        self.setProperty("role", "viewer")
        self.setAutoFillBackground(True)
        self._desk, self._files, self._at = desk, files, at
        self._left = QApplication.focusWidget()
        self._picture = QImage()
        self._title = label("", "heading", "viewerTitle")
        self._remark = label("", "muted", "viewerRemark")
        self._image = QLabel()
        self._image.setObjectName("viewerPicture")
        self._image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = QPlainTextEdit()
        self._text.setObjectName("viewerText")
        self._text.setReadOnly(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._image)
        self._stack.addWidget(self._text)
        self._close = button(self.tr("Close"), "viewerClose", self.close, role="primary")
        save = button(self.tr("Save a copy…"), "viewerSave", self._ask_where, role="")
        before = button(self.tr("Before"), "viewerBefore", lambda: self._step(-1), role="")
        after = button(self.tr("Next"), "viewerNext", lambda: self._step(1), role="")
        self._stops = (self._text, self._close, before, after, save)
        for part in (before, after):
            part.setVisible(len(files) > 1)
        column: QVBoxLayout = column_in(self)
        column.addWidget(self._title)
        column.addWidget(self._stack, 1)
        column.addWidget(self._remark)
        column.addWidget(buttons(self._close, before, after, save))
        for keys, action in (
            ("Escape", self.close),
            ("Left", lambda: self._step(-1)),
            ("Right", lambda: self._step(1)),
        ):
            on_key(keys, self, action)
        host.installEventFilter(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setGeometry(host.rect())
        self.show()
        self.raise_()
        self._close.setFocus()
        self._load()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the host whatever its size."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the keyboard here: what lies below cannot be seen."""
        stops = [one for one in self._stops if one.isVisible()]
        at = next((n for n, one in enumerate(stops) if one.hasFocus()), -1)
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus()
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Back to where the keyboard was."""
        super().closeEvent(event)
        if self._left is not None and shiboken6.isValid(self._left):
            self._left.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _step(self, steps: int) -> None:
        self._at = (self._at + steps) % len(self._files)
        self._load()

    def _load(self) -> None:
        one = self._files[self._at]
        self._title.setText(one.name)
        self._remark.setText(self.tr("One moment…"))
        self._picture = QImage()
        self._image.clear()
        self._text.clear()
        self._desk.ask(
            lambda journal: journal.enclosures.read(one.id),
            lambda content: self._look_at(one, content) if one is self._files[self._at] else None,
            owner=self,
            otherwise=lambda error: self._remark.setText(fault_sentence(error)),
        )

    def _look_at(self, one: Enclosure, content: bytes) -> None:
        room = self.size() * self.devicePixelRatioF()
        self._remark.setText("")
        if one.media_type in PICTURES:
            self._remark.setText(self.tr("One moment…"))
            self._desk.draw(lambda: picture(content, room), lambda image: self._show_picture(one, image), owner=self)
        elif one.media_type.startswith("text/"):
            self._stack.setCurrentWidget(self._text)
            self._text.setPlainText(content[:_MOST_TEXT].decode("utf-8", "replace"))
        else:
            self._remark.setText(self.tr("Attune does not open this kind of file. Save a copy to look at it."))

    def _show_picture(self, one: Enclosure, image: QImage) -> None:
        if one is not self._files[self._at]:
            return
        self._remark.setText("")
        self._picture = image
        self._stack.setCurrentWidget(self._image)
        if image.isNull():
            self._remark.setText(self.tr("This picture cannot be shown. Save a copy to look at it elsewhere."))
        self._image.setAccessibleName(self._title.text())
        self._fit()

    def _fit(self) -> None:
        if not self._picture.isNull():
            room = self._image.size()
            self._image.setPixmap(
                QPixmap.fromImage(self._picture).scaled(
                    room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            )

    def _ask_where(self) -> None:
        one = self._files[self._at]
        dialog = QFileDialog(self, self.tr("Save a copy. It is not encrypted."))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(one.name)
        dialog.fileSelected.connect(lambda chosen: self._save(one, Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, one: Enclosure, path: Path) -> None:
        self._desk.ask(
            lambda journal: path.write_bytes(journal.enclosures.read(one.id)),
            lambda _: self._remark.setText(self.tr("Saved. The copy is not encrypted.")),
            owner=self,
            otherwise=self._not_saved,
        )

    def _not_saved(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self._remark.setText(self.tr("The copy could not be written there. Choose another place."))
        else:
            self._remark.setText(fault_sentence(error))
