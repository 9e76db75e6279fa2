"""Trends: counts, shares and calendars over all entries, each with the facts for one plain sentence."""

from journal.trends.approach import ApproachByWeek, ApproachSummary, ApproachWeek, Whose, approach_by_week
from journal.trends.arrays import EntryArrays
from journal.trends.facts import FEWEST, Basis, Cell, Period, Table
from journal.trends.happenings import Happening, HappeningKind, happenings
from journal.trends.processes import ProcessesByWeek, ProcessSummary, ProcessWeek, processes_by_week
from journal.trends.shares import Comparison, Difference, Share, Verdict
from journal.trends.view import View
from journal.trends.year import CalendarDay, YearCalendar, YearSummary, year_calendar, year_shown, years_written

__all__ = [
    "FEWEST",
    "ApproachByWeek",
    "ApproachSummary",
    "ApproachWeek",
    "Basis",
    "CalendarDay",
    "Cell",
    "Comparison",
    "Difference",
    "EntryArrays",
    "Happening",
    "HappeningKind",
    "Period",
    "ProcessSummary",
    "ProcessWeek",
    "ProcessesByWeek",
    "Share",
    "Table",
    "Verdict",
    "View",
    "Whose",
    "YearCalendar",
    "YearSummary",
    "approach_by_week",
    "happenings",
    "processes_by_week",
    "year_calendar",
    "year_shown",
    "years_written",
]
