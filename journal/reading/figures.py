"""How well a reading agrees with the labels: precision, recall, F1, average precision, silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from journal.reading.heads import LABELS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


SAMPLES: Final = 1_000


class LabelFigures(msgspec.Struct, frozen=True, kw_only=True):
    """One label's agreement; `entries` is how many truly have it. Shares run from 0 to 1.

    `underlined` is the share of those rightly shown whose underlined words share some with the person's quote.
    """

    label: str
    entries: int
    precision: float
    recall: float
    f1: float
    average_precision: float
    calibration_error: float
    underlined: float
    f1_low: float
    f1_high: float
    """Between these the F1 lies in 95 of 100 samples drawn anew from the entries (bootstrap)."""


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement over all labels that occur. `silent` is the share of label-free entries on which nothing is shown."""

    entries: int
    macro_f1: float
    macro_f1_low: float
    macro_f1_high: float
    mean_average_precision: float
    silent: float
    underlined: float
    labels: tuple[LabelFigures, ...]
    whose_said: float = 0.0
    """The share of conduct of which it said whose it was; `whose_right` is the share of these that were right."""
    whose_right: float = 0.0


class Outcome(NamedTuple):
    """A reading of many entries beside the truth; each array is entries × labels.

    `underlined` holds where the words underlined for a label share some with the person's quote.
    """

    chances: NDArray[np.float64]
    shown: NDArray[np.bool_]
    truth: NDArray[np.bool_]
    underlined: NDArray[np.bool_]


def measure(outcome: Outcome) -> Figures:
    """Compares what was read with the truth."""
    chances, shown, truth, underlined = outcome
    drawn = resampled_f1(shown, truth)
    rows = tuple(
        _label(name, Outcome(chances[:, n], shown[:, n], truth[:, n], underlined[:, n]), drawn[:, n])
        for n, name in enumerate(LABELS)
    )
    occur = truth.any(axis=0)
    low, high = _middle(drawn[:, occur].mean(axis=1) if occur.any() else drawn[:, 0])
    known = [row for row in rows if row.entries]
    dull = ~truth.max(axis=1, initial=False)
    return Figures(
        entries=len(truth),
        macro_f1=sum(row.f1 for row in known) / max(len(known), 1),
        macro_f1_low=low,
        macro_f1_high=high,
        mean_average_precision=sum(row.average_precision for row in known) / max(len(known), 1),
        silent=1 - _share(shown[dull].max(axis=1, initial=False)),
        underlined=_share(underlined[shown & truth]),
        labels=rows,
    )


def resampled_f1(shown: NDArray[np.bool_], truth: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Each label's F1 (samples × labels) in `SAMPLES` samples of the entries, drawn with replacement; seeded."""
    import numpy as np

    chance = np.random.default_rng(7)
    hits, all_shown, all_true = ((each).astype(np.float64) for each in (shown & truth, shown, truth))
    weights = chance.multinomial(len(truth), [1 / len(truth)] * len(truth), SAMPLES).astype(np.float64)
    return np.asarray(2 * (weights @ hits) / np.maximum(weights @ all_shown + weights @ all_true, 1), np.float64)


def _middle(drawn: NDArray[np.float64]) -> tuple[float, float]:
    import numpy as np

    low, high = np.quantile(drawn, [0.025, 0.975])
    return float(low), float(high)


def _label(name: str, outcome: Outcome, drawn: NDArray[np.float64]) -> LabelFigures:
    chances, shown, truth, underlined = outcome
    low, high = _middle(drawn)
    hits: NDArray[np.bool_] = shown & truth
    return LabelFigures(
        label=name,
        entries=int(truth.sum()),
        precision=_share(truth[shown]),
        recall=_share(shown[truth]),
        f1=2 * int(hits.sum()) / max(int(shown.sum() + truth.sum()), 1),
        average_precision=average_precision(chances, truth),
        calibration_error=calibration_error(chances, truth),
        underlined=_share(underlined[hits]),
        f1_low=low,
        f1_high=high,
    )


def _share(held: NDArray[np.bool_]) -> float:
    return float(held.mean()) if held.size else 0.0


def average_precision(chances: NDArray[np.float64], truth: NDArray[np.bool_]) -> float:
    """Mean of the precision at each true entry, the likeliest first."""
    import numpy as np

    ordered = truth[np.argsort(-chances, kind="stable")]
    if not ordered.any():
        return 0.0
    return float((np.cumsum(ordered) / np.arange(1, len(ordered) + 1))[ordered].mean())


def calibration_error(chances: NDArray[np.float64], truth: NDArray[np.bool_]) -> float:
    """Mean distance of probability from the share that was true, over ten groups of equal size (ECE)."""
    import numpy as np

    groups = np.array_split(np.argsort(chances, kind="stable"), 10)
    gaps = [abs(chances[group].mean() - truth[group].mean()) * len(group) for group in groups if len(group)]
    return float(sum(gaps) / max(len(chances), 1))


def table(figures: Figures) -> str:
    """The figures as lines of text."""
    head = f"{'label':16}{'n':>5}{'prec':>7}{'rec':>7}{'F1':>7}{'95 %':>13}{'AP':>7}{'ECE':>7}{'words':>7}"
    rows = [
        f"{row.label:16}{row.entries:5}{row.precision:7.2f}{row.recall:7.2f}{row.f1:7.2f}"
        f"{f'{row.f1_low:.2f}–{row.f1_high:.2f}':>13}"
        f"{row.average_precision:7.2f}{row.calibration_error:7.3f}{row.underlined:7.2f}"
        for row in figures.labels
    ]
    foot = (
        f"{figures.entries} entries: macro F1 {figures.macro_f1:.3f} "
        f"({figures.macro_f1_low:.2f}–{figures.macro_f1_high:.2f}), mean AP {figures.mean_average_precision:.3f}, "
        f"label-free left silent {figures.silent:.2f}, underlined words met the quote {figures.underlined:.2f}"
    )
    return "\n".join([head, *rows, foot])
