"""What a stranger relies on before a line of Attune runs: the lock, the commands in the README, the change log."""

import re
import tomllib
from pathlib import Path

from tests.setup.environment import WINDOW_AND_TOOLS, without
from tests.setup.system_packages import listed

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
NETWORK = {
    "aiohttp", "anyio", "boto3", "fsspec", "grpcio", "h11", "h2", "httpcore", "httpx", "huggingface-hub",
    "paramiko", "pyzmq", "requests", "sentry-sdk", "tokenizers", "tornado", "twisted", "urllib3", "websockets",
}  # fmt: skip


def locked() -> dict[str, str]:
    """Each package in the lock and its version."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", LOCK, re.MULTILINE))


def test_no_package_in_the_lock_speaks_to_the_network() -> None:
    assert not NETWORK & locked().keys()


def test_the_lock_names_no_address() -> None:
    assert "://" not in LOCK
    assert not re.search(r"^-", LOCK, re.MULTILINE)


def test_every_locked_version_has_its_hashes() -> None:
    blocks = re.split(r"^(?=\w)", LOCK, flags=re.MULTILINE)[1:]
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


def test_every_declared_package_is_locked() -> None:
    groups = PROJECT["dependency-groups"]
    unlocked = {"finetuning"}  # PyTorch, for those who train the encoder again
    declared = [package for name in groups.keys() - unlocked for package in groups[name]]
    declared += PROJECT["project"]["dependencies"]
    names = {re.split(r"[^\w.-]", package)[0].lower().replace(".", "-") for package in declared}
    assert names <= locked().keys()


def test_the_window_stays_on_the_sound_release() -> None:
    assert locked()["pyside6-essentials"].startswith("6.11.")


def test_the_environment_without_qt_holds_what_the_journal_needs_and_no_qt() -> None:
    names = set(re.findall(r"^([\w.-]+)==", without(WINDOW_AND_TOOLS, LOCK), re.MULTILINE))
    assert {"sqlcipher3", "sqlite-utils", "onnxruntime", "cffi", "pytest"} <= names
    assert not {"pyside6-essentials", "shiboken6", "qtpy"} & names


def test_system_packages_are_named_once_and_without_comments() -> None:
    packages = listed((ROOT / "apt.txt").read_text())
    assert all(re.fullmatch(r"[a-z0-9.+-]+", package) for package in packages)
    assert len(packages) == len(set(packages))


def test_every_make_command_in_the_documents_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for document in ("README.md", "CONTRIBUTING.md"):
        named = re.findall(r"(?:^|`)make ([a-z-]+)", (ROOT / document).read_text(), re.MULTILINE)
        assert set(named) <= targets, document


def test_every_terminal_command_is_in_the_readme() -> None:
    from ui.__main__ import attune

    readme = (ROOT / "README.md").read_text()
    assert [name for name in attune.commands if f"attune {name}" not in readme] == []


def test_the_change_log_has_this_version() -> None:
    assert f"## [{PROJECT['project']['version']}]" in (ROOT / "CHANGELOG.md").read_text()
