"""Labelled text: the entries that people labelled by the guide, with the words that show each label."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from journal.model import Span
from journal.reading.heads import LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

LABELLED: Final = Path(__file__).parents[2] / "resources" / "labelled"


class LabelledEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One labelled entry (labelling guide, Record). `source` names the file, that is to say its author."""

    id: str
    text: str
    processes: tuple[str, ...] = ()
    approach: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    safety: tuple[str, ...] = ()
    evidence: dict[str, str] = {}
    writer: str = "other"
    child_age: int | None = None
    source: str = ""

    @property
    def labels(self) -> frozenset[str]:
        """Every label of the entry."""
        return frozenset((*self.processes, *self.approach, *self.signs, *self.safety))

    def quote(self, label: str) -> Span | None:
        """Where the words that show `label` lie in the text, or None where they were not quoted."""
        words = self.evidence.get(label, "")
        start = self.text.find(words) if words else -1
        return None if start < 0 else (start, start + len(words))


def read_labelled(path: Path) -> tuple[LabelledEntry, ...]:
    """The entries of a JSON Lines file, or of every such file of a folder in the order of their names."""
    paths = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    return tuple(
        msgspec.structs.replace(msgspec.json.decode(line, type=LabelledEntry), source=file.stem)
        for file in paths
        for line in file.read_bytes().splitlines()
        if line.strip()
    )


def entry_targets(entries: Sequence[LabelledEntry]) -> NDArray[np.float32]:
    """One row an entry, one column a label: 1 where the entry has the label."""
    import numpy as np

    return np.array([[label in entry.labels for label in LABELS] for entry in entries], np.float32)


def span_targets(entry: LabelledEntry, spans: Sequence[Span]) -> NDArray[np.float32]:
    """One row a span of the entry's text, one column a label: 1 where the span shares words with the quote."""
    import numpy as np

    targets = np.zeros((len(spans), len(LABELS)), np.float32)
    for column, label in enumerate(LABELS):
        quote = entry.quote(label)
        if quote is not None and label in entry.labels:
            targets[:, column] = [overlap(span, quote) > 0 for span in spans]
    return targets


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
