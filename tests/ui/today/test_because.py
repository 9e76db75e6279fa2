"""Why a thought was chosen, on screen and in the terminal: the same facts, in whole sentences."""

from __future__ import annotations

import pytest

from journal.guidance.reasons import Because, CameUp, FitsAge, HardLately, NothingSpecial, Quiet, ThreatToday
from journal.model import Label
from journal.terminal.because import because_words
from ui.today.because import because_sentence


@pytest.mark.parametrize(
    ("because", "said"),
    [
        (ThreatToday(), "Because there was an if-you-don’t today."),
        (HardLately(occasion="school run", times=1), "Because the school run was hard once this week."),
        (CameUp(occasion="bedtime", times=3), "Because bedtime came up three times this week."),
        (CameUp(occasion="birthday", times=12), "Because a birthday came up 12 times this week."),
        (Quiet(process=Label.SELF, days=None), "Because “Sense of self” has not come up yet."),
        (Quiet(process=Label.SYNCHRONY, days=16), "Because “In tune” has not come up for 16 days."),
        (FitsAge(age=0), "Because it fits a baby."),
        (FitsAge(age=5), "Because it fits a child of 5."),
    ],
)
def test_a_reason_is_said_alike_on_screen_and_in_the_terminal(because: Because, said: str) -> None:
    assert because_sentence(because) == said
    assert f"B{because_words(because)[1:]}." == said


def test_where_there_is_no_special_reason_that_is_said() -> None:
    assert because_sentence(NothingSpecial()).startswith("Because you have not seen")
    assert because_words(NothingSpecial()).startswith("because you have not seen")
