"""The weights that ship, on text by two authors whom they never met and by whom nothing was tuned."""

from pathlib import Path

import pytest

from journal.model import Label
from journal.reading import Reader
from journal.reading.figures import Figures, measure
from journal.reading.labelled import LABELLED, read_labelled
from journal.reading.measure import read_all

entries = read_labelled(Path(__file__).parent / "unmet.jsonl")


@pytest.fixture(scope="module")
def figures(reader: Reader) -> Figures:
    return measure(read_all(reader, entries).outcome)


def test_none_of_it_was_learnt_from() -> None:
    learnt = {entry.text for entry in read_labelled(LABELLED)}
    assert not learnt & {entry.text for entry in entries}


def test_reads_people_it_has_never_met(figures: Figures) -> None:
    assert figures.macro_f1 >= 0.6
    assert figures.underlined >= 0.8


def test_leaves_ordinary_days_alone(figures: Figures) -> None:
    assert figures.silent >= 0.8


@pytest.mark.parametrize("label", [Label.DISCLOSURE, Label.CRISIS])
def test_misses_little_of_what_must_not_wait(figures: Figures, label: Label) -> None:
    assert next(row.recall for row in figures.labels if row.label == label) >= 0.85


@pytest.mark.parametrize("label", [Label.THREAT, Label.HARSH])
def test_seldom_accuses_wrongly(figures: Figures, label: Label) -> None:
    assert next(row.precision for row in figures.labels if row.label == label) >= 0.7
