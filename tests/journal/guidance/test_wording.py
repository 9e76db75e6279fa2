"""Kinder words: found whole, never in what the child said, and put in place without touching a letter beside them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.guidance.bundled import load_sources
from journal.guidance.wording import (
    Wording,
    find_wordings,
    fitted,
    left_alone_text,
    load_terms,
    read_left_alone,
)

FORMS = [form for term in load_terms() for form in term.forms]
PLAIN = [form for term in load_terms() if not (term.not_before or term.not_after) for form in term.forms]
PIECES = st.sampled_from(
    [*FORMS, " ", " ", " ", "\n", ".", "-", "'", "’", "“", "”", '"', "é", "\U0001f600", "\u0130", "\u017f", "tea"]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


def words(text: str) -> list[str]:
    return [text[slice(*one.span)] for one in find_wordings(text)]


def put_in(text: str, wording: Wording, instead: str) -> str:
    start, end = wording.span
    return text[:start] + fitted(text, wording, instead) + text[end:]


def test_every_term_is_sourced_and_each_form_leads_to_one() -> None:
    for term in load_terms():
        assert term.source in load_sources(), term.term
        assert not {form.lower() for form in term.forms} & {one.lower() for one in term.instead}
    assert len({form.lower() for form in FORMS}) == len(FORMS)


@given(TEXTS)
def test_spans_hold_whole_words_in_order_and_none_twice(text: str) -> None:
    found = find_wordings(text)
    assert [one.span for one in found] == sorted(one.span for one in found)
    for one in found:
        start, end = one.span
        said = " ".join(text[start:end].lower().replace("’", "'").split())
        assert said in {form.lower() for form in one.term.forms}
        assert not text[start - 1 : start].isalnum()
        assert not text[end : end + 1].isalnum()


@given(TEXTS)
def test_putting_a_word_in_place_changes_nothing_else(text: str) -> None:
    for one in find_wordings(text):
        start, end = one.span
        after = put_in(text, one, one.term.instead[0])
        assert (after[:start], after[len(after) - len(text) + end :]) == (text[:start], text[end:])
        assert after[start : len(after) - len(text) + end].lower() == one.term.instead[0].lower()


@given(st.sampled_from(PLAIN), st.sampled_from(["“{}”", '"{}"', "‘{}’", "'{}'", "«{}»", '"and {}']))
def test_what_was_said_stays_as_it_was_said(form: str, quoted: str) -> None:
    assert words(f"Then {form} again") == [form]
    assert words(f"Then {quoted.format(form)}") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Absconded twice.", ["Absconded"]),
        ("unabsconded absconders abscond-ish absconded’s", []),
        ("He doesn't like it. He absconded, the boys' room was empty", ["absconded"]),
        ("Contact with mum", ["Contact"]),
        ("He made no eye contact", []),
        ("contact lens", []),
        ("a LAC meeting by the lac", ["LAC"]),
        ("kicked\u00a0off", ["kicked\u00a0off"]),
        ("kicked\noff", []),
    ],
)
def test_whole_words_and_their_neighbours(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("He absconded.", "He went away."),
        ("Absconded again", "Went away again"),
        ("HE ABSCONDED", "HE WENT AWAY"),
        ("Seen as LAC", "Seen as went away"),
        ("After the LAC review", "After the went away"),
        ("Calm. LAC since May", "Calm. Went away since May"),
        ("Calm.\n\nLAC", "Calm.\n\nWent away"),
    ],
)
def test_capitals_are_kept(text: str, after: str) -> None:
    (one,) = find_wordings(text)
    assert put_in(text, one, "went away") == after


@pytest.mark.parametrize(
    "text", ["the tea was warm and so was she, " * 1500, "'a " * 16_000, '"' * 50_000, "x" * 50_000]
)
def test_the_longest_entry_is_looked_through_at_once(text: str) -> None:
    find_wordings("")
    began = time.perf_counter()
    find_wordings(text[:50_000])
    assert time.perf_counter() - began < 1.0


def test_terms_that_are_left_alone_are_kept_a_line_each() -> None:
    terms = frozenset({"contact", "kicked off"})
    assert read_left_alone(left_alone_text(terms)) == terms
    assert read_left_alone("") == frozenset()
