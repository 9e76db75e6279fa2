"""How Attune looks: our own palette in light and dark, and our own text scale, over Qt's Fusion style."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from journal.model import Label

SCALES: Final = (100, 115, 130, 150, 175, 200)
"""Text sizes on offer, in per cent of the system's."""


class Shade(StrEnum):
    """Which palette is wanted."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Colours(msgspec.Struct, frozen=True, kw_only=True):
    """One palette. Ink on any surface has a contrast of at least 4.5 to 1; process colours at least 3 to 1."""

    window: str
    surface: str
    sunken: str
    line: str
    ink: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    mark: str
    """Behind words that a suggestion quotes, or a search found."""
    marks: dict[str, str]
    """The colour of each process, and of kindness, by label; few colours seen are enough to tell them apart."""


LIGHT: Final = Colours(
    window="#f6f4f0",
    surface="#ffffff",
    sunken="#efece6",
    line="#d9d4ca",
    ink="#26241f",
    muted="#625d53",
    accent="#2f6b62",
    on_accent="#ffffff",
    accent_soft="#dcebe7",
    mark="#f6e7b6",
    marks={
        Label.MODELING: "#037bc4",
        Label.INTERNALIZATION: "#824285",
        Label.SYNCHRONY: "#006242",
        Label.SELF: "#b35909",
        Label.PROSOCIAL: "#d43f6f",
    },
)

DARK: Final = Colours(
    window="#1d1e1f",
    surface="#27292a",
    sunken="#191a1b",
    line="#414446",
    ink="#ece9e3",
    muted="#b0aba1",
    accent="#7fc4b6",
    on_accent="#10201d",
    accent_soft="#2b3f3b",
    mark="#57491c",
    marks={
        Label.MODELING: "#52b8fc",
        Label.INTERNALIZATION: "#b38ebd",
        Label.SYNCHRONY: "#7fb98c",
        Label.SELF: "#e89e55",
        Label.PROSOCIAL: "#ffb5d1",
    },
)


class Look(QObject):
    """The person's choice of palette and text size, kept outside any journal; no entry has a part in it."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._kept = QSettings("Attune", "Attune")
        self.shade = _kept_shade(self._kept)
        """The palette that was chosen."""
        self.scale = _kept_scale(self._kept)
        """Text size in per cent."""
        self._system_size = max(app.font().pointSizeF(), 10.0)
        app.styleHints().colorSchemeChanged.connect(self.apply)

    @property
    def dark(self) -> bool:
        """Whether the dark palette is in use."""
        if self.shade is Shade.SYSTEM:
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.shade is Shade.DARK

    @property
    def colours(self) -> Colours:
        """The palette in use."""
        return DARK if self.dark else LIGHT

    def choose(self, *, shade: Shade | None = None, scale: int | None = None) -> None:
        """Change palette or text size, at once and for the next start."""
        self.wear(shade or self.shade, scale or self.scale)
        self._kept.setValue("look/shade", self.shade.value)
        self._kept.setValue("look/scale", str(self.scale))

    def wear(self, shade: Shade, scale: int) -> None:
        """Change palette and text size until the program ends; all is dressed anew only where something changes."""
        if (shade, scale) == (self.shade, self.scale):
            return
        self.shade, self.scale = shade, scale
        self.apply()

    @contextmanager
    def on_paper(self) -> Iterator[None]:
        """Colours and lengths for what is drawn meanwhile to be printed: light, at 100 %. The screen stays as it is."""
        kept = self.shade, self.scale
        self.shade, self.scale = Shade.LIGHT, 100
        try:
            yield
        finally:
            self.shade, self.scale = kept

    def dress(self, sheet: QWidget) -> None:
        """Dress one widget, and all that is in it by now, as the whole application would be at this moment."""
        sheet.setStyleSheet(_style(self.colours, self.px))
        font, palette = self._font(), _palette(self.colours)
        for part in (sheet, *sheet.findChildren(QWidget)):  # under style sheets none of them goes by its parent
            part.setFont(font)
            part.setPalette(palette)

    def step_scale(self, steps: int) -> None:
        """Make the text larger or smaller by so many steps."""
        at = max(0, min(SCALES.index(self.scale) + steps, len(SCALES) - 1))
        self.choose(scale=SCALES[at])

    def px(self, length: float) -> int:
        """A length in pixels at 100 %, at the present text size."""
        return round(length * self.scale / 100)

    def apply(self) -> None:
        """Dress the whole application."""
        self._app.setFont(self._font())
        self._app.setPalette(_palette(self.colours))
        self._app.setStyleSheet(_style(self.colours, self.px))
        self.changed.emit()

    def _font(self) -> QFont:
        font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
        font.setPointSizeF(self._system_size * self.scale / 100)
        return font


