"""A disk that gives errors (EIO) from some write on: each is told calmly, and nothing that was kept is lost."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.errors import DiskFull, FolderReadOnly, StorageFailed
from tests.faults.failing_disk import compiled, fail_after

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="LD_PRELOAD")
CALM = {StorageFailed.code, FolderReadOnly.code, DiskFull.code}


@pytest.mark.parametrize("calls", [0, 2, 9, 35, 60, 110, 180, 260])
def test_a_failing_disk_loses_nothing(tmp_path: Path, tool: Callable[[str], Path], calls: int) -> None:
    failed = fail_after(tmp_path / "journal", compiled(tmp_path, tool("gcc")), calls)
    assert failed.refusals
    assert failed.refusals <= CALM
    assert (failed.lost, failed.traceback, failed.sound) == (0, "", True)


def test_the_disk_does_fail_later_and_not_at_once(tmp_path: Path, tool: Callable[[str], Path]) -> None:
    library = compiled(tmp_path, tool("gcc"))
    assert fail_after(tmp_path / "journal", library, 10_000).refusals == frozenset()
    assert fail_after(tmp_path / "journal", library, 200).kept > 0
