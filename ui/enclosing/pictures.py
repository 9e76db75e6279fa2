"""Pictures from bytes: small for the strip, whole for the viewer. Hostile or damaged ones give nothing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

_BEGINNINGS: Final = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif", b"BM": "bmp"}
_MOST_PIXELS: Final = 100_000_000
PICTURES: Final = ("image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp")
"""The media types that are shown as pictures; nothing that could hold a program or an address is among them."""


def picture(content: bytes, within: QSize) -> QImage:
    """The picture, turned upright and no larger than `within`; a null one where it is none or cannot be read."""
    kind = _kind(content)
    if not kind:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return QImage()
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    room = within.transposed() if turned else within
    if size.width() > room.width() or size.height() > room.height():
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    return reader.read()


def _kind(content: bytes) -> str:
    """The format by the first bytes, so that no reader for other formats ever sees a hostile file."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return next((kind for beginning, kind in _BEGINNINGS.items() if content.startswith(beginning)), "")
