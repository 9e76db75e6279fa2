"""A disk that gives errors (EIO) from some write on: each is told calmly, and nothing that was kept is lost."""

import contextlib
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.errors import AttuneError, DiskFull, FolderReadOnly, StorageFailed
from journal.journal import open_with_key
from tests.faults.failing_disk import compiled, fail_after
from tests.stored import copy_to, said

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="LD_PRELOAD")
CALM = {StorageFailed.code, FolderReadOnly.code, DiskFull.code}


@pytest.mark.parametrize("calls", [0, 2, 9, 35, 60, 110, 180, 260])
def test_a_failing_disk_loses_nothing(tmp_path: Path, tool: Callable[[str], Path], calls: int) -> None:
    failed = fail_after(tmp_path / "journal", compiled(tmp_path, tool("gcc")), calls)
    assert failed.refusals
    assert failed.refusals <= CALM
    assert (failed.lost, failed.traceback, failed.sound) == (0, "", True)


@pytest.mark.parametrize("calls", [5, 40, 120, 240])
def test_a_stick_that_is_pulled_out_loses_nothing(tmp_path: Path, tool: Callable[[str], Path], calls: int) -> None:
    failed = fail_after(tmp_path / "journal", compiled(tmp_path, tool("gcc")), calls, ATTUNE_FAIL_GONE="yes")
    assert failed.refusals
    assert (failed.lost, failed.traceback, failed.sound) == (0, "", True)


def test_a_folder_that_vanishes_is_told_calmly(tmp_path: Path) -> None:
    key = copy_to(tmp_path / "journal")
    with contextlib.suppress(AttuneError), open_with_key(tmp_path / "journal", key) as journal:
        shutil.rmtree(tmp_path / "journal")
        with pytest.raises(AttuneError):
            journal.verify()
        with contextlib.suppress(AttuneError):
            journal.entries.record(said())
    assert not (tmp_path / "journal" / "journal.db").exists()


def test_the_disk_does_fail_later_and_not_at_once(tmp_path: Path, tool: Callable[[str], Path]) -> None:
    library = compiled(tmp_path, tool("gcc"))
    assert fail_after(tmp_path / "journal", library, 10_000).refusals == frozenset()
    assert fail_after(tmp_path / "journal", library, 200).kept > 0
