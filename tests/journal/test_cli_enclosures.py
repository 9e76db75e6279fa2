"""Photos and files from the terminal: kept with an entry, listed, and saved as a copy."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from journal.cli import cli
from tests.stored import PASSPHRASE

DRAWING = b"A bowl, and three people around it."


def run(folder: Path, *args: str, text: str = "") -> Result:
    (folder.parent / "passphrase").write_text(PASSPHRASE)
    options = ["--home", str(folder), "--passphrase-file", str(folder.parent / "passphrase")]
    return CliRunner().invoke(cli, [*options, *args], input=text)


def logged(folder: Path) -> str:
    (folder.parent / "drawing.txt").write_bytes(DRAWING)
    done = run(folder, "log", "--enclose", str(folder.parent / "drawing.txt"), text="We made soup.")
    return done.stdout.split()[2].rstrip(",")


def test_a_file_is_kept_with_the_entry_listed_and_saved(folder: Path) -> None:
    entry_id = logged(folder)
    assert "drawing.txt (35 bytes)" in run(folder, "show", entry_id).stdout
    (kept,) = json.loads(run(folder, "show", entry_id, "--json").stdout)["enclosures"]
    done = run(folder, "enclosure", kept["id"][-8:], str(folder.parent / "copy"))
    assert "not encrypted" in done.stdout
    assert (folder.parent / "copy").read_bytes() == DRAWING


def test_a_file_that_is_there_is_not_written_over(folder: Path) -> None:
    (kept,) = json.loads(run(folder, "show", logged(folder), "--json").stdout)["enclosures"]
    done = run(folder, "enclosure", kept["id"], str(folder.parent / "drawing.txt"))
    assert done.exit_code == 1
    assert "there already" in done.stderr


def test_without_its_file_the_entry_is_not_kept(folder: Path) -> None:
    assert run(folder, "log", "--enclose", str(folder.parent / "none"), text="Soup").exit_code == 1
    assert "No entries" in run(folder, "list").stdout
