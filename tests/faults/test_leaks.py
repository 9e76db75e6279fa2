"""Nothing leaks: no word of an entry is in any byte that Attune leaves behind, while it is open or after."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.stored import copy_to

SECRETS = ("Quokkatastrophe", "Ünderstöd", "Marzipanhusky")
LIVE = """
import logging, sys, tempfile
from pathlib import Path
from journal.errors import AttuneError
from journal.journal import open_with_key
from journal.model import Child, Draft, Filters, Label
from journal.proving import prove, write_report
from journal.restoring import backups_in_reach, restore
from journal.securing import change_data_key
from tests.stored import PASSPHRASE, said, the_entry
logging.basicConfig(level=logging.DEBUG)
one, two, name = sys.argv[3:]
with open_with_key(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])) as journal:
    (child_id,) = journal.family.add_child(name).children
    content = said(f"{one} " * 2000, reflection=two, details={"outcome": f"{two} {one}"}, child_ids=(child_id,))
    for _ in range(30):
        entry_id = the_entry(journal.entries.record(content))
    (with_file,) = journal.entries.record(said("With a file.")).entries
    for number in range(2):
        journal.enclosures.add(with_file, f"{name} {number}.txt", f"{one} {two} ".encode() * 2000)
    journal.enclosures.remove(journal.enclosures.of(with_file)[1].id)
    journal.enclosures.read(journal.enclosures.of(with_file)[0].id)
    journal.enclosures.add(entry_id, f"{two}.bin", one.encode())
    journal.entries.revise(entry_id, said(f"{two} {two}"))
    journal.drafts.save(Draft(content=said(f"{one} {two}")))
    journal.labels.confirm(entry_id, Label.SELF, quote=two)
    journal.plans.keep(one)
    journal.suggestions.put(one, "model", ())
    journal.settings.put("note", two)
    assert len(journal.search.newest(Filters(words=f"{one} {two}"), limit=100)) == 29
    for mistake in (lambda: journal.entries.record(said(one * 9000)), lambda: journal.family.child_named(one)):
        try:
            mistake()
        except AttuneError as refused:
            logging.getLogger("attune").warning("refused: %s", refused.code)
    journal.rebuild()
    journal.tidy()
    assert journal.verify().sound
    print("open", flush=True)
    sys.stdin.readline()
    journal.backups.make()
    journal.entries.record(said(f"{one} {name}"))
    journal.erasing.erase(journal.erasing.of_entry(entry_id), backups=True)
    journal.erasing_copies.erase()
    write_report(journal, prove(journal), Path(sys.argv[1]).parent / "report.txt")
folder = Path(sys.argv[1])
(backup,) = backups_in_reach(folder)
restore(folder, PASSPHRASE, backup)
change_data_key(folder, PASSPHRASE, "another four old words")
assert len(list((folder / "enclosures").iterdir())) == 2
print("closed", flush=True)
sys.stdin.readline()
"""


def spellings() -> list[bytes]:
    """Each secret as a file might hold it."""
    words = [shape for secret in SECRETS for shape in (secret, secret.lower(), secret.upper(), secret[::-1])]
    return [word.encode(coding) for word in words for coding in ("utf-8", "utf-16-le", "utf-16-be")]


def leaks(*folders: Path) -> list[str]:
    """Which files hold a secret, in their names or their bytes."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert files
    return [path.name for path in files for word in spellings() if word in path.name.encode() + path.read_bytes()]


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """The folder that everything else which is written by itself goes to."""
    (tmp_path / "temporary").mkdir()
    (tmp_path / "temporary" / "kept").write_text("to be looked at")
    return tmp_path / "temporary"


def test_no_word_of_an_entry_is_left_readable(tmp_path: Path, temporary: Path) -> None:
    folder = tmp_path / "journal"
    key = copy_to(folder)
    everywhere = {
        name: str(temporary) for name in ("TMPDIR", "SQLITE_TMPDIR", "HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    }
    command = [sys.executable, "-c", LIVE, str(folder), key.hex(), *SECRETS]
    pipes = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipes, stdout=pipes, stderr=pipes, text=True, env=os.environ | everywhere
    ) as program:
        assert program.stdin
        assert program.stdout
        assert program.stderr
        assert program.stdout.readline() == "open\n"
        assert (folder / "journal.db-wal").stat().st_size > 100_000
        assert leaks(folder, temporary) == []
        program.stdin.write("go on\n")
        program.stdin.flush()
        assert program.stdout.readline() == "closed\n"
        assert leaks(folder, temporary) == []
        assert leaks(tmp_path) == []
        _, said_aloud = program.communicate("end\n")
    assert "refused: not-found" in said_aloud
    assert not any(word.decode("utf-8", "replace") in said_aloud for word in spellings())


def test_the_search_for_leaks_would_find_one(temporary: Path) -> None:
    for coding in ("utf-8", "utf-16-le", "utf-16-be"):
        (temporary / "log").write_bytes(b"\0\1" + f"x{SECRETS[1]}y".encode(coding))
        assert "log" in leaks(temporary)
