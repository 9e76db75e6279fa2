"""What the reader sees in a text, in the terminal's words; it is asked here and nowhere else in the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from journal.errors import ReaderMissing
from journal.model import Decision, Entry, Label, Suggestion, Value
from journal.reading import Reader
from journal.terminal.printing import on_one_line
from journal.terminal.words import LABEL_WORDS, is_safety


class Seen(Value, frozen=True):
    """What a model sees in a text. `silent` says, in a sentence, why it says nothing; else it is empty."""

    text: str
    suggestions: tuple[Suggestion, ...] = ()
    model: str = ""
    silent: str = ""

    @property
    def shown(self) -> tuple[Suggestion, ...]:
        """What the app would show."""
        return tuple(one for one in self.suggestions if one.shown)

    def quote(self, label: Label) -> str:
        """The words that show `label`, or nothing where it is not suggested."""
        return next((quote_of(self.text, one) for one in self.shown if one.label is label), "")

    def without(self, labels: Iterable[Label]) -> tuple[Suggestion, ...]:
        """What the app would show, less what was decided already."""
        decided = set(labels)
        return tuple(one for one in self.shown if one.label not in decided)


def see(reader: Reader, text: str) -> Seen:
    """Let the reader look at `text`."""
    silent = "" if reader.language_ok(text) else "This does not read like English, the only language read so far."
    return Seen(text=text, suggestions=reader.suggest(text), model=reader.model_version, silent=silent)


def see_entry(entry: Entry) -> Seen:
    """Let the reader look at a saved entry; without the reader's files there are no suggestions, and it says so."""
    try:
        return see(Reader.load(), entry.content.record)
    except ReaderMissing:
        return Seen(text=entry.content.record, silent="The reader’s files are missing, so nothing is suggested.")


def decided_labels(entry: Entry) -> tuple[Label, ...]:
    """The labels that the caregiver confirmed or dismissed; one taken back is open again."""
    return tuple(one.label for one in entry.labels if one.decision is not Decision.WITHDRAWN)


def quote_of(text: str, suggestion: Suggestion) -> str:
    """The words a suggestion rests on, on one line."""
    return on_one_line(" … ".join(text[start:end] for start, end in suggestion.spans))


def suggestion_lines(text: str, suggestions: Iterable[Suggestion]) -> list[str]:
    """A line for each suggestion but those about safety, which are never named."""
    return [_line(text, one) for one in suggestions if not is_safety(one.label)]


def _line(text: str, suggestion: Suggestion) -> str:
    quote = quote_of(text, suggestion)
    line = f"{LABEL_WORDS[suggestion.label]}: “{quote}”" if quote else LABEL_WORDS[suggestion.label]
    return line if suggestion.shown else f"{line} (not shown in the app)"
