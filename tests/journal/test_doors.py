"""Where processes of one user meet: the same for every name of a folder, and nobody else may enter."""

import sys
from pathlib import Path

import pytest

from journal.doors import door_of, secret_for

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the system keeps for this user's session."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return tmp_path


def test_one_journal_has_one_door_for_each_purpose(session: Path) -> None:
    (session / "link").symlink_to(session)
    assert door_of(session / "link" / "journal", "front") == door_of(session / "journal", "front")
    assert len({door_of(session / "a", "front"), door_of(session / "b", "front"), door_of(session / "a", "x")}) == 3
    assert (session / "attune").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("trap", ["open to all", "a link"])
def test_a_folder_that_others_may_enter_is_not_used(session: Path, trap: str) -> None:
    if trap == "a link":
        (session / "attune").symlink_to(session)
    else:
        (session / "attune").mkdir()
        (session / "attune").chmod(0o777)
    assert not Path(door_of(session / "journal", "front")).is_relative_to(session)


def test_a_long_way_to_the_session_is_no_hindrance(session: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(session / ("deep" * 30)))
    assert len(door_of(session, "front")) <= 100


def test_a_secret_is_for_one_journal_and_one_purpose() -> None:
    secrets = {secret_for(b"k" * 32, "terminal"), secret_for(b"l" * 32, "terminal"), secret_for(b"k" * 32, "other")}
    assert len(secrets) == 3
