"""The help page's own program checks a report, in a Python that has nothing of Attune's."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from journal.journal import Journal
from journal.proving import prove, write_report
from tests.stored import said, the_entry

PAGE = Path(__file__).resolve().parents[2] / "resources" / "help" / "checking-a-report.md"
PROGRAM = re.compile(r"Save as `check_report\.py`.*?```python\n(.*?)```", re.DOTALL)


def check(*reports: Path) -> list[str]:
    (program,) = PROGRAM.findall(PAGE.read_text())
    command = [sys.executable, "-I", "-S", "-c", program, *map(str, reports)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def report(journal: Journal, tmp_path: Path) -> Path:
    """A report on three revisions, with the words of the only entry."""
    entry_id = the_entry(journal.entries.record(said("First, été.")))
    journal.entries.revise(entry_id, said("Second.", details={"outcome": "calm"}))
    write_report(journal, prove(journal), tmp_path / "report.txt", entry_ids=[entry_id])
    return tmp_path / "report.txt"


def test_every_digest_is_computed_again(report: Path, journal: Journal) -> None:
    (head,) = journal.verify().heads
    assert check(report) == ["3 revisions, 0 wrong", f"{head.device_id} 3 {head.digest}"]


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("First, été.", "First, eté."),
        ('"device_seq":2', '"device_seq":4'),
        ('"entity":"entry"', '"entity":"plan"'),
        ('"recorded_at":"2026-03-01T12:00:00.000Z","v"', '"recorded_at":"2026-03-02T12:00:00.000Z","v"'),
    ],
)
def test_what_was_changed_in_a_report_is_found(report: Path, was: str, becomes: str) -> None:
    before = report.read_text()
    report.write_text(before.replace(was, becomes))
    assert report.read_text() != before
    assert ", 0 wrong" not in check(report)[0]


def test_a_line_taken_out_or_moved_is_found(report: Path) -> None:
    lines = report.read_text().split("\n")
    for at in (at for at, line in enumerate(lines) if line.startswith('{"revision"')):
        report.write_text("\n".join(lines[:at] + lines[at + 1 :]))
        found = subprocess.run(
            [sys.executable, "-c", PROGRAM.findall(PAGE.read_text())[0], str(report)], capture_output=True, check=False
        )
        assert found.returncode or b", 0 wrong" not in found.stdout


def test_two_reports_are_compared(report: Path, journal: Journal, tmp_path: Path) -> None:
    journal.entries.record(said("Third."))
    later = tmp_path / "later.txt"
    write_report(journal, prove(journal), later)
    (head,) = journal.verify().heads
    assert check(later, report)[-2:] == [f"{head.device_id} 3 unchanged", "1 recorded since"]
    assert check(report, later)[-2:] == [f"{head.device_id} 4 cut off", "0 recorded since"]
