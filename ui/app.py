"""Starting the window: the application object, the journal's folder, and what happens when something breaks."""

from __future__ import annotations

import logging
import sys
import tempfile
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from journal.journal import create_journal, has_journal, open_journal
from ui.front_door import FrontDoor, knock
from ui.theme import look
from ui.window import AttuneWindow

log = logging.getLogger(__name__)

DEMO_PASSPHRASE = "sample family"
"""The demo journal holds invented people only, so its passphrase is no secret."""


def application() -> QApplication:
    """The application object, dressed; made on the first call."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        app.setApplicationName("Attune")
        app.setDesktopFileName("attune")
        sys.excepthook = _report
    look()
    return app


def run(home: Path) -> int:
    """Show the window on the journal in `home` until it is closed; return the exit code.

    Where a window of this journal is open already, that one comes to the front instead.
    """
    app = application()
    if knock(home):
        return 0
    window = AttuneWindow(home)
    door = FrontDoor(home, window)
    door.knocked.connect(window.come_to_front)
    window.show_gate()
    window.show()
    code = app.exec()
    door.close()
    return code


def run_demo(home: Path | None) -> int:
    """Show the window on the sample family, in `home` or in a folder that is gone afterwards."""
    if home is not None:
        return _demo_in(home)
    with tempfile.TemporaryDirectory(prefix="attune-demo-") as folder:
        return _demo_in(Path(folder) / "journal")


def _demo_in(home: Path) -> int:
    from journal.sample import load_sample

    app = application()
    window = AttuneWindow(home)
    if has_journal(home):
        window.enter(open_journal(home, DEMO_PASSPHRASE))
    else:
        journal, _ = create_journal(home, DEMO_PASSPHRASE)
        load_sample(journal)
        window.enter(journal)
    window.show()
    return app.exec()


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write a bug down without any entry text: what it was and where, never what was being written."""
    places = []
    while trace is not None:
        places.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    log.critical("unexpected %s at %s", kind.__name__, " > ".join(places))
