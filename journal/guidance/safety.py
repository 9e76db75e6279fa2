"""What helps when someone may be hurt: what to do now, what to write down, and whom to call where."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final

import msgspec

from journal.guidance.bundled import Words, read_bundled
from journal.model import Label, Value

COUNTRY: Final = "country"
"""The setting that holds the code of the place whose numbers are shown."""

OWN_NUMBERS: Final = "own-numbers"
"""The setting that holds whom a foster carer calls first."""


class Purpose(StrEnum):
    """What a telephone line is for, in the order in which lines are listed."""

    EMERGENCY = "emergency"
    CHILD_PROTECTION = "child protection"
    CHILDREN = "children"
    CRISIS = "crisis"
    HEALTH = "health"
    HOME = "home"


_ORDER: Final = tuple(Purpose)


class HelpLine(Value, frozen=True, forbid_unknown_fields=True):
    """Someone to call. `about` says for whom and when.

    `source` is the address where the number was read; `checked` is the day it was last compared with that page.
    """

    name: Words
    number: Words
    purpose: Purpose
    about: Words
    source: Words
    checked: date


class Place(Value, frozen=True, forbid_unknown_fields=True):
    """Somewhere with lines of its own.

    `code` is ISO 3166-1 alpha-2 for a country, ISO 3166-2 for a nation, state or province, and empty for elsewhere.
    """

    code: str
    name: Words
    lines: tuple[HelpLine, ...]
    note: str


class Country(Place, frozen=True, forbid_unknown_fields=True):
    """A country: the lines that hold in all of it, the emergency number first, and the regions that have more."""

    regions: tuple[Place, ...]

    def with_region(self, code: str) -> Place:
        """The lines of the region with this code, among those of the whole country; without such a region, these."""
        region = next((one for one in self.regions if one.code == code), None)
        if region is None:
            return Place(code=self.code, name=self.name, lines=self.lines, note=self.note)
        lines = sorted((*self.lines, *region.lines), key=lambda line: _ORDER.index(line.purpose))
        return Place(code=region.code, name=region.name, lines=tuple(lines), note=region.note or self.note)


class Advice(Value, frozen=True, forbid_unknown_fields=True):
    """Short lines for one kind of worry: what to do now, what to write, what to avoid.

    `sources` are keys of the source list.
    """

    now: tuple[Words, ...]
    write: tuple[Words, ...]
    avoid: tuple[Words, ...]
    sources: tuple[Words, ...]

    def joined(self, more: Advice) -> Advice:
        """These lines, and more of each after them."""
        return Advice(
            now=self.now + more.now,
            write=self.write + more.write,
            avoid=self.avoid + more.avoid,
            sources=tuple(dict.fromkeys(self.sources + more.sources)),
        )


class Safety(Value, frozen=True, forbid_unknown_fields=True):
    """The whole safety page: advice on a disclosure and on a crisis, and whom to call.

    `advice` is for everyone; `parents` and `carers` hold what only parents or only foster carers do besides.
    `note` says how the numbers were checked, for whoever keeps the file.
    """

    note: Words
    advice: dict[Label, Advice]
    parents: dict[Label, Advice]
    carers: dict[Label, Advice]
    countries: tuple[Country, ...]

    def for_parents(self, label: Label) -> Advice:
        """What a parent does, writes and avoids."""
        return self.advice[label].joined(self.parents[label])

    def for_carers(self, label: Label) -> Advice:
        """What a foster carer does, writes and avoids."""
        return self.advice[label].joined(self.carers[label])

    def country(self, code: str) -> Country:
        """The country of this ISO code, also of a region's, in any case; or the lines that hold elsewhere."""
        known = {country.code: country for country in self.countries}
        return known.get(_cleaned(code).partition("-")[0], known[""])

    def place(self, code: str) -> Place:
        """The lines of a country or, for a code such as GB-SCT, of one of its regions; or those that hold elsewhere."""
        return self.country(code).with_region(_cleaned(code))


class OwnNumbers(Value, frozen=True):
    """Whom a foster carer calls first, as the carer entered it. Empty where nothing was entered."""

    worker: str = ""
    """The supervising social worker's name."""
    worker_number: str = ""
    out_of_hours: str = ""
    """The fostering service's number at night and at weekends."""

    def __bool__(self) -> bool:
        return any((self.worker, self.worker_number, self.out_of_hours))


@cache
def load_safety() -> Safety:
    """The bundled safety page. Raises msgspec.ValidationError where the file is faulty."""
    return read_bundled("safety.json", Safety)


def read_own_numbers(kept: str) -> OwnNumbers:
    """The numbers as the setting keeps them."""
    return msgspec.json.decode(kept, type=OwnNumbers) if kept else OwnNumbers()


def own_numbers_text(numbers: OwnNumbers) -> str:
    """The numbers as the setting keeps them: empty where there are none."""
    return msgspec.json.encode(numbers).decode() if numbers else ""


def _cleaned(code: str) -> str:
    return code.strip().upper().replace("_", "-")
