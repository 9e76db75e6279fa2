"""Saying it another way, step by step: four questions, then one sentence to keep."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from journal.guidance.reframe import (
    OTHER,
    Asked,
    Reframe,
    Scene,
    choices,
    guess_scene,
    plan_sentence,
    scene_named,
    scenes_for,
)
from journal.model import Child, EntryContent, Value
from ui.today.presenter import youngest_age

STEPS: Final[tuple[Asked | None, ...]] = (*Asked, None)
"""The questions in order, and None for the sentence at the end."""


class About(Value, frozen=True):
    """What is said another way: an entry, or something that was said and stands in none.

    `age` is the youngest child's in whole years, or None; `hour` the local hour of the entry, or None.
    """

    entry_id: str = ""
    setting: str = ""
    text: str = ""
    child_ids: tuple[str, ...] = ()
    age: int | None = None
    hour: int | None = None


class NewPlan(Value, frozen=True):
    """A sentence to keep for next time, with what brings it back: occasion, children and local hour where known."""

    sentence: str
    entry_id: str | None = None
    occasion: str = ""
    child_ids: tuple[str, ...] = ()
    hour: int | None = None


class AnotherWay(Value, frozen=True):
    """Where somebody stands among the steps, and all they have answered so far."""

    about: About = About()
    scene: str = OTHER
    """The key of the kind of moment that answers are offered for."""
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

    @property
    def answered(self) -> bool:
        """Whether anything was answered yet."""
        return self.answers != Reframe() or bool(self.sentence)

    @property
    def choices(self) -> tuple[str, ...]:
        """The answers to choose from; none at the sentence."""
        if self.asked is None:
            return ()
        return choices(scene_named(self.scene), self.asked, self.about.age, self.answers)

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

    def without_text(self) -> AnotherWay:
        """The same without the entry's own words."""
        return msgspec.structs.replace(self, about=msgspec.structs.replace(self.about, text=""))

    def with_scene(self, key: str) -> AnotherWay:
        """The same with answers for another kind of moment; what was answered stays."""
        return msgspec.structs.replace(self, scene=key)

    def with_child(self, child_ids: tuple[str, ...], age: int | None) -> AnotherWay:
        """The same for another child; what was answered stays."""
        about = msgspec.structs.replace(self.about, child_ids=child_ids, age=age)
        known = any(scene.key == self.scene for scene in scenes_for(age))
        return msgspec.structs.replace(self, about=about, scene=self.scene if known else OTHER)

    def plan(self, sentence: str) -> NewPlan:
        """The sentence as a plan: for the entry's own setting, or else for the kind of moment that was chosen."""
        about, scene = self.about, scene_named(self.scene)
        return NewPlan(
            sentence=" ".join(sentence.split()),
            entry_id=about.entry_id or None,
            occasion=about.setting.strip() or _usual_setting(scene),
            child_ids=about.child_ids,
            hour=about.hour,
        )


def begun(about: About) -> AnotherWay:
    """The first question about something, with answers for the kind of moment that it most likely was."""
    return AnotherWay(about=about, scene=guess_scene(about.setting, about.text, about.age).key)


def about_entry(entry_id: str, content: EntryContent, children: Iterable[Child]) -> About:
    """An entry as what is said another way."""
    born = [child.born for child in children if child.id in content.child_ids]
    return About(
        entry_id=entry_id,
        setting=content.setting,
        text=content.record,
        child_ids=content.child_ids,
        age=youngest_age(born, content.happened_at.date()),
        hour=content.happened_at.hour,
    )


def _usual_setting(scene: Scene) -> str:
    return scene.settings[0] if scene.settings else ""
