"""What the terminal calls things: labels, kinds, whose conduct, days and moments. Nobody is accused by a name."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import click

from journal.model import By, Family, Kind, Label
from journal.places import Caution

LABEL_WORDS: Final = {
    Label.MODELING: "Shown by example",
    Label.INTERNALIZATION: "Inner voice",
    Label.SYNCHRONY: "In tune",
    Label.SELF: "Sense of self",
    Label.REASONING: "A reason",
    Label.LIMIT: "A calm limit",
    Label.THREAT: "An if-you-don’t",
    Label.HARSH: "Sharp or hurtful",
    Label.PROSOCIAL: "Kindness",
    Label.ANTISOCIAL: "Someone got hurt",
    Label.DISCLOSURE: "Worth a closer look (disclosure)",
    Label.CRISIS: "Worth a closer look (crisis)",
}
KIND_WORDS: Final = {
    Kind.MOMENT: "Moment",
    Kind.DAILY: "Daily record",
    Kind.FAMILY_TIME: "Family time",
    Kind.INCIDENT: "Incident",
    Kind.MEETING: "Meeting or visit",
}
BY_WORDS: Final = {By.ME: "me", By.CARER: "another carer here", By.OTHER: "someone else"}

CAUTION_WORDS: Final = {
    Caution.NETWORK: "This folder lies on a network drive.",
    Caution.SYNCED: "This folder is synced to other computers.",
}

SAFETY_LINE: Final = "If this is about someone being hurt, here is what helps: attune safety"
"""Said for a safety label instead of its name, and never as a finding."""


class LabelType(click.ParamType[Label]):
    """A label by its code or by its words, whatever the case: "harsh", "sharp or hurtful"."""

    name = "label"

    def convert(self, value: str | Label, param: click.Parameter | None, ctx: click.Context | None) -> Label:
        """The label meant, or a usage error that lists them all."""
        if isinstance(value, Label):
            return value
        for label, words in LABEL_WORDS.items():
            if _plain(value) in {label.value, _plain(words)}:
                return label
        known = "; ".join(f"{label.value} ({words})" for label, words in LABEL_WORDS.items() if not is_safety(label))
        return self.fail(f"there is no such label. The labels are: {known}; disclosure; crisis.", param, ctx)


def is_safety(label: Label) -> bool:
    """Whether a label is for what must not wait, and so is never named as a finding."""
    return label.family is Family.SAFETY


def short_id(whole: str) -> str:
    """The end of an id, enough to name one entry among many; its beginning is a time, which others share."""
    return whole[-8:]


def day_words(day: date) -> str:
    """A day with its weekday, in a width that does not vary."""
    return f"{day:%a %d %b %Y}"


def moment_words(moment: datetime) -> str:
    """A moment in its own wall time, in a width that does not vary."""
    return f"{day_words(moment.date())} {moment:%H:%M}"


def counted(number: int, thing: str, things: str) -> str:
    """A number with its noun."""
    return f"{number} {thing if number == 1 else things}"


def listed(words: list[str]) -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _plain(text: str) -> str:
    words = text.casefold().replace("’", "'").strip()
    return words.removeprefix("an ").removeprefix("a ")
