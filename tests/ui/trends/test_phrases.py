"""The turns of phrase hold with one week, and with words that are written from right to left."""

from __future__ import annotations

import msgspec

from journal.model import Child
from journal.trends import Happening, HappeningKind
from journal.trends.around import around
from journal.trends.hard import Hard, Setting, hard_times
from tests.journal.trends.journals import TODAY, Row, entry, look_at
from ui.trends.around_words import around_sentence
from ui.trends.hard_words import hard_sentence, setting_words
from ui.trends.phrases import over_weeks, set_apart


def test_one_week_is_told_as_one() -> None:
    assert over_weeks("{lately}: little from {before}.", 1, "") == "In the last week: little from the week before."
    view = look_at([entry(TODAY)], 1)
    assert hard_sentence(hard_times(view).summary, 1, "").startswith("In the last week, one entry")


def test_one_week_before_and_after_is_told_as_one() -> None:
    visit = Happening(kind=HappeningKind.FAMILY_TIME, day=TODAY)
    for happenings in ((), (visit,)):
        view = msgspec.structs.replace(look_at([], 1, "ana", happenings=happenings), children=(Child("ana", "Ana"),))
        assert "Ana in the last week" in around_sentence(around(view).summary, "Ana", 1)


def test_words_written_from_right_to_left_turn_no_number_round() -> None:
    apart = "\N{FIRST STRONG ISOLATE}مدرسة\N{POP DIRECTIONAL ISOLATE}"
    assert set_apart("مدرسة") == apart
    assert set_apart("école") == "école"
    assert setting_words(Setting(name="مدرسة", found=Hard(entries=14, hard=6))) == f"{apart}: 6 hard of 14"
    rows = [Row(f"hard {n}", TODAY, setting="مدرسة", child_mood=1) for n in range(9)]
    rows += [Row(f"easy {n}", TODAY, setting="park") for n in range(18)]
    assert f"in “{apart}” (9 of 9" in hard_sentence(hard_times(look_at(rows)).summary, 12, "")
