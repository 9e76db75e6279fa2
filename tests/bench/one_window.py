"""One window by itself, timed from outside: `bare`, or `attune HOME KEY`. Says "ready" and its memory in KiB."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMainWindow


def main() -> None:
    """Show the window that was asked for, say when it is usable, then end."""
    from PySide6.QtCore import QTimer

    app, window = _bare() if sys.argv[1] == "bare" else _attune(Path(sys.argv[2]), bytes.fromhex(sys.argv[3]))
    window.show()
    app.processEvents()
    QTimer.singleShot(0, lambda: _say_ready(app))
    app.exec()
    window.close()


def _bare() -> tuple[QApplication, QMainWindow]:
    from PySide6.QtCore import QStringListModel
    from PySide6.QtWidgets import QApplication, QListView, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    view = QListView()
    view.setModel(QStringListModel([f"Line {number}" for number in range(50)]))
    window.setCentralWidget(view)
    window.resize(1080, 720)
    return app, window


def _attune(home: Path, key: bytes) -> tuple[QApplication, QMainWindow]:
    from journal.journal import open_with_key
    from ui.app import application
    from ui.window import AttuneWindow

    app = application()
    window = AttuneWindow(home)
    window.enter(open_with_key(home, key))
    return app, window


def _say_ready(app: QApplication) -> None:
    resident = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    print("ready", resident.split()[1], flush=True)
    app.quit()


if __name__ == "__main__":
    main()
