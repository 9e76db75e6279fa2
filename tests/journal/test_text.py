"""Cleaning: what every round trip is promised from."""

import re

import pytest
from hypothesis import given

from journal.text import clean_text
from tests.stored import ANY_TEXT

LINE_BREAK = re.compile("\r\n|[\n\r\u2028\u2029]")


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("a\0b", "ab"),
        ("\ud800 alone, \udc00 too", "\ufffd alone, \ufffd too"),
        ("\ud83d\ude00", "😀"),
        ("one\r\ntwo\rthree\u2028four\u2029five", "one\ntwo\nthree\nfour\nfive"),
        ("\ufeffmarked", "\ufeffmarked"),
        ("שלום \u200f", "שלום \u200f"),
        ("e\u0301", "e\u0301"),
        ("", ""),
    ],
)
def test_what_is_kept(given_text: str, kept: str) -> None:
    assert clean_text(given_text) == kept


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@given(ANY_TEXT)
def test_what_is_kept_can_be_written_anywhere(text: str) -> None:
    kept = clean_text(text)
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert not set(kept) & set("\0\r\u2028\u2029")


@given(ANY_TEXT)
def test_only_the_broken_is_changed(text: str) -> None:
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", "")
    assert clean_text(text) == LINE_BREAK.sub("\n", whole)


def test_a_million_characters_are_cleaned_at_once() -> None:
    assert len(clean_text("x\0" * 1_000_000)) == 1_000_000
