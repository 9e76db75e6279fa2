"""Makes raw scores mean something: calibration to probabilities, and the threshold from which a label is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journal.model import Label
from journal.reading.heads import LABELS, Tuning, logistic

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PRECISE: Final = {Label.THREAT: 0.87, Label.HARSH: 0.87}
"""A wrong accusation costs trust: shown only from the threshold at which at least this share were right."""
COMPLETE: Final = {Label.DISCLOSURE: 0.93, Label.CRISIS: 0.93}
"""What must not wait: the threshold at which at least this share were found."""
MOST_ALARMS: Final = 0.12
"""But never shown on more than this share of the entries that lack it: a line that is always there is not read."""
LEAST_FOUND: Final = 0.3
"""Where no threshold is precise enough, the most precise one that still finds this share."""
LEAST_LIKELY: Final = 0.35
"""Nothing but what must not wait is shown at a lower probability than this: it would be wrong too often to trust."""
RESTRAINT: Final = 6.0
"""How many times worse a false alarm on an entry that shows nothing at all is than another one."""


def tune(raw: NDArray[np.float64], truth: NDArray[np.float32]) -> dict[str, Tuning]:
    """Each label's tuning from raw scores and true labels (entries × labels) of people the model never met."""
    dull = truth.sum(axis=1) == 0
    return {str(label): _tune_label(label, raw[:, n], truth[:, n] > 0, dull) for n, label in enumerate(LABELS)}


def probabilities(raw: NDArray[np.float64], tuning: dict[str, Tuning]) -> NDArray[np.float64]:
    """Raw scores (entries × labels) as probabilities."""
    import numpy as np

    slopes = np.array([tuning[label].slope for label in LABELS])
    offsets = np.array([tuning[label].offset for label in LABELS])
    return logistic(slopes * raw + offsets)


def _tune_label(label: Label, raw: NDArray[np.float64], truth: NDArray[np.bool_], dull: NDArray[np.bool_]) -> Tuning:
    slope, offset = platt(raw, truth)
    chances = logistic(slope * raw + offset)
    return Tuning(slope=slope, offset=offset, threshold=_threshold(label, chances, truth, dull))


def platt(raw: NDArray[np.float64], truth: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and offset of the logistic curve that fits best (Platt 1999, with his smoothed targets)."""
    import numpy as np

    yes, no = int(truth.sum()), int((~truth).sum())
    target = np.where(truth, (yes + 1) / (yes + 2), 1 / (no + 2))
    centre, spread = float(raw.mean()), float(raw.std()) + 1e-9
    rows = np.column_stack([(raw - centre) / spread, np.ones_like(raw)])
    found = np.array([1.0, np.log((yes + 1) / (no + 1))])
    for _ in range(50):
        chance = logistic(rows @ found)
        curve = (rows.T * (chance * (1 - chance))) @ rows + 0.1 * np.eye(2)
        found = found - np.clip(np.linalg.solve(curve, rows.T @ (chance - target)), -1, 1)
    slope = max(float(found[0]), 0.05) / spread
    return slope, float(found[1]) - slope * centre


def _threshold(label: Label, chances: NDArray[np.float64], truth: NDArray[np.bool_], dull: NDArray[np.bool_]) -> float:
    import numpy as np

    order = np.argsort(-chances, kind="stable")
    hits = np.cumsum(truth[order])
    shown = np.arange(1, len(order) + 1)
    precision, recall = hits / shown, hits / max(int(truth.sum()), 1)
    if label in COMPLETE:
        bearable = int(((shown - hits) <= MOST_ALARMS * (~truth).sum()).sum()) - 1
        last = min(int(np.argmax(recall >= COMPLETE[label])), bearable)
    elif label in PRECISE:
        last = _most_complete(precision, recall, PRECISE[label])
    else:
        alarms = shown - hits + (RESTRAINT - 1) * np.cumsum(dull[order])
        last = int(np.argmax(2 * hits / (hits + alarms + truth.sum())))
    following = chances[order[min(last + 1, len(order) - 1)]]
    between = float((chances[order[last]] + following) / 2)
    return between if label in COMPLETE else max(between, LEAST_LIKELY)


def _most_complete(precision: NDArray[np.float64], recall: NDArray[np.float64], wanted: float) -> int:
    import numpy as np

    enough = np.flatnonzero(precision >= wanted)
    if len(enough) and recall[enough[-1]] >= LEAST_FOUND:
        return int(enough[-1])
    return int(np.argmax(np.where(recall >= LEAST_FOUND, precision, 0)))
