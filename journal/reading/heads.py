"""Turns a text's vectors into one probability a label, and says which words weigh most."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import msgspec

from journal.model import Label

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LABELS: Final = tuple(Label)
"""The order of the labels in every array of this package."""

Arrays: TypeAlias = "dict[str, NDArray[np.float32]]"
"""The heads: `piece` and `sentence` (384 × labels), and a bias for each (labels)."""


class Tuning(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one label's scores: probability = sigmoid(slope · raw + offset); shown from `threshold` up."""

    slope: float
    offset: float
    threshold: float


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """The weights' name, and each label's tuning."""

    version: str
    tuning: dict[str, Tuning]


class Raw(NamedTuple):
    """Uncalibrated scores: `sentences` (sentences × labels), and one array (pieces × labels) a sentence."""

    sentences: NDArray[np.float32]
    pieces: list[NDArray[np.float32]]


class Scored(NamedTuple):
    """Probabilities of the text (labels) and of each sentence (sentences × labels), and `pieces` as in Raw."""

    entry: NDArray[np.float64]
    sentences: NDArray[np.float64]
    pieces: list[NDArray[np.float32]]


class Heads:
    """Two linear heads over word pieces: one says where in a sentence to look, the other what is there."""

    def __init__(self, card: Card, arrays: Arrays) -> None:
        import numpy as np

        self.card = card
        self._arrays = arrays
        tunings = [card.tuning[label] for label in LABELS]
        self._slopes = np.array([tuning.slope for tuning in tunings])
        self._offsets = np.array([tuning.offset for tuning in tunings])
        self.thresholds = {label: card.tuning[label].threshold for label in LABELS}

    @classmethod
    def load(cls, folder: Path) -> Heads:
        """Loads `heads.npz` and `reader.json` from `folder`."""
        card = msgspec.json.decode((folder / "reader.json").read_bytes(), type=Card)
        return cls(card, load_arrays(folder / "heads.npz"))

    def score(self, vectors: Sequence[NDArray[np.float32]]) -> Scored:
        """Scores a text of at least one sentence from its vectors (one array of pieces × 384 a sentence).

        A text shows what its likeliest sentence shows.
        """
        raw = raw_scores(self._arrays, vectors)
        chances = logistic(self._slopes * raw.sentences + self._offsets)
        return Scored(chances.max(axis=0), chances, raw.pieces)


def load_arrays(path: Path) -> Arrays:
    """The heads' arrays: `piece` and `sentence` (384 × labels) and their biases."""
    import numpy as np

    with np.load(path, allow_pickle=False) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}


def raw_scores(arrays: Arrays, vectors: Sequence[NDArray[np.float32]]) -> Raw:
    """The heads' scores before calibration, from one array of pieces × 384 a sentence."""
    import numpy as np

    pieces = [array @ arrays["piece"] + arrays["piece_bias"] for array in vectors]
    values = [array @ arrays["sentence"] + arrays["sentence_bias"] for array in vectors]
    return Raw(np.stack([_pooled(*both) for both in zip(pieces, values, strict=True)]), pieces)


def _pooled(pieces: NDArray[np.float32], values: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean of `values` over a sentence's pieces, weighed by what the piece head says of each."""
    import numpy as np

    weights = np.exp(np.clip(pieces, -12, 12))
    return np.asarray((weights * values).sum(axis=0) / weights.sum(axis=0), np.float32)


def logistic(raw: NDArray[np.float64]) -> NDArray[np.float64]:
    """Raw scores as numbers from 0 to 1."""
    import numpy as np

    return np.asarray(1 / (1 + np.exp(-np.clip(raw, -30, 30))), np.float64)
