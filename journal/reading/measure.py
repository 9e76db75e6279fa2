"""Measures the reader on labelled text that it has not met: `python -m journal.reading.measure FILE.jsonl`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from journal.model import Suggestion
from journal.reading.figures import Figures, Outcome, measure, table
from journal.reading.heads import LABELS
from journal.reading.labelled import LabelledEntry, NotLabelled, entry_targets, overlap, read_labelled
from journal.reading.reader import Reader

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BANDS: Final = ((2, "0–2"), (5, "3–5"), (8, "6–8"), (12, "9–12"), (17, "13–17"))


class Reading(NamedTuple):
    """What the reader made of some labelled entries, and how many seconds each took."""

    outcome: Outcome
    seconds: NDArray[np.float64]


@click.command()
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--by", type=click.Choice(["writer", "age"]), help="Also measure by who wrote, or by the child's age.")
def main(file: Path, by: str | None) -> None:
    """Compare what the reader shows with the labels of FILE, JSON Lines as in the labelling guide (or a folder)."""
    try:
        entries = read_labelled(file)
    except NotLabelled as error:
        raise click.ClickException(str(error)) from error
    if not entries:
        raise click.ClickException("There is no labelled entry in that file.")
    reading = read_all(Reader.load(), entries)
    click.echo(table(measure(reading.outcome)))
    click.echo(_pace(reading.seconds))
    if by is not None:
        key = _writer if by == "writer" else _band
        for name, figures in measured_by(reading.outcome, entries, key).items():
            click.echo(f"\n{by}: {name}\n{table(figures)}")


def read_all(reader: Reader, entries: Sequence[LabelledEntry]) -> Reading:
    """Let `reader` read every entry, as the app would."""
    import numpy as np

    size = (len(entries), len(LABELS))
    chances, shown, met = np.zeros(size), np.zeros(size, bool), np.zeros(size, bool)
    seconds = np.zeros(len(entries))
    for row, entry in enumerate(entries):
        began = perf_counter()
        found = reader.suggest(entry.text)
        seconds[row] = perf_counter() - began
        for one in found:
            column = LABELS.index(one.label)
            chances[row, column], shown[row, column] = one.score, one.shown
            met[row, column] = meets(one, entry)
    return Reading(Outcome(chances, shown, entry_targets(entries) > 0, met), seconds)


def meets(suggestion: Suggestion, entry: LabelledEntry) -> bool:
    """Whether the words underlined for a label share some with words that the annotator quoted for it."""
    quotes = entry.quotes(suggestion.label)
    return any(overlap(span, quote) > 0 for span in suggestion.spans for quote in quotes)


def measured_by(
    outcome: Outcome, entries: Sequence[LabelledEntry], key: Callable[[LabelledEntry], str]
) -> dict[str, Figures]:
    """The figures of each group of entries that `key` names alike, ages the youngest first, else by name."""
    import numpy as np

    names = np.array([key(entry) for entry in entries])
    groups = sorted(set(names.tolist()), key=_place)
    return {name: measure(Outcome(*(array[names == name] for array in outcome))) for name in groups}


def _pace(seconds: NDArray[np.float64]) -> str:
    import numpy as np

    median, late = np.quantile(seconds, [0.5, 0.95]) * 1000
    return f"time per entry: median {median:.0f} ms, p95 {late:.0f} ms, on one core"


def _writer(entry: LabelledEntry) -> str:
    return entry.writer


def _band(entry: LabelledEntry) -> str:
    age = entry.child_age
    return "unknown" if age is None else next((name for last, name in _BANDS if age <= last), "older")


def _place(name: str) -> tuple[int, str]:
    first = name.partition("–")[0]
    return (int(first) if first.isdigit() else 99, name)


if __name__ == "__main__":
    main()
