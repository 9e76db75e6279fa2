"""A person at the window of the tests: the hands of the tour, and a few verbs more."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from journal.journal import Journal
from ui.hands import Hands

T = TypeVar("T")


class Driver(Hands):
    """User verbs over one window."""

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase and wait for the journal to open."""
        self.write("unlockSecret", passphrase)
        self.press("Return")
        self.wait(lambda: self.window.workspace is not None, "the workspace")

    def ask(self, question: Callable[[Journal], T]) -> T:
        """What the open journal knows, asked behind the screens' back."""
        assert self.window.desk is not None
        return question(self.window.desk.journal)
