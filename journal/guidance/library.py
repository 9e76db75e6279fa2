"""Finding prompts in the library: by words, process, kind, age, occasion, for whom, and what was said of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from journal.guidance.prompts import Audience, Prompt, PromptKind
from journal.model import Label, PromptMark, Value


class Pile(StrEnum):
    """Which prompts to look through."""

    ALL = "all"
    """All but those that are not for this family."""
    SAVED = "saved"
    NOT_FOR_US = "not_for_us"


class Wanted(Value, frozen=True):
    """Which prompts to list. Empty fields filter nothing.

    `words` must all begin a word of the prompt, of its why or of an occasion. `age` is in whole years; `audience` lets
    through what is for both as well.
    """

    pile: Pile = Pile.ALL
    words: str = ""
    process: Label | None = None
    kind: PromptKind | None = None
    age: int | None = None
    occasion: str = ""
    audience: Audience | None = None


def find_prompts(prompts: Iterable[Prompt], wanted: Wanted, marks: Mapping[str, PromptMark]) -> tuple[Prompt, ...]:
    """The prompts that are wanted, in the order in which they come; `marks` says what was said of each, by its id."""
    beginnings = _words(wanted.words)
    return tuple(
        prompt
        for prompt in prompts
        if _lies_on(wanted.pile, marks.get(prompt.id))
        and wanted.process in {None, prompt.process}
        and wanted.kind in {None, prompt.kind}
        and (wanted.age is None or prompt.youngest <= wanted.age <= prompt.oldest)
        and (not wanted.occasion or wanted.occasion in prompt.occasions)
        and (wanted.audience is None or prompt.audience in {Audience.BOTH, wanted.audience})
        and _says(prompt, beginnings)
    )


def _lies_on(pile: Pile, mark: PromptMark | None) -> bool:
    if pile is Pile.ALL:
        return mark is not PromptMark.NOT_FOR_US
    return mark is (PromptMark.SAVED if pile is Pile.SAVED else PromptMark.NOT_FOR_US)


def _says(prompt: Prompt, beginnings: list[str]) -> bool:
    if not beginnings:
        return True
    words = _words(" ".join((prompt.text, prompt.why, *prompt.occasions)))
    return all(any(word.startswith(beginning) for word in words) for beginning in beginnings)


def _words(text: str) -> list[str]:
    """The words of a text, without the marks around them."""
    bare = (word.strip("'\"‘’“”.,;:?!…()") for word in text.casefold().split())
    return [word for word in bare if word]
