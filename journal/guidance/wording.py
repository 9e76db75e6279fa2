"""Kinder and plainer words for the record: which of its words have one, never among the child's own in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Final

from journal.guidance.bundled import Words, read_bundled
from journal.model import Span, Value

OFFERED: Final = "wording-help"
"""The setting that is "off" where no words are offered."""

LEFT_ALONE: Final = "wordings-left-alone"
"""The setting that holds the terms that are not offered in this journal, a line each."""

_MOST_NEIGHBOURS: Final = 3
"""A neighbour is at most so many words long."""

_NEIGHBOURHOOD: Final = 80
_APOSTROPHES: Final = "['’]"
_QUOTED: Final = (
    r"“[^”\n]*(?:”|$)",
    r'"[^"\n]*(?:"|$)',
    r"«[^»\n]*(?:»|$)",
    r"„[^“”\n]*(?:[“”]|$)",
    rf"‘(?<!\w‘)(?=\S)[^\n]{{1,400}}?(?<=\S){_APOSTROPHES}(?!\w)",
    r"'(?<!\w')(?=\S)[^\n]{1,400}?(?<=\S)'(?!\w)",
)
"""What stands in quotation marks on one line. Double ones that are still open reach to its end; single ones do not,
since they may be apostrophes."""


class Sort(StrEnum):
    """What sort of word it is that has a kinder or plainer one."""

    CARE = "care"
    LABEL = "label"
    JUDGING = "judging"
    JARGON = "jargon"


class Term(Value, frozen=True, forbid_unknown_fields=True):
    """A word or phrase, the forms in which it is written, and what may stand instead, best first.

    It is left alone directly before the words in `not_before` and directly after those in `not_after`, where it means
    something else. A form in capitals is found in capitals only. `source` is a key of the source list.
    """

    term: Words
    forms: tuple[Words, ...]
    instead: tuple[Words, ...]
    why: Words
    source: Words
    kinds: Sort
    not_before: tuple[Words, ...] = ()
    not_after: tuple[Words, ...] = ()


class Wording(Value, frozen=True):
    """Where a term stands in a text, in code points, and in which form."""

    span: Span
    form: str
    term: Term


@cache
def load_terms() -> tuple[Term, ...]:
    """The bundled terms. Raises msgspec.ValidationError where the file is faulty."""
    return read_bundled("wording.json", tuple[Term, ...])


def find_wordings(text: str) -> tuple[Wording, ...]:
    """The words of `text` for which there is a kinder or plainer one, from its beginning, none overlapping another.

    Whole words only, in any case, and none in quotation marks: what the child said stays as it was said.
    """
    known = _by_form()
    found = (_wording(text, match, known) for match in _pattern().finditer(text) if match["form"])
    return tuple(one for one in found if one is not None)


def fitted(text: str, wording: Wording, instead: str) -> str:
    """`instead` as it would stand in the text: in capitals, or with a capital, where the words there have them."""
    start, end = wording.span
    words = text[start:end]
    if words.isupper() and not wording.form.isupper() and len(words) > 1:
        return instead.upper()
    capital = _begins_sentence(text, start) if wording.form[0].isupper() else words[0].isupper()
    return instead[0].upper() + instead[1:] if capital else instead


def read_left_alone(kept: str) -> frozenset[str]:
    """The terms that are not offered, as the setting keeps them."""
    return frozenset(kept.splitlines())


def left_alone_text(terms: Iterable[str]) -> str:
    """The terms that are not offered, for the setting."""
    return "\n".join(sorted(terms))


@cache
def _by_form() -> dict[str, tuple[str, Term]]:
    """Each form in small letters, with the form as it is listed and its term; the first to list it has it."""
    known: dict[str, tuple[str, Term]] = {}
    for term in load_terms():
        for form in term.forms:
            known.setdefault(_plain(form), (form, term))
    return known


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern for what is quoted and for every form, so that a text is gone through once."""
    forms = _branches(list(_by_form()))
    words = rf"(?<!\w)(?<!\w[-'’])(?P<form>{forms})(?!\w)(?![-'’]\w)"
    return re.compile("|".join((*_QUOTED, words)), re.IGNORECASE | re.MULTILINE)


def _branches(forms: list[str]) -> str:
    """A pattern for these forms that looks at each letter once: forms that begin alike share a branch."""
    by_letter: dict[str, list[str]] = {}
    for form in forms:
        if form:
            by_letter.setdefault(form[0], []).append(form[1:])
    branches = [_letter(letter) + _branches(rest) for letter, rest in by_letter.items()]
    if not branches:
        return ""
    together = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{together})?" if "" in forms else together


def _letter(letter: str) -> str:
    if letter == " ":
        return r"[^\S\n]+"
    return _APOSTROPHES if letter == "'" else re.escape(letter)


def _wording(text: str, match: re.Match[str], known: dict[str, tuple[str, Term]]) -> Wording | None:
    form, term = known.get(_plain(match[0]), ("", None))
    start, end = match.span()
    if term is None or (form.isupper() and match[0] != form):
        return None
    if _next_to(term.not_before, _words_after(text, end)) or _next_to(term.not_after, _words_before(text, start)):
        return None
    return Wording(span=(start, end), form=form, term=term)


def _next_to(neighbours: tuple[str, ...], beside: Iterator[str]) -> bool:
    return bool(neighbours) and not set(map(_plain, neighbours)).isdisjoint(beside)


def _words_after(text: str, end: int) -> Iterator[str]:
    """The next word, the next two words, and so on, while nothing but spaces stands between."""
    words = re.match(r"(?:[^\S\n]+[\w'’-]+){0,3}", text[end : end + _NEIGHBOURHOOD])
    said = words[0].split() if words else []
    return (_plain(" ".join(said[:count])) for count in range(1, min(len(said), _MOST_NEIGHBOURS) + 1))


def _words_before(text: str, start: int) -> Iterator[str]:
    words = re.search(r"(?:[\w'’-]+[^\S\n]+){0,3}$", text[max(start - _NEIGHBOURHOOD, 0) : start])
    said = words[0].split() if words else []
    return (_plain(" ".join(said[-count:])) for count in range(1, min(len(said), _MOST_NEIGHBOURS) + 1))


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(start - _NEIGHBOURHOOD, 0) : start].rstrip()
    return not before or before[-1] in ".!?:\n" or "\n" in text[max(start - _NEIGHBOURHOOD, 0) : start][len(before) :]


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").split())
