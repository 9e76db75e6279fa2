"""A file outside the journal is written whole, or what was there stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal.errors import StorageFailed
from journal.writing_out import write_out


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "trend.csv"
    path.write_text("an older one, and longer than the new")
    write_out(path, b"new")
    assert path.read_bytes() == b"new"
    assert [one.name for one in tmp_path.iterdir()] == ["trend.csv"]


def test_a_folder_that_went_away_is_a_calm_fault(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        write_out(tmp_path / "unplugged" / "trend.csv", b"new")
