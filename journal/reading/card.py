"""The model card's figures: written into the help page from what was measured, never by hand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from journal.reading.figures import Figures

CARD: Final = Path(__file__).parents[2] / "resources" / "help" / "reader.md"

_PLACE: Final = re.compile(r"(<!-- figures -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(card: str, figures: Figures) -> str:
    """The card with these figures between its two marks, which it must have."""
    whole, places = _PLACE.subn(lambda found: f"{found[1]}{figures_text(figures)}\n{found[2]}", card)
    assert places == 1
    return whole


def figures_text(figures: Figures) -> str:
    """The figures as a Markdown table, and a line about all labels."""
    head = (
        "| label | entries with it | of those shown, right | of those there, found | F1 (95 in 100) |",
        "| --- | --- | --- | --- | --- |",
    )
    rows = (
        f"| `{row.label}` | {row.entries} | {_per_cent(row.precision)} | {_per_cent(row.recall)}"
        f" | {row.f1:.2f} ({row.f1_low:.2f} to {row.f1_high:.2f}) |"
        for row in figures.labels
    )
    foot = (
        f"\nOver all twelve labels, on {figures.entries:,} entries: F1 {figures.macro_f1:.2f}"
        f" ({figures.macro_f1_low:.2f} to {figures.macro_f1_high:.2f}); mean average precision"
        f" {figures.mean_average_precision:.2f}. Of the entries that show nothing, it stayed silent on"
        f" {_per_cent(figures.silent)}. Where it was right, the words it underlined met those that a person had quoted"
        f" in {_per_cent(figures.underlined)}. It said whose conduct it was in {_per_cent(figures.whose_said)} of the"
        f" conduct that people had labelled with it, and of these {_per_cent(figures.whose_right)} were right."
    )
    return "\n".join([*head, *rows, foot])


def _per_cent(share: float) -> str:
    return f"{100 * share:.0f} %"
