"""Say it another way: four short questions, each with answers to choose from, that lead to a sentence for next time."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import Annotated, Final

import msgspec

from journal.guidance.bundled import Age, Words, load_sources, read_bundled
from journal.model import Value

MOST_CHOICES: Final = 4
"""How many answers are offered to one question at most, so that each has a number key that is found in the dark."""

OTHER: Final = "other"
"""The scene that fits where no other does."""

_USUAL_AGE: Final = 6
_LONGEST_RULE: Final = 120
_READ: Final = 10_000
_RULE: Final = "{rule}"


class Asked(StrEnum):
    """The four questions, in the order in which they are asked."""

    WANTED = "wanted"
    TOUCHED = "touched"
    FELT = "felt"
    NEXT = "next"


class Line(Value, frozen=True, array_like=True, forbid_unknown_fields=True):
    """An answer for a child of this age (whole years, both included).

    `more` is the reason of what was wanted, or what could be asked about what was felt. In what comes next, "{rule}"
    stands for what was wanted with its reason, since limits and reasons work together (Baumrind 2010).
    """

    youngest: Age
    oldest: Age
    text: Words
    more: str = ""

    def fits(self, age: int) -> bool:
        """Whether it is an answer for a child of `age` whole years."""
        return self.youngest <= age <= self.oldest


class Question(Value, frozen=True, forbid_unknown_fields=True):
    """One question with a one-line hint, and its source as a citation. `form` puts a line and its more together."""

    key: Asked
    text: Words
    hint: Words
    form: Words
    source: Words

    def write_out(self, line: Line) -> str:
        """A line as an answer."""
        return self.form.replace("{0}", line.text).replace("{1}", line.more)


Lines = Annotated[tuple[Line, ...], msgspec.Meta(min_length=1)]


class Scene(Value, frozen=True, forbid_unknown_fields=True):
    """A kind of moment, for children of some ages, with answers to each question.

    `settings` and `words` are how entries speak of it, in small letters.
    """

    key: Words
    name: Words
    youngest: Age
    oldest: Age
    settings: tuple[Words, ...]
    words: tuple[Words, ...]
    wanted: Lines
    touched: Lines
    felt: Lines
    next: Lines

    def lines(self, asked: Asked, age: int) -> tuple[Line, ...]:
        """The answers to a question for a child of `age`, or for the nearest age that the scene knows."""
        of: tuple[Line, ...] = getattr(self, asked.value)
        near = max(self.youngest, min(age, self.oldest))
        return tuple(line for line in of if line.fits(near))[:MOST_CHOICES]


class Reframe(Value, frozen=True):
    """What the caregiver answered to the four questions. Empty where they passed one by."""

    wanted: str = ""
    touched: str = ""
    felt: str = ""
    next: str = ""


class _Bundle(Value, frozen=True, forbid_unknown_fields=True):
    questions: tuple[Question, ...]
    scenes: tuple[Scene, ...]


@cache
def load_questions() -> tuple[Question, ...]:
    """The four questions in the order of `Asked`.

    They point to effects on others (Hoffman & Saltzstein 1967), ask before telling (Brownell 2012), keep
    limits with their reasons (Baumrind 2010) and leave room for compromise (Larzelere & Knowles 2015).
    Raises ValueError where the bundled file is faulty.
    """
    sources = load_sources()
    questions = _bundle().questions
    if [question.key for question in questions] != list(Asked):
        raise ValueError("the four questions are not the expected ones")
    return tuple(msgspec.structs.replace(q, source=sources[q.source].citation) for q in questions)


@cache
def load_scenes() -> tuple[Scene, ...]:
    """Every kind of moment, `OTHER` last."""
    return _bundle().scenes


def scenes_for(age: int | None) -> tuple[Scene, ...]:
    """The scenes that a child of `age` whole years may be in; all where the age is unknown."""
    return tuple(one for one in load_scenes() if age is None or one.youngest <= age <= one.oldest)


def scene_named(key: str) -> Scene:
    """The scene with this key, or the one for whatever else there is."""
    scenes = load_scenes()
    return next((one for one in scenes if one.key == key), scenes[-1])


def guess_scene(setting: str, text: str, age: int | None = None) -> Scene:
    """The scene that an entry most likely speaks of: by its setting first, then by the words it holds.

    Where two are as likely, the later one is meant: what somebody did says more than where.
    """
    where, said = setting.strip().casefold(), text[:_READ].casefold()

    def likelihood(scene: Scene) -> int:
        return 3 * (where in scene.settings) + 2 * _seen(scene, where) + _seen(scene, said)

    likely = max(reversed(scenes_for(age)), key=likelihood)
    return likely if likelihood(likely) else scene_named(OTHER)


def choices(scene: Scene, asked: Asked, age: int | None, answers: Reframe) -> tuple[str, ...]:
    """Two to four answers to choose from; what comes next holds on to what was wanted, with its reason."""
    years = _USUAL_AGE if age is None else age
    question = load_questions()[list(Asked).index(asked)]
    found = tuple(question.write_out(line) for line in scene.lines(asked, years))
    if asked is not Asked.NEXT:
        return found
    rule = _rule(scene, years, answers.wanted)
    return tuple(one.replace(_RULE, rule) for one in found)


def plan_sentence(reframe: Reframe) -> str:
    """A plan to offer: the caregiver's own last answer on one line, or nothing where they gave none.

    Where that was chosen it holds what was wanted, with its reason. Nothing else is put together out of other answers:
    words written for one question seldom read well in another.
    """
    return " ".join(reframe.next.split())


def _rule(scene: Scene, age: int, wanted: str) -> str:
    """What must stay, with its reason: as the caregiver put it where that is short, else as the scene knows it."""
    own = " ".join(wanted.split())
    if own and len(own) <= _LONGEST_RULE:
        return own if own[-1] in ".!?…" else f"{own}."
    return load_questions()[0].write_out(scene.lines(Asked.WANTED, age)[0])


def _seen(scene: Scene, text: str) -> int:
    """How many of the scene's words a text in small letters holds."""
    return len(set(_pattern(scene.words).findall(text))) if scene.words and text else 0


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b")


@cache
def _bundle() -> _Bundle:
    return read_bundled("reframe.json", _Bundle)
