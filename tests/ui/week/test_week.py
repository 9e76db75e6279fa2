"""The week's page: drafted, changed, kept as an entry, and lost by nothing on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journal.journal import Journal
from journal.model import WEEK, By, Entry, Filters, Label
from journal.moments import local_now
from journal.week import Page, Part, hold, page_in_hand, week_to_write
from tests.stored import said, the_entry
from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver
from tests.ui.visiting import Visitor
from ui.desk import Desk
from ui.today.facts import gather
from ui.week.boxes import Box
from ui.week.screen import WeekScreen

CTRL = Qt.KeyboardModifier.ControlModifier
MONDAY = week_to_write(local_now())
FIRST_NOON = datetime(MONDAY.year, MONDAY.month, MONDAY.day, 12).astimezone()


@pytest.fixture
def journal(desk: Desk) -> Journal:
    return desk.journal


@pytest.fixture
def visit(qtbot: QtBot, desk: Desk) -> Iterator[Callable[[], Visitor]]:
    """Opens the page, once what should be in the journal is there."""
    opened: list[Visitor] = []

    def open_page() -> Visitor:
        screen = WeekScreen(desk)
        opened.append(Visitor(qtbot, screen))
        opened[-1].wait(lambda: any(opened[-1].sees(name) for name in ("weekBoxes", "weekEmpty", "weekKept")))
        return opened[-1]

    yield open_page
    for visitor in opened:
        visitor.leave()


@pytest.fixture
def kind_deed(journal: Journal) -> str:
    """An entry of this week that was kind, by its id."""
    entry_id = the_entry(journal.entries.record(said("He gave me half. Then bed.", FIRST_NOON)))
    journal.labels.confirm(entry_id, Label.PROSOCIAL, quote="gave me half")
    return entry_id


def box(visitor: Visitor, part: Part) -> Box:
    return visitor.find(f"week-{part.value}", Box)


def pages(journal: Journal) -> list[Entry]:
    entries = [journal.entries.get(line.id) for line in journal.search.newest(Filters(), 50)]
    return [one for one in entries if WEEK in one.content.details]


def test_the_draft_is_changed_and_kept_as_an_entry(
    visit: Callable[[], Visitor], journal: Journal, kind_deed: str
) -> None:
    journal.labels.confirm(kind_deed, Label.THREAT, quote="Then bed", by=By.ME)
    journal.plans.keep("I will say why.", entry_id=kind_deed)
    visitor = visit()
    assert box(visitor, Part.MOMENT).text().startswith("“He gave me half.” (")
    assert box(visitor, Part.NEXT).text() == "I will say why."
    visitor.write("week-self", "He chose.")
    visitor.press("week-self", Qt.Key.Key_Return, CTRL)
    visitor.wait(lambda: visitor.sees("weekKept"))
    (page,) = pages(journal)
    assert page.content.details == {WEEK: MONDAY.isoformat()}
    assert "Sense of self\nHe chose.\n\nOne hard time\n“Then bed.”" in page.content.record
    assert page_in_hand(journal, MONDAY) is None


def test_undoing_puts_the_page_back_into_its_boxes(
    visit: Callable[[], Visitor], journal: Journal, kind_deed: str
) -> None:
    visitor = visit()
    visitor.write("week-hard", "Rain.")
    visitor.click("weekKeep")
    visitor.wait(lambda: visitor.sees("weekKept"))
    visitor.undo()
    visitor.wait(lambda: visitor.sees("weekBoxes") and box(visitor, Part.HARD).text() == "Rain.")
    visitor.wait(lambda: page_in_hand(journal, MONDAY) is not None)
    assert pages(journal) == []


def test_half_a_page_is_there_again(visit: Callable[[], Visitor], journal: Journal, kind_deed: str) -> None:
    visitor = visit()
    visitor.write("week-hard", "Half a")
    visitor.screen.settle()
    visitor.wait(lambda: page_in_hand(journal, MONDAY) is not None)
    assert box(visit(), Part.HARD).text() == "Half a"


def test_another_week_has_its_own_page(visit: Callable[[], Visitor], journal: Journal, kind_deed: str) -> None:
    journal.entries.record(said("Earlier.", FIRST_NOON - timedelta(days=5), child_mood=5))
    visitor = visit()
    assert not visitor.find("weekAfter", QPushButton).isEnabled()
    visitor.write("week-hard", "Half a")
    visitor.click("weekBefore")
    visitor.wait(lambda: "Earlier." in box(visitor, Part.MOMENT).text())
    assert box(visitor, Part.HARD).text() == ""
    visitor.click("weekAfter")
    visitor.wait(lambda: box(visitor, Part.HARD).text() == "Half a")


def test_a_week_without_entries_says_so(visit: Callable[[], Visitor]) -> None:
    visitor = visit()
    assert visitor.sees("weekEmpty")
    with visitor.qtbot.waitSignal(visitor.screen.today_wanted):  # type: ignore[attr-defined]
        visitor.click("weekToday")


def test_a_kept_week_says_so_and_can_be_read_or_written_again(
    visit: Callable[[], Visitor], journal: Journal, kind_deed: str
) -> None:
    page_id = the_entry(journal.entries.record(said("Kept.", FIRST_NOON, details={WEEK: MONDAY.isoformat()})))
    visitor = visit()
    assert visitor.sees("weekKept")
    with visitor.qtbot.waitSignal(visitor.screen.entry_wanted) as wanted:  # type: ignore[attr-defined]
        visitor.click("weekRead")
    assert wanted.args == [page_id]
    visitor.click("weekAnother")
    visitor.wait(lambda: visitor.sees("weekBoxes"))
    assert "He gave me half." in box(visitor, Part.MOMENT).text()


def test_what_is_typed_stays_when_something_new_is_written(
    visit: Callable[[], Visitor], journal: Journal, desk: Desk, kind_deed: str
) -> None:
    visitor = visit()
    visitor.write("week-hard", "Rain.")
    desk.write(lambda open_journal: open_journal.entries.record(said("More.", FIRST_NOON)))
    visitor.wait(lambda: visitor.texts("weekWritten")[0].startswith("2 "))
    assert box(visitor, Part.HARD).text() == "Rain."
    visitor.click("weekAfresh")
    visitor.wait(lambda: box(visitor, Part.HARD).text() == "")
    visitor.wait(lambda: "Drafted again from what was written." in visitor.said)
    visitor.undo()
    visitor.wait(lambda: box(visitor, Part.HARD).text() == "Rain.")


def test_an_empty_page_is_not_kept(visit: Callable[[], Visitor], journal: Journal) -> None:
    journal.entries.record(said("Nothing confirmed.", FIRST_NOON))
    visitor = visit()
    visitor.click("weekKeep")
    visitor.wait(lambda: "A few words are enough" in "".join(visitor.texts("weekRemark")))
    visitor.wait(lambda: box(visitor, Part.MOMENT).isEnabled())
    assert pages(journal) == []


def test_a_picture_pasted_into_a_box_is_refused_kindly(visit: Callable[[], Visitor], kind_deed: str) -> None:
    visitor = visit()
    clip = QMimeData()
    clip.setText("x" * 7_000)
    box(visitor, Part.HARD).insertFromMimeData(clip)
    assert "a photo or file can go with it" in visitor.texts("weekRemark")[0]


def test_erasing_takes_the_half_written_page_off_the_boxes(
    visit: Callable[[], Visitor], journal: Journal, kind_deed: str
) -> None:
    hold(journal, Page(monday=MONDAY, texts={Part.HARD: "About him."}, entry_ids=(kind_deed,)))
    journal.entries.record(said("Other.", FIRST_NOON))
    visitor = visit()
    assert box(visitor, Part.HARD).text() == "About him."
    journal.erasing.erase(journal.erasing.of_entry(kind_deed), backups=False)
    visitor.screen.take_up_draft()  # type: ignore[attr-defined]
    visitor.wait(lambda: box(visitor, Part.HARD).text() == "")


def test_today_speaks_of_it_at_the_end_of_the_week(journal: Journal, kind_deed: str) -> None:
    sunday = FIRST_NOON + timedelta(days=6)
    journal.clock = lambda: sunday
    assert gather(journal).week == MONDAY
    journal.clock = lambda: sunday + timedelta(days=2)
    assert gather(journal).week is None


def test_the_line_on_today_leads_to_the_page(user: Driver) -> None:
    user.unlock(PASSPHRASE)
    user.ask(lambda journal: journal.entries.record(said("He gave me half.", FIRST_NOON, child_mood=5)))
    user.ask(lambda journal: setattr(journal, "clock", lambda: FIRST_NOON + timedelta(days=6)))
    assert user.window.workspace is not None
    user.window.workspace.today.refresh()
    user.click("weekLineOpen")
    user.wait(lambda: user.focused() == "week-moment", "the first box")
    user.press("Ctrl+5")
    user.wait(lambda: user.focused() == "childName", "the page of the children")
