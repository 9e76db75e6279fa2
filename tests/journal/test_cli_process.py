"""The `attune` command as a process of its own: start, pipes, terminals without a screen, and asking in the dark."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.journal import create_journal
from journal.model import EntryContent
from journal.moments import local_now

PASSPHRASE = "four unrelated words here"
ATTUNE = (sys.executable, "-m", "ui")
ROOT = Path(__file__).parents[2]

Attune = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    """The environment of a terminal without a display, in which the journal opens by itself."""
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    own = {"ATTUNE_HOME": str(tmp_path / "home"), "ATTUNE_PASSPHRASE_FILE": str(tmp_path / "passphrase")}
    gone = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {name: value for name, value in os.environ.items() if name not in gone} | own


@pytest.fixture
def attune(settings: dict[str, str]) -> Attune:
    def run(*args: str, text: bytes = b"", **more: str) -> "subprocess.CompletedProcess[bytes]":
        command = [*ATTUNE, *args]
        return subprocess.run(command, input=text, capture_output=True, check=False, env=settings | more, cwd=ROOT)

    return run


def test_a_whole_round_in_processes_of_their_own(attune: Attune) -> None:
    assert attune("new").returncode == 0
    assert attune("log", "--child", "Mia", text="She shared her ice cream 🍦\n".encode()).returncode == 0
    assert "🍦".encode() in attune("list").stdout
    assert attune("verify").returncode == 0


def test_a_terminal_without_unicode_gets_question_marks_but_json_is_whole(attune: Attune) -> None:
    attune("new")
    attune("log", text="“ice cream” 🍦".encode())
    done = attune("list", PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"?ice cream? ?" in done.stdout
    assert "🍦".encode() in attune("list", "--json", PYTHONIOENCODING="latin-1").stdout


def test_a_reader_that_leaves_early_is_no_fault(settings: dict[str, str]) -> None:
    journal, _ = create_journal(Path(settings["ATTUNE_HOME"]), PASSPHRASE)
    with journal, journal.batch():
        for _ in range(600):
            journal.entries.record(EntryContent(happened_at=local_now(), record="again and again " * 20))
    command = [*ATTUNE, "list", "--limit", "600"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=settings, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("command", [(), ("demo",)])
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_the_way_out_is_named(attune: Attune, command: tuple[str, ...]) -> None:
    done = attune(*command)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)
    assert b"attune tour" in done.stderr


def test_nobody_to_ask_for_the_passphrase_is_said_at_once(attune: Attune, settings: dict[str, str]) -> None:
    attune("new")
    del settings["ATTUNE_PASSPHRASE_FILE"]
    command = [*ATTUNE, "log"]
    alone = subprocess.run(
        command, input=b"text", capture_output=True, check=False, env=settings, cwd=ROOT, start_new_session=True
    )
    assert alone.returncode == 1
    assert b"--passphrase-file" in alone.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_passphrase_typed_at_the_terminal_is_not_shown(attune: Attune, settings: dict[str, str]) -> None:
    import pty

    attune("new")
    del settings["ATTUNE_PASSPHRASE_FILE"]
    near, far = pty.openpty()
    command = [*ATTUNE, "list"]
    process = subprocess.Popen(
        command, stdin=far, stdout=far, stderr=far, env=settings, cwd=ROOT, start_new_session=True
    )
    os.close(far)
    shown = _until(near, b"Passphrase: ")
    os.write(near, PASSPHRASE.encode() + b"\n")
    shown += _until(near, b"No entries found.")
    assert process.wait() == 0
    os.close(near)
    assert PASSPHRASE.encode() not in shown


@pytest.mark.parametrize("module", ["journal.cli", "ui.__main__"])
def test_the_terminal_brings_neither_qt_nor_the_reader_nor_the_store(module: str) -> None:
    heavy = {"PySide6", "numpy", "onnxruntime", "sqlcipher3", "sqlite_utils", "cryptography"}
    code = f"import sys, {module}; print(*{heavy!r} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == ""


def _until(terminal: int, words: bytes) -> bytes:
    """What a terminal shows up to and with `words`."""
    shown = b""
    while words not in shown:
        shown += os.read(terminal, 1024)
    return shown
