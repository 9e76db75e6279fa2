"""The kinder and plainer words: enough of each sort, sourced, short, and not offered where a word is innocent."""

from __future__ import annotations

from collections import Counter

import pytest

from journal.guidance.bundled import load_sources
from journal.guidance.wording import Sort, Term, find_wordings, fitted, load_terms

TERMS = load_terms()
EACH = pytest.mark.parametrize("term", TERMS, ids=lambda term: term.term)


def rewritten(text: str) -> str:
    """The text with the first word that is offered in place of each term."""
    for one in reversed(find_wordings(text)):
        start, end = one.span
        text = text[:start] + fitted(text, one, one.term.instead[0]) + text[end:]
    return text


def test_there_are_enough_of_every_sort() -> None:
    sorts = Counter(term.kinds for term in TERMS)
    assert sum(sorts.values()) >= 70
    assert all(sorts[sort] >= 20 for sort in Sort)


def test_no_term_or_form_comes_twice() -> None:
    forms = [form.casefold() for term in TERMS for form in term.forms]
    assert len(forms) == len(set(forms))
    assert len({term.term for term in TERMS}) == len(TERMS)


@EACH
def test_a_term_is_whole_short_and_sourced(term: Term) -> None:
    assert term.term in term.forms
    assert 1 <= len(term.instead) <= 3
    assert all(len(word) <= 45 for word in term.instead)
    assert len(term.why) <= 100
    assert term.source in load_sources()


@EACH
def test_what_is_offered_needs_no_kinder_word_itself(term: Term) -> None:
    assert not any(find_wordings(word) for word in term.instead)


@EACH
def test_neighbours_can_be_found(term: Term) -> None:
    assert all(1 <= len(words.split()) <= 3 for words in (*term.not_before, *term.not_after))


@pytest.mark.parametrize(
    ("written", "kinder"),
    [
        ("She absconded on Friday and was back by ten.", "She went missing on Friday and was back by ten."),
        ("Contact with Mum went well.", "Family time with Mum went well."),
        ("He asked about his siblings.", "He asked about his brothers and sisters."),
        ("After the placement breakdown he slept badly.", "After the unplanned move he slept badly."),
        ("She refused to eat, then kicked off.", "She did not want to eat, then got very upset."),
        ("A naughty boy at lunch.", "A child who was finding it hard at lunch."),
        ("Her behaviour is attention seeking.", "Her behaviour is looking for help."),
        ("He presented as dysregulated prior to bed.", "He seemed overwhelmed before bed."),
        ("Her aunt committed suicide last year.", "Her aunt died by suicide last year."),
        ("He is a looked-after child who goes to respite.", "He is a child in care who goes to a sleepover."),
    ],
)
def test_the_first_word_that_is_offered_reads_on(written: str, kinder: str) -> None:
    assert rewritten(written) == kinder


@pytest.mark.parametrize(
    "innocent",
    [
        "No eye contact at first. I will contact school for their contact details, and stay in contact with them.",
        "He is on work placement at the garage.",
        "We had a lazy Sunday. He kicked off his shoes, and the match kicked off at three.",
        "Baby peers out from under the blanket.",
        "He sat on the naughty step at his cousin's, he says.",
        "That aggressive dog again, and a stubborn stain.",
        "She was engaged in her book. Such a bossy boots. A brief respite.",
        "The heating is playing up, so is my back. She is not naughty at all, and I am not a bad mum.",
        "She gets the sibling rule. The placement team rang about the placement plan.",
        "An insurance claims that it never paid. Ginger beer, non alcoholic.",
        "She said “I was naughty and I kicked off at contact”.",
    ],
)
def test_innocent_uses_are_left_alone(innocent: str) -> None:
    assert find_wordings(innocent) == ()
