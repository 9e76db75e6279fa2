"""What the reader sees in a text, in the terminal's words; it is asked here and nowhere else in the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

from journal.errors import ReaderMissing
from journal.learning import thresholds
from journal.model import Decision, Entry, Label, Suggestion, Value
from journal.reading import Reader
from journal.reading.leaning import Thresholds
from journal.reading.reader import Silence
from journal.terminal.printing import on_one_line
from journal.terminal.words import LABEL_WORDS, is_safety

if TYPE_CHECKING:
    from journal.journal import Journal


_FOREIGN: Final = "This does not read like English, the only language read so far."


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


def see(reader: Reader, text: str, limits: Thresholds | None = None) -> Seen:
    """Let the reader look at `text`, and show what lies above `limits`."""
    silent = _FOREIGN if reader.silence(text) is Silence.FOREIGN else ""
    return Seen(text=text, suggestions=reader.suggest(text, limits), model=reader.model_version, silent=silent)


def see_entry(entry: Entry, limits: Thresholds | None = None) -> Seen:
    """Let the reader look at a saved entry; without the reader's files there are no suggestions, and it says so."""
    try:
        return see(_reader(), entry.content.record, limits)
    except ReaderMissing:
        return Seen(text=entry.content.record, silent="The reader’s files are missing, so nothing is suggested.")


def limits_of(journal: Journal) -> Thresholds | None:
    """The thresholds as this journal's answers move them, or None without the reader's files."""
    try:
        return thresholds(journal, _reader().thresholds)
    except ReaderMissing:
        return None


def model_version() -> str:
    """Which model reads here. Raises ReaderMissing."""
    return _reader().model_version


@cache
def _reader() -> Reader:
    """The reader, loaded once a command."""
    return Reader.load()


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
