"""The window as a whole: pages by key, text size, locking, and what the log and the title never hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from journal.journal import Journal
from journal.model import Draft, EntryContent
from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver
from ui.theme import look

WORD = "marmaladeplum"


@pytest.fixture
def inside(user: Driver) -> Driver:
    """Somebody in an open, empty journal."""
    user.unlock(PASSPHRASE)
    return user


@pytest.mark.parametrize(
    ("keys", "seen"), [("Ctrl+2", "searchWords"), ("Ctrl+3", "trends"), ("Ctrl+1", "entryText"), ("F9", "navSafety")]
)
def test_every_page_is_one_key_away(inside: Driver, keys: str, seen: str) -> None:
    inside.press(keys)
    inside.find(seen, QWidget)


def test_search_is_one_key_away_and_takes_the_typing(inside: Driver) -> None:
    inside.press("Ctrl+F")
    inside.wait(lambda: inside.focused() == "searchWords")


def test_escape_leaves_the_safety_page_for_the_page_before(inside: Driver) -> None:
    inside.press("Ctrl+2")
    inside.press("F9")
    inside.wait(lambda: not inside.sees("searchWords"))
    inside.press("Escape")
    inside.find("searchWords", QWidget)


def test_text_grows_and_shrinks_by_key(inside: Driver) -> None:
    inside.press("Ctrl++")
    assert look().scale == 115
    inside.press("Ctrl+0")
    assert look().scale == 100


def test_a_draft_outlives_locking(inside: Driver, reopen: Callable[[], Journal]) -> None:
    inside.write("entryText", WORD)
    inside.press("Ctrl+L")
    inside.find("unlockSecret", QWidget)
    with reopen() as journal:
        draft = journal.drafts.get()
    assert draft is not None
    assert draft.content.record == WORD


def test_no_text_reaches_the_title_or_what_is_left_after_locking(inside: Driver) -> None:
    inside.write("entryText", WORD)
    assert WORD not in inside.window.windowTitle()
    inside.press("Ctrl+L")
    inside.find("unlockSecret", QWidget)
    texts = [str(widget.property("text")) for widget in inside.window.findChildren(QWidget)]
    assert not any(WORD in text for text in texts)


def test_what_is_typed_at_once_survives_a_lock_at_once(user: Driver, reopen: Callable[[], Journal]) -> None:
    with reopen() as journal:
        journal.drafts.save(Draft(content=EntryContent(happened_at=journal.clock(), record="Left before")))
    user.unlock(PASSPHRASE)
    user.write("entryText", "Typed at once")
    user.window.lock()
    user.find("unlockSecret", QWidget)
    with reopen() as journal:
        draft = journal.drafts.get()
    assert draft is not None
    assert draft.content.record.splitlines() == ["Left before", "Typed at once"]
