"""Finding prompts in the library, and the occasions that settings name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.guidance.library import Pile, Wanted, find_prompts
from journal.guidance.occasions import in_a_sentence, known_occasions, occasions_in
from journal.guidance.prompts import Audience, PromptKind, load_prompts
from journal.model import LABELS_OF, Family, PromptMark

PROMPTS = load_prompts()
wanted_ones = st.builds(
    Wanted,
    pile=st.sampled_from(Pile),
    process=st.none() | st.sampled_from(LABELS_OF[Family.PROCESSES]),
    kind=st.none() | st.sampled_from(PromptKind),
    age=st.none() | st.integers(0, 17),
    occasion=st.sampled_from(["", *known_occasions()]),
    audience=st.none() | st.sampled_from([Audience.PARENT, Audience.FOSTER]),
)
marks_of = st.dictionaries(st.sampled_from([one.id for one in PROMPTS]), st.sampled_from(PromptMark))


@given(wanted_ones, marks_of)
def test_just_those_are_found_that_fit_every_filter(wanted: Wanted, marks: dict[str, PromptMark]) -> None:
    expected = []
    for one in PROMPTS:
        mark = marks.get(one.id)
        if wanted.pile is Pile.ALL and mark == "not_for_us":
            continue
        if wanted.pile is not Pile.ALL and mark != wanted.pile.value:
            continue
        if (wanted.process or one.process, wanted.kind or one.kind) != (one.process, one.kind):
            continue
        if wanted.age is not None and wanted.age not in range(one.youngest, one.oldest + 1):
            continue
        if wanted.occasion and wanted.occasion not in one.occasions:
            continue
        if wanted.audience is None or one.audience in ("both", wanted.audience):
            expected.append(one)
    assert list(find_prompts(PROMPTS, wanted, marks)) == expected


@given(st.sampled_from(PROMPTS), st.data())
def test_any_words_of_a_prompt_find_it_cut_short_or_shouted(prompt: object, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(prompt.text.split()), min_size=1, max_size=3))  # type: ignore[attr-defined]
    typed = " ".join(words)[: data.draw(st.integers(1, 30))].upper()
    assert prompt in find_prompts(PROMPTS, Wanted(words=typed), {})


def test_words_that_occur_nowhere_find_nothing() -> None:
    assert find_prompts(PROMPTS, Wanted(words="zebra crossing"), {}) == ()


@pytest.mark.parametrize(
    ("setting", "found"),
    [
        ("Bedtime", {"bedtime"}),
        ("bed-time", {"bedtime"}),
        ("the School  Run, by car", {"school run", "car"}),
        ("bedtimes", set()),
        ("", set()),
    ],
)
def test_a_setting_names_occasions_in_whole_words(setting: str, found: set[str]) -> None:
    assert set(occasions_in(setting, ("bedtime", "car", "school run"))) == found


def test_every_occasion_can_stand_in_a_sentence() -> None:
    assert in_a_sentence("school run") == "the school run"
    assert in_a_sentence("bedtime") == "bedtime"
    assert all(in_a_sentence(one) for one in known_occasions())
