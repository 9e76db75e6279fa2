"""The process keeps its memory to itself: asked in a real one."""

from __future__ import annotations

import subprocess
import sys

import pytest

_ASK = """
import ctypes, resource
from journal.dumping import keep_memory_private
keep_memory_private()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux")
def test_no_core_is_dumped_and_no_program_of_the_same_user_looks_in() -> None:
    said = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "(0, 0) 0"
