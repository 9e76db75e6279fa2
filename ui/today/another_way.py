"""Saying it another way, step by step: four questions, then one sentence to keep."""

from __future__ import annotations

from typing import Final

import msgspec

from journal.guidance.reframe import Asked, Reframe, plan_sentence
from journal.model import Value

STEPS: Final[tuple[Asked | None, ...]] = (*Asked, None)
"""The questions in order, and None for the sentence at the end."""


class AnotherWay(Value, frozen=True):
    """Where somebody stands among the steps, and all they have answered so far."""

    answers: Reframe = Reframe()
    at: int = 0
    sentence: str | None = None
    """The sentence as it was changed by hand, or None."""

    @property
    def asked(self) -> Asked | None:
        """The question asked now, or None at the sentence."""
        return STEPS[self.at]

    @property
    def text(self) -> str:
        """What stands in the box now: the answer given before, or the sentence on offer."""
        if self.asked is not None:
            return str(getattr(self.answers, self.asked.value))
        return plan_sentence(self.answers) if self.sentence is None else self.sentence

    def written(self, text: str) -> AnotherWay:
        """The same with `text` in the box."""
        if text == self.text:
            return self
        if self.asked is None:
            return msgspec.structs.replace(self, sentence=text)
        answers = msgspec.structs.replace(self.answers, **{self.asked.value: text})
        return msgspec.structs.replace(self, answers=answers)

    def moved(self, steps: int) -> AnotherWay:
        """The same so many steps on, or back."""
        return msgspec.structs.replace(self, at=max(0, min(self.at + steps, len(STEPS) - 1)))
