"""What the window says about a proof: what was found, and what to do next. It alarms nobody and promises nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from journal.proving import Proof, Standing
from ui.words import moment_text


def _tr(text: str) -> str:
    return QCoreApplication.translate("proof", text)


def found(proof: Proof) -> str:
    """What checking found, in two sentences."""
    if not proof.sound:
        one, many = _tr("One thing does not agree"), _tr("{0} things do not agree")
        many = many.replace("{0}", _number(len(proof.faults)))
        return (one if len(proof.faults) == 1 else many) + _tr(
            " with what was recorded or seen before. A damaged disk can do this, and so can somebody who has your"
            " passphrase."
        )
    whole = _tr("Nothing is changed or lost: all {0} versions are as they were recorded.")
    return f"{whole.replace('{0}', _number(proof.report.revisions))} {_since(proof)}"


def next_step(proof: Proof, folder: Path) -> str:
    """What to do with that."""
    if not proof.sound:
        return _tr(
            "Keep a copy of the folder {0} as it is now, and write down what you saw and when. Save a report: it names"
            " each thing. Then go back to a backup, under “Backups”."
        ).replace("{0}", str(folder))
    if proof.backdated:
        return _tr(
            "{0} versions give an earlier time than the last backup or report, and are not in it. A clock that was set"
            " back does this. The report says so."
        ).replace("{0}", _number(proof.backdated))
    return _tr("This does not prove who wrote, nor at what hour. A report that somebody else keeps proves the most.")


def _since(proof: Proof) -> str:
    """What the comparison with backups and reports says."""
    if any(one.standing is Standing.SET_BACK for one in proof.checks):
        return _tr("You went back to a backup once; what was put aside then is kept among the backups.")
    if not proof.proved:
        return _tr("There is no backup or report to compare with yet.")
    said = (
        _tr("Compared with your backups and reports, back to {0}, nothing but what you erased is gone.")
        if proof.report.erased
        else _tr("Compared with your backups and reports, back to {0}, nothing was changed or taken out.")
    )
    return said.replace("{0}", _when(proof.proved[0].seen_at))


def _when(moment: datetime) -> str:
    return moment_text(moment.astimezone())


def _number(value: int) -> str:
    return QLocale().toString(value)
