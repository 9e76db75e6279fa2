"""A layout that sets widgets side by side and begins a new line where the width ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Widgets in reading order, each at its preferred size and never wider than the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._known: dict[int, list[QRect]] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def invalidate(self) -> None:
        """What is in it has changed: its places are to be found anew."""
        self._known.clear()
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return max((place.bottom() + 1 for place in places), default=0)

    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        wanted = sum(widths) + self._gap() * max(len(widths) - 1, 0)
        return QSize(wanted, self.heightForWidth(wanted))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        shown = [item for item in self._items if not item.isEmpty()]
        for item, place in zip(shown, self._lines(rect.width()), strict=True):
            item.setGeometry(place.translated(rect.topLeft()))

    def _gap(self) -> int:
        return max(self.spacing(), 0)

    def _places(self, width: int) -> list[QRect]:
        """Where each shown item goes in lines of `width` pixels; a page asks for that again and again."""
        if width not in self._known:
            self._known[width] = self._lines(width)
        return self._known[width]

    def _lines(self, width: int) -> list[QRect]:
        """The same, worked out: items of a line are centred on it."""
        places: list[QRect] = []
        line: list[QRect] = []
        at = QPoint(0, 0)
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 1 << 20))
            if line and at.x() + size.width() > width:
                at = QPoint(0, at.y() + max(place.height() for place in line) + self._gap())
                places += _centred(line)
                line = []
            line.append(QRect(at, size))
            at.setX(at.x() + size.width() + self._gap())
        return places + _centred(line)


def _centred(line: list[QRect]) -> list[QRect]:
    height = max((place.height() for place in line), default=0)
    return [place.translated(0, (height - place.height()) // 2) for place in line]
