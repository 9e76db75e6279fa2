"""A journal of its own for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.journal import Journal, open_with_key
from tests.stored import SetClock, copy_to


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a new journal in it, closed."""
    copy_to(tmp_path / "journal")
    return tmp_path / "journal"


@pytest.fixture
def clock() -> SetClock:
    """The clock that `journal` goes by."""
    return SetClock()


@pytest.fixture
def journal(tmp_path: Path, clock: SetClock) -> Iterator[Journal]:
    """A new journal, open."""
    with open_with_key(tmp_path / "open", copy_to(tmp_path / "open"), clock=clock) as opened:
        yield opened
