"""Why a thought was chosen for today, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal.guidance.occasions import in_a_sentence
from journal.guidance.reasons import Because, CameUp, FitsAge, HardLately, NothingSpecial, Quiet, ThreatToday
from ui.words import label_name


def because_sentence(because: Because) -> str:
    """One sentence that says what spoke for it."""
    match because:
        case ThreatToday():
            return _tr("Because there was an if-you-don’t today.")
        case HardLately(occasion=occasion, times=times):
            said = _tr("Because {0} was hard {1} this week.")
            return said.replace("{0}", in_a_sentence(occasion)).replace("{1}", _times(times))
        case CameUp(occasion=occasion, times=times):
            said = _tr("Because {0} came up {1} this week.")
            return said.replace("{0}", in_a_sentence(occasion)).replace("{1}", _times(times))
        case Quiet(process=process, days=None):
            return _tr("Because “{0}” has not come up yet.").replace("{0}", label_name(process))
        case Quiet(process=process, days=days):
            said = _tr("Because “{0}” has not come up for {1} days.")
            return said.replace("{0}", label_name(process)).replace("{1}", str(days))
        case FitsAge(age=0):
            return _tr("Because it fits a baby.")
        case FitsAge(age=age):
            return _tr("Because it fits a child of {0}.").replace("{0}", str(age))
        case NothingSpecial():
            return _tr("Because you have not seen this one lately.")


def _times(number: int) -> str:
    words = {
        1: _tr("once"),
        2: _tr("twice"),
        3: _tr("three times"),
        4: _tr("four times"),
        5: _tr("five times"),
        6: _tr("six times"),
        7: _tr("seven times"),
    }
    return words.get(number, _tr("{0} times").replace("{0}", str(number)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("because", text)
