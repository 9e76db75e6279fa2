"""A page that scrolls, no wider than lines can well be read."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from ui.theme import look

_WIDEST = 860


class PageScroll(QScrollArea):
    """Holds `page` in the middle; the keyboard stays with what is on it."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(look().px(24), look().px(20), look().px(24), look().px(20))
        row.addWidget(page)
        self.setWidget(middle)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        look().changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        self._page.setMaximumWidth(look().px(_WIDEST))
        QTimer.singleShot(0, self, self._keep_focus_in_view)

    def _keep_focus_in_view(self) -> None:
        """Another text size moves everything; whoever was writing should still see where."""
        focused = self._page.focusWidget()
        if focused is not None and focused.hasFocus():
            self.ensureWidgetVisible(focused, 0, look().px(24))
