"""After locking, nothing that was read or written is held by any Python object or any widget."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPlainTextEdit, QTextEdit, QWidget

from journal.journal import Journal
from journal.model import Filters
from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver
from ui.window import LEAVING

HALVES = ("marmalade", "elephant")
"""A word that stands nowhere in one piece but where it was typed."""


def secret() -> str:
    return "".join(HALVES)


def test_nothing_read_or_written_is_held_after_locking(user: Driver) -> None:
    user.unlock(PASSPHRASE)
    keep(user, f"He told me of the {secret()} today.")
    keep(user, f"Once more the {secret()}, and a pear.")
    user.press("Ctrl+F")
    user.write("searchWords", secret())
    user.wait(lambda: user.find("entryList", QAbstractItemView).model().rowCount() == 2, "the found entries")
    user.wait(lambda: any(secret() in text for text in shown(user.find("entryReading", QWidget))), "the reading pane")
    user.press("Ctrl+2")
    user.click("entryBin")
    user.find("noticeUndo", QWidget)
    user.press("Ctrl+Z")
    user.wait(lambda: user.ask(count) == 2)
    user.press("Ctrl+1")
    user.write("entryText", f"Half a {secret()}")
    user.rest()
    assert held()
    user.press("Ctrl+L")
    user.find("unlockSecret", QWidget)
    settled(user)
    assert shown_with_secret() == []
    assert held() == []


def keep(user: Driver, text: str) -> None:
    before = user.ask(count)
    user.press("Ctrl+1")
    user.write("entryText", text)
    user.press("Ctrl+Return")
    user.wait(lambda: user.ask(count) == before + 1)


def count(journal: Journal) -> int:
    return len(journal.search.newest(Filters(), 100))


def settled(user: Driver) -> None:
    for thread in threading.enumerate():
        if thread.name == LEAVING:
            thread.join()
    user.rest()
    gc.collect()


def shown_with_secret() -> list[str]:
    return [text[:40] for text in shown() if secret() in text]


def shown(among: QWidget | None = None) -> Iterator[str]:
    """Every text of every widget there is, shown or not, and of what stands behind it."""
    for widget in among.findChildren(QWidget) if among is not None else QApplication.allWidgets():
        meta = widget.metaObject()
        for at in range(meta.propertyCount()):
            value = meta.property(at).read(widget)
            if isinstance(value, str):
                yield value
        if isinstance(widget, (QTextEdit, QPlainTextEdit)):
            yield widget.toPlainText()
        for document in widget.findChildren(QTextDocument):
            yield document.toPlainText()
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _texts(widget.model())


def _texts(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            yield str(model.data(model.index(row, column), Qt.ItemDataRole.DisplayRole))


def held() -> list[str]:
    """What holds the word, told by type: every object that the collector knows, and all that they refer to."""
    seen: set[int] = set()
    waiting: list[Any] = gc.get_objects()
    found = []
    while waiting:
        holder = waiting.pop()
        if id(holder) in seen:
            continue
        seen.add(id(holder))
        for one in gc.get_referents(holder):
            if type(one) is str:
                if HALVES[0] in one and secret() in one:
                    found.append(_described(holder))
            elif type(one) is bytes:
                if secret().encode() in one:
                    found.append(_described(holder))
            elif id(one) not in seen:
                waiting.append(one)
    return found


def _described(holder: Any) -> str:
    held_by = [type(one).__name__ for one in gc.get_referrers(holder)]
    return f"{type(holder).__module__}.{type(holder).__qualname__} held by {held_by[:6]}"
