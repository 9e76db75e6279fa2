"""One quiet line below a box: a word of the record, the kinder or plainer one, and why. It asks for nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme import look
from ui.today.parts import SideBySide, button, buttons, label


class WordingLine(QFrame):
    """Shows one word at a time. What is chosen goes out as a signal; Escape gives the keyboard back."""

    used = Signal(str)
    """The words that are to stand in place of the ones shown."""
    ignored = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wordingLine")
        self._says = label("", name="wordingSays")
        self._why = label("", "muted", "wordingWhySays")
        self._use = button(self.tr("Use it"), "wordingUse", lambda: self._take(0), tip=self.tr("F7 leads here"))
        self._others = tuple(
            button("", f"wordingUse{at}", lambda at=at: self._take(at))  # type: ignore[misc]
            for at in (1, 2)
        )
        self._ask_why = button(self.tr("Why"), "wordingWhy", self._turn_why)
        self._ignore = button(self.tr("Ignore"), "wordingIgnore", self.ignored.emit)
        self._words = ""
        self._instead: tuple[str, ...] = ()
        self._lay_out()

    def show_wording(self, words: str, instead: Sequence[str], why: str, more: int) -> None:
        """Show `words`, what may stand instead, best first, and how many more words have a kinder one."""
        if (words, tuple(instead)) != (self._words, self._instead):
            self._why.setHidden(True)
        self._words, self._instead = words, tuple(instead)
        said = self.tr("“{0}” → {1}").replace("{0}", words).replace("{1}", instead[0])
        self._says.setText(
            said if not more else self.tr("{0} · {1} more (F7)").replace("{0}", said).replace("{1}", str(more))
        )
        self.setAccessibleName(self.tr("“{0}”: perhaps “{1}”").replace("{0}", words).replace("{1}", instead[0]))
        self._use.setAccessibleName(self.tr("Use “{0}”").replace("{0}", instead[0]))
        for at, other in enumerate(self._others, 1):
            offered = at < len(instead)
            other.setVisible(offered)
            if offered:
                other.setText(self.tr("Use “{0}”").replace("{0}", instead[at]))
                other.setAccessibleName(other.text())
        self._why.setText(why)
        self._ignore.setToolTip(self.tr("Not offered again in this journal: {0}").replace("{0}", words))

    def take_focus(self) -> None:
        """Put the keyboard on the button that puts the words in place."""
        self._use.setFocus()

    def has_focus(self) -> bool:
        """Whether the keyboard speaks to this line."""
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._why.setHidden(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(4))
        answers = buttons(self._use, *self._others, self._ask_why, self._ignore)
        column.addWidget(SideBySide(self._says, answers))
        column.addWidget(self._why)
        for other in self._others:
            other.setHidden(True)

    def _take(self, at: int) -> None:
        if at < len(self._instead):
            self.used.emit(self._instead[at])

    def _turn_why(self) -> None:
        self._why.setVisible(self._why.isHidden())
