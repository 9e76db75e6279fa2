"""A proof says what is proved since when, and its report holds no word that was not asked for."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Cancelled, ReportOfAnotherJournal, ReportUnreadable
from journal.journal import Journal
from journal.model import Label
from journal.proving import Standing, heads_in, prove, write_report
from tests.stored import SetClock, new_journal, said, the_entry

SECRETS = ("Quokkatastrophe", "Marzipanhusky", "Ünderstöd")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return tmp_path / "report.txt"


def test_what_a_report_saw_is_unchanged_since(journal: Journal, clock: SetClock, report: Path) -> None:
    journal.entries.record(said())
    write_report(journal, prove(journal), report)
    clock.move(timedelta(days=9))
    journal.entries.record(said())
    (check,) = prove(journal, [heads_in(report, journal.journal_id)]).proved
    assert (check.head.count, check.standing, check.seen_at) == (2, Standing.HOLDS, clock() - timedelta(days=9))


def test_the_backups_in_reach_are_compared_with_by_themselves(journal: Journal, report: Path) -> None:
    journal.entries.record(said())
    journal.backups.make()
    proof = prove(journal)
    write_report(journal, proof, report)
    (check,) = proof.proved
    assert f"seen in the backup {check.name}" in " ".join(report.read_text().split())


def test_a_report_holds_no_words(journal: Journal, report: Path) -> None:
    one, two, name = SECRETS
    (child_id,) = journal.family.add_child(name).children
    entry_id = the_entry(journal.entries.record(said(one, reflection=two, child_ids=(child_id,)), reason=two))
    journal.labels.confirm(entry_id, Label.SELF, quote=one)
    gone = the_entry(journal.entries.record(said(two)))
    journal.erasing.erase(journal.erasing.of_entry(gone), backups=False)
    write_report(journal, prove(journal), report)
    assert not any(secret in report.read_text() for secret in SECRETS)
    assert "erased for good: 1 entry, 1 revision" in report.read_text()


def test_the_words_of_an_entry_are_in_a_report_that_was_asked_for_them(journal: Journal, report: Path) -> None:
    asked, other = (the_entry(journal.entries.record(said(one))) for one in SECRETS[:2])
    write_report(journal, prove(journal), report, entry_ids=[asked])
    assert SECRETS[0] in report.read_text()
    assert SECRETS[1] not in report.read_text()
    assert other


def test_a_report_covers_what_was_proved_whatever_was_recorded_since(journal: Journal, report: Path) -> None:
    proof = prove(journal)
    journal.entries.record(said())
    write_report(journal, proof, report)
    assert report.read_text().count('{"revision"') == proof.report.revisions == 1


def test_an_older_date_than_the_last_backup_s_is_told_as_a_note(journal: Journal, clock: SetClock) -> None:
    journal.backups.make()
    clock.move(timedelta(days=-30))
    journal.entries.record(said())
    proof = prove(journal)
    assert (proof.backdated, proof.sound) == (1, True)


def test_a_report_that_is_cut_off_leaves_the_earlier_one(journal: Journal, report: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    report.write_text("an earlier one")
    with pytest.raises(Cancelled):
        write_report(journal, prove(journal), report, progress=stop)
    assert [path.name for path in report.parent.glob("*report*")] == ["report.txt"]
    assert report.read_text() == "an earlier one"


def test_another_journals_report_is_not_compared_with(journal: Journal, report: Path) -> None:
    write_report(journal, prove(journal), report)
    with pytest.raises(ReportOfAnotherJournal):
        heads_in(report, "another")


@given(st.binary(max_size=200))
def test_what_is_no_report_is_refused(found: bytes) -> None:
    with new_journal() as journal:
        junk = journal.folder.parent / "junk"
        for text in (found, b"\n=== attune-report-1 ===\n" + found):
            junk.write_bytes(text)
            with pytest.raises(ReportUnreadable):
                heads_in(junk, "any")
        with pytest.raises(ReportUnreadable):
            heads_in(junk.with_name("missing"), "any")
