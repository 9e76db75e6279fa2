"""The library of prompts: one small thing to notice, think about, try, mend or say another way."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Annotated, Final

import msgspec

from journal.guidance.bundled import Age, Words, load_sources, read_bundled
from journal.model import Family, Label, Value

ALL_AGES: Final = (0, 17)
"""The ages, in whole years, that prompts are for, both included."""

WRITTEN_FROM: Final = "prompt"
"""The detail of an entry that holds the text of the prompt it was written from."""


class PromptKind(StrEnum):
    """What a prompt asks for."""

    NOTICE = "notice"
    REFLECT = "reflect"
    TRY = "try"
    REPAIR = "repair"
    REFRAME = "reframe"


class Audience(StrEnum):
    """Whom a prompt is written for."""

    BOTH = "both"
    PARENT = "parent"
    FOSTER = "foster"


class Prompt(Value, frozen=True, forbid_unknown_fields=True):
    """One prompt.

    `process` is one of the four processes. `youngest` and `oldest` are ages in whole years, both included.
    `occasions` are settings such as "bedtime"; none means any. `source` is a citation. `after_threat` marks
    one that only makes sense on a day with an if-you-don't.
    """

    id: Annotated[str, msgspec.Meta(pattern="^[a-z]+(-[a-z]+)*$")]
    process: Label
    kind: PromptKind
    youngest: Age
    oldest: Age
    text: Words
    why: Words
    source: Words
    occasions: tuple[Words, ...] = ()
    audience: Audience = Audience.BOTH
    after_threat: bool = False

    def __post_init__(self) -> None:
        if self.process.family is not Family.PROCESSES:
            raise ValueError(f"{self.id}: {self.process} is not a process")
        if self.youngest > self.oldest:
            raise ValueError(f"{self.id}: youngest is over oldest")


@cache
def load_prompts() -> tuple[Prompt, ...]:
    """The bundled prompts, each with its source written out as a citation.

    Raises ValueError where the bundled file is faulty.
    """
    sources = load_sources()
    prompts = read_bundled("prompts.json", tuple[Prompt, ...])
    if len({prompt.id for prompt in prompts}) < len(prompts):
        raise ValueError("two prompts share an id")
    return tuple(msgspec.structs.replace(prompt, source=sources[prompt.source].citation) for prompt in prompts)
