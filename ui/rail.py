"""The rail on the left of the window: the screens, the way to help, appearance, and the lock."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import SCALES, Shade, look


class Page(StrEnum):
    """What the window can show of an open journal."""

    TODAY = "today"
    JOURNAL = "journal"
    TRENDS = "trends"
    PROMPTS = "prompts"
    CHILDREN = "children"
    WEEK = "week"
    PLANS = "plans"
    SAFETY = "safety"
    SETTINGS = "settings"


class Rail(QFrame):
    """Buttons only; what they do is the workspace's."""

    page_wanted = Signal(object)
    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self._pages: dict[Page, QPushButton] = {}
        column = QVBoxLayout(self)
        above = QWidget()
        pages = QVBoxLayout(above)
        pages.setContentsMargins(0, 0, 0, 0)
        for page, text, name, keys in (
            (Page.TODAY, self.tr("Today"), "navToday", "Ctrl+1"),
            (Page.JOURNAL, self.tr("Journal"), "navJournal", "Ctrl+2"),
            (Page.TRENDS, self.tr("Trends"), "navTrends", "Ctrl+3"),
            (Page.PROMPTS, self.tr("Ideas"), "navPrompts", "Ctrl+4"),
            (Page.CHILDREN, self.tr("Children"), "navChildren", "Ctrl+5"),
            (Page.WEEK, self.tr("The week"), "navWeek", "Ctrl+6"),
            (Page.PLANS, self.tr("Plans"), "navPlans", "Ctrl+7"),
        ):
            pages.addWidget(self._page_button(page, text, name, keys))
        pages.addStretch(1)
        self._scroll = _scrolling(above)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._page_button(Page.SAFETY, self.tr("Someone hurt?"), "navSafety", "F9"))
        column.addWidget(self._page_button(Page.SETTINGS, self.tr("Settings"), "navSettings", "Ctrl+,"))
        appearance = self._button(self.tr("Appearance …"), "navAppearance", "")
        menu = self._appearance_menu(appearance)
        appearance.clicked.connect(lambda: menu.popup(_above(appearance, menu)))
        lock = self._button(self.tr("Lock"), "navLock", "Ctrl+L")
        lock.clicked.connect(self.lock_wanted)
        for button in (appearance, lock):
            column.addWidget(button)

    def mark(self, shown: Page) -> None:
        """Show which page is in front."""
        for page, button in self._pages.items():
            button.setChecked(page is shown)
            if page is shown and self._scroll.isAncestorOf(button):
                self._scroll.ensureWidgetVisible(button, 0, 0)

    def _page_button(self, page: Page, text: str, name: str, keys: str) -> QPushButton:
        button = self._button(text, name, keys)
        button.setCheckable(True)
        button.clicked.connect(lambda: self.page_wanted.emit(page))
        self._pages[page] = button
        return button

    def _button(self, text: str, name: str, keys: str) -> QPushButton:
        button = _NavButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setProperty("role", "nav")
        if keys:
            button.setToolTip(f"{text} ({keys})")
        return button

    def _appearance_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        for text, shade in (
            (self.tr("As the system"), Shade.SYSTEM),
            (self.tr("Light"), Shade.LIGHT),
            (self.tr("Dark"), Shade.DARK),
        ):
            menu.addAction(text, partial(look().choose, shade=shade))
        menu.addSeparator()
        for scale in SCALES:
            menu.addAction(self.tr("Text {0} %").replace("{0}", str(scale)), partial(look().choose, scale=scale))
        return menu


class _NavButton(QPushButton):
    """As wide as its text is while its page is in front, which the theme sets bolder."""

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        bolder = QFont(self.font())
        bolder.setWeight(QFont.Weight.DemiBold)
        plain, bold = (QFontMetrics(font).horizontalAdvance(self.text()) for font in (self.font(), bolder))
        return QSize(size.width() + max(0, bold - plain), size.height())


def _scrolling(pages: QWidget) -> QScrollArea:
    """The pages, scrolled where a large text leaves no room for all; what stands below them is always in sight."""
    made = QScrollArea(widgetResizable=True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
    made.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
    made.setWidget(pages)
    for ground in (pages, made.viewport()):
        ground.setAutoFillBackground(False)
    return made


def _above(button: QWidget, menu: QMenu) -> QPoint:
    """Where a menu opens upwards from a button at the window's foot."""
    return button.mapToGlobal(QPoint(0, -menu.sizeHint().height()))
