"""What a journal's history proves, against every head seen outside it, and the report that says so."""

from __future__ import annotations

from journal.proving.proof import Proof, prove
from journal.proving.reading import heads_in
from journal.proving.report import write_report
from journal.proving.sightings import HeadCheck, Origin, Sighting, Standing

__all__ = ["HeadCheck", "Origin", "Proof", "Sighting", "Standing", "heads_in", "prove", "write_report"]
