"""What the child showed, on screen: counts by week, and a flag with the caregiver's words for what happened."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journal.journal import Journal
from journal.model import EventKind, Label
from tests.ui.trends.conftest import Open
from tests.ui.trends.writing import write, write_some
from ui.desk import Desk


def test_the_sentence_names_both_signs_as_the_caregiver_would(trends: Open, journal: Journal) -> None:
    write_some(journal, 7, Label.PROSOCIAL)
    write_some(journal, 2, Label.ANTISOCIAL)
    said = trends().text("signsSentence")
    assert "“Kindness” showed in 7 and “Someone got hurt” in 2 of 9 entries with something confirmed" in said
    assert "too little from the four weeks before" in said


def test_what_happened_is_read_with_its_week_and_stands_in_the_table(trends: Open, journal: Journal) -> None:
    write(journal, Label.PROSOCIAL)
    journal.story.add_event(EventKind.SCHOOL_START, journal.clock().date(), words="Class 2, Mrs Bell")
    reader = trends()
    chart = reader.find("signsChart", QWidget)
    reader.qtbot.keyClick(chart, Qt.Key.Key_End)
    said = reader.text("signsFact")
    assert "one entry; Kindness 1, Someone got hurt 0; Starting at a school on" in said
    assert said.endswith("(Class 2, Mrs Bell).")
    assert chart.accessibleName() == said
    assert reader.rows("signs")[-1][-2:] == ["Starting at a school", "Class 2, Mrs Bell"]


def test_an_event_noted_meanwhile_gets_its_flag(trends: Open, desk: Desk) -> None:
    write(desk.journal, Label.PROSOCIAL)
    day = desk.journal.clock().date() - timedelta(days=8)
    reader = trends()
    assert "flag" not in reader.text("signsSentence")
    desk.write(lambda journal: journal.story.add_event(EventKind.NEW_BABY, day))
    reader.qtbot.waitUntil(lambda: "One thing that happened" in reader.text("signsSentence"))


def test_a_flag_is_drawn_in_its_week(trends: Open, journal: Journal) -> None:
    write(journal, Label.PROSOCIAL)
    journal.story.add_event(EventKind.LOSS, journal.clock().date() - timedelta(weeks=6))
    reader = trends()
    chart = reader.find("signsChart", QWidget)
    image = chart.grab().toImage()
    lane = range(chart.height() // 9, chart.height() // 3)
    inked = [x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() < 60 for y in lane)]
    after_its_name = [x / image.width() for x in inked if x > image.width() * 0.3]
    assert 0.45 < min(after_its_name) < max(after_its_name) < 0.6
