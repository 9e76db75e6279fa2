"""Labelled text: the entries that people labelled by the guide, with the words that show each label."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from journal.model import By, Span
from journal.reading.heads import APPROACH, LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

LABELLED: Final = Path(__file__).parents[2] / "resources" / "labelled"

UNKNOWN: Final = -1.0
"""Stands where nobody said whose conduct it was."""


class LabelledEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One labelled entry (labelling guide, Record). `source` names the file, that is to say its author.

    `evidence` quotes a label's words once or, in a list, wherever they stand; `by` says whose conduct each approach
    label is about: `me`, `carer`, or `unclear` where the words do not say.
    """

    id: str
    text: str
    processes: tuple[str, ...] = ()
    approach: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    safety: tuple[str, ...] = ()
    evidence: dict[str, str | tuple[str, ...]] = {}
    by: dict[str, str] = {}
    writer: str = "other"
    child_age: int | None = None
    source: str = ""

    @property
    def labels(self) -> frozenset[str]:
        """Every label of the entry."""
        return frozenset((*self.processes, *self.approach, *self.signs, *self.safety))

    def quotes(self, label: str) -> tuple[Span, ...]:
        """Where the words that show `label` lie in the text; none where they were not quoted."""
        words = self.evidence.get(label, ())
        starts = [(self.text.find(each), each) for each in ((words,) if isinstance(words, str) else words) if each]
        return tuple((start, start + len(each)) for start, each in starts if start >= 0)


class NotLabelled(Exception):
    """A line that is no labelled entry; the message names the file and the line, never its text."""


def read_labelled(path: Path) -> tuple[LabelledEntry, ...]:
    """The entries of a JSON Lines file, or of every such file of a folder in the order of their names.

    Raises NotLabelled where a line is none.
    """
    paths = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    return tuple(
        _entry(line, file, number)
        for file in paths
        for number, line in enumerate(file.read_bytes().splitlines(), start=1)
        if line.strip()
    )


def _entry(line: bytes, file: Path, number: int) -> LabelledEntry:
    try:
        entry = msgspec.json.decode(line, type=LabelledEntry)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NotLabelled(f"{file.name}, line {number}, is not a labelled entry.") from error
    return msgspec.structs.replace(entry, source=file.stem)


def entry_targets(entries: Sequence[LabelledEntry]) -> NDArray[np.float32]:
    """One row an entry, one column a label: 1 where the entry has the label."""
    import numpy as np

    return np.array([[label in entry.labels for label in LABELS] for entry in entries], np.float32)


def span_targets(entry: LabelledEntry, spans: Sequence[Span]) -> NDArray[np.float32]:
    """One row a span of the entry's text, one column a label: 1 where the span shares words with a quote."""
    import numpy as np

    targets = np.zeros((len(spans), len(LABELS)), np.float32)
    for column, label in enumerate(LABELS):
        for quote in entry.quotes(label):
            targets[:, column] += [overlap(span, quote) > 0 for span in spans]
    return np.minimum(targets, 1)


def by_targets(entry: LabelledEntry, by: By) -> NDArray[np.float32]:
    """One number an approach label: 1 where the words say that the conduct was `by`'s, 0 where not, else UNKNOWN."""
    import numpy as np

    said = [entry.by.get(LABELS[column]) for column in APPROACH]
    return np.array([UNKNOWN if who is None else who == by for who in said], np.float32)


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
