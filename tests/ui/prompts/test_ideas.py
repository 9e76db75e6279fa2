"""The library of ideas: searched and narrowed, kept or put aside, written from, and put on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal.day import FOSTERING
from journal.guidance.prompts import Prompt, load_prompts
from journal.journal import Journal
from journal.model import PromptMark
from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver
from ui.desk import Desk
from ui.prompts.idea_list import IdeaList
from ui.prompts.paper import as_pdf, on_paper
from ui.prompts.screen import PromptsScreen

W = TypeVar("W", bound=QWidget)
PROMPTS = load_prompts()


class Browser:
    """User verbs over the Ideas page."""

    def __init__(self, qtbot: QtBot, desk: Desk, screen: PromptsScreen) -> None:
        self.qtbot = qtbot
        self.screen = screen
        self.said: list[str] = []
        self.undo: Callable[[], None] = lambda: None
        desk.said.connect(self._hear)

    def find(self, name: str, kind: type[W]) -> W:
        self.wait(lambda: any(one.isVisible() for one in self.screen.findChildren(kind, name)))
        return next(one for one in self.screen.findChildren(kind, name) if one.isVisible())

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name, QAbstractButton), Qt.MouseButton.LeftButton)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.screen.focusWidget(), text)

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.screen.focusWidget(), key)

    def choose(self, name: str, text: str) -> None:
        box = self.find(name, QComboBox)
        box.setCurrentIndex(next(at for at in range(box.count()) if text in box.itemText(at)))

    def listed(self) -> list[str]:
        model = self.find("ideasList", IdeaList).model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def chosen(self) -> Prompt:
        (prompt,) = [one for one in PROMPTS if one.text == self.find("ideaText", QLabel).text()]
        return prompt

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=10_000)

    def _hear(self, sentence: str, undo: Callable[[], None]) -> None:
        self.said.append(sentence)
        self.undo = undo


@pytest.fixture
def journal(desk: Desk) -> Journal:
    """A journal with a child of five."""
    desk.journal.family.add_child("Mia", desk.journal.clock().date() - timedelta(days=5 * 366))
    return desk.journal


@pytest.fixture
def browser(qtbot: QtBot, desk: Desk, journal: Journal) -> Iterator[Browser]:
    """Somebody who looks through all ideas."""
    screen = PromptsScreen(desk)
    screen.resize(1000, 700)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    screen.focus_first()
    yield Browser(qtbot, desk, screen)
    screen.close()
    screen.deleteLater()


def test_it_begins_with_what_fits_the_child_and_shows_all_when_asked(browser: Browser) -> None:
    fitting = [one.text for one in PROMPTS if one.youngest <= 5 <= one.oldest and one.audience != "foster"]
    assert browser.listed() == fitting
    assert browser.find("ideasAge", QComboBox).currentText() == "Mia (5 years)"
    browser.click("ideasClear")
    assert browser.listed() == [one.text for one in PROMPTS]
    assert browser.find("ideasCount", QLabel).text() == f"{len(PROMPTS)} ideas"


def test_words_and_filters_narrow_it_down_to_one_by_keyboard(browser: Browser) -> None:
    browser.chosen()
    browser.choose("ideasKind", "Mend")
    browser.type("drink story")
    assert [one.id for one in PROMPTS if one.text in browser.listed()] == ["reconnect-first"]
    browser.press(Qt.Key.Key_Down)
    browser.press(Qt.Key.Key_Return)
    with browser.qtbot.waitSignal(browser.screen.write_wanted) as wanted:
        browser.press(Qt.Key.Key_Space)
    assert wanted.args[0].id == "reconnect-first"


def test_where_nothing_fits_it_says_so_and_goes_back_to_all(browser: Browser) -> None:
    browser.chosen()
    browser.type("zebra")
    browser.find("ideasNothing", QWidget)
    assert not browser.find("ideasPrint", QAbstractButton).isEnabled()
    browser.click("ideasShowAll")
    assert len(browser.listed()) == len(PROMPTS)


def test_a_saved_one_is_found_among_the_saved(browser: Browser, journal: Journal) -> None:
    saved = browser.chosen()
    browser.click("ideaSave")
    browser.wait(lambda: journal.prompt_marks.all() == {saved.id: PromptMark.SAVED})
    browser.choose("ideasPile", "Saved")
    browser.wait(lambda: browser.listed() == [saved.text])


def test_one_not_for_us_leaves_the_list_and_is_brought_back_from_its_pile(browser: Browser, journal: Journal) -> None:
    refused, before = browser.chosen(), browser.listed()
    browser.click("ideaRefuse")
    browser.wait(lambda: browser.listed() == before[1:])
    assert browser.chosen().text == before[1]
    browser.choose("ideasPile", "Not for us")
    assert browser.chosen() == refused
    browser.click("ideaRefuse")
    browser.wait(lambda: browser.said[-1] == "It may come again.")
    assert journal.prompt_marks.all() == {}
    browser.undo()
    browser.wait(lambda: journal.prompt_marks.all() == {refused.id: PromptMark.NOT_FOR_US})


def test_who_fosters_gets_ideas_for_foster_carers(browser: Browser, journal: Journal) -> None:
    browser.chosen()
    browser.click("ideasFostering")
    browser.wait(lambda: browser.find("ideasAudience", QComboBox).currentText() == "For foster carers")
    assert journal.settings.get(FOSTERING) == "yes"
    foster = {one.text for one in PROMPTS if one.audience == "foster" and one.youngest <= 5}
    assert foster <= set(browser.listed())


def test_what_is_listed_is_saved_as_pdf(browser: Browser, tmp_path: Path) -> None:
    browser.chosen()
    browser.screen.save_pdf(tmp_path / "ideas.pdf")
    browser.wait(lambda: "Saved as ideas.pdf." in browser.said)
    assert (tmp_path / "ideas.pdf").read_bytes().startswith(b"%PDF-")


def test_a_pdf_that_cannot_be_written_is_said_and_leaves_nothing(browser: Browser, desk: Desk, tmp_path: Path) -> None:
    browser.chosen()
    with browser.qtbot.waitSignal(desk.faulted) as fault:
        browser.screen.save_pdf(tmp_path / "gone" / "ideas.pdf")
    assert fault.args[0].code == "storage-failed"


def test_what_is_listed_goes_to_the_printer_that_is_chosen(browser: Browser, tmp_path: Path) -> None:
    browser.chosen()
    browser.click("ideasPrint")
    (dialog,) = browser.screen.findChildren(QPrintDialog)
    dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.done(QDialog.DialogCode.Accepted)
    assert browser.said == ["Sent to the printer."]
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")


def test_on_paper_stands_every_idea_once_with_its_source_and_none_is_cut(dressed: None) -> None:
    paper = on_paper(PROMPTS, "For parents")
    text = paper.toPlainText()
    assert all(text.count(one.text) == 1 and one.source in text for one in PROMPTS)
    assert as_pdf(paper, "Ideas").count(b"/Type /Page\n") > 3


def test_an_idea_is_written_about_on_today(user: Driver) -> None:
    user.unlock(PASSPHRASE)
    user.press("Ctrl+4")
    text = user.text("ideaText")
    user.click("ideaWrite")
    user.wait(lambda: user.focused() == "entryText")
    assert user.text("sheetPrompt") == text
