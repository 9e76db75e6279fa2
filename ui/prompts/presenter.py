"""What the Ideas page asks the journal, and what it fills in to begin with."""

from __future__ import annotations

from collections.abc import Mapping

from journal.day import FOSTERING
from journal.guidance.occasions import known_occasions
from journal.guidance.prompts import Audience, Prompt, load_prompts
from journal.journal import Journal
from journal.model import Filters, PromptMark, Value


class ChildOfAge(Value, frozen=True):
    """A child whose age, in whole years, is known."""

    id: str
    name: str
    age: int


class Library(Value, frozen=True):
    """The prompts, and what of the journal helps to find the right ones. `about` is the child last written about."""

    prompts: tuple[Prompt, ...]
    occasions: tuple[str, ...]
    marks: Mapping[str, PromptMark]
    children: tuple[ChildOfAge, ...]
    about: str
    fostering: bool

    @property
    def audience(self) -> Audience:
        """Whom prompts are for in this journal."""
        return Audience.FOSTER if self.fostering else Audience.PARENT


def look_up(journal: Journal) -> Library:
    """The library as this journal has it now."""
    today = journal.clock().date()
    ages = [(child, child.age_on(today)) for child in journal.family.children()]
    children = tuple(ChildOfAge(id=child.id, name=child.name, age=age) for child, age in ages if age is not None)
    return Library(
        prompts=load_prompts(),
        occasions=known_occasions(),
        marks=journal.prompt_marks.all(),
        children=children,
        about=_written_about(journal, children),
        fostering=journal.settings.get(FOSTERING) == "yes",
    )


def _written_about(journal: Journal, children: tuple[ChildOfAge, ...]) -> str:
    newest = journal.search.newest(Filters(), 1)
    about = newest[0].child_ids if newest else ()
    known = [child.id for child in children if child.id in about] or [child.id for child in children]
    return known[0] if known else ""
