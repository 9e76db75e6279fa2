"""The thought for today: why it was chosen, and what may be done with it, each undone with one click."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QLabel, QPushButton

from journal.guidance.prompts import Prompt, load_prompts
from journal.journal import Journal
from journal.model import PromptMark
from tests.stored import said
from tests.ui.today.conftest import Writer


def shown(writer: Writer) -> Prompt:
    """The prompt on the card, once the journal knows that it was shown."""
    (prompt,) = [one for one in load_prompts() if one.text == writer.find("promptText", QLabel).text()]
    writer.wait(lambda: prompt.id in writer.desk.journal.prompts_shown.all())
    return prompt


def take_back(writer: Writer) -> None:
    writer.wait(lambda: writer.undo is not None)
    assert writer.undo is not None
    writer.undo()


def test_the_card_says_why_it_was_chosen(writer: Writer, journal: Journal) -> None:
    journal.family.add_child("Tom", journal.clock().date() - timedelta(days=5 * 366))
    writer.screen.refresh()
    for ago in range(3):
        change = journal.entries.record(said(happened_at=journal.clock() - timedelta(hours=ago), setting="play"))
    writer.click("promptSkip")
    writer.desk.changed.emit(change)
    writer.wait(lambda: writer.find("promptBecause", QLabel).text() == "Because play came up three times this week.")
    assert "play" in shown(writer).occasions


def test_another_one_comes_and_undo_brings_the_first_back(writer: Writer, journal: Journal) -> None:
    first = shown(writer)
    writer.click("promptSkip")
    writer.wait(lambda: writer.find("promptText", QLabel).text() != first.text)
    second = shown(writer)
    take_back(writer)
    writer.wait(lambda: writer.find("promptText", QLabel).text() == first.text)
    assert {first.id, second.id} <= journal.prompts_shown.all().keys()


def test_one_not_for_us_gives_way_and_undo_brings_it_back(writer: Writer, journal: Journal) -> None:
    first = shown(writer)
    writer.click("promptRefuse")
    writer.wait(lambda: writer.find("promptText", QLabel).text() != first.text)
    assert journal.prompt_marks.all() == {first.id: PromptMark.NOT_FOR_US}
    take_back(writer)
    writer.wait(lambda: writer.find("promptText", QLabel).text() == first.text)
    assert journal.prompt_marks.all() == {}


def test_saving_says_so_and_a_second_click_takes_it_back(writer: Writer, journal: Journal) -> None:
    first = shown(writer)
    writer.click("promptSave")
    writer.wait(lambda: journal.prompt_marks.all() == {first.id: PromptMark.SAVED})
    writer.wait(lambda: writer.find("promptSave", QPushButton).text().startswith("Saved"))
    writer.click("promptSave")
    writer.wait(lambda: journal.prompt_marks.all() == {})


def test_an_entry_written_from_it_remembers_it_and_loses_nothing(writer: Writer, journal: Journal) -> None:
    writer.type("She laughed.")
    prompt = shown(writer)
    writer.click("promptWrite")
    assert writer.box.hasFocus()
    assert writer.find("sheetPrompt", QLabel).text() == prompt.text
    writer.type(" So did I.")
    entry = writer.save()
    assert entry.content.record == "She laughed. So did I."
    assert entry.content.details == {"prompt": prompt.text}
    assert not writer.sees("sheetPrompt")
    take_back(writer)
    writer.wait(lambda: writer.sees("sheetPrompt"))


def test_it_is_kept_with_the_draft_and_can_be_done_without(writer: Writer, journal: Journal) -> None:
    writer.click("promptWrite")
    writer.type("She laughed.")
    writer.screen.settle()
    writer.wait(lambda: (draft := journal.drafts.get()) is not None and "prompt" in draft.content.details)
    writer.click("sheetPromptOff")
    assert writer.box.hasFocus()
    assert writer.save().content.details == {}
