"""Starting, memory, scrolling and the reader: what the person at the window feels."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.figures import Row, against_floor, against_limit, median, milliseconds, percentile

_STARTS = 15


def starting(home: Path, key: bytes) -> list[Row]:
    """Start to a usable window, from the raw key, beside a bare PySide6 window with a list; in turns."""
    bare, attune = ["bare"], ["attune", str(home), key.hex()]
    for arguments in (bare, attune):
        _start(arguments)
    pairs = [(_start(bare), _start(attune)) for _ in range(_STARTS)]
    bare_ms, attune_ms = ([run[at][0] for run in pairs] for at in (0, 1))
    bare_mb, attune_mb = (median([run[at][1] for run in pairs]) for at in (0, 1))
    ratio = attune_mb / bare_mb
    return [
        against_floor("start to a usable window, median of 15", median(attune_ms), median(bare_ms), 1.5),
        Row(
            "memory at the first window",
            f"{attune_mb:.0f} MB",
            f"{bare_mb:.0f} MB",
            f"{ratio:.2f}",
            "≤ 2 x floor",
            ratio <= 2,
        ),
    ]


def scrolling(home: Path, key: bytes) -> list[Row]:
    """Painting the journal's list page by page through all of it, with its lines fetched as it goes."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QTableView

    from journal.journal import open_with_key
    from ui.app import application
    from ui.rail import Page
    from ui.window import AttuneWindow

    app = application()
    window = AttuneWindow(home)
    window.enter(open_with_key(home, key))
    assert window.workspace is not None
    window.workspace.show_page(Page.JOURNAL)
    window.show()
    view = window.workspace.entries.findChild(QTableView, "entryList")
    assert view is not None
    wait(lambda: view.model().rowCount() > 1_000)
    frames = []
    bar = view.verticalScrollBar()
    for step in range(400):
        bar.setValue(bar.value() + bar.pageStep() if step % 40 else (step * bar.maximum()) // 400)
        frames.append(milliseconds(view.viewport().repaint))
        frames.append(milliseconds(app.processEvents))
    view.setFocus()
    keys = [milliseconds(lambda: QTest.keyClick(view, Qt.Key.Key_Down)) for _ in range(60)]
    window.close()
    return [
        against_limit("scrolling, frame p99", percentile(frames, 0.99), 16),
        against_limit("scrolling, slowest frame", max(frames), 16),
        against_limit("moving down the list, key p95", percentile(keys, 0.95), 16),
    ]


def filtering(home: Path, key: bytes) -> list[Row]:
    """The trends of the whole journal: from another choice in the page's head until all that is in view is painted."""
    from PySide6.QtWidgets import QComboBox, QWidget

    from journal.journal import open_with_key
    from ui.app import application
    from ui.rail import Page
    from ui.window import AttuneWindow

    app = application()
    window = AttuneWindow(home)
    window.enter(open_with_key(home, key))
    assert window.workspace is not None
    page = window.workspace.trends
    window.workspace.show_page(Page.TRENDS)
    window.show()
    wait(lambda: (chart := page.findChild(QWidget, "processesChart")) is not None and chart.isVisible())
    child, period = (page.findChild(QComboBox, name) for name in ("trendsChild", "trendsPeriod"))
    assert child is not None
    assert period is not None

    def turn(combo: QComboBox) -> None:
        combo.setCurrentIndex((combo.currentIndex() + 1) % combo.count())
        app.processEvents()

    for combo in (child, period) * 4:
        turn(combo)
    turns = [milliseconds(lambda: turn(child)) for _ in range(40)]
    turns += [milliseconds(lambda: turn(period)) for _ in range(20)]
    window.close()
    return [
        against_limit("changing the filter of the trends, median", median(turns), 100),
        against_limit("changing the filter of the trends, p95", percentile(turns, 0.95), 100),
    ]


def _start(arguments: list[str]) -> tuple[float, float]:
    """Milliseconds until the window says that it is ready, and its memory in MB."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "tests.bench.one_window", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline().split()
        taken = (time.perf_counter() - start) * 1000
        process.stdout.read()
    return taken, int(said[1]) / 1024


def wait(condition: Callable[[], bool]) -> None:
    from ui.hands import pause

    for _ in range(1_000):
        if condition():
            return
        pause(10)
    raise TimeoutError("the window did not come to rest")
