"""Before and after family time, in the terminal's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from journal.model import Label
from journal.terminal.trending.told import Told, lately
from journal.terminal.words import LABEL_WORDS, counted, listed
from journal.trends import Basis, Table, Verdict, View
from journal.trends.around import Around, AroundSummary, Seen, Sign, When, around

KEY: Final = "around"
TITLE: Final = "Before and after family time (for you: never for a court or an agency)"
_HEADINGS: Final = {
    "when": "When",
    "sign": "What was seen",
    "days": "Days",
    "of_days": "of",
    "share": "Share",
    "share_low": "from",
    "share_high": "to",
    "difference": "More than ordinary",
    "difference_low": "from",
    "difference_high": "to",
}
_PLAIN: Final = (
    "Many children are upset around a visit: that is common, and by itself no evidence against family time, nor is a"
    " calm day evidence for it."
)


def tell(view: View) -> Told:
    """What is clearly different around family time, and the counts."""
    trend = around(view)
    child = next((one.name for one in view.children if one.id == trend.summary.child), "")
    sentence = f"{_sentence(trend.summary, child, view.weeks)} {_PLAIN}"
    return Told(sentence=sentence, table=_worded(trend), facts=trend, headings=_HEADINGS)


def _sentence(facts: AroundSummary, child: str, weeks: int) -> str:
    if facts.child is None:
        return "Choose a child with --child: this is looked at for one child at a time."
    if facts.basis is Basis.NOTHING:
        return f"{lately(weeks)} there was no family time for {child}, so there is nothing to set side by side."
    start = f"{lately(weeks)} there was family time for {child} on {counted(facts.happenings, 'day', 'days')}"
    if facts.basis is Basis.TOO_FEW:
        return f"{start}: too early to compare before eight times, so there are only counts."
    after, before = (_time(facts.at(when), child) for when in (When.AFTER, When.BEFORE))
    return f"{start}. In the 48 hours after: {after} In the 48 hours before: {before}"


def _time(seen: Sequence[Seen], child: str) -> str:
    if all(one.verdict is Verdict.TOO_FEW for one in seen):
        return "too few days were written about to compare."
    clear = [_clear(one) for one in seen if one.verdict in (Verdict.MORE, Verdict.LESS)]
    if not clear:
        return f"nothing clearly different from {child}’s ordinary days."
    return f"{listed(clear)}, set beside {child}’s ordinary days."


def _clear(seen: Seen) -> str:
    more = "more often" if seen.verdict is Verdict.MORE else "less often"
    return f"“{_SIGN_WORDS[seen.sign]}” {more} ({seen.days} of {counted(seen.of_days, 'day', 'days')})"


def _worded(trend: Around) -> Table:
    pairs = zip(trend.summary.seen, trend.table.rows, strict=True)
    rows = ((_WHEN_WORDS[seen.when], _SIGN_WORDS[seen.sign], *row[2:]) for seen, row in pairs)
    return Table(header=trend.table.header, rows=tuple(rows))


_WHEN_WORDS: Final = {
    When.BEFORE: "48 hours before",
    When.AFTER: "48 hours after",
    When.ORDINARY: "ordinary days",
}
_SIGN_WORDS: Final = {
    Sign.PROSOCIAL: LABEL_WORDS[Label.PROSOCIAL],
    Sign.GOOD_MOOD: "A good mood",
    Sign.ANTISOCIAL: LABEL_WORDS[Label.ANTISOCIAL],
    Sign.HARD_MOOD: "A hard mood",
}
