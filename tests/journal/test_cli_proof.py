"""The terminal writes and compares reports, and shows what each version of an entry changed."""

from pathlib import Path

import pytest

from journal.journal import create_journal, open_journal
from journal.terminal.past import difference
from tests.journal.test_cli import PASSPHRASE, Shell
from tests.stored import said, the_entry


@pytest.fixture
def entry_id(tmp_path: Path) -> str:
    """A journal's only entry, which was changed, and then put in the bin."""
    create_journal(tmp_path / "home", PASSPHRASE)[0].close()
    with open_journal(tmp_path / "home", PASSPHRASE) as journal:
        kept = the_entry(journal.entries.record(said("Mia gave Tom a biscuit.")))
        journal.entries.revise(kept, said("Mia gave Tom her last biscuit."), reason="She told me more.")
        journal.entries.trash(kept)
    return kept


@pytest.fixture
def shell(tmp_path: Path, entry_id: str) -> Shell:
    return Shell(tmp_path / "home", tmp_path / "passphrase")


def test_history_shows_each_version_and_what_it_changed(shell: Shell, entry_id: str) -> None:
    lines = shell.lines("history", entry_id)
    assert lines[2].endswith("moved to the bin")
    assert lines[5:7] == ["Why: She told me more.", "What happened: Mia gave Tom [-a-]{+her last+} biscuit."]
    assert lines[8].endswith("first written · written later")


def test_history_answers_in_json(shell: Shell, entry_id: str) -> None:
    newest, changed, first = shell.json("history", entry_id)
    assert (newest["did"], newest["trashed"]) == (["moved to the bin"], True)
    assert (changed["reason"], first["record"]) == ("She told me more.", "Mia gave Tom a biscuit.")


def test_a_report_is_written_and_compared_with(shell: Shell, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    shell.lines("verify", "--report", str(report))
    answer = shell.json("verify", "--against", str(report))
    assert [(one["standing"], one["name"]) for one in answer["seen"]] == [("holds", "report.txt")]
    assert "already a file" in shell.run("verify", "--report", str(report)).stderr
    assert "biscuit" not in report.read_text()


def test_an_entrys_words_are_put_into_a_report_on_purpose(shell: Shell, entry_id: str, tmp_path: Path) -> None:
    shell.lines("verify", "--report", str(tmp_path / "report.txt"), "--with", entry_id)
    assert "Mia gave Tom her last biscuit." in (tmp_path / "report.txt").read_text()


def test_what_is_no_report_is_refused_in_a_line(shell: Shell) -> None:
    done = shell.run("verify", "--against", str(shell.passphrase_file))
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert "cannot be read as a report" in done.stderr


def test_texts_too_long_to_compare_are_shown_whole() -> None:
    assert difference("a " * 4000, "b") == f"[-{'a ' * 4000}-]{{+b+}}"
