"""The words underlined are whole words, and those that weigh most."""

import pytest

from journal.reading.reader import RESOURCES
from journal.reading.spans import underline
from journal.reading.wordpieces import WordPieces

pieces = WordPieces.load(RESOURCES / "vocabulary.txt")
TEXT = "We had tea and I told him no tablet for a week, then we all went up to bed."


def words(text: str) -> list[str]:
    return text.replace(",", "").replace(".", "").split()


def underlined(heavy: set[str]) -> str:
    cut = pieces.split(TEXT)
    weights = [5.0 if TEXT[piece.start : piece.end] in heavy else -5.0 for piece in cut]
    start, end = underline(TEXT, cut, weights)
    return TEXT[start:end]


def test_takes_the_heaviest_run() -> None:
    assert underlined({"no", "tablet", "for", "a", "week"}) == "no tablet for a week"


def test_does_not_stop_just_short_of_the_end() -> None:
    assert underlined({"then", "we", "all", "went", "up"}) == "then we all went up to bed"


def test_widens_a_single_word() -> None:
    assert "tablet" in underlined({"tablet"})
    assert len(underlined({"tablet"}).split()) >= 3


@pytest.mark.parametrize("heavy", [set(), {"We"}, {"bed"}, set(words(TEXT))])
def test_always_gives_whole_words(heavy: set[str]) -> None:
    assert set(words(underlined(heavy))) <= set(words(TEXT))
