"""Say it another way: four short questions that lead from an if-you-don't to a sentence for next time."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Final

import msgspec

from journal.guidance.bundled import Age, Words, load_sources, read_bundled
from journal.model import Value

_USUAL_AGE: Final = 6


class Asked(StrEnum):
    """The four questions, in the order in which they are asked."""

    WANTED = "wanted"
    TOUCHED = "touched"
    FELT = "felt"
    NEXT = "next"


class Example(Value, frozen=True, forbid_unknown_fields=True):
    """An answer that a caregiver of a child of this age (whole years, both included) might give."""

    youngest: Age
    oldest: Age
    text: Words


class Question(Value, frozen=True, forbid_unknown_fields=True):
    """One question with a one-line hint, an example for each age, and its source as a citation."""

    key: Asked
    text: Words
    hint: Words
    source: Words
    examples: tuple[Example, ...]

    def example_for(self, age: int | None) -> str:
        """The example nearest to a child of `age` whole years, or one for early school age where unknown."""
        years = _USUAL_AGE if age is None else age
        return min(self.examples, key=lambda example: _distance(example, years)).text


class Reframe(Value, frozen=True):
    """What the caregiver answered to the four questions. Empty where they passed one by."""

    wanted: str = ""
    touched: str = ""
    felt: str = ""
    next: str = ""


class _Bundle(Value, frozen=True, forbid_unknown_fields=True):
    questions: tuple[Question, ...]


@cache
def load_questions() -> tuple[Question, ...]:
    """The four questions in the order of `Asked`.

    They point to effects on others (Hoffman & Saltzstein 1967), ask before telling (Brownell 2012), keep
    limits with their reasons (Baumrind 2010) and leave room for compromise (Larzelere & Knowles 2015).
    Raises ValueError where the bundled file is faulty.
    """
    sources = load_sources()
    questions = read_bundled("reframe.json", _Bundle).questions
    if [question.key for question in questions] != list(Asked):
        raise ValueError("the four questions are not the expected ones")
    return tuple(msgspec.structs.replace(q, source=sources[q.source].citation) for q in questions)


def plan_sentence(reframe: Reframe) -> str:
    """A plan to offer: the caregiver's own last answer on one line, or nothing where they gave none.

    Nothing is put together out of the other answers: words written for one question seldom read well
    in another.
    """
    return " ".join(reframe.next.split())


def _distance(example: Example, years: int) -> int:
    return max(example.youngest - years, years - example.oldest, 0)
