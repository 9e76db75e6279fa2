"""What changed between two versions."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from journal.model import EntryContent, Version
from ui.entries.difference import Mark, Piece, pieces, steps

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
WORDS = st.lists(st.sampled_from(["we", "read", "\n", " ", "the", "book", "😀", "!"]), max_size=12).map("".join)


def without(mark: Mark, runs: tuple[Piece, ...]) -> str:
    return "".join(run.text for run in runs if run.mark is not mark)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_the_difference(before: str, after: str) -> None:
    runs = pieces(before, after)
    assert (without(Mark.ADDED, runs), without(Mark.REMOVED, runs)) == (before, after)


def test_a_changed_phrase_is_one_change() -> None:
    changed = [run for run in pieces("then we read it", "then he asked for it") if run.mark is not Mark.SAME]
    assert changed == [Piece(Mark.REMOVED, "we read"), Piece(Mark.ADDED, "he asked for")]


def test_a_text_written_anew_is_compared_at_once() -> None:
    before, after = "one two " * 12_000, "three four " * 12_000
    assert len(pieces(before, after)) <= 4


def test_each_version_names_what_it_changed() -> None:
    first = Version(revision_id="a", recorded_at=NOON, content=EntryContent(happened_at=NOON, record="one"))
    later = EntryContent(happened_at=NOON, record="one", setting="bedtime")
    second = Version(revision_id="b", recorded_at=NOON, content=later)
    newest, oldest = steps((second, first))
    assert newest.changed == {"setting"}
    assert oldest.before is None
    assert not oldest.changed
