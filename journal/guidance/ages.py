"""At this age: what empathy, conscience and self can look like, and what helps now, from infancy on."""

from __future__ import annotations

from functools import cache

import msgspec

from journal.guidance.bundled import Age, Source, Words, load_sources, read_bundled
from journal.model import Value


class AgeBand(Value, frozen=True, forbid_unknown_fields=True):
    """One wide range of age, in whole years, both included; neighbours overlap.

    Each part is a few short lines: what may be seen of empathy, conscience and self, what helps now, and what varies
    widely. No line is a norm, and none is a thing to pass or fail. `sources` are keys of the source list.
    """

    youngest: Age
    oldest: Age
    name: Words
    empathy: tuple[Words, ...]
    conscience: tuple[Words, ...]
    self: tuple[Words, ...]
    helps: tuple[Words, ...]
    varies: tuple[Words, ...]
    sources: tuple[Words, ...]

    def __post_init__(self) -> None:
        if self.youngest > self.oldest:
            raise ValueError(f"{self.name}: youngest is over oldest")


class Ages(Value, frozen=True, forbid_unknown_fields=True):
    """All ranges, the youngest first, and what is said beside each of them."""

    note: Words
    hard_start: Words
    note_sources: tuple[Words, ...]
    bands: tuple[AgeBand, ...]

    def at(self, age: int) -> AgeBand:
        """The range for a child of `age` whole years: of two that hold it, the later; past the last, the last."""
        return max((band for band in self.bands if band.youngest <= age), key=lambda band: band.youngest)

    def sources_of(self, band: AgeBand) -> tuple[Source, ...]:
        """What a range and the lines beside it rest on, each once."""
        known = load_sources()
        return tuple(known[key] for key in dict.fromkeys((*band.sources, *self.note_sources)))


@cache
def load_ages() -> Ages:
    """The bundled ranges of age. Raises ValueError where the bundled file is faulty."""
    ages = read_bundled("ages.json", Ages)
    if not ages.bands or ages.bands[0].youngest != 0:
        raise ValueError("the ranges of age do not begin at birth")
    used = {key for band in ages.bands for key in band.sources} | {*ages.note_sources}
    if missing := used - load_sources().keys():
        raise ValueError(f"unknown sources: {', '.join(sorted(missing))}")
    return msgspec.structs.replace(ages, bands=tuple(sorted(ages.bands, key=lambda band: band.youngest)))
