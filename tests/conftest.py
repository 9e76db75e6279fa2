"""What every test stands on: a home of its own, no screen, and a failure for noise and for leftovers."""

from __future__ import annotations

import importlib.util
import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import guards

HOME = Path(tempfile.mkdtemp(prefix="attune-tests-"))
APT_NAMES = {"age-keygen": "age"}
settings.register_profile("attune", parent=settings.default, deadline=None)
settings.load_profile("attune")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Without Qt there is no pytest-qt to know its own settings."""
    if importlib.util.find_spec("pytestqt") is None:
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "read by pytest-qt")


def pytest_configure() -> None:
    """Point every folder that a program writes to by itself into one that goes away with the run."""
    folders = {"HOME": "", "USERPROFILE": "", "APPDATA": "roaming", "LOCALAPPDATA": "local"}
    folders |= {f"XDG_{name}_HOME": name.lower() for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    folders |= {"XDG_RUNTIME_DIR": "run"}
    for name, folder in folders.items():
        (HOME / folder).mkdir(mode=0o700, exist_ok=True)
        os.environ[name] = str(HOME / folder)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember how the test went: a failure's traceback keeps widgets alive, which is not the test's doing."""
    report = yield
    if report.failed:
        item.stash[guards.FAILED] = True
    return report


@pytest.fixture(autouse=True)
def quiet_and_tidy(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning it did not ask `caplog` about, or that leaves something running or open."""
    before = guards.running()
    with guards.noise() as logged:
        yield
        left = guards.running() - before
    if request.node.stash.get(guards.FAILED, False):
        return
    if logged and "caplog" not in request.fixturenames:
        pytest.fail("the test logged: " + "; ".join(logged), pytrace=False)
    if left:
        pytest.fail("the test left behind: " + "; ".join(sorted(map(str, left))), pytrace=False)


@pytest.fixture
def tool() -> Callable[[str], Path]:
    """Find an outside program (`tool("age")`): without it the test is skipped, and under CI it fails."""

    def find(name: str) -> Path:
        if found := shutil.which(name):
            return Path(found)
        missing = f"{name} is not installed: apt-get install {APT_NAMES.get(name, name)}"
        return pytest.fail(missing, pytrace=False) if os.environ.get("CI") else pytest.skip(missing)

    return find
