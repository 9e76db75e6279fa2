"""The reader: a caregiver's text in, what it seems to show out, each with the words that show it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final

from journal.errors import ReaderMissing
from journal.model import Family, Label, Span, Suggestion
from journal.reading.encoder import Encoded, Encoder
from journal.reading.english import SmallWords
from journal.reading.heads import LABELS, Heads, Scored
from journal.reading.leaning import Thresholds
from journal.reading.spans import underline
from journal.reading.wordpieces import WordPieces

RESOURCES: Final = Path(__file__).parents[2] / "resources" / "reader"
FILES: Final = ("encoder.onnx", "vocabulary.txt", "heads.npz", "reader.json", "small-words.txt")
FEWEST_WORDS: Final = 3
"""A text of fewer words shows nothing."""
MOST_SPANS: Final = 3
"""No label underlines more than this many places."""


class Silence(StrEnum):
    """Why a text is not read at all."""

    SHORT = "short"
    FOREIGN = "foreign"


class Reader:
    """Reads text on this machine alone. Safe to share between threads; one reading runs on one core."""

    def __init__(self, encoder: Encoder, heads: Heads, small_words: SmallWords) -> None:
        self._encoder = encoder
        self._heads = heads
        self._small_words = small_words
        self.model_version = heads.card.version

    @classmethod
    def load(cls, folder: Path | None = None) -> Reader:
        """Loads the weights from `folder`, by default the packaged ones. Takes about half a second.

        Raises ReaderMissing where a file is absent.
        """
        place = RESOURCES if folder is None else folder
        for name in FILES:
            if not (place / name).is_file():
                raise ReaderMissing(path=place / name)
        encoder = Encoder.load(place, WordPieces.load(place / "vocabulary.txt"))
        return cls(encoder, Heads.load(place), SmallWords.load(place / "small-words.txt"))

    def silence(self, text: str) -> Silence | None:
        """Why nothing is said of `text` whatever it holds, or None where it is read."""
        if not self._small_words.look_english(text):
            return Silence.FOREIGN
        return Silence.SHORT if len(text.split(maxsplit=FEWEST_WORDS)) < FEWEST_WORDS else None

    @property
    def thresholds(self) -> Thresholds:
        """From which probability on each label is shown, before any journal's answers."""
        return self._heads.thresholds

    def suggest(self, text: str, thresholds: Thresholds | None = None) -> tuple[Suggestion, ...]:
        """All twelve labels with their probabilities, the likeliest first; shown from `thresholds` on, else its own.

        Spans are code points of `text`. Of a very long text only the beginning and the end are read; what is too
        short or not English has no probability and no words. Any text is accepted.
        """
        encoded = Encoded([], []) if self.silence(text) else self._encoder.encode(text)
        if not encoded.sentences:
            return tuple(Suggestion(label=label, score=0.0, shown=False) for label in LABELS)
        limits = self.thresholds if thresholds is None else thresholds
        scored = self._heads.score(encoded.vectors)
        found = (_suggestion(label, text, encoded, scored, limits[label]) for label in LABELS)
        return tuple(sorted(found, key=lambda suggestion: -suggestion.score))


def _suggestion(label: Label, text: str, encoded: Encoded, scored: Scored, threshold: float) -> Suggestion:
    column = LABELS.index(label)
    score = float(scored.entry[column])
    sentence = int(scored.sentences[:, column].argmax())
    return Suggestion(
        label=label,
        score=score,
        spans=_spans(text, encoded, scored, column, threshold),
        shown=score >= threshold,
        by=scored.raw.whose(label, sentence) if label.family is Family.APPROACH else None,
    )


def _spans(text: str, encoded: Encoded, scored: Scored, column: int, threshold: float) -> tuple[Span, ...]:
    """The words to underline: in the likeliest sentence, and in others that alone would be shown."""
    chances = scored.sentences[:, column]
    likeliest = [int(index) for index in (-chances).argsort(kind="stable")[:MOST_SPANS]]
    chosen = [index for index in likeliest if index == likeliest[0] or chances[index] >= threshold]
    weights = ((index, scored.raw.pieces[index][:, column].tolist()) for index in sorted(chosen))
    return tuple(underline(text, encoded.sentences[index].pieces, weight) for index, weight in weights)
