"""The labelled text that the reader learns from keeps the labelling guide's promises."""

from journal.model import Label
from journal.reading.labelled import LABELLED, overlap, read_labelled, span_targets

entries = read_labelled(LABELLED)


def test_every_label_is_known_and_its_quote_is_in_the_text() -> None:
    for entry in entries:
        assert entry.labels <= set(Label), entry.id
        assert all(entry.quotes(label) for label in entry.labels), entry.id


def test_several_writers_and_label_free_entries_are_there() -> None:
    assert len({entry.source for entry in entries}) >= 4
    assert sum(not entry.labels for entry in entries) > len(entries) / 10


def test_only_the_quoted_sentence_carries_the_label() -> None:
    entry = next(entry for entry in entries if "threat" in entry.labels)
    quote = entry.quotes("threat")[0]
    targets = span_targets(entry, [quote, (quote[1], quote[1] + 5)])
    assert targets[:, list(Label).index(Label.THREAT)].tolist() == [1, 0]


def test_overlap_counts_shared_characters() -> None:
    assert (overlap((0, 5), (3, 9)), overlap((0, 3), (3, 9))) == (2, 0)
