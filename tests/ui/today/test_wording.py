"""A kinder word at Today: one key leads to it, one puts it in place, and what is saved has it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.ui.today.conftest import Writer


def test_one_key_leads_to_a_kinder_word_and_one_uses_it(writer: Writer) -> None:
    writer.type('He absconded, he said "I absconded". ')
    writer.wait(lambda: writer.box.dotted() == ("absconded",))
    writer.press(Qt.Key.Key_F7)
    writer.wait(writer.find("wordingUse", QPushButton).hasFocus)
    writer.press(Qt.Key.Key_Space)
    writer.type("Then tea.")
    assert writer.save().content.record == 'He went missing, he said "I absconded". Then tea.'
    writer.wait(lambda: not writer.sees("wordingLine"))


def test_tab_goes_through_the_line_below_the_box(writer: Writer) -> None:
    writer.type("He absconded.")
    writer.wait(lambda: writer.sees("wordingLine"))
    writer.press(Qt.Key.Key_Tab)
    assert writer.screen.focusWidget().objectName() == "wordingUse"
