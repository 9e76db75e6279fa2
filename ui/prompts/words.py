"""The words of the Ideas page: what kinds, ages and piles of ideas are called, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal.guidance.library import Pile
from journal.guidance.prompts import ALL_AGES, Audience, Prompt, PromptKind
from ui.words import label_name


def _tr(text: str) -> str:
    return QCoreApplication.translate("prompts", text)


def kind_words(kind: PromptKind) -> str:
    """What an idea asks for."""
    return {
        PromptKind.NOTICE: _tr("Notice"),
        PromptKind.REFLECT: _tr("Think about"),
        PromptKind.TRY: _tr("Try"),
        PromptKind.REPAIR: _tr("Mend"),
        PromptKind.REFRAME: _tr("Say it another way"),
    }[kind]


def audience_words(audience: Audience) -> str:
    """Whom an idea is for."""
    return {
        Audience.BOTH: _tr("For anyone"),
        Audience.PARENT: _tr("For parents"),
        Audience.FOSTER: _tr("For foster carers"),
    }[audience]


def pile_words(pile: Pile) -> str:
    """A part of the library."""
    return {Pile.ALL: _tr("All ideas"), Pile.SAVED: _tr("Saved"), Pile.NOT_FOR_US: _tr("Not for us")}[pile]


def age_words(age: int) -> str:
    """An age in whole years."""
    if age == 0:
        return _tr("Under 1")
    return _tr("1 year") if age == 1 else _tr("{0} years").replace("{0}", str(age))


def ages_words(prompt: Prompt) -> str:
    """The ages an idea is for."""
    if (prompt.youngest, prompt.oldest) == ALL_AGES:
        return _tr("any age")
    if prompt.oldest == ALL_AGES[1]:
        return _tr("from age {0}").replace("{0}", str(prompt.youngest))
    if prompt.youngest == 0:
        return _tr("up to age {0}").replace("{0}", str(prompt.oldest))
    return _tr("ages {0} to {1}").replace("{0}", str(prompt.youngest)).replace("{1}", str(prompt.oldest))


def facts_words(prompt: Prompt) -> str:
    """Process, kind, ages, occasions and, where it is not for anyone, whom an idea is for: one line."""
    facts = [label_name(prompt.process), kind_words(prompt.kind), ages_words(prompt), ", ".join(prompt.occasions)]
    if prompt.audience is not Audience.BOTH:
        facts.append(audience_words(prompt.audience).lower())
    return " · ".join(filter(None, facts))


def count_words(found: int, of: int) -> str:
    """How many ideas are listed, of how many there are."""
    if found == of:
        return _tr("{0} ideas").replace("{0}", str(of)) if of != 1 else _tr("1 idea")
    return _tr("{0} of {1} ideas").replace("{0}", str(found)).replace("{1}", str(of))


def nothing_words(pile: Pile) -> tuple[str, str]:
    """What to say where none is listed: a heading, and what to do."""
    if pile is Pile.SAVED:
        return (
            _tr("No saved idea here"),
            _tr("When you meet an idea that you like, press Save, and you find it again here."),
        )
    if pile is Pile.NOT_FOR_US:
        return (
            _tr("Nothing is put aside"),
            _tr("An idea that is not for your family can be put aside, and brought back from here."),
        )
    return (
        _tr("No idea fits all of this"),
        _tr("Fewer words or one filter less may find more."),
    )
