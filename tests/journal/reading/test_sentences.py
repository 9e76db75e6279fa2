"""Sentences are found where a hurried writer leaves them, and always lie inside the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.reading.sentences import MOST_WORDS, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Bed at 7.15. He cried.", ["Bed at 7.15.", "He cried."]),
        ("she hit him. i said stop\nthen we sat down", ["she hit him.", "i said stop", "then we sat down"]),
        ("Dr. Shah rang about K. She is well.", ["Dr. Shah rang about K. She is well."]),
        ("'Stop it!' he said. We stopped.", ["'Stop it!' he said.", "We stopped."]),
        ("Really?! Yes… no", ["Really?!", "Yes…", "no"]),
        ("  \n ", []),
    ],
)
def test_splits_as_a_person_would(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


@given(st.text())
def test_sentences_are_in_order_and_hold_every_word(text: str) -> None:
    spans = split_sentences(text)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert list(spans) == sorted(spans)
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())


def test_breaks_a_rambling_run_at_a_comma() -> None:
    text = "and then we went on, " * 30
    pieces = [text[start:end] for start, end in split_sentences(text)]
    assert all(len(piece.split()) <= MOST_WORDS and piece.endswith(",") for piece in pieces)
