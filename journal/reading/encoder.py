"""Turns a text into one vector a word piece, each seen in the context of the sentences around it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from journal.model import MAX_RECORD_LENGTH, Span
from journal.reading.sentences import split_sentences
from journal.reading.wordpieces import CLOSING, OPENING, Piece, WordPieces

if TYPE_CHECKING:
    import numpy as np
    import onnxruntime
    from numpy.typing import NDArray

WINDOW: Final = 254
"""The most pieces read at once; whole sentences share a window, so each is read among its neighbours."""
FIRST_WINDOWS: Final = 5
LAST_WINDOWS: Final = 2
"""Of a text that needs more windows than these together, only its beginning and its end are read."""


class Sentence(NamedTuple):
    """A sentence's span in the text, and its word pieces."""

    span: Span
    pieces: list[Piece]


class Encoded(NamedTuple):
    """A text as read: its sentences, and one array (pieces × 384) a sentence."""

    sentences: list[Sentence]
    vectors: list[NDArray[np.float32]]


class Encoder:
    """A small English sentence encoder (MiniLM) run on one core by ONNX Runtime."""

    def __init__(self, pieces: WordPieces, session: onnxruntime.InferenceSession) -> None:
        self.pieces = pieces
        self._session = session

    @classmethod
    def load(cls, folder: Path, pieces: WordPieces) -> Encoder:
        """Loads `encoder.onnx` from `folder`."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        model = str(folder / "encoder.onnx")
        session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        return cls(pieces, session)

    def encode(self, text: str) -> Encoded:
        """Reads `text`, or the parts of it that `windows` chooses. A text without words gives nothing."""
        sentences: list[Sentence] = []
        vectors: list[NDArray[np.float32]] = []
        for window in windows(text, self.pieces):
            sentences += window
            vectors += self._encode_window(window)
        return Encoded(sentences, vectors)

    def _encode_window(self, window: Sequence[Sentence]) -> list[NDArray[np.float32]]:
        import numpy as np

        ids = np.array([window_ids(window)], dtype=np.int64)
        (hidden,) = self._session.run(["vectors"], {"input_ids": ids})
        ends = np.cumsum([len(sentence.pieces) for sentence in window])
        return list(np.split(hidden[0, 1:-1], ends[:-1]))


def windows(text: str, pieces: WordPieces) -> list[list[Sentence]]:
    """The sentences of `text` by the window in which they are read, each window at most `WINDOW` pieces."""
    packed: list[list[Sentence]] = []
    room = 0
    for sentence in _cut_sentences(text[:MAX_RECORD_LENGTH], pieces):
        if len(sentence.pieces) > room:
            packed.append([])
            room = WINDOW
        packed[-1].append(sentence)
        room -= len(sentence.pieces)
    if len(packed) > FIRST_WINDOWS + LAST_WINDOWS:
        return packed[:FIRST_WINDOWS] + packed[-LAST_WINDOWS:]
    return packed


def window_ids(window: Sequence[Sentence]) -> list[int]:
    """The numbers that the encoder reads for a window, its opening and closing marks included."""
    return [OPENING, *(piece.id for sentence in window for piece in sentence.pieces), CLOSING]


def _cut_sentences(text: str, pieces: WordPieces) -> list[Sentence]:
    cut = (Sentence(span, pieces.split(text, *span)[:WINDOW]) for span in split_sentences(text))
    return [sentence for sentence in cut if sentence.pieces]
