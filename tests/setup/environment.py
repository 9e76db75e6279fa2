"""Builds a virtual environment from requirements.lock, only when it is out of date. Needs Python and pip alone.

python3 tests/setup/environment.py .venv              everything, and the `attune` command
python3 tests/setup/environment.py .venv-no-qt        what journal/ and its tests need: no Qt
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"
WITHOUT_QT = ".venv-no-qt"
WINDOW_AND_TOOLS = {
    "pyside6-essentials",
    "pyqtgraph",
    "qtawesome",
    "pytest-qt",
    "import-linter",
    "mypy",
    "ruff",
    "setuptools",
}


def without(dropped: set[str], lock: str) -> str:
    """The lock less these packages and less those that only they need (its `# via` lines say which)."""
    blocks = re.findall(r"^\S.*\n(?:[ \t]+.*\n)*", lock, re.MULTILINE)
    needed_by = {block: set(re.findall(r"[\w.-]+", block.partition("# via ")[2])) for block in blocks}
    gone: set[str] = set()
    while dropped > gone:
        gone = dropped
        dropped = gone | {_name(block) for block, parents in needed_by.items() if parents and parents <= gone}
    return "".join(block for block in blocks if _name(block) not in gone)


def build(folder: Path, requirements: str, *, with_attune: bool) -> None:
    """Make `folder` hold exactly these requirements, unless its stamp says that it already does."""
    stamp = folder / "attune-setup"
    wanted = _fingerprint(requirements)
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    print(f"Setting up {folder.name} (a minute or two, once) …", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    _run(sys.executable, "-m", "venv", str(folder))
    listed = folder / "requirements.txt"
    listed.write_text(requirements)
    _pip(folder, "--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", str(listed))
    if with_attune:
        _pip(folder, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp.write_text(wanted)


def _name(block: str) -> str:
    return block.partition("==")[0]


def _fingerprint(requirements: str) -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    parts = (requirements, repr(project), str(ROOT), sys.version, sys.base_prefix)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _pip(folder: Path, *arguments: str) -> None:
    scripts = sysconfig.get_path("scripts", "venv", {"base": str(folder)})
    python = Path(scripts) / Path(sys.executable).name
    quiet = ("-qq", "--disable-pip-version-check", "--no-input")
    _run(str(python), "-m", "pip", "install", *quiet, *arguments)


def _run(*command: str) -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit(f"Setting up stopped: this did not work: {' '.join(command)}")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep a second `make` waiting while the first sets up (on Windows there is no such guard)."""
    with open(ROOT / f"{folder.name}.lock", "w") as held:
        if os.name == "posix":
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def main() -> None:
    folder = ROOT / sys.argv[1]
    lock = LOCK.read_text()
    with _alone(folder):
        if folder.name == WITHOUT_QT:
            build(folder, without(WINDOW_AND_TOOLS, lock), with_attune=False)
        else:
            build(folder, lock, with_attune=True)


if __name__ == "__main__":
    main()
