"""Reads the guidance data that ships with Attune, and the sources it rests on."""

from __future__ import annotations

from functools import cache
from typing import Annotated, TypeVar

import msgspec

from journal.model import Value

T = TypeVar("T")

Words = Annotated[str, msgspec.Meta(min_length=1)]
"""A text that is never empty."""

Age = Annotated[int, msgspec.Meta(ge=0, le=17)]
"""An age in whole years."""


class Source(Value, frozen=True, forbid_unknown_fields=True):
    """Where a piece of guidance comes from: how to cite it, what was found, and where to read it."""

    citation: Words
    finding: Words
    address: Words


def read_bundled(name: str, shape: type[T]) -> T:
    """The bundled guidance file `name`, checked against `shape`.

    Raises msgspec.ValidationError where the file does not fit, which is a fault in the program.
    """
    from importlib.resources import files  # costs a twentieth of a second, and no first window needs it

    bundled = files("resources") / "guidance" / name
    return msgspec.json.decode(bundled.read_bytes(), type=shape)


@cache
def load_sources() -> dict[str, Source]:
    """Every source that guidance rests on, by its key."""
    return read_bundled("sources.json", dict[str, Source])
