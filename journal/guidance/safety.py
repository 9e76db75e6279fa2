"""What helps when someone may be hurt: what to do now, what to write down, and whom to call where."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache

from journal.guidance.bundled import Words, read_bundled
from journal.model import Label, Value


class Purpose(StrEnum):
    """What a telephone line is for."""

    EMERGENCY = "emergency"
    CHILD_PROTECTION = "child protection"
    CHILDREN = "children"
    CRISIS = "crisis"
    HEALTH = "health"
    HOME = "home"


class HelpLine(Value, frozen=True, forbid_unknown_fields=True):
    """Someone to call. `about` says for whom and when.

    `source` is where the number was read, empty where only known in general; `checked` is the day it was last
    compared with the service's own word, None where it never was.
    """

    name: Words
    number: Words
    purpose: Purpose
    about: Words
    source: str
    checked: date | None


class Country(Value, frozen=True, forbid_unknown_fields=True):
    """The lines of one country, the emergency number first.

    `code` is ISO 3166-1 alpha-2, empty for elsewhere.
    """

    code: str
    name: Words
    lines: tuple[HelpLine, ...]
    note: str


class Advice(Value, frozen=True, forbid_unknown_fields=True):
    """Short lines for one kind of worry: what to do now, what to write, what to avoid.

    `sources` are keys of the source list.
    """

    now: tuple[Words, ...]
    write: tuple[Words, ...]
    avoid: tuple[Words, ...]
    sources: tuple[Words, ...]


class Safety(Value, frozen=True, forbid_unknown_fields=True):
    """The whole safety page: advice on a disclosure and on a crisis, and whom to call."""

    advice: dict[Label, Advice]
    countries: tuple[Country, ...]

    def country(self, code: str) -> Country:
        """The country with this ISO code in any case, or the lines that hold elsewhere."""
        known = {country.code: country for country in self.countries}
        return known.get(code.strip().upper(), known[""])


@cache
def load_safety() -> Safety:
    """The bundled safety page. Raises msgspec.ValidationError where the file is faulty."""
    return read_bundled("safety.json", Safety)
