"""Turns a text's vectors into one probability a label, and says which words weigh most."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import msgspec

from journal.model import LABELS_OF, By, Family, Label

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LABELS: Final = tuple(Label)
"""The order of the labels in every array of this package."""

APPROACH: Final = [LABELS.index(label) for label in LABELS_OF[Family.APPROACH]]
"""The columns of the labels that say how conduct was handled, and so ask whose conduct it was."""

SURE: Final = 1.4
"""From these log odds on (four to one), the words say whose conduct it was."""

Arrays: TypeAlias = "dict[str, NDArray[np.float32]]"
"""The heads: `piece` and `sentence` (readers × 384 × labels), `by_me` and `by_carer` (readers × 384 × approach labels),
and their biases. Several readers that share the encoder's lower layers are trained apart; what counts is their mean."""


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
    """Uncalibrated scores: `sentences` (sentences × labels), and one array (pieces × labels) a sentence.

    `by_me` and `by_carer` (sentences × approach labels) say whose conduct it was.
    """

    sentences: NDArray[np.float32]
    pieces: list[NDArray[np.float32]]
    by_me: NDArray[np.float32]
    by_carer: NDArray[np.float32]

    def whose(self, label: Label, sentence: int) -> By | None:
        """Whose conduct the words of a sentence say it was, or None where they do not."""
        column = APPROACH.index(LABELS.index(label))
        if self.by_me[sentence, column] >= SURE:
            return By.ME
        return By.CARER if self.by_carer[sentence, column] >= SURE else None


class Scored(NamedTuple):
    """Probabilities of the text (labels) and of each sentence (sentences × labels), and what they were made from."""

    entry: NDArray[np.float64]
    sentences: NDArray[np.float64]
    raw: Raw


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
        return Scored(chances.max(axis=0), chances, raw)


def load_arrays(path: Path) -> Arrays:
    """The heads' arrays: `piece` and `sentence` (384 × labels) and their biases."""
    import numpy as np

    with np.load(path, allow_pickle=False) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}


def raw_scores(arrays: Arrays, vectors: Sequence[NDArray[np.float32]]) -> Raw:
    """The heads' scores before calibration, from one array (pieces × 384, as often as there are readers) a sentence."""
    import numpy as np

    width = arrays["piece"].shape[1]
    each = [
        _scores_of_one(
            {name: array[reader] for name, array in arrays.items()},
            [array[:, reader * width : (reader + 1) * width] for array in vectors],
        )
        for reader in range(len(arrays["piece"]))
    ]
    return Raw(
        np.mean([one.sentences for one in each], axis=0),
        [np.mean(pieces, axis=0) for pieces in zip(*(one.pieces for one in each), strict=True)],
        np.mean([one.by_me for one in each], axis=0),
        np.mean([one.by_carer for one in each], axis=0),
    )


def _scores_of_one(arrays: Arrays, vectors: Sequence[NDArray[np.float32]]) -> Raw:
    import numpy as np

    pieces = [_through(arrays, "piece", array) for array in vectors]
    weights = [np.exp(np.clip(each, -12, 12)) for each in pieces]
    conduct = [weight[:, APPROACH] for weight in weights]
    return Raw(
        _pooled(arrays, "sentence", vectors, weights),
        pieces,
        _pooled(arrays, "by_me", vectors, conduct),
        _pooled(arrays, "by_carer", vectors, conduct),
    )


def _pooled(
    arrays: Arrays, head: str, vectors: Sequence[NDArray[np.float32]], weights: Sequence[NDArray[np.float32]]
) -> NDArray[np.float32]:
    """For each sentence the mean of what a head says of its pieces, weighed by what the piece head says of each."""
    import numpy as np

    each = zip(vectors, weights, strict=True)
    means = [(weight * _through(arrays, head, array)).sum(axis=0) / weight.sum(axis=0) for array, weight in each]
    return np.stack(means).astype(np.float32)


def _through(arrays: Arrays, head: str, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    shown: NDArray[np.float32] = vectors @ arrays[head] + arrays[f"{head}_bias"]
    return shown


def logistic(raw: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """Raw scores as numbers from 0 to 1."""
    import numpy as np

    return np.asarray(1 / (1 + np.exp(-np.clip(raw, -30, 30))), np.float64)
