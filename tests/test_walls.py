"""The wall between journal/ and the screen, proved in a fresh interpreter (`make check` proves it by the imports)."""

import subprocess
import sys

WALK = """
import importlib, pkgutil, sys, journal
for module in pkgutil.walk_packages(journal.__path__, "journal."):
    try:
        importlib.import_module(module.name)
    except ModuleNotFoundError as missing:  # training the encoder alone needs PyTorch
        assert missing.name == "torch" and module.name.startswith("journal.reading."), missing
    crossed = {"PySide6", "shiboken6", "pyqtgraph", "qtawesome", "ui"} & set(sys.modules)
    assert not crossed, f"{module.name} brings {crossed}"
    print(module.name)
"""


def in_fresh_python(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_no_module_of_the_journal_brings_a_screen() -> None:
    assert {"journal.model", "journal.errors"} <= set(in_fresh_python(WALK))


def test_the_terminal_starts_without_qt() -> None:
    loaded = in_fresh_python("import sys, ui.__main__; print(*sys.modules)")
    assert "journal.cli" in loaded
    assert "PySide6" not in loaded
