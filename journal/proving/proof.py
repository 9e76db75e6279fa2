"""The proof: what checking a journal found, what stands unchanged since when, and what was erased or put back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from journal.journal import Journal
from journal.model import Value
from journal.moments import utc_text
from journal.progress import Progress, unheard
from journal.proving.sightings import HeadCheck, Sighting, Standing, check_heads, seen_in_backups
from journal.store.erasing import ERASURE
from journal.store.history import VerifyReport
from journal.store.ledger import LedgerLine
from journal.store.seals import Counted, Seals

RESTORE: Final = "restore"


class Proof(Value, frozen=True):
    """What is proved of a journal, and what was found wrong.

    `made_at` is the local moment of the check, `version` the Attune that made it. `counted` says how many things of
    each kind there are, in how many revisions. `recorded` holds the earliest and the latest moment (UTC text) at which
    something says it was recorded. `backdated` counts revisions that say they are older than the latest sighting, and
    that it does not cover.
    """

    journal_id: str
    made_at: datetime
    version: str
    report: VerifyReport
    counted: tuple[Counted, ...]
    recorded: tuple[str, str] | None
    sightings: int
    latest: Sighting | None = None
    checks: tuple[HeadCheck, ...] = ()
    erasures: tuple[LedgerLine, ...] = ()
    restores: tuple[LedgerLine, ...] = ()
    backdated: int = 0

    @property
    def faults(self) -> tuple[tuple[str, str], ...]:
        """All that is wrong, as (code, id)."""
        return self.report.faults + tuple(one.fault for one in self.checks if one.fault is not None)

    @property
    def sound(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.faults

    @property
    def proved(self) -> tuple[HeadCheck, ...]:
        """The heads up to which nothing has changed since they were seen; none where the history has a fault."""
        return tuple(one for one in self.checks if one.standing is Standing.HOLDS) if self.report.sound else ()


def prove(journal: Journal, sightings: Sequence[Sighting] = (), *, progress: Progress = unheard) -> Proof:
    """Check a journal whole, and against the heads in its backups in reach and in `sightings`.

    Slow on a large journal; reading and writing go on meanwhile. Raises JournalDamaged, StorageFailed, Cancelled.
    """
    seen = (*seen_in_backups(journal.folder), *sightings)
    made_at = journal.clock()
    report = journal.verify(progress)
    with journal.as_it_stands():
        erasures = journal.ledger.lines(ERASURE)
        report = report.with_faults(_erased_in_silence(journal.seals, erasures))
        restores = journal.ledger.lines(RESTORE)
        latest = max(seen, key=lambda one: one.seen_at, default=None)
        return Proof(
            journal_id=journal.journal_id,
            made_at=made_at,
            version=_version(),
            report=report,
            counted=journal.seals.counted(),
            recorded=journal.seals.recorded(),
            sightings=len(seen),
            latest=latest,
            checks=check_heads(journal.seals, seen, restores),
            erasures=erasures,
            restores=restores,
            backdated=journal.seals.beyond(latest.heads, utc_text(latest.seen_at)) if latest else 0,
        )


def _erased_in_silence(seals: Seals, erasures: Sequence[LedgerLine]) -> tuple[tuple[str, str], ...]:
    """Revisions whose words were taken away without a line in the ledger."""
    moments = {line.recorded_at for line in erasures}
    return tuple(("erased-unrecorded", one) for one, at in seals.erased() if at not in moments)


def _version() -> str:
    """This Attune's version, or nothing where it runs from its source without being installed."""
    from importlib import metadata

    try:
        return metadata.version("attune-journal")
    except metadata.PackageNotFoundError:
        return ""
