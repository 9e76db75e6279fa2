"""Starting the window: the application object, the journal's folder, and what happens when something breaks."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs
from PySide6.QtWidgets import QApplication

from journal.journal import create_journal, has_journal, open_journal
from ui.crash.catching import catching
from ui.crash.logbook import Logbook
from ui.crash.report import report_on_native
from ui.front_door import FrontDoor, knock
from ui.theme import look
from ui.window import AttuneWindow

DEMO_PASSPHRASE = "sample family"
"""The demo journal holds invented people only, so its passphrase is no secret."""


def application() -> QApplication:
    """The application object, dressed; made on the first call."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        app.setApplicationName("Attune")
        app.setDesktopFileName("attune")
    look()
    return app


def run(home: Path) -> int:
    """Show the window on the journal in `home` until it is closed; return the exit code.

    Where a window of this journal is open already, that one comes to the front instead.
    """
    application()
    if knock(home):
        return 0
    with _looked_after() as left:
        window = AttuneWindow(home)
        door = FrontDoor(home, window)
        door.knocked.connect(window.come_to_front)
        window.closing.connect(door.close)
        window.show_gate()
        return _show(window, left)


def run_demo(home: Path | None) -> int:
    """Show the window on the sample family, in `home` or in a folder that is gone afterwards."""
    if home is not None:
        return _demo_in(home)
    with tempfile.TemporaryDirectory(prefix="attune-demo-") as folder:
        return _demo_in(Path(folder) / "journal")


def _demo_in(home: Path) -> int:
    from journal.sample import load_sample

    application()
    with _looked_after() as left:
        window = AttuneWindow(home)
        if has_journal(home):
            window.enter(open_journal(home, DEMO_PASSPHRASE))
        else:
            journal, _ = create_journal(home, DEMO_PASSPHRASE)
            load_sample(journal)
            window.enter(journal)
        return _show(window, left)


@contextmanager
def _looked_after() -> Iterator[str]:
    """While the window stands: a log without words, and a report of whatever breaks.

    Yields what a native crash left behind last time, or an empty text.
    """
    with Logbook(platformdirs.user_log_path("Attune", appauthor=False)) as left:
        catching().install()
        try:
            yield left
        finally:
            catching().remove()


def _show(window: AttuneWindow, left: str) -> int:
    if left:
        window.tell_of_native(report_on_native(left))
    window.show()
    return application().exec()
