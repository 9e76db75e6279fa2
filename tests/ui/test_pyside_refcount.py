"""The pinned PySide6 gives back None without losing a reference to it; 6.12.0 on Python 3.11 does not."""

import sys

from PySide6.QtCore import QObject

CALLS = 1_000


def test_void_calls_leave_the_count_of_none_where_it_was() -> None:
    thing = QObject()
    before = sys.getrefcount(None)  # constant by design from Python 3.12 on, where None cannot die
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < CALLS / 10