def _kept_shade(kept: QSettings) -> Shade:
    value = str(kept.value("look/shade", ""))
    return Shade(value) if value in list(Shade) else Shade.SYSTEM


def _kept_scale(kept: QSettings) -> int:
    value = str(kept.value("look/scale", ""))
    return int(value) if value.isdigit() and int(value) in SCALES else 100


@functools.cache
def look() -> Look:
    """The running application's look."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    made = Look(app)
    made.apply()
    return made


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for roles, colour in (
        ((role.Window, role.Button), colours.window),
        ((role.Base, role.ToolTipBase), colours.surface),
        ((role.AlternateBase,), colours.sunken),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), colours.ink),
        ((role.PlaceholderText,), colours.muted),
        ((role.Highlight, role.Accent, role.Link), colours.accent),
        ((role.HighlightedText,), colours.on_accent),
        ((role.Mid, role.Dark), colours.line),
        ((role.Light, role.Midlight), colours.surface),
    ):
        for one in roles:
            palette.setColor(one, QColor(colour))
    for one in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(colours.muted))
    return palette


def _style(colours: Colours, size: Callable[[float], int]) -> str:
    return f"""
    QToolTip {{ color: {colours.ink}; background: {colours.surface}; border: 1px solid {colours.line}; }}
    QLabel[role="title"] {{ font-size: {size(22)}px; font-weight: 600; }}
    QLabel[role="heading"] {{ font-size: {size(16)}px; font-weight: 600; }}
    QLabel[role="muted"] {{ color: {colours.muted}; }}
    QLabel[role="code"] {{ font-family: "DejaVu Sans Mono", "Menlo", "Consolas", monospace;
        font-size: {size(18)}px; background: {colours.sunken}; border: 1px solid {colours.line};
        border-radius: {size(8)}px; padding: {size(12)}px; }}
    QFrame[role="card"] {{ background: {colours.surface}; border: 1px solid {colours.line};
        border-radius: {size(8)}px; }}
    QFrame[role="viewer"] {{ background: {colours.surface}; border: none; }}
    QFrame[role="card"]:focus {{ border: 2px solid {colours.accent}; }}
    QFrame[role="rail"] {{ background: {colours.sunken}; border: none; border-right: 1px solid {colours.line}; }}
    QFrame[role="notice"] {{ background: {colours.accent_soft}; border: 1px solid {colours.accent};
        border-radius: {size(8)}px; }}
    QPushButton {{ background: {colours.surface}; color: {colours.ink}; border: 1px solid {colours.line};
        border-radius: {size(6)}px; padding: {size(6)}px {size(12)}px; }}
    QPushButton:hover {{ border-color: {colours.accent}; }}
    QPushButton:focus {{ border: 2px solid {colours.accent}; padding: {size(5)}px {size(11)}px; }}
    QPushButton:pressed {{ background: {colours.accent_soft}; }}
    QPushButton:disabled {{ color: {colours.muted}; background: {colours.window}; }}
    QPushButton[role="primary"] {{ background: {colours.accent}; color: {colours.on_accent};
        border-color: {colours.accent}; font-weight: 600; }}
    QPushButton[role="primary"]:focus {{ border: 2px solid {colours.ink}; }}
    QPushButton[role="primary"]:disabled {{ background: {colours.line}; color: {colours.muted};
        border-color: {colours.line}; }}
    QPushButton[role="quiet"] {{ background: transparent; border-color: transparent; color: {colours.accent}; }}
    QPushButton[role="quiet"]:hover {{ border-color: {colours.line}; }}
    QPushButton[role="quiet"]:disabled {{ color: {colours.muted}; border-color: transparent; }}
    QPushButton[role="quiet"]:focus {{ border: 2px solid {colours.accent}; }}
    QPushButton[role="chip"] {{ border-radius: {size(12)}px; padding: {size(4)}px {size(12)}px; }}
    QPushButton[role="chip"]:checked {{ background: {colours.accent_soft}; border-color: {colours.accent}; }}
    QPushButton[role="chip"]:focus {{ border: 2px solid {colours.accent}; padding: {size(3)}px {size(11)}px; }}
    QPushButton[role="nav"] {{ background: transparent; border: 2px solid transparent; text-align: left;
        padding: {size(8)}px {size(12)}px; }}
    QPushButton[role="nav"]:hover {{ background: {colours.window}; }}
    QPushButton[role="nav"]:checked {{ background: {colours.accent_soft}; font-weight: 600; }}
    QPushButton[role="nav"]:focus {{ border: 2px solid {colours.accent}; }}
    QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QDateEdit, QDateTimeEdit, QSpinBox {{
        background: {colours.surface}; color: {colours.ink}; border: 1px solid {colours.line};
        border-radius: {size(6)}px; padding: {size(5)}px;
        selection-background-color: {colours.accent}; selection-color: {colours.on_accent}; }}
    QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus, QDateTimeEdit:focus {{
        border: 2px solid {colours.accent}; padding: {size(4)}px; }}
    QListView, QTableView, QTreeView {{ background: {colours.surface}; border: 1px solid {colours.line};
        border-radius: {size(6)}px; }}
    QHeaderView::section {{ background: {colours.sunken}; color: {colours.ink}; border: none;
        border-bottom: 1px solid {colours.line}; padding: {size(4)}px {size(6)}px; }}
    QCheckBox, QRadioButton {{ spacing: {size(8)}px; }}
    QCheckBox::indicator, QRadioButton::indicator, QListWidget::indicator {{ width: {size(16)}px; height: {size(16)}px;
        background: {colours.surface}; border: 1px solid {colours.muted}; border-radius: {size(4)}px; }}
    QRadioButton::indicator {{ border-radius: {size(9)}px; }}
    QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {colours.accent}; }}
    QCheckBox::indicator:checked, QListWidget::indicator:checked {{ background: {colours.accent};
        border-color: {colours.accent};
        image: url("{_icon("check", colours)}"); }}
    QRadioButton::indicator:checked {{ width: {size(8)}px; height: {size(8)}px; background: {colours.on_accent};
        border: {size(5)}px solid {colours.accent}; }}
    QCheckBox:focus, QRadioButton:focus {{ color: {colours.accent}; }}
    QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down {{ border: none; width: {size(22)}px; }}
    QComboBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow {{
        image: url("{_icon("down", colours)}"); width: {size(14)}px; height: {size(14)}px; }}
    QComboBox QAbstractItemView {{ background: {colours.surface}; color: {colours.ink};
        border: 1px solid {colours.line}; selection-background-color: {colours.accent_soft};
        selection-color: {colours.ink}; }}
    QSpinBox::up-button, QSpinBox::down-button, QDateTimeEdit::up-button, QDateTimeEdit::down-button {{
        border: none; background: transparent; width: {size(20)}px; }}
    QSpinBox::up-arrow, QDateTimeEdit::up-arrow {{ image: url("{_icon("up", colours)}");
        width: {size(12)}px; height: {size(12)}px; }}
    QSpinBox::down-arrow {{ image: url("{_icon("down", colours)}"); width: {size(12)}px; height: {size(12)}px; }}
    QMenu {{ background: {colours.surface}; color: {colours.ink}; border: 1px solid {colours.line}; }}
    QMenu::item {{ padding: {size(6)}px {size(18)}px; }}
    QMenu::item:selected {{ background: {colours.accent_soft}; color: {colours.ink}; }}
    QScrollBar:vertical {{ background: transparent; width: {size(12)}px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: {size(12)}px; margin: 0; }}
    QScrollBar::handle {{ background: {colours.line}; border-radius: {size(4)}px; margin: {size(2)}px;
        min-height: {size(28)}px; min-width: {size(28)}px; }}
    QScrollBar::handle:hover {{ background: {colours.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QScrollArea {{ background: transparent; border: none; }}
    QSplitter::handle {{ background: {colours.line}; }}
    """


def _icon(name: str, colours: Colours) -> str:
    """The path of an icon drawn for a palette, as a style sheet wants it."""
    ground = "dark" if colours is DARK else "light"
    return Path(str(files("resources").joinpath("icons", f"{name}-{ground}.svg"))).as_posix()
