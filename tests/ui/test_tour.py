"""The tour does the whole job through the real windows, and leaves its pictures."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage


def test_the_tour_does_the_main_job_and_leaves_pictures(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ui", "tour", "--plain", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=os.environ, check=False)
    assert done.returncode == 0, done.stderr
    assert "Locked the journal." in done.stdout
    pictures = sorted((tmp_path / "out").glob("*.png"))
    assert len(pictures) >= 25
    assert all(QImage(str(picture)).width() >= 1000 for picture in pictures)
