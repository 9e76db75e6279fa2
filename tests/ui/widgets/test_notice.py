"""The notice at the window's foot: its buttons can be read and clicked however little room there is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Shade, look
from ui.widgets.notice import Notice


@pytest.mark.parametrize(("width", "scale"), [(330, 200), (900, 100)])
def test_the_buttons_are_whole(dressed: None, qtbot: QtBot, width: int, scale: int) -> None:
    look().wear(Shade.LIGHT, scale)
    window, notice = QWidget(), Notice()
    QHBoxLayout(window).addWidget(notice)
    qtbot.addWidget(window)
    window.setMinimumWidth(width)
    window.resize(width, 400)
    window.show()
    notice.say("A sentence that says at some length what was done, and what may be done about it.", lambda: None)
    shown = [button for button in notice.findChildren(QPushButton) if button.isVisible()]
    qtbot.waitUntil(lambda: all(button.width() >= button.sizeHint().width() for button in shown))
    assert len(shown) == 2
    assert all(button.mapTo(window, button.rect().bottomRight()).x() <= width for button in shown)
