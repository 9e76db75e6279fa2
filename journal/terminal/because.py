"""Why a prompt was chosen, in the terminal's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journal.terminal.words import LABEL_WORDS, counted, listed

if TYPE_CHECKING:
    from journal.guidance.chooser import Choice, Situation
    from journal.guidance.reasons import Because

_TIMES: Final = ("", "once", "twice", "three times", "four times", "five times", "six times", "seven times")


def because_words(because: Because) -> str:
    """What spoke for a prompt, as it stands after "chosen"."""
    from journal.guidance.occasions import in_a_sentence
    from journal.guidance.reasons import CameUp, FitsAge, HardLately, NothingSpecial, Quiet, ThreatToday

    match because:
        case ThreatToday():
            return "because there was an if-you-don’t today"
        case HardLately(occasion=occasion, times=times):
            return f"because {in_a_sentence(occasion)} was hard {_times(times)} this week"
        case CameUp(occasion=occasion, times=times):
            return f"because {in_a_sentence(occasion)} came up {_times(times)} this week"
        case Quiet(process=process, days=None):
            return f"because “{LABEL_WORDS[process]}” has not come up yet"
        case Quiet(process=process, days=days):
            return f"because “{LABEL_WORDS[process]}” has not come up for {days} days"
        case FitsAge(age=age):
            return f"because it fits a child of {age}" if age else "because it fits a baby"
        case NothingSpecial():
            return "because you have not seen it lately"


def chosen_lines(choice: Choice, situation: Situation) -> list[str]:
    """How a prompt was chosen: every reason that holds, and what it was chosen from."""
    first, *others = [because_words(one) for one in choice.reasons]
    lines = [f"{first[0].upper()}{first[1:]}."]
    if others:
        lines.append(f"Also {listed(others)}.")
    who = "foster carers" if situation.fostering else "parents"
    ages = f" and for {listed([str(age) for age in sorted(set(situation.ages))])} years" if situation.ages else ""
    fitted = counted(choice.fitting, "prompt fits", "prompts fit")
    return [
        *lines,
        f"{fitted} today: for {who}{ages}, and not shown in the last three weeks.",
        "Attune chose it on this machine, from what you wrote and confirmed. Another one: attune prompt --skip",
    ]


def _times(number: int) -> str:
    return _TIMES[number] if number < len(_TIMES) else f"{number} times"
