"""The help page's own lines open a journal, read it and check it, in a Python that has nothing of Attune's."""

import importlib.util
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from journal.journal import Journal, open_with_key
from tests.stored import PASSPHRASE, by_hand, pattern, said

PAGE = Path(__file__).resolve().parents[3] / "resources" / "help" / "opening-a-journal.md"
PROGRAM = re.compile(r"Save as `([a-z]+)\.py`.*?```python\n(.*?)```", re.DOTALL)
EVENING = datetime.fromisoformat("2026-02-28T22:30:00-05:00")


def run(name: str, folder: Path, given: str, *packages: str) -> str:
    """Run one of the page's programs where only these packages can be imported, as far as they are installed."""
    shelf = folder.parent / f"packages-for-{name}"
    shelf.mkdir(exist_ok=True)
    for package in packages:
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            continue
        found = Path(spec.origin)
        source = found.parent if found.stem == "__init__" else found
        if not (shelf / source.name).exists():
            (shelf / source.name).symlink_to(source)
    program = f"import sys; sys.path.append({str(shelf)!r})\n" + dict(PROGRAM.findall(PAGE.read_text()))[name]
    command = [sys.executable, "-I", "-S", "-c", program, str(folder)]
    done = subprocess.run(
        command,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
        cwd=folder.parent,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def journal(folder: Path) -> Journal:
    """A closed journal with two entries, one revised, one in the trash."""
    with open_with_key(folder, pattern().key) as opened:
        (kept,) = opened.entries.record(said("Frist.")).entries
        opened.entries.revise(kept, said("First, été.", EVENING, reflection="I was calm."))
        (trashed,) = opened.entries.record(said("Second.")).entries
        opened.entries.trash(trashed)
    return opened


def test_the_page_names_four_programs() -> None:
    assert list(dict(PROGRAM.findall(PAGE.read_text()))) == ["unwrap", "read", "enclosed", "check"]


def test_files_kept_with_an_entry_are_read(folder: Path) -> None:
    with open_with_key(folder, pattern().key) as opened:
        (entry_id,) = opened.entries.record(said("Soup.")).entries
        opened.enclosures.add(entry_id, "drawing.txt", b"A bowl.")
    packages = ("sqlcipher3", "cryptography", "cffi", "_cffi_backend", "typing_extensions")
    run("enclosed", folder, pattern().key.hex(), *packages)
    assert (folder.parent / "0-drawing.txt").read_bytes() == b"A bowl."


@pytest.mark.parametrize("secret", [PASSPHRASE.replace(" ", "\u00a0"), ""])
def test_the_key_is_unwrapped_by_passphrase_or_recovery_code(secret: str) -> None:
    typed = secret or pattern().recovery_code.lower()
    key = run("unwrap", pattern().folder, typed + "\n", "cryptography", "cffi", "_cffi_backend", "typing_extensions")
    assert key.strip() == pattern().key.hex()


def test_the_entries_are_read(journal: Journal) -> None:
    printed = run("read", journal.folder, pattern().key.hex(), "sqlcipher3")
    assert printed == "2026-02-28T22:30:00-05:00\nFirst, été.\nI was calm.\n\n"


def test_the_history_is_checked(journal: Journal) -> None:
    printed = run("check", journal.folder, pattern().key.hex(), "sqlcipher3")
    with open_with_key(journal.folder, pattern().key) as opened:
        (head,) = opened.verify().heads
    assert printed == f"5 revisions, 0 wrong\n{head.device_id} 5 {head.digest}\n"


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ("UPDATE revision_fields SET bytes = x'4e6f' WHERE bytes = CAST('Frist.' AS BLOB)", 1),
        ("UPDATE revisions SET recorded_at = '2020' WHERE device_seq = 2", 1),
        ("DELETE FROM revisions WHERE device_seq = 3", 1),
    ],
)
def test_a_changed_history_is_found(journal: Journal, change: str, wrong: int) -> None:
    with by_hand(journal.folder) as connection:
        for name in ("fields_only_erased", "revisions_only_erased", "revisions_never_deleted"):
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(change)
    printed = run("check", journal.folder, pattern().key.hex(), "sqlcipher3")
    assert f"{wrong} wrong" in printed
