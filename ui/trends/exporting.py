"""Takes a card out of the journal as a picture, a drawing or a table, to where the caregiver says."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QImageWriter
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from journal.trends import View
from journal.trends.export import as_csv
from journal.writing_out import write_out
from ui.desk import Desk
from ui.today.parts import on_key
from ui.trends.cards import Card
from ui.trends.paper import drawing_of, picture_of
from ui.trends.sentences import cell, header

KEYS: Final = "Ctrl+Shift+E"


class Form(StrEnum):
    """What a card may be exported as, by the ending of the file's name."""

    PICTURE = "png"
    DRAWING = "svg"
    TABLE = "csv"


class ExportButton(QPushButton):
    """Offers the forms in a menu, which also says what becomes of the file. `wanted` tells the form chosen."""

    wanted = Signal(object)

    def __init__(self, card: Card) -> None:
        super().__init__(_tr("Export …"))
        self.setObjectName(f"{card.name}Export")
        self.setAccessibleName(f"{self.text()}: {card.heading}")
        self.setToolTip(_tr("Take this card out of the journal as a file ({0})").replace("{0}", KEYS))
        self.setProperty("role", "quiet")
        self.setAutoDefault(False)
        self._menu = QMenu(self)
        self._menu.setObjectName(f"{card.name}ExportMenu")
        for form in Form:
            action = self._menu.addAction(_form_name(form), partial(self.wanted.emit, form))
            action.setObjectName(f"{card.name}Export-{form}")
        self._menu.addSeparator()
        self._menu.addAction(_tr("The file is not encrypted")).setEnabled(False)
        self.clicked.connect(self._offer)
        on_key(KEYS, card, self._offer)

    def _offer(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))


class Exporting(QObject):
    """Asks where to, draws, and writes away from the GUI thread: the whole file or none."""

    def __init__(self, desk: Desk, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk, self._screen = desk, screen

    def ask_where(self, card: Card, view: View, form: Form) -> None:
        """Let the caregiver choose the file."""
        dialog = QFileDialog(self._screen, _tr("Export “{0}”").replace("{0}", card.heading))
        dialog.setObjectName("trendsExportDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{_form_name(form).removesuffix(' …')} (*.{form})", _tr("All files (*)")])
        dialog.setDefaultSuffix(form.value)
        dialog.selectFile(f"{_plain(card.heading)}-{view.today:%Y-%m-%d}.{form}")
        dialog.fileSelected.connect(lambda chosen: self.export(card, view, form, Path(chosen)))
        dialog.open()

    def export(self, card: Card, view: View, form: Form, path: Path) -> None:
        """Write the card to this file, and say so; the desk tells of what goes wrong."""
        content = content_of(card, view, form)
        said = _tr("Saved as {0}. That file is not encrypted: whoever has it can read it.").replace("{0}", path.name)
        self._desk.draw(lambda: write_out(path, content), lambda _: self._desk.said.emit(said, None), owner=self)


def content_of(card: Card, view: View, form: Form) -> bytes:
    """What the file holds."""
    match form:
        case Form.PICTURE:
            return _png(card, view)
        case Form.DRAWING:
            return drawing_of(card, view)
        case Form.TABLE:
            return as_csv([header(key) for key in card.figures.header], card.figures, cell)


def _png(card: Card, view: View) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture_of(card, view))
    return bytes(kept.data())


def _form_name(form: Form) -> str:
    return {
        Form.PICTURE: _tr("As a picture (PNG) …"),
        Form.DRAWING: _tr("As a drawing, for print (SVG) …"),
        Form.TABLE: _tr("The table, for a spreadsheet (CSV) …"),
    }[form]


def _plain(heading: str) -> str:
    """A heading as part of a file's name."""
    return "-".join("".join(c if c.isalnum() else " " for c in heading.lower()).split())


def _tr(text: str) -> str:
    return QCoreApplication.translate("trends", text)
